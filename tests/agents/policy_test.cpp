#include <algorithm>

#include "agents/cluster/states.hpp"
#include "tests/agents/supported_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::one_cohort;
using minori::testing::Supported;
using minori::testing::with;

namespace {

/// Much for coordinators: three or four in a place.
const std::string network_only =
    "policy.menu={network=1.0, projects=0.0, researchers=0.0, training=0.0, equipment=0.0}";

/// Grants of the quarter, in thousand yen; each of the two awards of the small country gets 12500 when it is whole.
double grants(const Supported& world) { return world.sum<cluster::Grant>(); }

}  // namespace

TEST_CASE("the last year of an award and of its extension is under pressure of the final evaluation",
          "[cluster][L1][P3]") {
  Supported world({"policy.equal_budget=documented", "policy.stop_share=0", "policy.funding_period=3",
                   "policy.evaluation_years=[3]", "policy.evaluation_years=[3]", "policy.extension_years=2",
                   "policy.extension_share=1"});
  const auto effort = [&] { return world.economy.read<cluster::Effort>()[world.awarded().front()]; };
  world.steps(9);
  CHECK(effort() == Approx(1.1));  // matching of one half; the evaluation is a year away
  world.steps(3);
  CHECK(effort() == Approx(1.1 + 0.15 * 0.75));
  world.steps(1);
  CHECK(effort() == Approx(1.1));
  world.steps(7);
  CHECK(effort() == Approx(1.1 + 0.15 * 0.75));  // the last quarter of the extension
}

TEST_CASE("renewals are counted, and foreseen only where awards are given again", "[cluster][L1][G1]") {
  const std::vector<std::string> again{"policy.window_years=20",      "policy.stop_share=0",
                                       "policy.extension_share=0",    "policy.funding_period=3",
                                       "policy.evaluation_years=[3]", "policy.selection=list"};
  Supported slots(with(again, {"policy.equal_budget=slots"}));
  slots.steps(12);
  const auto beyond = [](const Supported& world) {
    const std::size_t c = world.awarded().front();
    const std::uint32_t left = world.economy.read<cluster::AwardEnd>()[c] - (world.quarter - 1);
    return static_cast<double>(world.economy.read<cluster::Survival>()[c][left]);
  };
  CHECK(beyond(slots) == 0.0);  // no end has been seen
  slots.step();
  CHECK(slots.sum<programme::Handovers>() == 2.0);
  CHECK(slots.sum<programme::Renewed>() == 2.0);
  CHECK(slots.sum<programme::Ends>() == 2.0);
  CHECK(slots.sum<programme::ProgrammeClusters>() == 2.0);
  CHECK(beyond(slots) > 0.3);  // one of one, with one imagined that was not: 1/2, less what memory fears
  slots.step();
  CHECK(slots.sum<programme::Handovers>() == 0.0);
  Supported once(with(again, {"policy.equal_budget=documented"}));
  once.steps(12);
  CHECK(beyond(once) == 0.0);
}

TEST_CASE("a taper comes once, after the extension, and staff goes with the posts", "[cluster][G1][E3]") {
  Supported world({"policy.equal_budget=documented", "policy.stop_share=0", "policy.funding_period=3",
                   "policy.evaluation_years=[3]", "policy.extension_years=2", "policy.extension_share=1",
                   "policy.taper_years=2", network_only});
  world.years(5);
  CHECK(grants(world) == 25000.0);
  const int staff = world.coordinators()[1];
  for (int left = 8; left > 0; --left) {
    world.step();
    CHECK(grants(world) == 2.0 * std::floor(12500.0 * left / 9.0));
    for (const auto cash : world.economy.read<cluster::Cash>()) REQUIRE(cash >= 0);
    const auto posts = world.economy.read<cluster::CoordinatorPosts>();
    const auto filled = world.economy.read<cluster::ClusterCoordinators>();
    for (std::size_t c = 0; c < posts.size(); ++c) CHECK(filled[c] <= posts[c]);
  }
  CHECK(staff > 0);
  world.step();
  CHECK(world.awarded().empty());
}

TEST_CASE("a grade may cut the grant, and a stage gate may raise it", "[cluster][G1]") {
  Supported cut(with(one_cohort, {"policy.cut_share=1", "policy.grade_cut=0.4"}));
  cut.years(3);
  CHECK(grants(cut) == 25000.0);
  cut.step();
  CHECK(grants(cut) == 15000.0);
  Supported gate(with(one_cohort, {"policy.gate_year=2", "policy.gate_grant=2"}));
  gate.years(2);
  CHECK(grants(gate) == 25000.0);
  gate.step();
  CHECK(grants(gate) == 50000.0);
  Supported closed(with(one_cohort, {"policy.gate_year=2", "policy.gate_share=0"}));
  closed.years(2);
  CHECK(closed.awarded().size() == 2);
  closed.step();
  CHECK(closed.awarded().empty());
}

