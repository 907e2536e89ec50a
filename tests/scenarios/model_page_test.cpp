#include "scenarios/model_page.hpp"

#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("rules of a page are its sections of the fourth level and the section on initialisation",
          "[scenarios][model_page]") {
  const auto rules = rules_of(
      "# Page\n`a.x`\n## 5 Initialisation\n\nThe world: `a.b`.\n\n#### I1 Size\n\nlow `a.c`, `a.c`\n\n## 7 Submodels\n"
      "text `a.d`\n#### T2 Ties\n```\ns += g\n```\n\n`a.e` and `a.b`\n### 7.8 Observation\n#### Not a rule\n`a.f`\n");
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].rule == "initialisation");
  CHECK(rules[0].keys == std::vector<std::string>{"a.b"});
  CHECK(rules[1].rule == "I1");
  CHECK(rules[1].title == "Size");
  CHECK(rules[1].keys == std::vector<std::string>{"a.c"});
  CHECK(rules[2].text == "```\ns += g\n```\n\n`a.e` and `a.b`");
  CHECK(rules[2].keys == std::vector<std::string>{"a.e", "a.b"});
}

TEST_CASE("the rules of docs/odd.md say which keys they use", "[scenarios][model_page]") {
  CHECK(rules_that_use("parameters.tie.gain") == std::vector<std::string>{"T2"});
  CHECK(rules_that_use("last_eligible_stage") == std::vector<std::string>{"G3"});
  CHECK(rules_that_use("parameters.cluster.council_firms") == std::vector<std::string>{"initialisation"});
  CHECK(rules_that_use("nothing").empty());
}
