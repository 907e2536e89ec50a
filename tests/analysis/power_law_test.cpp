#include "analysis/estimation/power_law.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/estimation/power_law_draws.hpp"
#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

namespace {

/// Customers hit by 211 blackouts in the United States, 1984-2002, in thousands: the data of Newman (2005),
/// Contemporary Physics 46:323-351, which CSN09 fit in table 6.1.
const std::vector<double> blackouts = {
    570,    210.882, 190,    46,     17,    360,  74,  19,     460,    65,     18.351,  25,     25,      63.5,
    1,      9,       50,     114.5,  350,   25,   50,  25,     242.91, 55,     164.5,   877,    43,      1140,
    464,    90,      2100,   385,    95.63, 166,  71,  100,    234,    300,    258,     130,    246,     114,
    120,    24.506,  36.073, 10,     160,   600,  12,  203,    50.462, 40,     59,      15,     1.646,   500,
    60,     133,     62,     173,    81,    20,   112, 600,    24,     37,     238,     50,     50,      147,
    32,     40.911,  30.5,   14.273, 160,   230,  92,  75,     130,    124,    120,     11,     235,     50,
    94.285, 240,     870,    70,     50,    50,   18,  51,     51,     145,    557.354, 219,    191,     2.9,
    163,    257.718, 1660,   1600,   1300,  80,   500, 10,     290,    375,    95,      725,    128,     148,
    100,    2,       48,     18,     5.3,   32,   250, 45,     38.5,   126,    284,     70,     400,     207.2,
    39.5,   363.476, 113.2,  1500,   15,    7500, 8,   56,     88,     60,     29,      75,     80,      7.5,
    82.5,   272,     272,    122,    145,   660,  50,  92,     60,     173,    106.85,  25,     146,     158,
    1500,   40,      100,    300,    1.8,   300,  70,  70,     29,     18.819, 875,     100,    50,      1500,
    650,    58,      142,    350,    71,    312,  25,  35,     315,    500,    404,     246,    43.696,  71,
    65,     29.9,    30,     20,     899,   10.3, 490, 115,    2085,   206,    400,     26.334, 598,     160,
    91,     33,      53,     300,    60,    55,   60,  66.005, 11.529, 56,     4.15,    40,     320.831, 30.001,
    200};

constexpr double infinity = std::numeric_limits<double>::infinity();

TailSearch given_bound(double lower_bound, std::size_t fewest = 2) { return {lower_bound, fewest, 400}; }

/// Whole numbers from `first` on with a known exponent.
std::vector<double> drawn_degrees(std::size_t count, double exponent, double first, std::uint64_t seed = 1) {
  const TailDraws draws(exponent, first, Support::whole_numbers);
  return drawn(
      count, [&](double share) { return draws(share); }, seed);
}

}  // namespace

TEST_CASE("the exponent is one more than one over the mean logarithm above the bound", "[analysis][power_law]") {
  // Logarithms 0, 1, 2 sum to 3 = n: exponent 2. The law says 1, 0.368, 0.135 for the shares above; the values have 1,
  // 2/3, 1/3 at or above and 2/3, 1/3, 0 above: the largest gap is 1/3, above the first.
  const PowerLawTail tail = power_law_tail({1.0, std::exp(1.0), std::exp(2.0)}, Support::continuous, given_bound(1.0));
  CHECK(tail.exponent == Approx(2.0));
  CHECK(tail.exponent_error == Approx(1.0 / std::sqrt(3.0)));
  CHECK(tail.distance == Approx(1.0 / 3.0));
  CHECK(tail.tail_count == 3);
  CHECK(tail.lower_bound == 1.0);
  SECTION("and the upper tail index of Axtell is one less") { CHECK(tail.tail_index() == Approx(1.0)); }
}

TEST_CASE("the blackouts of Clauset, Shalizi and Newman have their published tail", "[analysis][power_law]") {
  REQUIRE(blackouts.size() == 211);
  const PowerLawTail tail = power_law_tail(blackouts, Support::continuous);
  CHECK(std::round(tail.exponent * 10.0) == 23.0);  // published: 2.3, bound 230, 59 values in the tail
  CHECK(tail.lower_bound == 230.0);
  CHECK(tail.tail_count == 59);
  CHECK(tail.exponent == Approx(2.2726372).epsilon(1e-6));  // the equations typed into R
  CHECK(tail.distance == Approx(0.0606738).epsilon(1e-5));
  SECTION("and a power law is plausible for them, as published") {
    // Published: p = 0.62, by a program that looks at one side of each step. Both sides: 0.829 by 1000 samples in R;
    // with 400 samples five standard errors are 0.094.
    const double p_value = power_law_plausibility(blackouts, Support::continuous, {}, {400, 1});
    CHECK(std::abs(p_value - 0.829) < 0.094);
    CHECK_FALSE(std::abs(p_value - 0.62) < 0.094);
  }
}

