#include "analysis/patterns/facts_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/patterns/fact_titles.hpp"
#include "analysis/report_facts.hpp"
#include "analysis/runs_in_file.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// Every fact in the middle of its range, but the first: at 9, far above.
CheckedFacts all_but_one_met() {
  CheckedFacts made;
  made.worlds = {"0.1.0", "abc", false, "minori check-patterns -o facts.json", "japan", 47, 0.2, 0.002, "0x01", 2};
  for (const StylisedFact& fact : stylised_facts()) {
    const double middle = (fact.low + fact.high) / 2.0;
    made.facts.push_back({fact, {middle, middle, middle, 2}, PatternVerdict::met, "counted", {}, {}});
  }
  made.facts[0].measured = {9.0, 8.0, 10.0, 2};
  made.facts[0].verdict = PatternVerdict::missed;
  made.facts[0].note = {"why", "理由"};
  return made;
}

json good_file() { return json::parse(facts_text(all_but_one_met())); }

}  // namespace

TEST_CASE("checked facts come back from their file as they were", "[analysis][facts_file]") {
  CheckedFacts given = all_but_one_met();
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  given.facts[1].measured = {none, none, none, 0};
  given.facts[1].verdict = PatternVerdict::not_measured;
  given.facts[2].curve = FactCurve{{"", {1.0, 2.0}, {0.5, 0.25}}, {{"power_law", {1.0}, {0.125}}}};
  const CheckedFacts read = read_facts(facts_text(given));
  REQUIRE(read.facts.size() == 41);
  CHECK(read.worlds.program_version == "0.1.0");
  CHECK(read.worlds.regions == 47);
  CHECK(read.worlds.innovation_scale == 0.2);
  CHECK(read.worlds.seeds == 2);
  CHECK(read.facts[0].measured.value == 9.0);
  CHECK(read.facts[0].measured.high == 10.0);
  CHECK(read.facts[0].verdict == PatternVerdict::missed);
  CHECK(read.facts[0].note.ja == "理由");
  CHECK(std::isnan(read.facts[1].measured.value));
  CHECK(read.facts[1].verdict == PatternVerdict::not_measured);
  REQUIRE(read.facts[2].curve);
  CHECK(read.facts[2].curve->simulated.y == std::vector<double>{0.5, 0.25});
  CHECK(read.facts[2].curve->laws.at(0).name == "power_law");
  CHECK(facts_text(read) == facts_text(given));
}

TEST_CASE("a file that holds no facts is refused with what is accepted", "[analysis][facts_file]") {
  CHECK_THROWS_WITH(read_facts(""), Contains("line 1 is not JSON"));
  CHECK_THROWS_WITH(read_facts("{\n\"format\": \"minori-facts\",\n]"), Contains("line 3 is not JSON"));
  CHECK_THROWS_WITH(read_facts("[]"), Contains("no JSON object"));
  CHECK_THROWS_WITH(read_facts("{}"), Contains("format is missing; accepted is \"minori-facts\""));
  CHECK_THROWS_WITH(read_facts(R"({"format": "minori-facts", "format_version": 2})"),
                    Contains("format_version is 2; accepted is 1"));
  CHECK_THROWS_AS(read_facts("{}"), AnalysisError);
}

TEST_CASE("a value that is none is refused with its place", "[analysis][facts_file]") {
  const auto refused = [](const std::string& pointer, const json& value, const std::string& phrase) {
    json file = good_file();
    file[json::json_pointer(pointer)] = value;
    INFO(pointer);
    CHECK_THROWS_WITH(read_facts(file.dump()), Contains(phrase));
  };
  refused("/patterns/0/simulated", "9",
          "patterns[0] (growth_laplace): simulated is \"9\"; accepted is a number or null");
  refused("/patterns/1/note", 3, "patterns[1] (growth_tail): note is 3; accepted is a text");
  refused("/patterns/1/seeds", -1, "seeds is -1; accepted is a whole number");
  refused("/patterns/1", nullptr, "patterns[1] (growth_tail): is no object");
  refused("/patterns/1/curve", json::object(), "curve: is no object with simulated");
  refused("/patterns/1/curve", {{"simulated", {{"x", {1, 2}}, {"y", {1}}}}, {"laws", json::array()}},
          "y is [1]; accepted is a list as long as x, which has 2 numbers");
  refused("/innovation_scale", 0, "innovation_scale is 0; accepted is a number above 0");
  refused("/patterns", json::array(), "patterns holds 0 facts; accepted are the 41 of this program");
  refused("/program_version", nullptr, "program_version is null; accepted is a text");
}

