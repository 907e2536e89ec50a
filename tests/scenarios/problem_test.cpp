#include "scenarios/problem.hpp"

#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("a problem is shown with place, suggestion, source line and caret", "[scenarios][problem]") {
  const Problem typo{"green.toml",    14, 3, "unknown key 'fundng_period' in [programme]", "  fundng_period = 5",
                     "funding_period"};
  CHECK(describe({typo}) ==
        "green.toml:14:3: error: unknown key 'fundng_period' in [programme] (did you mean 'funding_period'?)\n"
        "      fundng_period = 5\n"
        "      ^\n");
  SECTION("all problems are shown, one after another") {
    const Problem missing{"blue.toml", 0, 0, "no such file", "", ""};
    CHECK(describe({missing, missing}) == "blue.toml: error: no such file\nblue.toml: error: no such file\n");
    CHECK(std::string(ScenarioError({missing}).what()) == "blue.toml: error: no such file\n");
  }
  SECTION("the caret stands under its character though kanji take two cells") {
    CHECK(describe({{"a.toml", 1, 7, "x", "n = \"東\" y", ""}}).ends_with("    n = \"東\" y\n           ^\n"));
  }
  SECTION("tabs and control characters do not move the caret or the terminal") {
    CHECK(describe({{"a.toml", 1, 2, "x", "\ta\x1b[31m", ""}}).ends_with("     a [31m\n     ^\n"));
  }
  SECTION("a very long line is cut around the caret") {
    std::string line(5000, 'a');
    line.append("B").append(5000, 'c');
    const std::string text = describe({{"a.toml", 1, 5001, "x", line, ""}});
    CHECK(text.size() < 500);
    CHECK(text.find("aaB") != std::string::npos);
    CHECK(text.substr(text.find('B') - text.rfind('\n', text.find('B'))).size() > 0);
  }
  SECTION("a column behind the line does no harm") {
    CHECK(describe({{"a.toml", 1, 99, "x", "ab", ""}}).ends_with("    ab\n      ^\n"));
  }
}