TEST_CASE("the exponent of whole numbers maximises their own likelihood", "[analysis][power_law]") {
  const std::vector<double> degrees = {1, 1, 1, 1, 2, 1, 1, 3, 2, 1, 5, 1};
  const PowerLawTail tail = power_law_tail(degrees, Support::whole_numbers, given_bound(1.0));
  CHECK(tail.exponent == Approx(2.366014548).epsilon(1e-6));  // R: optimize over sums of 2000 terms
  CHECK(tail.exponent_error == Approx(0.4368106).epsilon(1e-5));
  CHECK(tail.distance == Approx(0.0507491988).epsilon(1e-6));
  SECTION("which the formula for continuous values misses by far") {
    CHECK_FALSE(power_law_tail(degrees, Support::continuous, given_bound(1.0)).exponent == Approx(2.366).epsilon(0.1));
  }
  SECTION("from another bound on") {
    const PowerLawTail above = power_law_tail({2, 2, 2, 3, 2, 4, 6, 2, 3, 9}, Support::whole_numbers, given_bound(2.0));
    CHECK(above.exponent == Approx(2.576887087).epsilon(1e-6));
  }
  SECTION("a bound between two whole numbers is the upper one") {
    CHECK(power_law_tail(degrees, Support::whole_numbers, given_bound(0.4)).lower_bound == 1.0);
  }
  SECTION("and what is not whole is refused") {
    CHECK_THROWS_AS(power_law_tail({1.0, 2.5}, Support::whole_numbers), std::invalid_argument);
  }
}

TEST_CASE("the exponent of drawn values is found, within the error that it names",
          "[analysis][power_law][statistical]") {
  const PowerLawTail sizes = power_law_tail(drawn_pareto(20000, 2.06), Support::continuous, given_bound(1.0));
  CHECK(sizes.exponent_error == Approx(1.06 / std::sqrt(20000.0)).epsilon(0.05));
  CHECK(std::abs(sizes.tail_index() - 1.06) < 5 * sizes.exponent_error);
  CHECK_FALSE(std::abs(sizes.tail_index() - 1.15) < 5 * sizes.exponent_error);
  const PowerLawTail degrees = power_law_tail(drawn_degrees(5000, 2.5, 3.0), Support::whole_numbers, given_bound(3.0));
  CHECK(std::abs(degrees.exponent - 2.5) < 5 * degrees.exponent_error);
  CHECK_FALSE(std::abs(degrees.exponent - 2.7) < 5 * degrees.exponent_error);
}

TEST_CASE("the tail begins where the body ends", "[analysis][power_law][statistical]") {
  // A flat body below 10 with half the values, a power law from 10 on with the others.
  std::vector<double> values;
  for (const double value : drawn_pareto(2000, 2.5, 7)) values.push_back(10.0 * value);
  for (int i = 0; i < 2000; ++i) values.push_back(10.0 * (i + 0.5) / 2000.0);
  const PowerLawTail tail = power_law_tail(values, Support::continuous);
  CHECK(tail.lower_bound > 9.0);
  CHECK(tail.lower_bound < 15.0);
  CHECK(std::abs(tail.exponent - 2.5) < 5 * tail.exponent_error);
  SECTION("while the bound of the whole sample gives another exponent") {
    const PowerLawTail all = power_law_tail(values, Support::continuous, given_bound(1.0));
    CHECK_FALSE(std::abs(all.exponent - 2.5) < 5 * all.exponent_error);
  }
  SECTION("with fewer bounds tried, nearly the same; with only the first and the last, another") {
    CHECK(power_law_tail(values, Support::continuous, {missing, 50, 40}).exponent ==
          Approx(tail.exponent).epsilon(0.05));
    const PowerLawTail coarse = power_law_tail(values, Support::continuous, {missing, 50, 1});
    CHECK((coarse.tail_count == 4000 || coarse.tail_count == 50));
  }
}

