#include <map>
#include <set>

#include "tests/agents/policy_states.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

using Settings = std::map<std::string, double>;

/// A measure of an instrument with these settings in one region.
policy::Measure measure_of(std::string_view kind, const Settings& settings, std::vector<std::int32_t> regions) {
  policy::Measure made;
  made.name = made.kind = kind;
  made.settings = settings;
  made.regions = std::move(regions);
  apply_instrument(made);
  return made;
}

/// The state that an instrument is there to move.
struct Aim {
  std::string_view instrument;
  std::string_view state;
  StateOf measure;
  int direction = 1;
  Settings settings = {{"money", 2000.0}};
  bool here = false;  ///< used and looked at in region 0 alone
  int quarters = 8;
  RuleAlone alone = {};
};

std::vector<Aim> aims_of_people() {
  return {
      {"coordinators", "standing coordinators", of_region<region::StandingCoordinators>, 1, {{"money", 90.0}}, true},
      {"coordinator_training", "skill", skill_of_coordinators},
      {"permanent_posts", "coordinators who stay", old_hands, 1, {{"money", 2000.0}, {"local_share", 0.0}}},
      {"coordinator_network", "introductions elsewhere", far_introductions},
      {"researcher_recruitment", "recruited laboratories", recruited_laboratories, 1, {{"money", 400.0}}, true},
      {"engineer_training", "trained share", of_region<region::TrainedShare>, 1, {{"money", 500.0}}, true},
      {"long_internships", "graduates who stay", of_region<region::GraduatesStaying>, 1, {{"money", 500.0}}, true},
      {"secondment", "expertise", expertise_of_firms, 1, {{"money", 2000.0}, {"most", 2.0}}, false, 12},
      {"producer_team", "firms founded", of_region<region::FirmEntries>, 1, {{"money", 2000.0}, {"startups", 1.0}}},
      {"matching_planners", "introductions by planners", messages<PlannerIntroduction>},
      {"project_director", "management", of_clusters<cluster::Management>},
  };
}

std::vector<Aim> aims_of_places() {
  return {
      {"shared_equipment", "equipment", of_region<region::Equipment>, 1, {{"money", 500.0}}, true},
      {"opened_resources",
       "stages passed",
       stages_that_passed,
       1,
       {{"money", 2000.0}, {"most", 1.0}},
       false,
       0,
       {"P4", end_stages}},
      {"incubation", "firms founded", of_region<region::FirmEntries>, 1, {{"money", 2000.0}, {"local_share", 0.0}}},
      {"joint_research_base", "equipment", of_region<region::Equipment>, 1, {{"local_share", 0.0}}, true},
      {"research_complex",
       "graduates who come",
       of_region<region::GraduatesArriving>,
       1,
       {{"money", 2000.0}, {"most", 0.5}, {"local_share", 0.0}},
       true},
      {"shared_test_fields",
       "prototypes and products",
       late_results,
       1,
       {{"money", 2000.0}, {"most", 1.0}, {"local_share", 0.0}},
       false,
       12},
      {"institute_guidance",
       "introductions by institutes",
       messages<InstituteIntroduction>,
       1,
       {{"money", 200.0}, {"local_share", 0.0}}},
  };
}

std::vector<Aim> aims_of_money_and_market() {
  return {
      {"regional_fund", "fund support", of_region<region::FundSupport>, 1, {{"money", 100.0}, {"local_share", 0.0}}},
      {"bank_cooperation", "introductions by banks", messages<BankIntroduction>},
      {"credit_guarantee", "loans", of_region<region::BankLoans>, 1, {{"share", 0.6}}},
      {"project_grants", "national money in projects", of_region<region::NationalMoney>},
      {"local_own_schemes", "local money in projects", of_region<region::LocalMoney>},
      {"university_donations", "papers", papers, 1, {{"money", 2000.0}, {"local_share", 0.0}}},
      {"procurement",
       "sales of products",
       of_region<region::ProductSales>,
       1,
       {{"money", 2000.0}, {"most", 4.0}, {"local_share", 0.0}}},
      {"sales_channels",
       "markets at launch",
       markets_at_launch,
       1,
       {{"money", 2000.0}, {"most", 1.0}, {"local_share", 0.0}},
       false,
       12},
      {"large_firm_links",
       "markets at launch",
       markets_at_launch,
       1,
       {{"money", 2000.0}, {"most", 1.0}, {"needs", 0.0}, {"reach", 0.0}},
       false,
       12},
      {"firm_location",
       "knowledge-using firms",
       of_region<region::KnowledgeFirms>,
       1,
       {{"money", 1000.0}, {"local_share", 0.0}},
       true},
      {"special_zone", "prototypes and products", late_results, 1, {{"speed", 1.0}}, false, 12},
  };
}

