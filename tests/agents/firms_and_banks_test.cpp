#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "agents/bank/rules.hpp"
#include "agents/firm/rules.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::small_world;
using minori::testing::SteppedWorld;

namespace {

DatedShock shock_of(ShockKind kind, double size, std::size_t regions) {
  DatedShock made;
  made.kind = kind;
  made.quarters = 2;
  made.size = size;
  made.regions.assign(regions, false);
  made.regions[0] = true;
  return made;
}

/// Knowledge-using firms founded in the quarter that has begun.
std::set<std::uint64_t> founded_now(const SteppedWorld& world) {
  std::set<std::uint64_t> found;
  const auto ids = world.economy.read<firm::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0 && world.economy.read<firm::UsesKnowledge>()[i] != 0 &&
        world.economy.read<firm::Founded>()[i] == static_cast<std::int32_t>(world.quarter))
      found.insert(ids[i]);
  return found;
}

}  // namespace

TEST_CASE("F3: employees follow all sales, and a product that comes and goes leaves none behind", "[firm][F3]") {
  const double more = firm::next_employees(100.0, 2.0, 0.15);
  CHECK(more == Approx(110.957));  // 100 times 2^0.15
  CHECK(firm::next_employees(more, 0.5, 0.15) == Approx(100.0));
  CHECK(firm::next_employees(1.0, 0.5, 0.15) == 1.0);
  SteppedWorld world = small_world();
  world.step();
  const auto innovator = world.economy.read<firm::Innovator>();
  const auto ids = world.economy.read<firm::Id>();
  std::size_t seller = 0;
  while (ids[seller] == 0 || innovator[seller] == no_row || world.economy.read<firm::Employees>()[seller] < 20.0F)
    ++seller;
  SteppedWorld twin = world;
  const double base = world.economy.read<firm::Sales>()[seller];
  world.economy.write<innovator::Revenue>()[innovator[seller]] = static_cast<Money>(base);  // sales double
  world.phase("F1");
  twin.phase("F1");
  const double without = twin.economy.read<firm::Employees>()[seller];
  const double ratio = (twin.economy.read<firm::Sales>()[seller] + base) / twin.economy.read<firm::Sales>()[seller];
  CHECK(without > 1.0);
  CHECK(world.economy.read<firm::Employees>()[seller] == Approx(without * std::pow(ratio, 0.15)).epsilon(1e-4));
}

TEST_CASE("B1: a bank misjudges less whom it knows long and for whom others vouch", "[bank][B1]") {
  const FinanceParameters p = standard_values<FinanceParameters>();
  CHECK(firm::assessment_spread(0.4, 0.0, false, p) == Approx(0.3));                 // 0.5 (1 - 0.4)
  CHECK(firm::assessment_spread(0.4, 5.0, false, p) == Approx(0.3 * 0.3678794412));  // e^-1
  CHECK(firm::assessment_spread(0.4, 5.0, true, p) == Approx(0.3 * 0.3678794412 * 0.7));
  CHECK(firm::assessment_spread(0.4, -1.0, false, p) == Approx(0.3));
}

TEST_CASE("B2: a voucher raises the limit of an established firm, not of a young one", "[bank][B2]") {
  const FinanceParameters p = standard_values<FinanceParameters>();
  CHECK(firm::risk_limit(false, 10.0, false, p) == 0.04);
  CHECK(firm::risk_limit(false, 10.0, true, p) == 0.08);
  CHECK(firm::risk_limit(false, 1.0, true, p) < 0.0);
  CHECK(firm::risk_limit(true, 1.0, false, p) == 0.08);
}

TEST_CASE("B2: what a bank must ration makes its loans dearer", "[bank][B2][B3]") {
  const FinanceParameters p = standard_values<FinanceParameters>();
  CHECK(bank::rationed_share(60, 100) == Approx(0.4));
  CHECK(bank::rationed_share(100, 60) == 0.0);
  CHECK(bank::rationed_share(0, 0) == 0.0);
  CHECK(firm::lending_rate(0.04, 0.0, p) == Approx(0.012 * 1.12));
  CHECK(firm::lending_rate(0.04, 0.4, p) == Approx(0.012 * 1.52));
}

TEST_CASE("B1: firms with a project in which a laboratory takes part are vouched for", "[bank][B1]") {
  SteppedWorld world = small_world();
  world.steps(16);
  double with_laboratory = 0.0;
  const auto ids = world.economy.read<project::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0 &&
        (world.economy.read<project::Laboratory>()[i] != no_row || world.economy.read<project::Broker>()[i] != no_row))
      with_laboratory += 1.0;
  REQUIRE(with_laboratory > 0.0);
  CHECK(world.sum<innovator::Vouched>() == with_laboratory);  // without programmes there are no further partners
}

