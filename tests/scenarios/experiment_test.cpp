#include <algorithm>
#include <set>

#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

const Scenario& scenario_of(const Experiment& experiment, const std::string& name) {
  const auto found = std::find_if(experiment.entries.begin(), experiment.entries.end(),
                                  [&](const Experiment::Entry& each) { return each.name == name; });
  REQUIRE(found != experiment.entries.end());
  return found->scenario;
}

struct ExperimentFault {
  const char* text;
  std::vector<std::string> told;
};

const std::string head = "[experiment]\nbase = 'small'\n";

/// Lines after `head`, and what is told of them.
const std::vector<ExperimentFault> experiment_faults{
    {"", {"0:0 the experiment is empty: it has no [[scenario]] and no [[factor.level]]"}},
    {"replicates = 0\n[[scenario]]\nname = 'none'",
     {"3:14 replicates = 0 must be between 1 and 1000000 (seeds per entry; replicate r has the same seed in every "
      "entry)"}},
    {"seed = -1\n[[scenario]]\nname = 'none'",
     {"3:8 seed = -1 must be at least 0 (all chance of the experiment comes from this number)"}},
    {"replicate = 3\n[[scenario]]\nname = 'none'", {"3:1 unknown key 'replicate' in [experiment] [replicates]"}},
    {"name = 'a b'\n[[scenario]]\nname = 'none'",
     {"3:8 name = 'a b' must be letters, digits and _ + . - only, because it names files"}},
    {"baseline = 'non'\n[[scenario]]\nname = 'none'", {"3:12 baseline: there is no entry 'non' [none]"}},
    {"[[scenarios]]\nname = 'none'", {"3:3 unknown key 'scenarios' in the experiment [scenario]"}},
    {"[[scenario]]\ntitle_en = 'none'", {"3:1 [[scenario]] needs a name"}},
    {"[[scenario]]\nname = 'a'\n[[scenario]]\nname = 'a'", {"6:8 there are two [[scenario]]s named 'a'"}},
    {"[[scenario]]\nname = '../a'", {"4:8 name = '../a' must be letters, digits and _ + . - only"}},
    {"[[scenario]]\nname = 'a'\nset = { policy.funding_perod = 3 }",
     {"5:16 unknown key 'funding_perod' in [policy] [funding_period]"}},
    {"[[scenario]]\nname = 'a'\nset = 3", {"5:7 set needs a table, not a whole number"}},
    {"[[scenario]]\nname = 'a'\nset = { extends = 'risp' }",
     {"5:19 extends belongs in a scenario file; `base` names the scenario to start from"}},
    {"[[scenario]]\nname = 'a'\nlabels = { period = '3' }", {"5:12 there is no factor 'period'"}},
    {"[[scenario]]\nname = 'a'\nset = { policy.funding_period = 30 }",
     {"5:33 funding_period = 30 years of programme 'risp_international' is longer than the horizon of 20 years",
      "5:33 funding_period = 30 years of programme 'risp_research_industry' is longer than the horizon of 20 years"}},
    {"[[factor]]\nname = 'f'", {"3:1 factor 'f' has no [[factor.level]]"}},
    {"[[factor]]\nname = 'f'\n[[factor.level]]\ntitle_en = 'x'", {"5:1 [[factor.level]] needs a label"}},
    {"[[factor]]\nname = 'f'\nlevel = 3",
     {"5:9 level needs tables, [[factor.level]], not a whole number", "3:1 factor 'f' has no [[factor.level]]"}},
    {"factor = 3", {"3:1 unknown key 'factor' in [experiment]"}},
};

/// Two factors of two levels and an entry of its own.
const char* const two_factors = R"(
[experiment]
base = "small"
replicates = 3
set = { burn_in_years = 5 }
[[scenario]]
name = "far"
labels = { length = "two" }
set = { horizon.last_fy = 2040 }
[[factor]]
name = "start"
[[factor.level]]
label = "a"
set = { horizon.last_fy = 2025 }
[[factor.level]]
label = "b"
set = { horizon.last_fy = 2026 }
[[factor]]
name = "length"
[[factor.level]]
label = "one"
[[factor.level]]
label = "two"
set = { horizon.last_fy = 2027, burn_in_years = 6 }
)";

}  // namespace

