#include "sim/clock.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

Step at(std::uint32_t quarter, std::uint32_t burn_in) {
  return {.chance = {.seed = 1, .quarter = quarter}, .first_fiscal_year = 2011, .burn_in_quarters = burn_in};
}

}  // namespace

TEST_CASE("a year has four quarters and begins in April", "[sim]") {
  CHECK(at(0, 0).quarter_of_year() == 1);
  CHECK(at(3, 0).quarter_of_year() == 4);
  CHECK(at(4, 0).quarter_of_year() == 1);
  CHECK(at(0, 0).fiscal_year() == 2011);
  CHECK(at(3, 0).fiscal_year() == 2011);
  CHECK(at(4, 0).fiscal_year() == 2012);
  CHECK(at(159, 0).fiscal_year() == 2050);
}

TEST_CASE("the run proper begins with its first fiscal year after the burn-in, which counts backwards", "[sim]") {
  CHECK(at(0, 80).in_burn_in());
  CHECK(at(0, 80).fiscal_year() == 1991);
  CHECK(at(3, 80).fiscal_year() == 1991);
  CHECK(at(4, 80).fiscal_year() == 1992);
  CHECK(at(76, 80).fiscal_year() == 2010);
  CHECK(at(79, 80).fiscal_year() == 2010);
  CHECK(at(79, 80).in_burn_in());
  CHECK_FALSE(at(80, 80).in_burn_in());
  CHECK(at(80, 80).fiscal_year() == 2011);
  CHECK(at(80, 80).quarter_of_year() == 1);
}

TEST_CASE("the step hands out the chance of its quarter", "[sim]") {
  CHECK(at(5, 0).uniform(3U, 17) == Chance{1, 5}.uniform(3U, 17));
  CHECK(at(5, 0).pick(9, 3U, 17, 2) == Chance{1, 5}.pick(9, 3U, 17, 2));
}