TEST_CASE("V0: a disaster takes demand with the plant, and both come back over years", "[region][V0]") {
  SteppedWorld world = small_world();
  const std::size_t regions = world.scenario.country.regions.size();
  world.economy.thing<Calendar>().shocks = {shock_of(ShockKind::destruction, -0.4, regions)};
  const double demand = static_cast<double>(world.economy.read<region::Demand>()[0]);
  world.phase("V0");
  CHECK(world.economy.read<region::DemandFactor>()[0] == Approx(1.0));  // the plant itself is lost in F1
  CHECK(world.economy.read<region::Destruction>()[0] == Approx(0.4));
  CHECK(world.economy.read<region::LostShare>()[0] == Approx(0.4));
  CHECK(world.economy.read<region::LostShare>()[1] == 0.0);
  std::array<double, 2> expected{0.36, 0.324};  // a tenth comes back a quarter
  for (const double lost : expected) {
    ++world.quarter;
    world.economy.reset_levers();
    world.economy.write<region::BaseSales>()[0] = std::llround(0.6 * demand);
    world.phase("V0");
    CHECK(world.economy.read<region::DemandFactor>()[0] == Approx((1.0 - lost) / 0.6).epsilon(1e-6));
  }
}

TEST_CASE("V0: a disaster of two fifths still costs sales two years later", "[region][V0][model]") {
  SteppedWorld hit = small_world();
  SteppedWorld spared = small_world();
  hit.economy.thing<Calendar>().shocks = {shock_of(ShockKind::destruction, -0.4, 6)};
  const auto sales = [](const SteppedWorld& world) {
    return static_cast<double>(world.economy.read<region::BaseSales>()[0]);
  };
  hit.step(), spared.step();
  CHECK(sales(hit) / sales(spared) == Approx(0.6).epsilon(0.02));
  hit.steps(8), spared.steps(8);
  CHECK(sales(hit) / sales(spared) == Approx(1.0 - 0.4 * std::pow(0.9, 8)).epsilon(0.02));
}

TEST_CASE("B2: a credit shock lowers the risk that banks of the region accept, while it lasts", "[bank][B2]") {
  SteppedWorld world = small_world();
  world.economy.thing<Calendar>().shocks = {shock_of(ShockKind::credit, -1.0, 6)};
  world.steps(2);
  const auto granted = [&](std::uint32_t wanted) {
    Money sum = 0;
    const auto region = world.economy.read<firm::Region>();
    for (std::size_t i = 0; i < region.size(); ++i)
      if (region[i] == wanted) sum += world.economy.read<firm::Granted>()[i];
    return sum;
  };
  CHECK(world.economy.read<region::CreditFactor>()[0] == 0.0);
  CHECK(granted(0) == 0);
  CHECK(granted(1) > 0);
  world.step();
  CHECK(world.economy.read<region::CreditFactor>()[0] == 1.0);
  CHECK(granted(0) > 0);
}

