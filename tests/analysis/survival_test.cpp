#include "analysis/estimation/survival.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

namespace {

Spell seen_to_end(double age) { return {0.0, age, true}; }
Spell still_there(double age) { return {0.0, age, false}; }

/// Weeks in remission of 21 patients on 6-mercaptopurine: Freireich et al. (1963), Blood 21:699-716, the usual example.
std::vector<Spell> remissions() {
  std::vector<Spell> spells;
  for (const double age : {6, 6, 6, 7, 10, 13, 16, 22, 23}) spells.push_back(seen_to_end(age));
  for (const double age : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) spells.push_back(still_there(age));
  return spells;
}

}  // namespace

TEST_CASE("the survival of remissions is the one in the textbooks", "[analysis][survival]") {
  // Kalbfleisch & Prentice (1980); intervals and errors by R: survfit(conf.type = "log-log").
  const SurvivalCurve curve = survival_curve(remissions());
  REQUIRE(curve.steps.size() == 7);
  CHECK(curve.steps[0].at_risk == 21);
  CHECK(curve.steps[0].ended == 3);
  CHECK(curve.steps[0].survival == Approx(18.0 / 21.0));
  CHECK(curve.steps[1].survival == Approx(18.0 / 21.0 * 16.0 / 17.0));  // one left view at 6, after the three
  CHECK(curve.steps[6].survival == Approx(0.4481793).epsilon(1e-6));
  CHECK(curve.steps[6].error == Approx(0.1345915).epsilon(1e-6));
  CHECK(curve.steps[6].low == Approx(0.1880520).epsilon(1e-6));
  CHECK(curve.steps[6].high == Approx(0.6801426).epsilon(1e-6));
  SECTION("at any age, steps included") {
    CHECK(curve.at(5.9) == 1.0);
    CHECK(curve.at(6.0) == Approx(18.0 / 21.0));
    CHECK(curve.at(12.0) == Approx(0.7529412).epsilon(1e-6));
    CHECK(curve.at(100.0) == curve.steps[6].survival);
  }
}

TEST_CASE("what comes into view late is at risk only from then on", "[analysis][survival]") {
  // R: survfit with entry ages 0, 2, 0, 1, 3, 0, 0.
  const std::vector<Spell> spells = {{0, 4, true}, {2, 6, true}, {0, 5, false}, {1, 4, true},
                                     {3, 8, true}, {0, 2, true}, {0, 7, false}};
  const SurvivalCurve curve = survival_curve(spells);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[0].at_risk == 5);  // at age 2 the spell from 2 on is not yet at risk
  CHECK(curve.steps[0].survival == Approx(0.8));
  CHECK(curve.steps[1].at_risk == 6);
  CHECK(curve.steps[1].ended == 2);
  CHECK(curve.steps[1].error == Approx(0.1947458).epsilon(1e-6));
  CHECK(curve.steps[2].survival == Approx(0.3555556).epsilon(1e-6));
  CHECK(curve.steps[3].survival == 0.0);
  CHECK(std::isnan(curve.steps[3].error));
  CHECK(std::isnan(curve.steps[3].low));
  SECTION("and not from birth, which would give another curve") {
    std::vector<Spell> wrong = spells;
    for (Spell& spell : wrong) spell.begin = 0.0;
    CHECK_FALSE(survival_curve(wrong).at(2.0) == Approx(0.8));
  }
}

TEST_CASE("no spells have no curve, and impossible ones are left out and counted", "[analysis][survival]") {
  CHECK(std::isnan(survival_curve({}).at(1.0)));
  CHECK(survival_curve({still_there(3.0)}).at(2.0) == 1.0);
  CHECK(survival_curve({seen_to_end(3.0)}).at(3.0) == 0.0);
  const SurvivalCurve curve = survival_curve({{0.0, missing, true},
                                              {-1.0, 2.0, true},
                                              {3.0, 2.0, true},
                                              {2.0, 2.0, true},
                                              {0.0, 0.0, true},
                                              {0.0, 1.0, false}});
  CHECK(curve.count == 2);
  CHECK(curve.left_out == 4);
  CHECK(curve.at(0.0) == Approx(0.5));  // one of two ended at birth
}

