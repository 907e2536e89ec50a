#include "analysis/comparison.hpp"

#include <cmath>

#include "analysis/compared_file.hpp"
#include "analysis/gate.hpp"
#include "tests/analysis/example_experiment.hpp"
#include "tests/analysis/synthetic.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

/// Two replicates of "none", "slots_5" and "slots_10", one year, one region, start-ups once a year.
LabelledData three_scenarios() {
  auto data = testing::file_of(
      {{"none", 1}, {"none", 2}, {"slots_5", 1}, {"slots_5", 2}, {"slots_10", 1}, {"slots_10", 2}}, 4, {"A"});
  std::vector<double> startups;
  for (const double yearly : {10.0, 20.0, 13.0, 25.0, 12.0, 23.0}) {
    startups.push_back(yearly);
    startups.insert(startups.end(), 3, 0.0);
  }
  testing::add_panel(data, "startups", "region", startups);
  std::vector<double> paid(24, 0.0);
  for (const std::size_t run : {2U, 3U, 4U, 5U}) paid[run * 4] = 1000.0;
  testing::add_panel(data, "programme_paid", "programme", paid);
  const std::string text = R"({"name":"f","baseline":"none","scenarios":[)"
                           R"({"name":"slots_5","factors":{"funding_period":"5","equal_budget":"slots"}},)"
                           R"({"name":"slots_10","factors":{"funding_period":"10","equal_budget":"slots"}}]})";
  data.variables.push_back({"experiment_json", "1", "", "", {}, std::vector<std::string>{text}});
  return data;
}

}  // namespace

TEST_CASE("a scenario is compared with the baseline replicate by replicate", "[analysis][comparison]") {
  const auto data = three_scenarios();
  const RunsInFile runs(data);
  const auto compared = compare_indicators(data, runs, indicators_of(data), "none");
  REQUIRE(compared.size() == 4);  // two indicators, two scenarios
  const Comparison& five = compared[0];
  CHECK(five.quantity == "startups");
  CHECK(five.scenario == "slots_5");
  CHECK(five.value.mean == Approx(19.0));
  CHECK(five.baseline_mean == Approx(15.0));
  CHECK(five.difference.mean == Approx(4.0));  // 3 and 5
  CHECK(five.difference.count == 2);
  // Standard error 1, t(0.975, 1) = 12.7062.
  CHECK(five.difference.low == Approx(4.0 - 12.7062).epsilon(1e-4));
  CHECK(five.relative == Approx(4.0 / 15.0));
  CHECK(compared[1].scenario == "slots_10");
}

TEST_CASE("designs are contrasted within a budget rule, paired on the replicate", "[analysis][comparison]") {
  const auto data = three_scenarios();
  const RunsInFile runs(data);
  const auto facts = experiment_facts(data, runs);
  OutcomeOptions options;
  const auto outcomes = outcomes_of(data, runs, options);
  REQUIRE(outcomes.size() == 1);
  const auto found = contrasts(facts, runs, outcomes, reference_level(facts));
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "slots");
  CHECK(found[0].from.label == "5");
  CHECK(found[0].to.label == "10");
  CHECK(found[0].from_mean == Approx(4.0));         // per billion yen: 3 and 5
  CHECK(found[0].difference.mean == Approx(-1.5));  // 2 - 3 and 3 - 5
  CHECK(found[0].holm_p == Approx(found[0].difference.p_value));
  CHECK(contrasts(facts, runs, outcomes, "8").empty());  // nothing to start from
}

TEST_CASE("scenarios without a funding period are contrasted with the first of them", "[analysis][comparison]") {
  auto data = three_scenarios();
  for (auto& each : data.variables)
    if (each.name == "experiment_json")
      each.values = std::vector<std::string>{
          R"({"name":"f","baseline":"none","scenarios":[{"name":"none","factors":{"equal_budget":"none"}},)"
          R"({"name":"slots_5","title_en":"Few","title_ja":"少数","factors":{"equal_budget":"slots"}}]})"};
  const RunsInFile runs(data);
  const auto facts = experiment_facts(data, runs);
  CHECK_FALSE(facts.periods);
  CHECK(facts.scenario("none").level == "none");
  CHECK(reference_level(facts) == "slots_5");
  CHECK(reference_level(facts, "slots_10") == "slots_10");
  const auto found = contrasts(facts, runs, outcomes_of(data, runs, {}), reference_level(facts));
  REQUIRE(found.size() == 1);  // the baseline is no level
  CHECK(found[0].rule == "none");
  CHECK(found[0].from.title.en == "“Few”");
  CHECK(found[0].to.label == "slots_10");
  CHECK(found[0].difference.mean == Approx(-1.5));
}