TEST_CASE("the plausibility of what was drawn from a power law is any number from 0 to 1 alike",
          "[analysis][power_law][statistical]") {
  // Half of the values lie below the tail. Mean of 100 uniform numbers: 0.5 with standard error 0.029.
  double continuous = 0.0;
  double whole_numbers = 0.0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Bootstrap bootstrap{40, 1000 + seed};
    auto sizes = drawn_pareto(150, 2.5, seed);
    auto degrees = drawn_degrees(150, 2.5, 2.0, seed);
    sizes.insert(sizes.end(), 150, 0.5);
    degrees.insert(degrees.end(), 150, 1.0);
    continuous += power_law_plausibility(sizes, Support::continuous, given_bound(1.0), bootstrap);
    whole_numbers += power_law_plausibility(degrees, Support::whole_numbers, given_bound(2.0), bootstrap);
  }
  CHECK(std::abs(continuous / 100.0 - 0.5) < 5 * 0.029);
  CHECK(std::abs(whole_numbers / 100.0 - 0.5) < 5 * 0.029);
  CHECK_FALSE(std::abs(1.0 - 0.5) < 5 * 0.029);  // what a test that never refuses would give
}

TEST_CASE("a power law is refused for exponential values", "[analysis][power_law][statistical]") {
  const Bootstrap bootstrap{100, 5};
  const auto exponential = drawn_exponential(1000);
  CHECK(power_law_plausibility(exponential, Support::continuous, given_bound(0.2), bootstrap) <= 0.1);
  std::vector<double> geometric = exponential;
  for (double& value : geometric) value = std::ceil(5.0 * value + 1e-9);
  CHECK(power_law_plausibility(geometric, Support::whole_numbers, given_bound(1.0), bootstrap) <= 0.1);
  SECTION("also where the bound is searched, and leaves at least half of the values") {
    const TailSearch search{missing, 500, 100};
    CHECK(power_law_plausibility(exponential, Support::continuous, search, bootstrap) <= 0.1);
    CHECK(power_law_plausibility(drawn_pareto(1000, 2.5, 2), Support::continuous, search, bootstrap) > 0.1);
  }
}

TEST_CASE("the same seed gives the same plausibility, another seed another", "[analysis][power_law]") {
  const auto plausibility = [](std::uint64_t seed) {
    return power_law_plausibility(drawn_pareto(200, 2.5), Support::continuous, {}, {50, seed});
  };
  CHECK(plausibility(1) == plausibility(1));
  CHECK((plausibility(1) != plausibility(2) || plausibility(1) != plausibility(3)));
}

TEST_CASE("draws of whole numbers have the shares of the law, near and far", "[analysis][power_law]") {
  // Exponent 2 from 1 on: P(1) = 6 / pi^2 = 0.607927, P(2) = P(1) / 4 = 0.151982, together 0.759909.
  const TailDraws draws(2.0, 1.0, Support::whole_numbers);
  CHECK(draws(0.0) == 1.0);
  CHECK(draws(0.6079) == 1.0);
  CHECK(draws(0.6080) == 2.0);
  CHECK(draws(0.7599) == 2.0);
  CHECK(draws(0.7600) == 3.0);
  // Above x lies about P(1) / (x + 1/2): the share 1e-5 at x = 60792.2, far outside any table.
  CHECK(draws(1.0 - 1e-5) == Approx(60792.0).margin(1.0));
  CHECK(draws(0.999999999999999) > 1e14);
}

TEST_CASE("no tail is made of too few values, equal ones, or none", "[analysis][power_law]") {
  const PowerLawTail nothing = power_law_tail({}, Support::continuous);
  CHECK(std::isnan(nothing.exponent));
  CHECK(std::isnan(nothing.tail_index()));
  CHECK(std::isnan(nothing.lower_bound));
  CHECK(nothing.count == 0);
  CHECK(std::isnan(power_law_tail({3.0}, Support::continuous, given_bound(1.0, 1)).exponent));
  CHECK(std::isnan(power_law_tail(std::vector<double>(100, 4.0), Support::whole_numbers).exponent));
  CHECK(std::isnan(power_law_tail(drawn_pareto(49, 2.5), Support::continuous).exponent));
  CHECK_FALSE(std::isnan(power_law_tail(drawn_pareto(50, 2.5), Support::continuous).exponent));
  CHECK(std::isnan(power_law_plausibility({}, Support::continuous)));
  SECTION("values that are not finite or not above zero are left out and counted") {
    const PowerLawTail tail = power_law_tail({1.0, missing, std::exp(1.0), -2.0, infinity, 0.0, std::exp(2.0)},
                                             Support::continuous, given_bound(1.0));
    CHECK(tail.exponent == Approx(2.0));
    CHECK(tail.count == 3);
    CHECK(tail.left_out == 4);
  }
}
