#include "analysis/runs_in_file.hpp"

#include <cmath>

#include "analysis/experiment_facts.hpp"
#include "tests/analysis/synthetic.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using Catch::Matchers::Contains;

TEST_CASE("runs are found by scenario and replicate, in file order", "[analysis][runs]") {
  const auto data = testing::file_of({{"b", 2}, {"none", 1}, {"b", 1}, {"none", 2}}, 4);
  const RunsInFile runs(data);
  CHECK(runs.scenarios() == std::vector<std::string>{"b", "none"});
  CHECK(runs.runs_of("b") == std::vector<std::size_t>{2, 0});
  CHECK(runs.find("none", 2) == 3);
  CHECK_FALSE(runs.find("none", 3).has_value());
  const auto pairs = runs.pairs("b", "none");
  REQUIRE(pairs.size() == 2);
  CHECK((pairs[0].replicate == 1 && pairs[0].run == 2 && pairs[0].reference == 1));
  CHECK((pairs[1].replicate == 2 && pairs[1].run == 0 && pairs[1].reference == 3));
}

TEST_CASE("a replicate without partner makes no pair; none at all is refused", "[analysis][runs]") {
  const RunsInFile partial(testing::file_of({{"none", 1}, {"b", 1}, {"b", 2}}, 4));
  CHECK(partial.pairs("b", "none").size() == 1);
  const RunsInFile apart(testing::file_of({{"none", 1}, {"b", 2}}, 4));
  CHECK_THROWS_WITH(apart.pairs("b", "none"), Contains("'b' and 'none' have no replicate in common"));
  CHECK_THROWS_WITH(apart.pairs("c", "none"), Contains("no scenario 'c' in this file; it has: none, b"));
}

TEST_CASE("a pair with different seeds is refused", "[analysis][runs]") {
  auto data = testing::file_of({{"none", 1}, {"b", 1}}, 4);
  for (auto& variable : data.variables)
    if (variable.name == "run_seed") std::get<std::vector<std::string>>(variable.values)[1] = "0x9";
  CHECK_THROWS_WITH(RunsInFile(data).pairs("b", "none"), Contains("replicate 1 has seed 0x9 in 'b' but 0x1 in 'none'"));
}

TEST_CASE("a file that is no analysis file, or holds a run twice, is refused", "[analysis][runs]") {
  CHECK_THROWS_WITH(RunsInFile(LabelledData{}), Contains("not a file made by 'minori collect'"));
  CHECK_THROWS_WITH(RunsInFile(testing::file_of({{"b", 1}, {"b", 1}}, 4)), Contains("'b' has replicate 1 twice"));
}

TEST_CASE("the smallest integer is a missing value", "[analysis][runs]") {
  const Variable variable{"x", "1", "x", "", {"run"}, std::vector<std::int32_t>{3, std::numeric_limits<int>::min()}};
  CHECK(as_doubles(variable)[0] == 3.0);
  CHECK(std::isnan(as_doubles(variable)[1]));
  const Variable words{"w", "1", "w", "", {"run"}, std::vector<std::string>{"a"}};
  CHECK_THROWS_WITH(as_doubles(words), Contains("'w' is text, not numbers"));
}

TEST_CASE("a panel needs run, time and a place", "[analysis][runs]") {
  auto data = testing::file_of({{"none", 1}}, 4);
  testing::add_panel(data, "x", "region", {1, 2, 3, 4, 5, 6, 7, 8});
  const auto found = panel(data, "x");
  REQUIRE(found.has_value());
  CHECK(found->at(0, 1, 0) == 3.0);
  CHECK(found->at(0, 3, 1) == 8.0);
  CHECK_FALSE(panel(data, "y").has_value());
  CHECK_THROWS_WITH(panel(data, "run_seed"), Contains("lies over (run), not over (run, time, place)"));
  testing::add_panel(data, "short", "region", {1, 2});
  CHECK_THROWS_WITH(panel(data, "short"), Contains("has 2 values, its dimensions ask for 8"));
}

TEST_CASE("a fiscal year counts only if all its quarters are there", "[analysis][runs]") {
  const auto data = testing::file_of({{"none", 1}}, 10);
  const FiscalYears fiscal = fiscal_years_of(data);
  CHECK(fiscal.years == std::vector<std::int32_t>{2011, 2012});
  CHECK(fiscal.first_quarter == std::vector<std::size_t>{0, 4});
}

TEST_CASE("titles, factors and baseline come from the file", "[analysis][experiment]") {
  auto data = testing::file_of({{"none", 1}, {"slots_5", 1}}, 4);
  const RunsInFile runs(data);
  SECTION("a file without description is known by its scenario names") {
    const auto facts = experiment_facts(data, runs);
    CHECK(facts.baseline == "none");
    CHECK(facts.scenario("slots_5").title.en == "slots_5");
    CHECK(facts.scenario("slots_5").rule == "none");
    CHECK_THROWS_WITH(facts.scenario("x"), Contains("no scenario 'x'"));
  }
  SECTION("a description is read") {
    const std::string text =
        R"({"name":"f","title_en":"T","title_ja":"題","baseline":"none","innovation_scale":0.2,"scenarios":[)"
        R"({"name":"slots_5","title_en":"Five","title_ja":"五","factors":{"funding_period":5,"equal_budget":"slots"}}]})";
    data.variables.push_back({"experiment_json", "1", "", "", {}, std::vector<std::string>{text}});
    const auto facts = experiment_facts(data, runs);
    CHECK(facts.title.ja == "題");
    CHECK(facts.innovation_scale == 0.2);
    CHECK_FALSE(facts.calibrated);
    CHECK(facts.scenario("slots_5").level == "5");
    CHECK(facts.scenario("slots_5").title.ja == "五");
    CHECK(facts.scenario("none").level == "none");
    CHECK_THROWS_WITH(experiment_facts(data, runs, "nine"), Contains("baseline 'nine' has no run in this file"));
  }
  SECTION("damaged text is refused") {
    data.variables.push_back({"experiment_json", "1", "", "", {}, std::vector<std::string>{"{"}});
    CHECK_THROWS_WITH(experiment_facts(data, runs), Contains("not a JSON object"));
  }
}