TEST_CASE("V2: funds serve each region by the same share of what it asks", "[region][V2]") {
  SteppedWorld world = small_world({"parameters.finance.fund_capacity=500"});
  auto asked = world.economy.write<region::FundAsked>();
  asked[0] = 1'900'000;
  asked[1] = 100'000;
  world.phase("V2");
  for (std::size_t r = 0; r < asked.size(); ++r)
    CHECK(world.economy.read<region::FundSupport>()[r] == Approx(0.25));  // 500 of 2000 Myen
  CHECK(world.economy.read<region::FundGiven>()[0] == 1'900'000);         // as promised the quarter before
  CHECK(asked[0] == 0);
  asked[1] = 100'000;
  world.phase("V2");
  CHECK(world.economy.read<region::FundGiven>()[1] == 25'000);
  CHECK(world.economy.read<region::FundSupport>()[1] == 1.0);
}

TEST_CASE("V2: a region's fund spreads what is left over its period, gives what is asked, closes and is raised anew",
          "[region][V2][fund]") {
  SteppedWorld world = small_world({"parameters.finance.fund_capacity=0", "parameters.finance.fund_quarters=12"});
  Economy& economy = world.economy;
  const auto quarter = [&](std::uint32_t number, double paid_in, Money asked) {
    world.quarter = number;
    economy.write<region::FundMoney>()[0] = paid_in;
    economy.write<region::FundAsked>()[0] = asked;
    world.phase("V2");
    return economy.read<region::FundSupport>()[0];
  };
  const auto committed = [&] { return economy.read<fund::Committed>()[0]; };
  const auto invested = [&] { return economy.read<fund::Invested>()[0]; };
  CHECK(quarter(4, 0.0, 1000) == 0.0);
  CHECK(quarter(5, 12'000.0, 2000) == Approx(0.5));  // a twelfth of 12,000 for 2,000 asked
  CHECK(economy.read<fund::Vintage>()[0] == 5);
  CHECK(quarter(6, 0.0, 4000) == Approx(10'000.0 / 11 / 4000));  // half of 4,000 was given
  CHECK(invested() == 2000);
  CHECK(quarter(7, 5000.0, 0) == Approx(1.0));  // 17,000 - 2,000 over ten quarters, where nothing was asked
  CHECK(committed() == 17'000);
  CHECK(quarter(16, 0.0, 30'000) == Approx(0.0));  // 30,000 came when all was borne: it has given too much
  CHECK(invested() == 32'000);
  CHECK(quarter(17, 0.0, 1000) == 0.0);  // closed
  CHECK(committed() == 0);
  CHECK(invested() == 0);
  CHECK(quarter(18, 1200.0, 1000) == Approx(0.1));
  CHECK(economy.read<fund::Vintage>()[0] == 18);
  CHECK(economy.read<region::FundSupport>()[1] == 0.0);
}

TEST_CASE("E6: more seeds, fund money and graduates than at the start support entry", "[region][E6]") {
  SteppedWorld world = small_world();
  const auto support = [&] { return world.economy.read<region::EntrySupport>()[0]; };
  const double usual = world.economy.read<region::SeedsAtStart>()[0];
  REQUIRE(usual > 0.0);
  const auto run = [&](double seeds_rise, double skills_rise, Money equity_per_firm) {
    world.economy.reset_levers();
    world.economy.write<region::SeedSupply>()[0] = usual * (1.0 + seeds_rise);
    world.economy.write<region::Seeds>()[0] = std::llround(usual * (1.0 + seeds_rise));
    world.economy.write<region::Skilled>()[0] = 1000.0 * (1.0 + skills_rise);
    world.economy.write<region::SkilledAtStart>()[0] = 1000.0;
    world.economy.write<region::KnowledgeFirms>()[0] = 50;
    world.economy.write<region::FundGiven>()[0] = 50 * equity_per_firm;
    world.phase("E6");
    return support();
  };
  const double rounded = 0.2 * 0.25 * (0.5 / usual) + 1e-9;  // seeds of the quarter are whole numbers
  CHECK(run(0.0, 0.0, 0) == Approx(0.0).margin(rounded));
  CHECK(run(1.0, 0.0, 0) == Approx(0.2).margin(rounded));
  CHECK(run(0.0, 0.1, 0) == Approx(0.05).margin(rounded));
  CHECK(run(0.0, 0.0, 100) == Approx(0.1 * 0.6321205588).margin(rounded));
  CHECK(run(-1.0, -1.0, 0) == -0.5);
}

TEST_CASE("F6: support adds knowledge-using firms to those founded anyway", "[firm][F6]") {
  const auto founded = [](double support) {
    SteppedWorld world(
        "baseline", {"innovation.scale=0.2", "population.scale=0.002", "policy.enabled=false", "burn_in_years=0"}, 3);
    auto lever = world.economy.write<region::EntrySupport>();
    std::fill(lever.begin(), lever.end(), support);
    world.phase("F6");
    return founded_now(world);
  };
  const auto usual = founded(0.0);
  const auto more = founded(0.5);
  CHECK(std::includes(more.begin(), more.end(), usual.begin(), usual.end()));
  const double expected = 1.5 * static_cast<double>(usual.size());
  CHECK(std::abs(static_cast<double>(more.size()) - expected) < 5.0 * std::sqrt(expected));
  CHECK(more.size() > usual.size());
}

TEST_CASE("F5: a credit guarantee bears four fifths of the loss of a bank, others bear it all", "[firm][F5]") {
  for (const bool guaranteed : {false, true}) {
    SteppedWorld world = small_world();
    world.steps(2);
    Economy& economy = world.economy;
    const FinanceParameters& p = world.scenario.parameters.finance;
    const auto ids = economy.read<firm::Id>();
    std::size_t victim = 0;
    while (ids[victim] == 0 || economy.read<firm::Debt>()[victim] < 1000 ||
           firm::guaranteed(ids[victim], economy.read<firm::Employees>()[victim], p) != guaranteed)
      ++victim;
    economy.write<firm::Cash>()[victim] = 0;
    economy.write<firm::Insolvent>()[victim] = 1;
    const std::uint32_t bank = economy.read<firm::Bank>()[victim];
    const Money owed = economy.read<firm::Debt>()[victim];
    SteppedWorld twin = world;  // the same quarter without its bankruptcy
    twin.economy.write<firm::Insolvent>()[victim] = 0;
    twin.economy.write<firm::Debt>()[victim] = 0;
    world.phase("F5");
    twin.phase("F5");
    const Money paid = economy.read<bank::Position>()[bank] - twin.economy.read<bank::Position>()[bank];
    CHECK(static_cast<double>(paid) == Approx(guaranteed ? 0.8 * static_cast<double>(owed) : 0.0).margin(0.51));
  }
}
