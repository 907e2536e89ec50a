#include "analysis/headlines.hpp"

#include "tests/catch.hpp"

using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

const std::vector<double> more{4, 3, 2, 3};  // mean 3, interval 3 +- 1.3 (Student t over 4 pairs)
const std::vector<double> less{-4, -3, -2, -3};
const std::vector<double> open{-4, 3, -2, 4};

Outcome outcome_of(const std::string& unit = "1/billion yen") {
  Outcome made;
  made.id = "additional_project_starts";
  made.title = {"additional projects started", "追加的なプロジェクト開始数"};
  made.unit = unit;
  made.key = true;
  return made;
}

Contrast contrast_of(const std::string& rule, const std::string& to, const std::vector<double>& differences) {
  const Estimate found = tested_estimate(differences);
  return {"additional_project_starts", rule, funding_period("5"), funding_period(to), found, 20.0, 18.0, found.p_value};
}

}  // namespace

TEST_CASE("a headline names first the periods that differ, with size, interval and pairs, then the others",
          "[analysis][headlines]") {
  const auto found = headlines({contrast_of("slots", "3", open), contrast_of("slots", "5+3", open),
                                contrast_of("slots", "8", more), contrast_of("slots", "10", open)},
                               {outcome_of()});
  REQUIRE(found.size() == 1);
  CHECK(
      found[0].text.en ==
      "additional projects started per billion yen: 8 years more than 5 (+3.0, 95 % 1.7 to 4.3, 4 of 4 pairs); 3, 5+3 "
      "and 10 years cannot be told apart from 5");
  CHECK(found[0].text.ja ==
        "10億円当たりの追加的なプロジェクト開始数：8年は5年より多い(+3.0件、95％区間1.7～4.3、4組中4組が同符号)。"
        "3年・5+3年・10年は5年と区別できない。");
  CHECK(found[0].differing == 1);
  CHECK(found[0].robust == 1);
  CHECK(found[0].fewest_pairs == 4);
}

TEST_CASE("a headline on scenarios calls them designs and quotes their titles", "[analysis][headlines]") {
  const auto named = [](const std::string& name, const std::vector<double>& differences) {
    Contrast made = contrast_of("none", "5", differences);
    made.from = scenario_level("few", {"Few", "少数"});
    made.to = scenario_level(name, {name, name});
    return made;
  };
  const auto one = headlines({named("some", open), named("many", more)}, {outcome_of()});
  CHECK_THAT(one[0].text.en, Contains("“many” more than “Few” (+3.0"));
  CHECK_THAT(one[0].text.en, Contains("; “some” cannot be told apart from “Few”"));
  CHECK_THAT(one[0].text.ja, Contains("「many」は「少数」より多い"));
  const auto several = headlines(
      {named("a", open), named("b", open), named("c", open), named("d", open), named("e", more)}, {outcome_of()});
  CHECK_THAT(several[0].text.en, Contains("; the other 4 designs cannot be told apart from “Few”"));
  const auto none = headlines({named("some", open), named("many", open)}, {outcome_of()});
  CHECK_THAT(none[0].text.en, Contains("no design can be told apart from “Few”"));
  CHECK_THAT(none[0].text.ja, Contains("どの設計も「少数」と区別できない"));
}

TEST_CASE("where no period differs the headline says so once", "[analysis][headlines]") {
  const auto found = headlines({contrast_of("slots", "3", open), contrast_of("slots", "10", open)}, {outcome_of()});
  CHECK(found[0].text.en == "additional projects started per billion yen: no period can be told apart from 5 years");
  CHECK(found[0].differing == 0);
}

TEST_CASE("headlines stand by budget rule, in money with its unit and in shares with points", "[analysis][headlines]") {
  const std::vector<Contrast> both = {contrast_of("slots", "10", more), contrast_of("cohort_regions", "10", less)};
  const auto money = headlines(both, {outcome_of("Myen/billion yen")});
  REQUIRE(money.size() == 2);
  CHECK(money[0].rule == "slots");
  CHECK(money[1].rule == "cohort_regions");
  CHECK_THAT(money[1].text.en, Contains("10 years less than 5 (−3.0 Myen, 95 % −4.3 to −1.7, 4 of 4 pairs)"));
  CHECK_THAT(headlines(both, {outcome_of("1")})[0].text.en, Contains("10 years higher than 5 (+300 points"));
}

TEST_CASE("one pair tells nothing apart, and the headline says that it is one", "[analysis][headlines]") {
  const auto found = headlines({contrast_of("slots", "10", {4.0})}, {outcome_of()});
  CHECK_THAT(found[0].text.en, Contains("10 years cannot be told apart from 5 (1 pair)"));
  CHECK(found[0].fewest_pairs == 1);
}

TEST_CASE("budget rules differ only where signs are resolved under both", "[analysis][headlines]") {
  const std::vector<Outcome> outcomes = {outcome_of()};
  const auto opposed =
      between_rules({contrast_of("slots", "10", more), contrast_of("cohort_regions", "10", less)}, outcomes);
  CHECK(opposed.en ==
        "The sign of 10 years against 5 differs between budget rules in additional projects started per billion yen.");
  CHECK_THAT(opposed.ja, Contains("10年と5年の差の符号は予算ルールによって逆になる"));
  const auto wavering =
      between_rules({contrast_of("slots", "10", more), contrast_of("cohort_regions", "10", {-5, 3, -2, 1})}, outcomes);
  CHECK_THAT(wavering.en, Contains("signs of means differ in 1 of 1 comparisons, none of them resolved on both sides"));
  CHECK(between_rules({contrast_of("slots", "10", more)}, outcomes).en.empty());
}
