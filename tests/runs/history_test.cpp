/// What runs share before they part, and the tree of it.

#include "runs/history.hpp"

#include "runs/schedule.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

programme::Design programme_from(const std::string& name, std::int32_t year) {
  programme::Design design;
  design.name = name;
  design.first_fiscal_year = year;
  return design;
}

Shock shock_in(std::int32_t year, double size) { return {"crisis", "demand", year, 2, 4, size, {}}; }

/// 2011 to 2030 after a year of burn-in.
Scenario scenario_with(const std::vector<programme::Design>& programmes, const std::vector<Shock>& shocks = {}) {
  Scenario scenario;
  scenario.burn_in_years = 1;
  scenario.last_fiscal_year = 2030;
  scenario.programmes = programmes;
  scenario.shocks = shocks;
  return scenario;
}

/// Runs of one seed, under the names 0, 1, ...
std::vector<PlannedRun> runs_of(const std::vector<Scenario>& scenarios) {
  std::vector<PlannedRun> runs;
  for (const Scenario& each : scenarios) runs.push_back({&each, std::to_string(runs.size()), 7, 0, "", ""});
  return runs;
}

Trunk tree_of(const std::vector<PlannedRun>& runs) {
  std::vector<const PlannedRun*> all;
  for (const PlannedRun& each : runs) all.push_back(&each);
  return trunk_of(all);
}

std::string names(const std::vector<const PlannedRun*>& runs) {
  std::string joined;
  for (const PlannedRun* each : runs) joined += each->name;
  return joined;
}

}  // namespace

TEST_CASE("a history holds what acts before its end, and no abolition that is yet to come", "[history]") {
  programme::Design abolished = programme_from("early", 2012);
  abolished.abolition_fiscal_year = 2020;
  abolished.phase_out_years = 2;
  const Scenario scenario = scenario_with({abolished, programme_from("late", 2020)}, {shock_in(2015, -0.1)});
  CHECK(history_of(scenario, 2011).programmes.empty());
  CHECK(history_of(scenario, 2012).programmes.empty());
  const Scenario until_2015 = history_of(scenario, 2015);
  REQUIRE(until_2015.programmes.size() == 1);
  CHECK(until_2015.programmes[0].abolition_fiscal_year == 0);
  CHECK(until_2015.programmes[0].phase_out_years == 0);
  CHECK(until_2015.shocks.empty());
  CHECK(history_of(scenario, 2016).shocks.size() == 1);
  const Scenario until_2021 = history_of(scenario, 2021);
  CHECK(until_2021.programmes.size() == 2);
  CHECK(until_2021.programmes[0].abolition_fiscal_year == 2020);
  CHECK(turning_points(scenario) == std::vector<std::int32_t>{2011, 2012, 2015, 2020});
}

TEST_CASE("a programme that begins late but stands before an early one is kept, because places in the list are chance",
          "[history]") {
  const Scenario scenario = scenario_with({programme_from("late", 2020), programme_from("early", 2012)});
  CHECK(history_of(scenario, 2012).programmes.empty());
  CHECK(history_of(scenario, 2013).programmes.size() == 2);
}

TEST_CASE("runs part in the first year in which one of them does something else", "[history]") {
  const programme::Design early = programme_from("early", 2011);
  const std::vector<Scenario> scenarios{
      scenario_with({}), scenario_with({early}), scenario_with({early}, {shock_in(2020, -0.1)}),
      scenario_with({early}, {shock_in(2020, -0.2)}), scenario_with({early, programme_from("late", 2025)})};
  const auto runs = runs_of(scenarios);
  const Trunk tree = tree_of(runs);
  CHECK(tree.until == 2011);
  CHECK(tree.scenario.programmes.empty());
  CHECK(names(tree.leaves) == "0");
  REQUIRE(tree.branches.size() == 1);
  const Trunk& supported = *tree.branches[0];
  CHECK(supported.until == 2020);
  CHECK(supported.scenario.programmes.size() == 1);
  CHECK(names(supported.leaves) == "23");
  REQUIRE(supported.branches.size() == 1);
  CHECK(supported.branches[0]->until == 2025);
  CHECK(names(supported.branches[0]->leaves) == "14");
  // Burn-in 4, "none" 80; to 2020 36; two shocks 44 each; to 2025 20, and two of the 24 quarters that are left.
  CHECK(quarters_of(tree) == 4 + 80 + 36 + 2 * 44 + 20 + 2 * 24);
}

TEST_CASE("runs that differ in titles only never part", "[history]") {
  std::vector<Scenario> scenarios{scenario_with({}), scenario_with({})};
  scenarios[1].title_en = "The same again";
  const auto runs = runs_of(scenarios);
  const Trunk tree = tree_of(runs);
  CHECK(tree.until == 2031);
  CHECK(names(tree.leaves) == "01");
  CHECK(quarters_of(tree) == 4 + 80);
}

}  // namespace minori::runs
