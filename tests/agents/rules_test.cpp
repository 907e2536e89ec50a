#include "agents/bank/rules.hpp"
#include "agents/cluster/survival.hpp"
#include "agents/firm/rules.hpp"
#include "agents/kene.hpp"
#include "agents/programme/budget.hpp"
#include "agents/project/rules.hpp"
#include "agents/search/evaluation.hpp"
#include "agents/ties/rules.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

Proximity two_unrelated_fields() { return make_proximity({1.0, 0.1, 0.1, 1.0}, 2); }

Kene one_unit(Capability capability, int ability, int expertise) {
  Kene made;
  made.units[0] = {capability, static_cast<std::uint8_t>(20 * ability), static_cast<std::uint8_t>(expertise), 100};
  return made;
}

}  // namespace

TEST_CASE("K1: quality is proximity times ability times mastery of the best unit", "[kene][K1]") {
  const auto proximity = two_unrelated_fields();
  const Kene kene = one_unit(50, 8, 3);                                         // A = 8, E = 3
  CHECK(mastery_of(kene, 50, proximity) == Approx(0.8 * 0.6321205588));         // 1 - exp(-1)
  CHECK(mastery_of(kene, 150, proximity) == Approx(0.1 * 0.8 * 0.6321205588));  // another field
  CHECK(mastery_of(kene, 70, proximity) == Approx(0.9 * 0.8 * 0.6321205588));   // 20 places away: 1 - 0.5 * 0.2
  CHECK(mastery_of(Kene{}, 50, proximity) == 0.0);
}

TEST_CASE("K2: absorptive capacity rises with own R&D and own expertise", "[kene][K2]") {
  CHECK(absorptive_capacity(0.04, 10.0, 5.0, 1.0) == Approx(1.0 - std::exp(-1.1)));  // 0.2 + 0.4 + 0.5
  CHECK(absorptive_capacity(0.0, 10.0, 0.0, 0.0) == 0.0);
}

TEST_CASE("K3: an unused unit loses expertise when its time comes, a core field keeps one", "[kene][K3]") {
  Kene kene = one_unit(50, 8, 1);
  lose_unused(kene, 99, 0.05, 0.5, 0);
  CHECK(kene.units[0].expertise == 1);  // too early
  lose_unused(kene, 100, 0.05, 0.5, 0);
  CHECK(kene.units[0].expertise == 1);  // core field 0
  lose_unused(kene, 200, 0.05, 0.5, 1);
  CHECK(kene.units[0].expertise == 0);  // forgotten
}

TEST_CASE("K4: a full kene drops the unit of least ability times expertise", "[kene][K4]") {
  Kene kene;
  for (std::size_t k = 0; k < 8; ++k) kene.units[k] = {static_cast<Capability>(k), 100, 5, 0};
  kene.units[3].expertise = 1;
  learn_unit(kene, {99, 120, 7, 0}, 40);
  CHECK(kene.units[3].capability == 99);
  CHECK(kene.units[3].expertise == 6);  // max(2, 7 - 1)
}

TEST_CASE("T1: trust joins own experience with that of common partners", "[ties][T1]") {
  Tie tie;
  tie.strength = 0.6F;
  tie.joint = 1;
  tie.successes = 1;
  CHECK(ties::direct_trust(tie) == Approx(0.6 * 2.0 / 4.0));
  const TieParameters p = standard_values<TieParameters>();
  TieGraph graph(3);
  const std::vector<TieEvent> events{
      {0, 2, 1, true, true}, {1, 2, 1, true, true}, {2, 0, 1, true, true}, {2, 1, 1, true, true}};
  graph.update(
      3, events, [&](Tie& each, const TieEvent& event) { ties::use_tie(each, event, 0, p); },
      [](std::uint32_t, const Tie&) { return true; });
  const double rho = (0.1 + 0.3 * 0.9) * 2.0 / 4.0;  // introduced at 0.1, one passed stage
  CHECK(ties::trust_between(graph, 0, 1, 0.0, p) == Approx(0.5 * rho * rho));
  CHECK(ties::trust_between(graph, 0, 2, 0.0, p) == Approx(rho));
}

TEST_CASE("T3: an unused bridge is nine in ten gone in a year, age protects", "[ties][T3]") {
  const TieParameters p = standard_values<TieParameters>();
  CHECK(std::pow(1.0 - ties::decay_hazard(0.0, 0.0, p), 4) == Approx(0.1).margin(0.01));
  CHECK(ties::decay_hazard(6.0, 0.0, p) == Approx(0.44 / 4.0));
  CHECK(ties::decay_hazard(0.0, 1.0, p) == Approx(0.10));
}