std::vector<Aim> aims_of_governance() {
  return {
      {"council_and_vision", "vision", of_clusters<cluster::Vision>, 1, {{"local_share", 0.0}}},
      {"pdca_management", "management", of_clusters<cluster::Management>},
      {"trend_survey_unit",
       "values of needs",
       values_of_needs,
       1,
       {{"money", 2000.0}, {"most", 1.0}},
       false,
       0,
       {"N1"}},
      {"inter_ministry_handover", "national money in projects", of_region<region::NationalMoney>},
      {"wide_area_cooperation", "chance to meet at home", meetings_at_home, -1, {{"local_share", 0.0}}},
      {"outside_resources", "markets at launch", markets_at_launch, 1, {{"money", 2000.0}, {"market", 1.0}}, false, 12},
      {"autonomy", "weights of menus", moved_menus, 1, {{"speed", 4.0}}, false, 12},
  };
}

std::vector<Aim> aims() {
  std::vector<Aim> all;
  for (const auto& part : {aims_of_people(), aims_of_places(), aims_of_money_and_market(), aims_of_governance()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// All levers of all regions, in the order of their places.
template <class... R, class... C>
std::vector<std::vector<double>> values_of(const Economy& economy, policy::LeverList<R...>, policy::LeverList<C...>) {
  std::vector<std::vector<double>> all;
  const auto add = [&](auto values) { all.emplace_back(values.begin(), values.end()); };
  (add(economy.read<R>()), ...);
  (add(economy.read<C>()), ...);
  return all;
}

/// Places of the levers that are not neutral in the rows (regions, or their cells) for which `wanted(region)`.
template <class Wanted>
std::set<std::size_t> moved(const Economy& economy, const Wanted& wanted) {
  const auto all = values_of(economy, policy::RegionLevers{}, policy::CellLevers{});
  const std::size_t fields = economy.thing<Geography>().fields;
  std::set<std::size_t> places;
  for (std::size_t lever = 0; lever < all.size(); ++lever)
    for (std::size_t row = 0; row < all[lever].size(); ++row)
      if (all[lever][row] != 0.0 && wanted(policy::levers()[lever].by_field ? row / fields : row)) places.insert(lever);
  return places;
}

/// The start of quarter `quarter`: levers neutral, then all measures push.
void push(SteppedWorld& world, std::uint32_t quarter) {
  world.quarter = quarter;
  world.economy.reset_levers();
  world.economy.ledger.quarter.clear();
  reset_observed(world.economy, Observed::flow);
  world.act("H1");
}

}  // namespace

TEST_CASE("an instrument pushes its levers in its region and time, nowhere else, and leaves no lever moved",
          "[policy][H1][instruments]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 4);
  const auto here = [](std::size_t region) { return region == 1; };
  const auto elsewhere = [](std::size_t region) { return region != 1; };
  for (const Instrument& each : instruments()) {
    INFO(each.name);
    policy::Measure measure = measure_of(each.name, {}, {1});
    std::set<std::size_t> declared;
    for (const policy::Push& one : measure.pushes) declared.insert(one.lever);
    CHECK_FALSE(declared.empty());
    world.economy.thing<policy::MeasureBook>().measures = {{measure, 8, 12}};
    for (const std::uint32_t quarter : {7U, 8U, 11U, 12U}) {
      world.economy.write<region::GovernmentCash>()[1] = 1'000'000'000;
      push(world, quarter);
      CHECK(moved(world.economy, here) == (quarter == 7 || quarter == 12 ? std::set<std::size_t>{} : declared));
      CHECK(moved(world.economy, elsewhere).empty());
    }
  }
}

TEST_CASE("the money of an instrument is paid to the thousand yen, by those who shall pay it",
          "[policy][H1][instruments]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 4);
  for (const Instrument& each : instruments()) {
    const bool asks = std::any_of(each.parameters.begin(), each.parameters.end(),
                                  [](const InstrumentParameter& one) { return one.name == "local_share"; });
    if (!asks) continue;  // its money is paid where it is asked for, or there is none
    INFO(each.name);
    const policy::Measure measure = measure_of(each.name, {{"money", 40.0}, {"local_share", 0.25}}, {1, 2});
    world.economy.thing<policy::MeasureBook>().measures = {{measure, 8, 12}};
    auto cash = world.economy.write<region::GovernmentCash>();
    cash[1] = 100'000;
    cash[2] = 100'000;
    push(world, 8);  // 40 million yen a year are 10,000 thousand yen a quarter
    CHECK(world.economy.read<region::InstrumentMoney>()[1] == 7'500);
    CHECK(world.economy.read<region::InstrumentMoneyLocal>()[1] == 2'500);
    CHECK(world.economy.read<region::GovernmentCash>()[2] == 97'500);
    CHECK(world.sum<region::InstrumentMoney>() == 15'000.0);
    CHECK(world.economy.ledger.quarter.paid[static_cast<std::size_t>(Flow::instrument_cost)] == 15'000);
    CHECK(world.economy.ledger.quarter.paid[static_cast<std::size_t>(Flow::local_instrument_cost)] == 5'000);
  }
}

TEST_CASE("H1: where local money does not reach, the state pays less too and the push is smaller", "[policy][H1]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 4);
  const policy::Measure measure =
      measure_of("coordinators", {{"money", 36.0}, {"cost", 9.0}, {"local_share", 0.5}}, {1});
  world.economy.thing<policy::MeasureBook>().measures = {{measure, 8, 12}};
  world.economy.write<region::GovernmentCash>()[1] = 1'125;  // a quarter of 4,500
  push(world, 8);
  CHECK(world.economy.read<region::PostsAdded>()[1] == Approx(1.0));  // of four
  CHECK(world.economy.read<region::InstrumentMoney>()[1] == 1'125);
  CHECK(world.economy.read<region::GovernmentCash>()[1] == 0);
}

TEST_CASE("H1: pushes add up, and money for a field is not divided among others", "[policy][H1]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 4);
  policy::Measure one = measure_of("university_donations", {{"money", 4.0}, {"local_share", 0.0}}, {1});
  policy::Measure other = one;
  other.fields = {2};
  world.economy.thing<policy::MeasureBook>().measures = {{one, 8, 12}, {other, 8, 12}};
  push(world, 8);
  const Geography& geography = world.economy.thing<Geography>();
  double sum = 0.0;
  for (std::size_t field = 0; field < geography.fields; ++field)
    sum += world.economy.read<cell::ResearchMoney>()[geography.cell(1, field)];
  CHECK(sum == Approx(2000.0));  // thousand yen a quarter
  CHECK(world.economy.read<cell::ResearchMoney>()[geography.cell(1, 2)] >= 1000.0);
}

TEST_CASE("every instrument moves the state that it is there to move", "[policy][instruments]") {
  std::map<std::tuple<std::string_view, bool, int>, double> without;
  for (const Aim& each : aims()) {
    INFO(each.instrument << " moves " << each.state);
    const std::size_t where = each.here ? 0 : everywhere;
    const auto key = std::tuple(each.state, each.here, each.quarters);
    const auto measure = measure_of(each.instrument, each.settings,
                                    each.here ? std::vector<std::int32_t>{0} : std::vector<std::int32_t>{});
    const auto state = [&](const policy::Measure* used) {
      return each.alone.rule.empty() ? under(used, each.measure, where, each.quarters)
                                     : right_after(each.alone, used, each.measure);
    };
    if (!without.contains(key)) without[key] = state(nullptr);
    CHECK(each.direction * (state(&measure) - without[key]) > 0.0);
  }
  std::set<std::string_view> tested{"priority_treatment"};  // the lever's own test: it wins a call
  for (const Aim& each : aims()) tested.insert(each.instrument);
  for (const Instrument& each : instruments()) CHECK(tested.contains(each.name));
}
