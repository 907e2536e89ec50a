#include "agents/cluster/learning.hpp"
#include "agents/cluster/survival.hpp"
#include "agents/programme/budget.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("L1: support is believed to go on beyond its end by extension, and by renewal while awards are given",
          "[cluster][L1]") {
  const BeliefParameters p = standard_values<BeliefParameters>();  // belief in an extension: 0.8
  cluster::Announcement announced;
  announced.quarters_left = 8;
  announced.extension_quarters = 4;
  announced.extension_share = 0.5;
  announced.renewal = 0.5;
  announced.renewal_closes = 16;
  const auto curve = cluster::believed_survival(announced, 0.0, 0.1, p);
  CHECK(curve[7] == 1.0F);
  CHECK(curve[8] == Approx(0.4 + 0.6 * 0.5));  // extended, or else renewed
  CHECK(curve[12] == Approx(0.5));             // renewed only
  CHECK(curve[16] == 0.0F);                    // no award is given any more
}

TEST_CASE("L1: a stage gate is believed with the share that it announces", "[cluster][L1]") {
  cluster::Announcement announced;
  announced.quarters_left = 20;
  announced.gate = 12;
  announced.gate_share = 0.3;
  const auto curve = cluster::believed_survival(announced, 0.0, 0.1, standard_values<BeliefParameters>());
  CHECK(curve[11] == 1.0F);
  CHECK(curve[12] == Approx(0.3));
}

TEST_CASE("C4: near the announced end posts are filled only as far as support is believed to go on", "[cluster][C4]") {
  cluster::CurveOfSurvival curve{};
  curve[0] = 1.0F;
  curve[1] = 0.4F;
  curve[2] = 0.4F;
  CHECK(cluster::worth_hiring(curve, 10, 12) == 1.0);
  CHECK(cluster::worth_hiring(curve, 10, 11) == Approx(0.4));
  CHECK(cluster::worth_hiring({}, 10, 11) == 0.0);
}

TEST_CASE("L2: within a year of an evaluation, stages that end before it have a bonus", "[cluster][L2]") {
  const EffortParameters p = standard_values<EffortParameters>();  // bonus 0.3
  CHECK(cluster::counted_bonus(3.0, 4.0, p) == Approx(1.3));
  CHECK(cluster::counted_bonus(3.0, 3.0, p) == Approx(1.3));
  CHECK(cluster::counted_bonus(3.0, 2.0, p) == 1.0);  // too late to count
  CHECK(cluster::counted_bonus(3.0, 5.0, p) == 1.0);  // the evaluation is far
}

TEST_CASE("G7: management moves a menu toward what brought more than the mean, within half and twice the design",
          "[cluster][G7]") {
  const programme::Menu design{0.25, 0.0, 0.25, 0.25, 0.25};
  const cluster::Weights even{1.0F, 1.0F, 1.0F, 1.0F, 1.0F};
  CHECK(cluster::menu_now(design, even).network == 0.25);
  // Owed 100 in all; per share: researchers 80, network 200, equipment 0, projects 120 against a mean of 100.
  const auto learned = cluster::learned_weights(even, design, {20, 0, 50, 0, 30}, 0.5, 0.4);
  CHECK(learned[0] == Approx(1.0 - 0.2 * 0.2));
  CHECK(learned[1] == 1.0F);  // nothing is spent on it
  CHECK(learned[2] == Approx(1.2));
  CHECK(learned[3] == Approx(0.8));
  CHECK(learned[4] == Approx(1.0 + 0.2 * 0.2));
  const auto now = cluster::menu_now(design, learned);
  CHECK(now.network == Approx(1.2 / (0.96 + 1.2 + 0.8 + 1.04)));
  CHECK(now.researchers + now.training + now.network + now.equipment + now.projects == Approx(1.0));
  cluster::Weights far = even;
  for (int year = 0; year < 40; ++year) far = cluster::learned_weights(far, design, {0, 0, 50, 0, 0}, 1.0, 1.0);
  CHECK(far[2] == 2.0F);
  CHECK(far[0] == 0.5F);
  SECTION("without speed, management or results nothing moves") {
    CHECK(cluster::learned_weights(even, design, {20, 0, 50, 0, 30}, 0.5, 0.0) == even);
    CHECK(cluster::learned_weights(even, design, {20, 0, 50, 0, 30}, 0.0, 1.0) == even);
    CHECK(cluster::learned_weights(even, design, {}, 1.0, 1.0) == even);
  }
}

