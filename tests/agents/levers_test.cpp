#include <set>

#include "tests/agents/policy_states.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// What a lever does to the state of the rule that reads it.
struct Response {
  std::size_t lever;
  std::string_view state;
  double amount;
  int direction;
  StateOf measure;
  int quarters = 8;
  RuleAlone alone = {};
};

const std::vector<Response>& responses() {
  using policy::place_of;
  static const std::vector<Response> all{
      {place_of<region::PostsAdded>(), "standing coordinators", 5, 1, of_region<region::StandingCoordinators>},
      {place_of<region::PlannerPosts>(), "introductions by planners", 5, 1, messages<PlannerIntroduction>},
      {place_of<region::CoordinatorTraining>(), "skill", 0.2, 1, skill_of_coordinators},
      {place_of<region::CoordinatorExchange>(), "introductions elsewhere", 1, 1, far_introductions},
      {place_of<region::PostSecurity>(), "coordinators who stay", 1, 1, old_hands},
      {place_of<region::TrainingMoney>(), "trained share", 1e6, 1, of_region<region::TrainedShare>},
      {place_of<region::GraduatesKept>(), "graduates who stay", 0.5, 1, of_region<region::GraduatesStaying>},
      {place_of<region::EquipmentMoney>(), "equipment", 1e5, 1, of_region<region::Equipment>},
      {place_of<region::EquipmentAccess>(), "stages passed", 1, 1, stages_that_passed, 0, {"P4", end_stages}},
      {place_of<region::EntrySupport>(), "firms founded", 0.5, 1, of_region<region::FirmEntries>},
      {place_of<region::FirmLocation>(), "knowledge-using firms", 10, 1, of_region<region::KnowledgeFirms>},
      {place_of<region::InstituteEffort>(), "introductions by institutes", 3, 1, messages<InstituteIntroduction>},
      {place_of<region::SearchReach>(), "chance to meet at home", 4, -1, meetings_at_home},
      {place_of<region::BankInsight>(), "introductions by banks", 1, 1, messages<BankIntroduction>},
      {place_of<region::GuaranteeShare>(), "loans", 0.6, 1, of_region<region::BankLoans>},
      {place_of<region::FundMoney>(), "fund support", 1e5, 1, of_region<region::FundSupport>},
      {place_of<region::VisionSupport>(), "vision", 1, 1, of_clusters<cluster::Vision>},
      {place_of<region::ManagementLearning>(), "management", 0.1, 1, of_clusters<cluster::Management>},
      {place_of<region::Autonomy>(), "weights of menus", 4, 1, moved_menus, 12},
      {place_of<cell::ResearchMoney>(), "papers", 1e6, 1, papers},
      {place_of<cell::ResearcherPosts>(), "recruited laboratories", 10, 1, recruited_laboratories},
      {place_of<cell::ResearchGrant>(), "national money", 1e6, 1, of_region<region::NationalMoney>},
      {place_of<cell::DevelopmentGrant>(), "national money", 1e6, 1, of_region<region::NationalMoney>},
      {place_of<cell::LocalGrant>(), "local money", 1e6, 1, of_region<region::LocalMoney>},
      {place_of<cell::PeopleExchange>(), "expertise", 4, 1, expertise_of_firms, 12},
      {place_of<cell::Foresight>(), "values of needs", 1, 1, values_of_needs, 0, {"N1"}},
      {place_of<cell::ZoneSpeed>(), "prototypes and products", 2, 1, late_results, 12},
      {place_of<cell::ProductionSkill>(), "prototypes passed", 1, 1, stages_that_passed, 0, {"P4", end_prototypes}},
      {place_of<cell::MarketReach>(), "markets at launch", 1, 1, markets_at_launch, 12},
      {place_of<cell::CustomerChannel>(), "markets at launch", 1, 1, markets_at_launch, 12},
      {place_of<cell::CustomerNeeds>(), "values of needs", 1, 1, values_of_needs, 0, {"N1"}},
      {place_of<cell::EarlyBuyers>(), "sales of products", 4, 1, of_region<region::ProductSales>},
  };
  return all;
}

}  // namespace

TEST_CASE("H1: every lever moves the state of the rule that reads it, in the direction of the rule", "[policy][H1]") {
  std::map<std::pair<std::string_view, int>, double> without;
  for (const Response& each : responses()) {
    INFO(policy::levers()[each.lever].column.name << " moves " << each.state);
    const policy::Measure measure = pushing({{each.lever, each.amount}});
    const auto key = std::pair(each.state, each.quarters);
    const auto state = [&](const policy::Measure* used) {
      return each.alone.rule.empty() ? under(used, each.measure, everywhere, each.quarters)
                                     : right_after(each.alone, used, each.measure);
    };
    if (!without.contains(key)) without[key] = state(nullptr);
    CHECK(each.direction * (state(&measure) - without[key]) > 0.0);
  }
}