TEST_CASE("the hazard of an age class is its endings over the time at risk in it", "[analysis][survival]") {
  // Ages at the end 1, 2, 2, 4 and one that is still there at 3. First year: five are at risk for 5 years, one ends
  // at 1. Second to third: 1 + 1 + 2 + 2 = 6 years, two end, both at 2, of four at risk.
  const std::vector<Spell> spells = {seen_to_end(1), seen_to_end(2), seen_to_end(2), seen_to_end(4), still_there(3)};
  const auto classes = hazard_by_age(spells, {0.0, 1.0, 3.0, 10.0, 20.0});
  REQUIRE(classes.size() == 4);
  CHECK(classes[0].time_at_risk == Approx(5.0));
  CHECK(classes[0].hazard == Approx(0.2));
  CHECK(classes[0].hazard_error == Approx(0.2));
  CHECK(classes[0].ending_share == Approx(0.2));
  CHECK(classes[0].ending_error == Approx(0.8 * std::sqrt(1.0 / (5.0 * 4.0))));
  CHECK(classes[1].time_at_risk == Approx(6.0));
  CHECK(classes[1].hazard == Approx(2.0 / 6.0));
  CHECK(classes[1].hazard_error == Approx(std::sqrt(2.0) / 6.0));
  CHECK(classes[1].ending_share == Approx(0.5));
  CHECK(classes[1].ending_error == Approx(0.5 * std::sqrt(2.0 / (4.0 * 2.0))));
  SECTION("where nothing outlives the class there is no error, where nothing enters no number") {
    CHECK(classes[2].hazard == Approx(1.0));
    CHECK(classes[2].ending_share == Approx(1.0));
    CHECK(std::isnan(classes[2].ending_error));
    CHECK(std::isnan(classes[3].hazard));
    CHECK(std::isnan(classes[3].ending_share));
  }
  SECTION("what ends at birth belongs to the first class") {
    CHECK(hazard_by_age({seen_to_end(0), still_there(2)}, {0.0, 1.0})[0].ended == 1);
    CHECK(hazard_by_age({seen_to_end(0), still_there(2)}, {0.0, 1.0})[0].ending_share == Approx(0.5));
  }
  SECTION("limits must ascend") {
    CHECK_THROWS_AS(hazard_by_age(spells, {0.0, 1.0, 1.0}), std::invalid_argument);
    CHECK_THROWS_AS(hazard_by_age(spells, {-1.0, 1.0}), std::invalid_argument);
    CHECK_THROWS_AS(hazard_by_age(spells, {0.0, missing}), std::invalid_argument);
    CHECK(hazard_by_age(spells, {}).empty());
    CHECK(hazard_by_age(spells, {0.0}).empty());
  }
}

TEST_CASE("a constant hazard is found in every class, in spite of spells cut off on both sides",
          "[analysis][survival][statistical]") {
  // Lives with hazard 0.5 a year, of which only those are seen that reach a random age below 2; view ends after 3
  // years.
  const auto lives = drawn_exponential(20000, 11);
  const auto ages = drawn(
      20000, [](double share) { return 2.0 * share; }, 12);
  std::vector<Spell> spells;
  std::vector<Spell> as_if_from_birth;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const double life = 2.0 * lives[i];
    if (life <= ages[i]) continue;
    spells.push_back({ages[i], std::min(life, 3.0), life < 3.0});
    as_if_from_birth.push_back({0.0, std::min(life, 3.0), life < 3.0});
  }
  for (const AgeClass& each : hazard_by_age(spells, {0.0, 1.0, 2.0, 3.0})) {
    CHECK(std::abs(each.hazard - 0.5) < 5 * each.hazard_error);
    CHECK_FALSE(std::abs(each.hazard - 0.6) < 5 * each.hazard_error);
    CHECK(std::abs(each.ending_share + std::expm1(-0.5)) < 5 * each.ending_error);
  }
  const AgeClass wrong = hazard_by_age(as_if_from_birth, {0.0, 1.0})[0];
  CHECK_FALSE(std::abs(wrong.hazard - 0.5) < 5 * wrong.hazard_error);
}