TEST_CASE("G1: later calls add their places in their years, and never more than are free", "[programme][G1]") {
  programme::Design design;
  design.regions = 12;
  design.later_calls = {0, 6};
  const auto allotment = programme::allot(design, 18);
  CHECK(programme::places_of_calls(design, allotment, 0) == 12);
  CHECK(programme::places_of_calls(design, allotment, 1) == 12);
  CHECK(programme::places_of_calls(design, allotment, 2) == 18);
  CHECK(programme::places_of_calls(design, allotment, 9) == 18);
  CHECK(programme::awards_of_call(design, allotment, 0, 0) == 12);
  CHECK(programme::awards_of_call(design, allotment, 1, 12) == 0);
  CHECK(programme::awards_of_call(design, allotment, 1, 10) == 0);  // two stopped: their places are not called again
  CHECK(programme::awards_of_call(design, allotment, 2, 10) == 6);
  CHECK(programme::awards_of_call(design, allotment, 2, 16) == 2);  // four came by handover
  CHECK(programme::awards_of_call(design, allotment, 3, 0) == 0);
  design.equal_budget = programme::BudgetRule::slots;
  CHECK(programme::awards_of_call(design, allotment, 3, 10) == 2);
  design.equal_budget = programme::BudgetRule::cohort_grants;
  CHECK(programme::awards_of_call(design, allotment, 2, 10) == 0);
}

TEST_CASE("G5: cuts, a stage gate and a taper are in the expected money of each budget rule", "[programme][G5]") {
  programme::Design design;
  design.regions = 10;
  design.grant = 100.0;
  design.reference_period = 5.0;
  design.funding_period = 6;
  design.evaluation_years = {2};
  design.stop_share = 0.2;
  design.cut_share = 0.5;
  design.grade_cut = 0.4;
  design.gate_year = 4;
  design.gate_share = 0.5;
  design.gate_grant = 2.0;
  design.extension_years = 2;
  design.extension_share = 0.5;
  design.taper_years = 2.0;
  // Two full years; then a level of 1 - 0.2 - 0.5 * 0.4 = 0.6 for two; the gate halves the number and doubles the
  // grant: 0.6 for two, half of them for two more, and a taper that costs one year.
  CHECK(programme::expected_years(design) == Approx(2.0 + 1.2 + 1.2 + 0.6 + 0.6));
  for (const auto rule : {programme::BudgetRule::cohort_regions, programme::BudgetRule::cohort_grants}) {
    design.equal_budget = rule;
    const auto allotment = programme::allot(design, 29);
    CHECK(allotment.regions * allotment.grant * allotment.years == Approx(10 * 100.0 * 5.0));
  }
  design.equal_budget = programme::BudgetRule::slots;
  const auto allotment = programme::allot(design, 29);
  CHECK(allotment.regions == 10);
  // A place is taken for 2 + 0.8 * 2 + 0.4 * (2 + 1 + 2) = 5.6 years: as many as the full grants that are paid in it.
  CHECK(allotment.grant == Approx(100.0 * 5.6 / 5.6));
  design.taper_years = 0.0;
  CHECK(programme::allot(design, 29).grant == Approx(100.0 * 4.8 / 5.0));
}

TEST_CASE("G1: a gate takes the place of an evaluation of its year, later gradings are void", "[programme][G1]") {
  programme::Design design;
  design.funding_period = 5;
  design.evaluation_years = {3, 5};
  design.gate_year = 3;
  design.gate_share = 0.25;
  const auto dates = programme::gradings(design);
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].gate);
  CHECK(dates[0].stop_share == Approx(0.75));
}