TEST_CASE("the funding-period experiment has every period under every budget rule, and a world without",
          "[scenarios][experiment][shipped]") {
  const Experiment experiment = load_experiment("funding_period");
  CHECK(experiment.entries.size() == 16);
  CHECK(experiment.baseline == "none");
  CHECK(experiment.replicates == 20);
  CHECK_FALSE(experiment.question_en.empty());
  CHECK_FALSE(experiment.question_ja.empty());
  std::set<std::string> texts;
  for (const auto& entry : experiment.entries) {
    CHECK(entry.scenario.name == entry.name);
    CHECK(entry.scenario.last_fiscal_year - entry.scenario.first_fiscal_year + 1 == 40);
    CHECK(entry.scenario.programmes.size() == 3);
    for (const auto& programme : entry.scenario.programmes)
      CHECK(programme.first_fiscal_year == entry.scenario.first_fiscal_year);
    texts.insert(resolved_text(entry.scenario));
  }
  CHECK(texts.size() == 16);

  for (const auto& programme : scenario_of(experiment, "none").programmes) CHECK_FALSE(programme.enabled);
  const auto& three = scenario_of(experiment, "slots_3").programmes.front();
  CHECK(three.enabled);
  CHECK(three.funding_period == 3);
  CHECK(three.evaluation_years == std::vector<std::int32_t>{3});
  CHECK(three.equal_budget == programme::BudgetRule::slots);
  const auto& extended = scenario_of(experiment, "cohort_grants_5+3").programmes.front();
  CHECK(extended.funding_period == 5);
  CHECK(extended.extension_years == 3);
  CHECK(extended.extension_share == 0.5);
  CHECK(extended.equal_budget == programme::BudgetRule::cohort_grants);
  CHECK(scenario_of(experiment, "cohort_regions_10").programmes.front().funding_period == 10);

  REQUIRE(experiment.factors.size() == 2);
  CHECK(experiment.factors[1].name == "funding_period");
  CHECK(experiment.factors[1].labels == std::vector<std::string>{"3", "5", "5+3", "8", "10"});
  using Labels = std::vector<std::pair<std::string, std::string>>;
  CHECK(experiment.entries[0].factors == Labels{{"equal_budget", "none"}, {"funding_period", "none"}});
  CHECK(experiment.entries[3].factors == Labels{{"equal_budget", "slots"}, {"funding_period", "5+3"}});
  CHECK(experiment.entries[1].title_ja == "定常枠、3年");
}

TEST_CASE("levels of all factors are combined, the first outermost, and later ones win", "[scenarios][experiment]") {
  const Scratch scratch;
  const auto path = scratch.write("e.toml", two_factors);
  const Experiment experiment = load_experiment(path, {"innovation.scale=0.5", "experiment.replicates=4"});
  std::vector<std::string> names;
  std::vector<int> ends;
  for (const auto& entry : experiment.entries) {
    names.push_back(entry.name);
    ends.push_back(entry.scenario.last_fiscal_year);
    CHECK(entry.scenario.innovation_scale == 0.5);
    CHECK(entry.scenario.burn_in_years == (entry.name.ends_with("two") ? 6 : 5));
  }
  CHECK(names == std::vector<std::string>{"far", "a_one", "a_two", "b_one", "b_two"});
  CHECK(ends == std::vector<int>{2040, 2025, 2027, 2026, 2027});
  CHECK(experiment.name == "e");
  CHECK(experiment.baseline == "far");  // the first, as none is named
  CHECK(experiment.replicates == 4);
  CHECK(experiment.entries[0].factors[1] == std::make_pair(std::string("length"), std::string("two")));
}