TEST_CASE("G1: evaluations count the awards that have the results they promised", "[cluster][G1]") {
  const auto met_of = [](double target) {
    Supported world(with(one_cohort, {"policy.evaluation_years=[3]", "policy.target=" + std::to_string(target)}));
    world.years(3);
    const Economy& economy = world.economy;
    double expected = 0.0;
    for (const std::size_t c : world.awarded()) {
      const double grants = 12.0 * static_cast<double>(economy.read<cluster::GrantRate>()[c]);
      if (economy.read<cluster::Achievement>()[c] >= target * grants / 1e5) ++expected;
    }
    world.step();  // April of the fourth year
    CHECK(world.sum<programme::TargetsChecked>() == (target > 0.0 ? 2.0 : 0.0));
    if (target > 0.0) CHECK(world.sum<programme::TargetsMet>() == expected);
    return world.sum<programme::TargetsMet>();
  };
  CHECK(met_of(0.001) == 2.0);
  CHECK(met_of(1000.0) == 0.0);
  CHECK(met_of(0.0) == 0.0);
}

TEST_CASE("abolition ends awards at once or after a phase-out, is remembered like a stop, and nothing is called again",
          "[cluster][G1][L1]") {
  const std::vector<std::string> slots{"policy.equal_budget=slots", "policy.stop_share=0", "policy.extension_share=0",
                                       "policy.abolition_fy=2013"};
  Supported at_once(slots);
  at_once.years(2);
  const auto places = at_once.awarded();
  REQUIRE(places.size() == 2);
  const float before = at_once.economy.read<cluster::Memory>()[places[0]];
  at_once.step();
  CHECK(at_once.awarded().empty());
  CHECK(at_once.economy.read<cluster::Memory>()[places[0]] == Approx(0.99 * (before + 2.0)));
  at_once.years(4);
  CHECK(at_once.awarded().empty());
  Supported slowly(with(slots, {"policy.phase_out_years=1"}));
  slowly.years(2);
  for (int left = 4; left > 0; --left) {
    slowly.step();
    CHECK(grants(slowly) == 2.0 * 12500.0 * left / 5.0);
  }
  slowly.years(4);
  CHECK(slowly.awarded().empty());
}

TEST_CASE("a successor programme takes over on the day of the end, without set-up and without a memory of it",
          "[cluster][G1][A19]") {
  Supported world(with(
      one_cohort, {"programme.risp_international.funding_period=3", "programme.risp_international.evaluation_years=[3]",
                   "programme.risp_international.successor=risp_research_industry",
                   "programme.risp_research_industry.funding_period=8", "programme.risp_research_industry.regions=2",
                   "programme.risp_research_industry.grant=20"}));
  world.years(3);
  const auto before = world.awarded();
  const auto programme_of = [&](std::size_t c) { return world.economy.read<cluster::Programme>()[c]; };
  const auto heir = std::find_if(before.begin(), before.end(), [&](std::size_t c) { return programme_of(c) == 0; });
  REQUIRE(heir != before.end());
  const float memory = world.economy.read<cluster::Memory>()[*heir];
  world.step();
  SECTION("there is no place: the programme has funded two already") {
    CHECK(programme_of(*heir) == 0);
    CHECK(world.awarded().size() == 2);
  }
  Supported wide(with(
      one_cohort, {"programme.risp_international.funding_period=3", "programme.risp_international.evaluation_years=[3]",
                   "programme.risp_international.successor=risp_research_industry",
                   "programme.risp_research_industry.funding_period=8", "programme.risp_research_industry.regions=3",
                   "programme.risp_research_industry.grant=20"}));
  wide.years(3);
  wide.step();
  CHECK(wide.economy.read<cluster::Programme>()[*heir] == 1);
  CHECK(wide.economy.read<cluster::AwardStart>()[*heir] == 12);
  CHECK(wide.economy.read<cluster::FirstAdmission>()[*heir] == 12);
  CHECK(wide.economy.read<cluster::Memory>()[*heir] <= memory);
  CHECK(wide.awarded().size() == 3);
  CHECK(grants(wide) == 15000.0);
}

