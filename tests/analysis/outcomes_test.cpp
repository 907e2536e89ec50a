#include "analysis/outcomes.hpp"

#include <algorithm>
#include <cmath>

#include "tests/analysis/synthetic.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

/// Runs "none" and "with", two years, one region. The programme pays 600 Myen at the start of each year and gets 100
/// back at the end; local money is 10 a quarter without and 35 with programme; five additional start-ups a quarter.
LabelledData two_years() {
  auto data = testing::file_of({{"none", 1}, {"with", 1}}, 8, {"A"});
  const std::vector<double> nothing(8, 0.0);
  const auto joined = [](std::vector<double> first, const std::vector<double>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
  };
  testing::add_panel(data, "programme_paid", "programme", joined(nothing, {600, 0, 0, 0, 600, 0, 0, 0}));
  testing::add_panel(data, "programme_returned", "programme", joined(nothing, {0, 0, 0, 100, 0, 0, 0, 100}));
  testing::add_panel(data, "local_money", "region", joined(std::vector<double>(8, 10.0), std::vector<double>(8, 35.0)));
  testing::add_panel(data, "startups", "region", joined(std::vector<double>(8, 2.0), std::vector<double>(8, 7.0)));
  testing::add_panel(data, "private_money", "region", joined(nothing, {100, 0, 0, 0, 0, 0, 0, 0}));
  testing::add_panel(data, "attributed_commercialisations", "region", joined(nothing, {3, 0, 0, 0, 0, 0, 0, 3}));
  return data;
}

const Outcome& outcome_named(const std::vector<Outcome>& outcomes, const std::string& id) {
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& each) { return each.id == id; });
  REQUIRE(found != outcomes.end());
  return *found;
}

}  // namespace

TEST_CASE("public money is what was paid minus what came back, and local money beyond the usual",
          "[analysis][outcomes]") {
  const auto data = two_years();
  OutcomeOptions options;
  options.discount = 0.0;
  const auto spending = spending_by_run(data, RunsInFile(data), options);
  CHECK(spending[1].allocated_pv == Approx(1200.0));
  CHECK(spending[1].national_pv == Approx(1000.0));
  CHECK(spending[1].local_pv == Approx(200.0));  // 8 quarters of 35 - 10
  CHECK(spending[1].public_pv() == Approx(1200.0));
  CHECK(spending[1].national_by_year == std::vector<double>{500.0, 500.0});
  CHECK(spending[1].local_by_year == std::vector<double>{100.0, 100.0});
  CHECK(spending[0].public_pv() == Approx(0.0));
}

TEST_CASE("what local governments keep up after support is public money too", "[analysis][outcomes]") {
  auto data = two_years();
  std::vector<double> upkeep(16, 0.0);
  upkeep[14] = 30.0;  // in the run "with"
  upkeep[15] = 20.0;
  upkeep[3] = 10.0;  // and in the one without
  testing::add_panel(data, "local_upkeep", "region", upkeep);
  OutcomeOptions options;
  options.discount = 0.0;
  const auto spending = spending_by_run(data, RunsInFile(data), options);
  CHECK(spending[1].local_pv == Approx(200.0 + 50.0 - 10.0));
  CHECK(spending[1].local_by_year == std::vector<double>{90.0, 150.0});
}

TEST_CASE("a present value discounts from the start of the horizon", "[analysis][outcomes]") {
  const auto data = two_years();
  // At 21 % a year: 600 now and 600 in a year, 600 + 600 / 1.21; the year's end is 0.75 years later.
  CHECK(present_value(data, "programme_paid", 0.21)[1] == Approx(600.0 + 600.0 / 1.21));
  CHECK(present_value(data, "programme_returned", 0.21)[1] ==
        Approx(100.0 / std::pow(1.21, 0.75) + 100.0 / std::pow(1.21, 1.75)));
  CHECK(present_value(data, "programme_paid", 0.0, 1)[1] == Approx(600.0));
  CHECK_THROWS_WITH(present_value(data, "nothing", 0.0), Contains("no variable 'nothing'"));
}