TEST_CASE("an experiment extends another: what has the same name takes its place, `only` leaves levels out",
          "[scenarios][experiment]") {
  const Scratch scratch;
  (void)scratch.write("first.toml", two_factors);
  const auto path = scratch.write("second.toml", R"(
[experiment]
extends = "first.toml"
replicates = 7
set = { population.scale = 0.5 }
[[scenario]]
name = "far"
set = { horizon.last_fy = 2035 }
[[factor]]
name = "start"
only = ["c", "a"]
[[factor.level]]
label = "c"
set = { horizon.last_fy = 2028 }
[[factor.level]]
label = "a"
set = { horizon.last_fy = 2024 }
)");
  const Experiment experiment = load_experiment(path);
  std::vector<std::string> names;
  std::vector<int> ends;
  for (const auto& entry : experiment.entries) {
    names.push_back(entry.name);
    ends.push_back(entry.scenario.last_fiscal_year);
    CHECK(entry.scenario.population_scale == 0.5);
    CHECK(entry.scenario.burn_in_years == (entry.name.ends_with("two") ? 6 : 5));
  }
  CHECK(names == std::vector<std::string>{"far", "c_one", "c_two", "a_one", "a_two"});
  CHECK(ends == std::vector<int>{2035, 2028, 2027, 2024, 2027});
  CHECK(experiment.name == "second");
  CHECK(experiment.replicates == 7);
}

TEST_CASE("a chain of experiments that goes wrong is told", "[scenarios][experiment][faults]") {
  const Scratch scratch;
  (void)scratch.write("first.toml", two_factors);
  const auto circle = scratch.write("circle.toml", "[experiment]\nextends = 'circle.toml'\n");
  CHECK_THROWS_WITH(load_experiment(circle), Catch::Contains("extends goes in a circle"));
  const auto unknown = scratch.write(
      "unknown.toml", "[experiment]\nextends = 'first.toml'\n[[factor]]\nname = 'length'\nonly = ['tow']\n");
  CHECK_THROWS_WITH(load_experiment(unknown), Catch::Contains("factor 'length' has no level 'tow'"));
  const auto missing = scratch.write("missing.toml", "[experiment]\nextends = 'funding_perod'\n");
  CHECK_THROWS_WITH(load_experiment(missing), Catch::Contains("funding_perod"));
}

TEST_CASE("an experiment with one fault is refused with its place, what is accepted and what was meant",
          "[scenarios][experiment][faults]") {
  const Scratch scratch;
  for (const auto& fault : experiment_faults) {
    const auto path = scratch.write("fault.toml", head + fault.text);
    INFO(fault.text);
    auto expected = fault.told;
    auto found = faults_of_experiment(path);
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
  }
  SECTION("other kinds of files are no experiments") {
    CHECK(faults_of_experiment(scratch.write("s.toml", "country = 'small'")) ==
          std::vector<std::string>{"0:0 this is no experiment: it has no table [experiment]"});
    CHECK(faults_of_experiment(scratch.write("s.toml", "")) ==
          std::vector<std::string>{"0:0 this is no experiment: it has no table [experiment]"});
    CHECK(faults_of_experiment("risp") ==
          std::vector<std::string>{"0:0 this is the name of a shipped scenario; an experiment is needed"});
    CHECK(faults_of_experiment("funding_perod") ==
          std::vector<std::string>{"0:0 no shipped experiment has this name, and no file either [funding_period]"});
    CHECK(faults_of_experiment(scratch.write("e.toml", "[experiment]\nbase = 'smal'\n[[scenario]]\nname = 'none'")) ==
          std::vector<std::string>{"2:8 no shipped scenario has this name, and no file either [small]"});
  }
  SECTION("factors that combine to too many entries are refused") {
    std::string many = head;
    for (int factor = 0; factor < 40; ++factor) {
      many += "[[factor]]\nname = 'f" + std::to_string(factor) + "'\n";
      for (const char* label : {"a", "b"}) many += std::string("[[factor.level]]\nlabel = '") + label + "'\n";
    }
    CHECK(faults_of_experiment(scratch.write("many.toml", many)) ==
          std::vector<std::string>{"0:0 the factors combine to more than 10000 entries"});
  }
}