TEST_CASE("P2: the net value of the last stage is its chance times what it sells, less its cost", "[project][P2]") {
  ProjectParameters p = standard_values<ProjectParameters>();
  p.discount_quarter = 0.0;
  const project::Stages course = project::stages_of({}, p);
  const double even = 0.5;
  const project::Terms terms{1'000'000.0, 0.5, 0.4, 0.0, 0};
  CHECK(project::net_value(4, 1.0, even, course, terms, p) == Approx(0.5 * 200'000.0 - 90'000.0));
  CHECK(project::net_value(3, 1.0, even, course, terms, p) == Approx(0.5 * 10'000.0 - 30'000.0));
  const project::Terms supported{1'000'000.0, 0.5, 0.4, 0.5, 4};
  CHECK(project::net_value(4, 1.0, even, course, supported, p) == Approx(0.5 * 200'000.0 - 45'000.0));
  p.pass_intercept = p.pass_fit = p.pass_trust = p.pass_expertise = p.pass_coordinator = 0.0;
  CHECK(project::pass_chance({0.9, 0.9, 0.9, 0.9, 0.0}, {}, p) == Approx(even));
}

TEST_CASE("M1: adoption follows Bass and never exceeds the buyers who are left", "[market][M1]") {
  const MarketParameters m = standard_values<MarketParameters>();
  CHECK(project::adoption(0.0, m) == Approx(0.25 * 0.008));
  CHECK(project::adoption(0.5, m) == Approx(0.25 * 0.5 * (0.008 + 0.25)));
  CHECK(project::adoption(1.0, m) == 0.0);
}

TEST_CASE("B1: the risk of default is one minus exp of leverage, and one without equity", "[bank][B1]") {
  const FinanceParameters p = standard_values<FinanceParameters>();
  CHECK(firm::default_risk(300.0, 100.0, 1.0, 0.5, p) == Approx(1.0 - std::exp(-0.03)));
  CHECK(firm::default_risk(300.0, 0.0, 1.0, 0.5, p) == 1.0);
}

TEST_CASE("B2: requests beyond the limit have no class, safer ones come first", "[bank][B2]") {
  const FinanceParameters p = standard_values<FinanceParameters>();
  CHECK(bank::class_of_risk(0.05, 0.04, p) == bank::risk_classes);
  CHECK(bank::class_of_risk(0.0, 0.04, p) == 0);
  CHECK(bank::class_of_risk(0.04, 0.08, p) == 16);  // half of the guaranteed limit
  CHECK(bank::lending_room(40, 500, p) == 500);     // 40 / 0.04 - 500
  CHECK(bank::lending_room(-1, 500, p) == 0);
}

TEST_CASE("L1: support is believed to last with falling confidence and to end when announced", "[cluster][L1][L2]") {
  const BeliefParameters p = standard_values<BeliefParameters>();
  const auto curve = cluster::believed_survival({20, {12}, 12, 0.5}, 5.0, 0.2, p);  // h = 0.1
  CHECK(curve[0] == Approx(1.0));
  CHECK(curve[4] == Approx(0.9));
  CHECK(curve[12] == Approx(0.9 * 0.9 * 0.9 * 0.8));
  CHECK(curve[20] == Approx(std::pow(0.9, 5) * 0.8 * 0.8 * 0.5));
  CHECK(curve[32] == 0.0F);
  CHECK(cluster::admission_score(0.4, 0.5, true, 0.7, 0.5) == Approx(0.4 * (0.3 + 0.35) * 1.5));
}

TEST_CASE("G5: each budget rule promises the same money", "[programme][G5]") {
  programme::Design design;
  design.regions = 13;
  design.grant = 150.0;
  design.stop_share = 0.0;
  const double total = 13 * 150.0 * 5.0;
  for (const int period : {3, 5, 8, 10})
    for (const auto rule : {programme::BudgetRule::cohort_regions, programme::BudgetRule::cohort_grants}) {
      design.funding_period = period;
      design.equal_budget = rule;
      const auto allotment = programme::allot(design, 29);
      CHECK(allotment.regions * allotment.grant * allotment.years == Approx(total));
    }
  design.funding_period = 10;
  design.equal_budget = programme::BudgetRule::cohort_regions;
  CHECK(programme::allot(design, 29).regions == 7);  // 6.5 rounded; the grant mends the rest
  design.equal_budget = programme::BudgetRule::cohort_grants;
  CHECK(programme::allot(design, 29).grant == Approx(75.0));
  design.funding_period = 5;
  design.extension_years = 3;
  design.extension_share = 0.5;
  CHECK(programme::expected_years(design) == Approx(6.5));
  design.stop_share = 0.1;  // year 3 stops a tenth of the awards two years early
  CHECK(programme::expected_years(design) == Approx(5.0 - 0.2 + 0.9 * 1.5));
}