TEST_CASE("differences by year need both sides of the year", "[analysis][comparison]") {
  const auto data = three_scenarios();
  const RunsInFile runs(data);
  const auto path = difference_path(runs, national_by_year(data, indicators_of(data)[0]), "slots_10", "none");
  REQUIRE(path.size() == 1);
  CHECK(path[0].mean == Approx(2.5));
}

TEST_CASE("scenarios without common replicates are refused", "[analysis][comparison]") {
  auto data = testing::file_of({{"none", 1}, {"b", 2}}, 4, {"A"});
  testing::add_panel(data, "startups", "region", std::vector<double>(8, 1.0));
  CHECK_THROWS_WITH(compare_file(data, {}), Contains("have no replicate in common"));
}

TEST_CASE("a whole file is compared, or what was asked for", "[analysis][comparison]") {
  const auto data = three_scenarios();
  CompareChoice choice;
  CHECK(compare_file(data, choice).of_indicators.size() == 4);
  choice.quantities = {"additional_startups"};
  const auto outcomes = compare_file(data, choice);
  CHECK(outcomes.of_indicators.empty());
  REQUIRE(outcomes.of_outcomes.size() == 2);
  CHECK(outcomes.of_outcomes[0].difference.mean == Approx(4.0));  // an outcome is a difference already
  choice.reference = "slots_5";
  const auto to_five = compare_file(data, choice);
  REQUIRE(to_five.of_outcomes.size() == 1);
  CHECK(to_five.of_outcomes[0].scenario == "slots_10");
  CHECK(to_five.of_outcomes[0].difference.mean == Approx(-1.5));
  CHECK(to_json(to_five)["outcomes"][0]["difference"]["mean"] == nlohmann::json(-1.5));
  choice.quantities = {"startup"};
  CHECK_THROWS_WITH(compare_file(data, choice), Contains("no indicator or outcome 'startup'"));
  CHECK_THROWS_AS(compare_file(data, choice), UnknownName);
  choice.quantities.clear();
  choice.reference = "nine";
  CHECK_THROWS_WITH(compare_file(data, choice), Contains("no scenario 'nine' in this file"));
  CHECK_THROWS_AS(compare_file(data, choice), UnknownName);
}

TEST_CASE("a file that names no baseline asks for one", "[analysis][comparison]") {
  auto data = testing::file_of({{"a", 1}, {"b", 1}}, 4, {"A"});
  testing::add_panel(data, "startups", "region", std::vector<double>(8, 1.0));
  CHECK_THROWS_WITH(compare_file(data, {}), Contains("choose one of its scenarios with --baseline (a, b)"));
}

TEST_CASE("a gate passes if every term holds for every scenario it names", "[analysis][gate]") {
  const auto data = three_scenarios();
  const auto compared = compare_file(data, {}).of_indicators;
  const auto passes = [&](const char* gate) { return check_gate(parse_gate(gate), compared).passed; };
  CHECK(passes("slots_5.startups > 3.9"));
  CHECK_FALSE(passes("slots_5.startups > 4.1"));
  CHECK(passes("*.startups.pairs >= 2 and slots_10.startups.mean<3"));
  CHECK_FALSE(passes("*.startups.mean > 3"));
  CHECK_FALSE(passes("slots_5.startups.low > 0"));
  CHECK(passes("slots_5.startups.value <= 19"));
  CHECK(passes("slots_5.startups.relative > 2e-1"));
  const auto failed = check_gate(parse_gate("*.startups > 3"), compared);
  REQUIRE(failed.failures.size() == 1);
  CHECK(failed.failures[0] == "slots_10.startups.mean is 2.5, not > 3");
  // The baseline has no programme money, so a relative difference is missing: not shown is not passed.
  CHECK_FALSE(passes("slots_5.programme_paid.relative > -1"));
}

TEST_CASE("a gate that cannot be read says what is accepted", "[analysis][gate]") {
  const auto compared = compare_file(three_scenarios(), {}).of_indicators;
  CHECK_THROWS_WITH(parse_gate("startups > 0"), Contains("expected SCENARIO.QUANTITY[.FIELD]"));
  CHECK_THROWS_WITH(parse_gate("a.b.c > 0"), Contains("unknown field 'c'; fields are mean, low"));
  CHECK_THROWS_WITH(parse_gate("a.b > nine"), Contains("cannot read the gate 'a.b > nine'"));
  CHECK_THROWS_AS(parse_gate(""), GateError);
  CHECK_THROWS_WITH(check_gate(parse_gate("a.startups > 0"), compared), Contains("nothing compared is called"));
}