TEST_CASE("no double support: a programme that bars it passes over a place whose region and field another one supports",
          "[cluster][G1]") {
  const auto supported = [](const char* barred) {
    Supported world(
        with(one_cohort, {"programme.risp_research_industry.regions=2", "programme.risp_research_industry.grant=20",
                          std::string("programme.risp_research_industry.no_double_support=") + barred}));
    Economy& economy = world.economy;  // places 0 and 1 become neighbours in region and field, 2 stays apart
    auto& geography = economy.thing<Geography>();
    geography.cluster_regions[1] = geography.cluster_regions[0];
    for (const std::uint32_t region : geography.cluster_regions[0]) geography.clusters_of_region[region].push_back(1);
    economy.write<cluster::Field>()[1] = economy.read<cluster::Field>()[0];
    world.step();
    return world.awarded();
  };
  CHECK(supported("false") == std::vector<std::size_t>{0, 1, 2});
  CHECK(supported("true") == std::vector<std::size_t>{0, 2});
}

TEST_CASE("a later call gives its own number of awards in its year, each for the whole period", "[cluster][G1]") {
  // Two places of this type: one is called in the first year, none in the second, the other one in the third.
  Supported world(with(one_cohort, {"programme.risp_international.enabled=false", "policy.funding_period=3",
                                    "policy.evaluation_years=[3]", "policy.evaluation_years=[3]",
                                    "programme.risp_research_industry.regions=1",
                                    "programme.risp_research_industry.later_calls=[0, 1]"}));
  for (const std::size_t running : {1U, 1U, 2U, 1U, 1U, 0U}) {
    world.step();
    CHECK(world.awarded().size() == running);
    for (int quarter = 1; quarter < 4; ++quarter) world.step();
  }
}

TEST_CASE("projects go on with the colleague who takes over, and with part of the skill", "[coordinator][E3]") {
  const std::vector<std::string> stopped{"policy.equal_budget=documented", "policy.stop_share=1",
                                         "policy.funding_period=5", "parameters.people.kept_share=0.05", network_only};
  const auto handed = [&](const char* share) {
    Supported world(with(stopped, {std::string("parameters.coordinator.handover=") + share}));
    world.years(3);
    std::map<std::uint64_t, float> skills;
    const auto brokers = [&] { return world.economy.read<project::Broker>(); };
    for (std::size_t i = 0; i < brokers().size(); ++i)
      if (brokers()[i] != no_row && world.economy.read<coordinator::Type>()[brokers()[i]] == 1)
        skills[world.economy.read<project::Id>()[i]] = world.economy.read<project::BrokerSkill>()[i];
    REQUIRE_FALSE(skills.empty());
    world.step();
    int going_on = 0;
    for (std::size_t i = 0; i < brokers().size(); ++i) {
      const auto found = skills.find(world.economy.read<project::Id>()[i]);
      if (found == skills.end() || brokers()[i] == no_row) continue;
      if (world.economy.read<coordinator::Type>()[brokers()[i]] != 0) continue;  // kept after support
      ++going_on;
      CHECK(world.economy.read<project::BrokerSkill>()[i] == Approx(0.8 * found->second));
    }
    return going_on;
  };
  CHECK(handed("0.8") > 0);
  CHECK(handed("0") == 0);
}

TEST_CASE("contacts are handed over: standing coordinators have more ties where more is handed over",
          "[coordinator][E3]") {
  const auto ties = [](const char* share) {
    Supported world(with(one_cohort, {"policy.funding_period=3", "policy.evaluation_years=[3]", network_only,
                                      std::string("parameters.coordinator.handover=") + share}));
    world.steps(13);
    std::size_t sum = 0;
    const auto ids = world.economy.read<coordinator::Id>();
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] != 0) sum += world.economy.thing<TieGraph>().degree(world.economy.read<coordinator::Node>()[i]);
    return sum;
  };
  CHECK(ties("0.8") > ties("0"));
}

TEST_CASE("local governments keep coordinators for at most a quarter of their cash", "[coordinator][E3]") {
  Supported world(
      with(one_cohort, {"policy.funding_period=3", "policy.evaluation_years=[3]", "parameters.people.kept_share=0.5",
                        "parameters.government.own_scheme=0", network_only}));
  world.years(3);
  for (auto& each : world.economy.write<cluster::Vision>()) each = 1.0F;
  for (auto& each : world.economy.write<region::ScienceBudget>()) each = 30000;  // thousand yen; a post costs 2250
  double kept = 0.0;
  for (int quarter = 0; quarter < 8; ++quarter) {
    world.step();
    for (std::size_t r = 0; r < world.economy.read<region::Id>().size(); ++r) {
      const auto upkeep = world.economy.read<region::LocalUpkeep>()[r];
      CHECK(4 * upkeep <= world.economy.read<region::GovernmentCash>()[r] + upkeep);
      kept += static_cast<double>(upkeep);
    }
  }
  CHECK(kept > 0.0);
}