TEST_CASE("G5: cohorts of unequal length are expected to spend the same", "[programme][G5]") {
  programme::Design design;
  design.regions = 10;
  design.grant = 100.0;
  design.stop_share = 0.0;
  design.expected_spending = {0.5, 0.8, 0.9, 0.8};
  design.equal_budget = programme::BudgetRule::cohort_grants;
  const auto grant_of = [&](int period) {
    design.funding_period = period;
    return programme::allot(design, 29).grant;
  };
  const double five_years = 0.5 + 0.8 + 0.9 + 0.9 + 0.8;
  CHECK(grant_of(5) == Approx(100.0));
  CHECK(grant_of(3) == Approx(100.0 * five_years / (0.5 + 0.8 + 0.8)));
  CHECK(grant_of(10) == Approx(100.0 * five_years / (0.5 + 0.8 + 7 * 0.9 + 0.8)));
  design.extension_years = 3;  // half of the awards end in year 5, half in year 8
  design.extension_share = 0.5;
  CHECK(grant_of(5) == Approx(100.0 * five_years / (0.5 * five_years + 0.5 * (0.5 + 0.8 + 5 * 0.9 + 0.8))));
  design.equal_budget = programme::BudgetRule::slots;  // a place is set up once, whatever the length of its awards
  CHECK(grant_of(5) == Approx(100.0));
}

TEST_CASE("G1: a grant tapers in equal steps to zero, and the taper costs half its years", "[programme][G1]") {
  CHECK(programme::grant_now(900, 10, 20, 0) == 900);
  CHECK(programme::grant_now(900, 20, 20, 0) == 0);
  // Two years of taper before quarter 20: 8 steps of a ninth, 800 in quarter 12 down to 100 in quarter 19.
  CHECK(programme::grant_now(900, 11, 20, 8) == 900);
  CHECK(programme::grant_now(900, 12, 20, 8) == 800);
  CHECK(programme::grant_now(900, 19, 20, 8) == 100);
  programme::Design design;
  design.stop_share = 0.0;
  design.taper_years = 2.0;
  CHECK(programme::expected_years(design) == Approx(6.0));  // (800 + ... + 100) / 900 = 4 quarters
}

TEST_CASE("G4: an admitted project reserves the highest quarterly cost of the stages still to be paid",
          "[cluster][G4]") {
  const ProjectParameters p = standard_values<ProjectParameters>();
  const project::Stages core = project::stages_of({false, true, 2}, p);
  CHECK(project::most_in_a_quarter(1, 2, core) == Approx(3000.0));  // 3 x 7 Myen in 7 quarters against 3 in 3
  CHECK(project::most_in_a_quarter(1, 1, core) == Approx(1000.0));
  const project::Stages ordinary = project::stages_of({false, false, 2}, p);
  CHECK(project::most_in_a_quarter(1, 3, ordinary) == Approx(7500.0));  // 30 Myen in 4 quarters
}

TEST_CASE("S1: the three best laboratories are kept, each once", "[search][S1]") {
  const ProjectParameters p = standard_values<ProjectParameters>();
  Candidates best{};
  const auto meet = [&](std::uint32_t laboratory, float fit) {
    Candidate found;
    found.laboratory = laboratory;
    found.fit = fit;
    search::keep_best(best, found, p);
  };
  meet(1, 0.2F), meet(2, 0.5F), meet(3, 0.1F), meet(4, 0.3F), meet(1, 0.6F), meet(2, 0.4F);
  CHECK(best[0].laboratory == 1);
  CHECK(best[0].fit == 0.6F);
  CHECK(best[1].laboratory == 2);
  CHECK(best[1].fit == 0.5F);  // a worse look at the same laboratory changes nothing
  CHECK(best[2].laboratory == 4);
}