TEST_CASE("outcomes are additional amounts per billion yen spent", "[analysis][outcomes]") {
  const auto data = two_years();
  const RunsInFile runs(data);
  OutcomeOptions options;
  options.discount = 0.0;
  const auto outcomes = outcomes_of(data, runs, options);
  const auto& startups = outcome_named(outcomes, "additional_startups");
  CHECK(startups.by_run[1] == Approx(40.0 / 1.2));  // 8 x 5 for 1.2 billion yen
  CHECK(std::isnan(startups.by_run[0]));            // the baseline spends nothing: missing, not infinity
  CHECK(startups.unit == "1/billion yen");
  CHECK(outcome_named(outcomes, "additional_private_money").by_run[1] == Approx(100.0 / 1.2));
  const auto& attributed = outcome_named(outcomes, "attributed_commercialisations");
  CHECK(attributed.by_run[1] == Approx(6.0 / 1.2));
  CHECK(attributed.attribution == Attribution::attributed);
  SECTION("or per billion yen of national money") {
    options.cost = Cost::national_money;
    CHECK(outcome_named(outcomes_of(data, runs, options), "additional_startups").by_run[1] == Approx(40.0));
  }
  SECTION("counts keep their number, money is discounted like the cost") {
    options.discount = 0.21;
    const double cost = spending_by_run(data, runs, options)[1].public_pv() / 1000.0;
    const auto discounted = outcomes_of(data, runs, options);
    CHECK(outcome_named(discounted, "additional_startups").by_run[1] == Approx(40.0 / cost));
    CHECK(outcome_named(discounted, "attributed_commercialisations").by_run[1] == Approx(6.0 / cost));
    CHECK(outcome_named(discounted, "attributed_commercialisations_discounted").by_run[1] ==
          Approx((3.0 + 3.0 / std::pow(1.21, 1.75)) / cost));
    CHECK_THAT(outcome_named(discounted, "additional_startups").definition.en, Contains("(21 % a year)"));
  }
}

TEST_CASE("milestones count what came until then", "[analysis][outcomes]") {
  const auto data = two_years();
  OutcomeOptions options;
  options.discount = 0.0;
  options.milestones = {1, 2, 30};
  auto with_projects = data;
  std::vector<double> starts(8, 0.0);
  for (int i = 1; i <= 8; ++i) starts.push_back(i);
  testing::add_panel(with_projects, "project_starts", "region", starts);
  const auto outcomes = outcomes_of(with_projects, RunsInFile(with_projects), options);
  CHECK(outcome_named(outcomes, "additional_project_starts").by_run[1] == Approx(36.0 / 1.2));
  CHECK(outcome_named(outcomes, "additional_project_starts_first_1_years").by_run[1] == Approx(10.0 / 1.2));
  // Two years is the whole horizon and thirty are not in it: neither is an outcome of its own.
  CHECK(std::none_of(outcomes.begin(), outcomes.end(),
                     [](const Outcome& each) { return each.id.find("_first_2_") != std::string::npos; }));
}

TEST_CASE("a file without programme money has no outcome per yen", "[analysis][outcomes]") {
  auto data = testing::file_of({{"none", 1}, {"with", 1}}, 4, {"A"});
  testing::add_panel(data, "startups", "region", std::vector<double>(8, 1.0));
  const RunsInFile runs(data);
  CHECK(std::isnan(spending_by_run(data, runs, {})[1].public_pv()));
  CHECK(outcomes_of(data, runs, {}).empty());
}

TEST_CASE("one run alone has nothing to be additional to", "[analysis][outcomes]") {
  auto data = testing::file_of({{"with", 1}}, 4, {"A"});
  CHECK_THROWS_WITH(outcomes_of(data, RunsInFile(data), {}), Contains("no scenario 'none'"));
}