TEST_CASE("H1: amenities draw graduates from other regions", "[policy][H1][E1]") {
  policy::Measure measure = pushing({{policy::place_of<region::Amenity>(), 1.0}});
  measure.regions = {0};
  const StateOf arriving = of_region<region::GraduatesArriving>;
  CHECK(under(&measure, arriving, 0, 4) > under(nullptr, arriving, 0, 4));
  CHECK(under(&measure, arriving, 1, 4) < under(nullptr, arriving, 1, 4));
}

TEST_CASE("G1: priority wins a call for a region", "[policy][H1][G1]") {
  const auto awards = [](std::size_t favoured) {
    SteppedWorld world("small", {"burn_in_years=0"}, 4);
    policy::Measure measure = pushing({{policy::place_of<region::Priority>(), 100.0}});
    if (favoured != everywhere) measure.regions = {static_cast<std::int32_t>(favoured)};
    if (favoured != everywhere) world.economy.thing<policy::MeasureBook>().measures = {{measure, 0, 10'000}};
    world.step();
    std::vector<bool> made;
    for (const auto each : world.economy.read<cluster::Awarded>()) made.push_back(each != 0);
    return made;
  };
  const SteppedWorld fresh("small", {"burn_in_years=0"}, 4);
  const auto usual = awards(everywhere);
  std::size_t losers = 0;
  for (std::size_t c = 0; c < usual.size(); ++c) {
    const bool may_bid = fresh.economy.read<cluster::Programme>()[c] != no_row;
    if (usual[c] || !may_bid) continue;
    ++losers;
    CHECK(awards(fresh.economy.read<cluster::Seat>()[c])[c]);
  }
  CHECK(losers > 0);
}

TEST_CASE("levers not in the table of responses have a test of their own", "[policy][H1]") {
  std::set<std::size_t> tested{policy::place_of<region::Amenity>(), policy::place_of<region::Priority>()};
  for (const Response& each : responses()) tested.insert(each.lever);
  CHECK(tested.size() == policy::levers().size());
}

TEST_CASE("H2: grants bear what their money reaches of the cost asked, two thirds at most", "[policy][H2]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 4);
  Economy& economy = world.economy;
  economy.write<region::GovernmentCash>()[0] = 400;
  economy.write<cell::ResearchGrant>()[0] = 250.0;
  economy.write<cell::DevelopmentGrant>()[0] = 250.0;
  economy.write<cell::LocalGrant>()[0] = 250.0;
  economy.write<cell::ResearchAsked>()[0] = 1000;
  economy.write<cell::DevelopmentAsked>()[0] = 300;
  world.phase("H2");
  CHECK(economy.read<cell::ResearchShare>()[0] == Approx(0.25));
  CHECK(economy.read<cell::DevelopmentShare>()[0] == Approx(2.0 / 3.0));  // not 250 of 300
  CHECK(economy.read<cell::LocalShare>()[0] == Approx(200.0 / 1300.0));   // half of the cash is less than 250
  CHECK(economy.read<cell::ResearchAsked>()[0] == 0);
  CHECK(economy.read<cell::ResearchShare>()[1] == 0.0);
}

TEST_CASE("P1: a grant and a local grant pay their shares, firms the rest, and projects spend the whole cost",
          "[policy][H2][P1][P3]") {
  SteppedWorld world = eleven_years();
  Economy& economy = world.economy;
  const policy::Measure measure =
      pushing({{policy::place_of<cell::ResearchGrant>(), 1e9}, {policy::place_of<cell::LocalGrant>(), 1e9}});
  economy.thing<policy::MeasureBook>().measures = {{measure, 0, 10'000}};
  const double before = world.sum<project::Subsidy>();
  world.steps(2);
  CHECK(before == 0.0);
  CHECK(world.sum<project::Subsidy>() > 0.0);
  const auto granted = economy.ledger.quarter.received[static_cast<std::size_t>(Flow::instrument_grant)];
  CHECK(granted > 0);
  CHECK(world.sum<region::InstrumentMoney>() == static_cast<double>(granted));
}

TEST_CASE("H3: researchers whom a region recruited leave when their posts end", "[policy][H3][E2]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false", "parameters.people.kept_share=0.05"}, 4);
  const policy::Measure measure = pushing({{policy::place_of<cell::ResearcherPosts>(), 20.0}});
  world.economy.thing<policy::MeasureBook>().measures = {{measure, 0, 12}};
  world.steps(11);
  const double most = recruited_laboratories(world.economy, everywhere);
  CHECK(most > 60.0);  // of some 120 posts in six regions
  world.steps(2);
  CHECK(recruited_laboratories(world.economy, everywhere) < 0.1 * most);
}