TEST_CASE("a region that shares a vision runs a scheme of its own after support, with local money only",
          "[cluster][V4]") {
  const auto lasting = [](const char* size, double vision) {
    Supported world(with(one_cohort, {"policy.funding_period=3", "policy.evaluation_years=[3]",
                                      std::string("parameters.government.own_scheme=") + size}));
    world.years(3);
    const auto places = world.awarded();
    double money = 0.0;
    double projects = 0.0;
    for (int quarter = 0; quarter < 12; ++quarter) {
      for (const std::size_t c : places) world.economy.write<cluster::Vision>()[c] = static_cast<float>(vision);
      world.step();
      money += world.sum<cluster::OwnSchemeMoney>();
      CHECK(grants(world) == 0.0);
      CHECK(world.sum<region::NationalMoney>() == 0.0);
      for (const std::size_t c : places)
        CHECK(world.economy.read<cluster::Stage>()[c] ==
              (world.economy.read<cluster::OwnSchemeMoney>()[c] > 0 ? cluster::self_running : cluster::graduated));
      const auto ids = world.economy.read<project::Id>();
      for (std::size_t i = 0; i < ids.size(); ++i)
        projects += ids[i] != 0 && world.economy.read<project::PublicNow>()[i] != 0;
    }
    return std::pair(money, projects);
  };
  const auto [money, projects] = lasting("0.5", 0.9);
  CHECK(money > 0.0);
  CHECK(money <= 12.0 * 2.0 * 0.5 * 12500.0);  // half of the former grant at most
  CHECK(projects > 0.0);
  CHECK(lasting("0.5", 0.2).first == 0.0);  // the vision is too weak
  CHECK(lasting("0", 0.9) == std::pair(0.0, 0.0));
}

TEST_CASE("the science budget follows the sales of local firms with the weight that it is given", "[region][V1][V3]") {
  const auto budget_after = [](const char* weight) {
    Supported world({std::string("parameters.government.revenue_weight=") + weight});
    world.steps(2);
    const auto revenue = world.economy.read<region::Revenue>();
    const double sales = world.sum<region::Sales>();
    CHECK(std::abs(world.sum<region::Revenue>() / sales - 1.0) < 0.1);
    std::vector<double> bases(revenue.begin(), revenue.end());
    auto base = world.economy.write<region::RevenueBase>();
    for (std::size_t r = 0; r < bases.size(); ++r) base[r] = bases[r] / 1.5;  // sales have risen by half
    world.step();
    return world.sum<region::BudgetNow>();
  };
  const double fixed = budget_after("0");
  CHECK(budget_after("1") == Approx(1.5 * fixed).epsilon(1e-3));
  CHECK(budget_after("0.5") == Approx(1.25 * fixed).epsilon(1e-3));
}

TEST_CASE("money for the own project rises with shared vision", "[cluster][G2]") {
  Supported world(with(one_cohort, {"parameters.cluster.vision_in_money=1", "policy.own_project=0.02"}));
  world.step();
  CHECK(world.sum<cluster::OwnProjectMoney>() == Approx(2 * 0.2 * 250.0));  // vision 0.2 at the start
  Supported deaf(with(one_cohort, {"parameters.cluster.vision_in_money=0", "policy.own_project=0.02"}));
  deaf.step();
  CHECK(deaf.sum<cluster::OwnProjectMoney>() == Approx(2 * 250.0));
}

TEST_CASE("vision grows with ties among members, if they matter", "[cluster][G6]") {
  const auto vision_after = [](const char* weight) {
    Supported world(with(one_cohort, {std::string("parameters.cluster.vision_ties=") + weight}));
    world.step();  // no tie exists yet
    CHECK(world.sum<cluster::TiedMembers>() == 0.0);
    const double first = world.economy.read<cluster::Vision>()[world.awarded().front()];
    world.years(3);
    CHECK(world.sum<cluster::TiedMembers>() > 0.0);
    CHECK(world.sum<cluster::TiedMembers>() <= world.sum<cluster::FirmMembers>());
    return first;
  };
  CHECK(vision_after("1") <= 0.2);
  CHECK(vision_after("0") > vision_after("1"));
}

TEST_CASE("management moves the menu of running awards once a year, and not where it is told not to", "[cluster][G7]") {
  const auto moved = [](const char* speed, int quarters) {
    Supported world(
        with(one_cohort, {"policy.funding_period=8", std::string("parameters.cluster.menu_speed=") + speed}));
    world.steps(quarters);
    int places = 0;
    for (const std::size_t c : world.awarded()) {
      const auto weights = world.economy.read<cluster::MenuWeights>()[c];
      places += std::any_of(weights.begin(), weights.end(), [](float each) { return each != 1.0F; });
    }
    return places;
  };
  CHECK(moved("1", 4) == 0);
  CHECK(moved("1", 21) > 0);
  CHECK(moved("0", 21) == 0);
}