TEST_CASE("facts of another table, or with a verdict that their numbers do not give, are refused",
          "[analysis][facts_file]") {
  json file = good_file();
  SECTION("another fact") {
    file["patterns"][1]["fact"] = "growth_tall";
    CHECK_THROWS_WITH(read_facts(file.dump()), Contains("fact is \"growth_tall\"; accepted is \"growth_tail\""));
  }
  SECTION("another range") {
    file["patterns"][1]["published"] = {2.5, 9.5};
    CHECK_THROWS_WITH(read_facts(file.dump()), Contains("published is [2.5,9.5]; accepted is [2.5, 3.5]"));
  }
  SECTION("another role") {
    file["patterns"][0]["role"] = "emergent";
    CHECK_THROWS_WITH(read_facts(file.dump()), Contains("role is \"emergent\"; accepted is \"input\""));
  }
  SECTION("another verdict") {
    file["patterns"][0]["verdict"] = "met";
    CHECK_THROWS_WITH(read_facts(file.dump()), Contains("verdict is \"met\"; accepted is \"missed\""));
  }
}

TEST_CASE("facts belong to a report of the same version, country and scale only", "[analysis][facts_file]") {
  const FactWorlds worlds = all_but_one_met().worlds;
  CHECK_NOTHROW(check_same_worlds(worlds, {"0.1.0", 47, 0.2, 0.002}));
  CHECK_THROWS_WITH(check_same_worlds(worlds, {"0.2.0", 47, 0.2, 0.002}),
                    Contains("program_version is \"0.1.0\"; accepted is \"0.2.0\""));
  CHECK_THROWS_WITH(check_same_worlds(worlds, {"0.1.0", 6, 0.2, 0.002}),
                    Contains("regions is 47 (japan); accepted is 6"));
  CHECK_THROWS_WITH(check_same_worlds(worlds, {"0.1.0", 47, 1.0, 0.01}),
                    Contains("make the facts with -s innovation.scale=1 -s population.scale=0.01"));
}

TEST_CASE("the report counts facts by role and verdict, and names them in both languages", "[analysis][facts_file]") {
  CheckedFacts checked = all_but_one_met();
  // Of 24 emergent facts one has an interval that leaves its range, one has none.
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  REQUIRE(checked.facts[1].fact.id == "growth_tail");
  checked.facts[1].measured = {3.0, 2.4, 3.6, 2};
  REQUIRE(checked.facts[3].fact.id == "size_tail");
  checked.facts[3].measured = {1.0, none, none, 1};
  const json section = facts_section(checked, {"facts.json", "sha256:00"});
  CHECK(section["surely_met"] == 22);
  CHECK(section["list"].size() == 41);
  CHECK(section["counts"]["emergent"]["met"] == 24);
  CHECK(section["counts"]["input"]["missed"] == 1);
  CHECK(section["counts"]["input"]["met"] == 8);
  CHECK(section["counts"]["fit"]["met"] == 8);
  CHECK(section["list"][0]["verdict"] == "missed");
  CHECK(section["list"][0]["note"]["ja"] == "理由");
  CHECK(section["worlds"]["source_file"] == "facts.json");
}

TEST_CASE("every fact has a name in both languages, and no two have the same", "[analysis][facts_file]") {
  std::set<std::string> english;
  std::set<std::string> japanese;
  const auto is_ascii = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char each) { return static_cast<unsigned char>(each) < 128; });
  };
  for (const StylisedFact& fact : stylised_facts()) {
    INFO(fact.id);
    const Text title = fact_title(fact.id);
    CHECK(title.en != fact.id);
    CHECK_FALSE(is_ascii(title.ja));
    CHECK(english.insert(title.en).second);
    CHECK(japanese.insert(title.ja).second);
  }
}
