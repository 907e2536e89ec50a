#include "analysis/findings.hpp"

#include "tests/catch.hpp"

using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

Outcome commercialisations(const std::string& unit = "1/billion yen") {
  Outcome made;
  made.id = "additional_commercialisations";
  made.title = {"additional commercialisations", "追加的な事業化等件数"};
  made.unit = unit;
  made.key = true;
  return made;
}

Contrast contrast_of(const std::vector<double>& differences, double from_mean, double from_low) {
  const Estimate found = tested_estimate(differences);
  return {"additional_commercialisations",
          "slots",
          funding_period("5"),
          funding_period("10"),
          found,
          from_mean,
          from_low,
          found.p_value};
}

}  // namespace

TEST_CASE("a resolved contrast says how much, how sure and how many pairs agree", "[analysis][findings]") {
  // Mean -3, standard deviation sqrt(2/3) of -4, -3, -2, -3; standard error 0.408248; t(0.975, 3) = 3.182446:
  // -3 +- 1.29923, in percent of 20: -15 +- 6.5.
  const auto found = findings({contrast_of({-4, -3, -2, -3}, 20.0, 18.0)}, {commercialisations()});
  REQUIRE(found.size() == 1);
  CHECK(found[0].verdict == Verdict::less);
  CHECK(found[0].text.en ==
        "With steady slots, 10 years instead of 5 left 15.0 % fewer additional commercialisations per billion yen "
        "(95 % interval −21.5 to −8.5 %, 4 of 4 pairs agree).");
  CHECK(found[0].text.ja ==
        "定常枠では、10年の支援は5年の支援に比べて「追加的な事業化等件数」(10億円当たり)が15.0%少ない"
        "(95%信頼区間 −21.5~−8.5%、4組中4組が同符号)。");
}

TEST_CASE("an interval that includes zero is said to tell nothing apart", "[analysis][findings]") {
  const auto found = findings({contrast_of({-4, 3, -2, 1}, 20.0, 18.0)}, {commercialisations()});
  CHECK(found[0].verdict == Verdict::unresolved);
  CHECK_FALSE(found[0].robust);
  CHECK_THAT(found[0].text.en, Contains("10 years and 5 cannot be told apart in additional commercialisations"));
  CHECK_THAT(found[0].text.en, Contains("2 of 4 pairs agree"));
  CHECK_THAT(found[0].text.ja, Contains("区別できない"));
}

TEST_CASE("scenarios that are no periods are named by their titles, without a budget rule", "[analysis][findings]") {
  Contrast contrast = contrast_of({-4, -3, -2, -3}, 20.0, 18.0);
  contrast.rule = "none";
  contrast.from = scenario_level("documented", {"As documented", "実際どおり"});
  contrast.to = scenario_level("people", {"People", "人材"});
  const auto found = findings({contrast}, {commercialisations()});
  CHECK(found[0].from == "documented");
  CHECK_THAT(found[0].text.en, Contains("“People” instead of “As documented” left 15.0 % fewer"));
  CHECK_THAT(found[0].text.ja, Contains("「人材」は「実際どおり」に比べて「追加的な事業化等件数」"));
  contrast.difference = tested_estimate({-4});
  CHECK(findings({contrast}, {commercialisations()})[0].text.en.rfind("Nothing can be said about ", 0) == 0);
}

TEST_CASE("one pair says nothing", "[analysis][findings]") {
  const auto found = findings({contrast_of({-4}, 20.0, missing)}, {commercialisations()});
  CHECK(found[0].verdict == Verdict::unresolved);
  CHECK_THAT(found[0].text.en, Contains("1 pair, and an interval needs two"));
}

TEST_CASE("no percentage is given of a reference that may be zero", "[analysis][findings]") {
  const auto found = findings({contrast_of({4, 3, 2, 3}, 0.5, -1.0)}, {commercialisations()});
  CHECK_THAT(found[0].text.en, Contains("left 3.0 more additional"));
  CHECK_THAT(found[0].text.en, !Contains("500"));
}

TEST_CASE("only key outcomes make findings, and robust ones survive the number of comparisons",
          "[analysis][findings]") {
  Outcome other = commercialisations();
  other.key = false;
  auto contrast = contrast_of({-4, -3, -2, -3}, 20.0, 18.0);
  CHECK(findings({contrast}, {other}).empty());
  CHECK(findings({contrast}, {commercialisations()})[0].robust);
  contrast.holm_p = 0.051;
  CHECK_FALSE(findings({contrast}, {commercialisations()})[0].robust);
}

TEST_CASE("numbers are written to the second digit of their uncertainty", "[analysis][findings]") {
  CHECK(readable(12.3456, 4.9) == "12.3");
  CHECK(readable(12.3456, 49.0) == "12");
  CHECK(readable(-0.0123, 0.0012) == "−0.0123");
  CHECK(readable(-0.004, 1.0) == "0.0");
  CHECK(readable(5.0, 0.0) == "5.00");
  CHECK(readable(0.0, 0.0) == "0");
  CHECK(readable(missing, 1.0) == "?");
  CHECK(precision_of(2.0, 4.0) == 1.0);
  CHECK(readable(0.04, precision_of(0.04, 15.04)) == "0.04");  // 0.0 would hide that the interval lies above zero
  CHECK(readable(15.04, precision_of(0.04, 15.04)) == "15.04");
  CHECK(readable(-0.002, precision_of(-0.002, 20.0)) == "0.00");  // a sign so far down is not worth more digits
  CHECK(precision_of(0.0, 3.0) == 1.5);                           // zero has no sign to lose
}

TEST_CASE("a share changes by percentage points", "[analysis][findings]") {
  Outcome share = commercialisations("1");
  share.title = {"share of clusters that go on by themselves", "自走化したクラスターの割合"};
  // Mean -0.03, as above +- 0.0130.
  const auto found = findings({contrast_of({-0.04, -0.03, -0.02, -0.03}, 0.2, 0.18)}, {share});
  CHECK(found[0].text.en ==
        "With steady slots, with 10 years instead of 5 the share of clusters that go on by themselves was 3.0 "
        "percentage points lower (95 % interval −4.3 to −1.7 percentage points, 4 of 4 pairs agree).");
  CHECK_THAT(found[0].text.ja, Contains("3.0ポイント低い"));
}

TEST_CASE("where only the sign-flip test doubts, the sentence says so", "[analysis][findings]") {
  auto contrast = contrast_of({-4, -3, -2, -3}, 20.0, 18.0);
  contrast.difference.sign_flip_p = 0.07;
  const auto found = findings({contrast}, {commercialisations()});
  CHECK(found[0].verdict == Verdict::unresolved);
  CHECK_THAT(found[0].text.en,
             Contains("cannot be told apart") && Contains("a sign-flip test does not agree: p = 0.07"));
}

TEST_CASE("pairs that do not differ at all agree on nothing", "[analysis][findings]") {
  const auto found = findings({contrast_of({0, 0}, 20.0, 18.0)}, {commercialisations()});
  CHECK(found[0].verdict == Verdict::unresolved);
  CHECK_THAT(found[0].text.en, Contains("0 of 2 pairs agree"));
}
