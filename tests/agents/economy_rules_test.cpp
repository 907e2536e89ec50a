/// Rules of regions, firms, banks and markets, each by an expectation worked out by hand.

#include <cmath>

#include "agents/firm/rules.hpp"
#include "agents/project/rules.hpp"
#include "tests/agents/measures.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Puts letters into a mailbox.
template <class Message>
void send(Economy& economy, const std::vector<Message>& letters) {
  const auto ids = economy.read<typename Message::receiver>();
  economy.mailbox<Message>().fill({letters}, ids, 0);
}

/// A product of the first region, of 1000 million yen if all buyers adopt.
void launch(Economy& economy, float quality, std::uint8_t field = 0, Capability capability = 5) {
  auto& products = std::get<product::Table>(economy.tables);
  product::Table::Record made;
  made.at<product::Id>() = 100 + products.size();
  made.at<product::Owner>() = 0;
  made.at<product::Region>() = 0;
  made.at<product::Field>() = field;
  made.at<product::Capability>() = capability;
  made.at<product::Market>() = 1e6;
  made.at<product::Life>() = 40;
  made.at<product::Quality>() = quality;
  products.append(made);
}

}  // namespace

TEST_CASE("F1: sales follow demand and a draw that is even around no growth, and whose spread falls with size",
          "[firm][F1]") {
  const FirmParameters p = standard_values<FirmParameters>();
  CHECK(firm::growth_spread(1.0, p) == Approx(0.09));
  CHECK(firm::growth_spread(32.0, p) == Approx(0.09 / 2.0));  // 32^-0.2
  CHECK(firm::grown_sales(100.0, 1.1, 0.1, 0.5) == Approx(110.0));
  CHECK(firm::grown_sales(100.0, 1.0, 0.1, 0.75) * firm::grown_sales(100.0, 1.0, 0.1, 0.25) == Approx(100.0 * 100.0));
}

TEST_CASE("F2: surplus is the firm's margin on sales, with noise around it", "[firm][F2]") {
  const FirmParameters p = standard_values<FirmParameters>();
  CHECK(firm::operating_surplus(1000.0, 0.04, 0.5, p) == Approx(40.0));
  CHECK(firm::operating_surplus(1000.0, 0.04, 0.25, p) == Approx(40.0 - 60.0 / std::sqrt(2.0) * std::log(2.0)));
}

TEST_CASE("F3: employees follow sales at their speed, and one stays", "[firm][F3]") {
  CHECK(firm::next_employees(100.0, 1.2, 0.15) == Approx(100.0 * std::pow(1.2, 0.15)));
  CHECK(firm::next_employees(firm::next_employees(100.0, 4.0, 0.5), 0.25, 0.5) == Approx(100.0));  // there and back
  CHECK(firm::next_employees(1.0, 0.5, 0.15) == 1.0);
}

TEST_CASE("F4: half of the cash above the target is paid out", "[firm][F4]") {
  CHECK(firm::dividend(1200, 1000.0) == 100);
  CHECK(firm::dividend(900, 1000.0) == 0);
}

TEST_CASE("F6: entrants are as many as the mean says, and begin with their target of cash", "[firm][F6]") {
  SteppedWorld world = small_world();
  fill<region::EntryStock>(world.economy, 0.0);
  fill<region::KnowledgeStock>(world.economy, 0.0);
  world.act("F6");
  CHECK(world.sum<region::FirmEntries>() == 0.0);
  world.economy.write<region::EntryStock>()[0] = 10.0;
  for (; world.quarter < 40; ++world.quarter) world.act("F6");
  CHECK(std::abs(world.sum<region::FirmEntries>() - 400.0) < 5.0 * std::sqrt(40 * 20 * 0.25));
  const auto sales = static_cast<double>(world.economy.read<firm::BaseSales>().back());
  CHECK(static_cast<double>(world.economy.read<firm::Cash>().back()) == Approx(sales).margin(0.51));
  CHECK(world.economy.read<firm::Founded>().back() == 39);
}

TEST_CASE("F7: a firm is asked for its R&D budget, or for what its bills exceed the purse by", "[firm][F7]") {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  const std::uint32_t firm = economy.read<innovator::Firm>()[0];
  economy.write<innovator::RndIntensity>()[0] = 0.5F;
  economy.write<firm::BaseSales>()[firm] = 2000.0F;
  economy.write<innovator::Purse>()[0] = 300;
  send<Bill>(economy, {{0, 1, 1.0, 0, 900}});
  world.act("F7");
  CHECK(economy.read<innovator::Demand>()[0] == 1000);
  send<Bill>(economy, {{0, 1, 1.0, 0, 900}, {0, 2, 1.0, 1, 800}});
  world.act("F7");
  CHECK(economy.read<innovator::Demand>()[0] == 1400);
}

TEST_CASE("F8: the purse pays late stages first; what exceeds four budgets goes into own R&D", "[firm][F8]") {
  SteppedWorld world = small_world();
  world.steps(8);
  Economy& economy = world.economy;
  REQUIRE(economy.read<project::Id>().size() > 2);
  fill<firm::InnovationPaid>(economy, 0);
  economy.write<innovator::Purse>()[0] = 5000;
  send<Bill>(economy, {{0, 1, 1.0, 1, 4000}, {0, 2, 4.0, 2, 3000}});
  world.act("F8");
  CHECK(economy.read<innovator::Purse>()[0] == 0);
  CHECK(economy.mailbox<Payment>().of(2)[0].amount == 3000);
  CHECK(economy.mailbox<Payment>().of(1)[0].amount == 2000);
  const std::uint32_t firm = economy.read<innovator::Firm>()[0];
  economy.write<innovator::RndIntensity>()[0] = 0.5F;
  economy.write<firm::BaseSales>()[firm] = 2000.0F;
  economy.write<innovator::Purse>()[0] = 4777;
  send<Bill>(economy, {});
  world.act("F8");
  CHECK(economy.read<innovator::Purse>()[0] == 4000);
}

TEST_CASE("F9: an innovation side ends with its firm and begins with a firm that does R&D", "[firm][F9]") {
  SteppedWorld world = small_world();
  world.step();
  Economy& economy = world.economy;
  const std::size_t before = world.living<innovator::Table>();
  economy.write<innovator::Purse>()[0] = 50;
  economy.write<firm::Id>()[economy.read<innovator::Firm>()[0]] = 0;
  world.act("F9");
  CHECK(world.living<innovator::Table>() == before - 1);
  CHECK(economy.read<innovator::Purse>()[0] == 0);
  const auto uses = economy.read<firm::UsesKnowledge>();
  const auto beginner = static_cast<std::size_t>(std::ranges::find(uses, 0) - uses.begin());
  economy.write<firm::UsesKnowledge>()[beginner] = 1;
  economy.write<firm::Founded>()[beginner] = static_cast<std::int32_t>(world.quarter);
  world.act("F9");
  CHECK(world.living<innovator::Table>() == before);
  const std::uint32_t side = economy.read<firm::Innovator>()[beginner];
  REQUIRE(side != no_row);
  CHECK(economy.read<innovator::Firm>()[side] == beginner);
}

TEST_CASE("B3: a granted loan arrives whole at a rate that rises with risk; who has no cash is insolvent",
          "[bank][B3]") {
  CHECK(firm::lending_rate(0.04, 0.0, standard_values<FinanceParameters>()) == Approx(0.012 * 1.12));
  CHECK(firm::lending_rate(0.04, 0.5, standard_values<FinanceParameters>()) == Approx(0.012 * 1.62));
  SteppedWorld world = small_world();
  world.step();
  Economy& economy = world.economy;
  fill<firm::Request>(economy, 0);
  fill<firm::Innovator>(economy, no_row);
  fill<bank::BestClass>(economy, 3);
  const auto set = [&](std::size_t firm, Money cash, std::uint8_t risk) {
    economy.write<firm::Cash>()[firm] = cash;
    economy.write<firm::Debt>()[firm] = 0;
    economy.write<firm::Request>()[firm] = 500;
    economy.write<firm::RiskClass>()[firm] = risk;
  };
  set(0, -100, 2);
  set(1, -100, 3);
  world.act("B3");
  CHECK(economy.read<firm::Cash>()[0] == 400);
  CHECK(economy.read<firm::Debt>()[0] == 500);
  CHECK(economy.read<firm::Insolvent>()[0] == 0);
  CHECK(economy.read<firm::Debt>()[1] == 0);
  CHECK(economy.read<firm::Insolvent>()[1] == 1);
}

TEST_CASE("B4: a quarter of the equity above its target is paid out, a bank without equity is filled up",
          "[bank][B4]") {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  fill<bank::Loans>(economy, 1000);
  fill<bank::Position>(economy, -890);  // equity 110, target 70
  world.act("B4");
  CHECK(economy.read<bank::Position>()[0] == -900);
  fill<bank::Position>(economy, -1010);  // equity -10, least 40
  world.act("B4");
  CHECK(economy.read<bank::Position>()[0] == -960);
}

TEST_CASE("B5: a fund pays its share of a late stage that promises enough; P1: firms pay the rest",
          "[project][B5][P1]") {
  SteppedWorld world = small_world();
  world.steps(8);
  Economy& economy = world.economy;
  const auto ids = economy.read<project::Id>();
  const auto at = static_cast<std::size_t>(std::ranges::find_if(ids, [](auto id) { return id != 0; }) - ids.begin());
  REQUIRE(at < ids.size());
  fill<region::FundSupport>(economy, 0.5);
  fill<project::Outcome>(economy, project::going_on);
  economy.write<project::Stage>()[at] = 3;
  economy.write<project::Ambitious>()[at] = 0;
  economy.write<project::Need>()[at].value = 1e9F;
  world.act("P1");
  const project::Spending joined = economy.read<project::Plan>()[at];
  CHECK(joined[project::Source::fund] == 1875);  // half support of half of 30 Myen in 4 quarters
  CHECK(joined[project::Source::firm] == 5625);
  economy.write<project::Need>()[at].value = 1.0F;
  world.act("P1");
  CHECK(economy.read<project::Plan>()[at][project::Source::fund] == 0);
  CHECK(economy.read<project::Plan>()[at][project::Source::firm] == 7500);
}

TEST_CASE("M2: sales and costs of a firm's products are added up", "[market][M2]") {
  SteppedWorld world = small_world();
  send<ProductIncome>(world.economy, {{0, 1, 100.0, 100, 63, 5, 40}, {0, 2, 50.0, 50, 30, 5}});
  world.act("M2");
  CHECK(world.economy.read<innovator::Revenue>()[0] == 150);
  CHECK(world.economy.read<innovator::RevenueAbroad>()[0] == 40);
  CHECK(world.economy.read<innovator::ProductCost>()[0] == 93);
  CHECK(world.economy.read<innovator::Revenue>()[1] == 0);
}

TEST_CASE("M3: each better product near by takes a share of sales", "[market][M3]") {
  SteppedWorld world = small_world({"parameters.market.overseas_market=0"});
  for (const float quality : {0.1F, 0.5F, 0.9F}) launch(world.economy, quality);
  world.act("M3");
  world.act("M1");
  const auto sales = world.economy.read<product::QuarterSales>();
  CHECK(sales[2] == 2000);  // 0.008 / 4 of the market
  CHECK(sales[1] == 1900);
  CHECK(sales[0] == 1800);
}

TEST_CASE("M4: a product sells abroad as far as it surpasses the world, which advances", "[market][M4]") {
  const auto sold_abroad = [](float quality, double progress, std::uint32_t quarter) {
    SteppedWorld world = small_world({"parameters.market.overseas_market=0.5", "parameters.market.world_quality=0.6",
                                      "parameters.market.world_progress=" + std::to_string(progress)});
    world.quarter = quarter;
    launch(world.economy, quality);
    world.economy.write<product::Launched>()[0] = quarter;
    world.act("M3");
    world.act("M1");
    CHECK(total<region::ProductSales>(world.economy) == 2000.0 + total<region::OverseasSales>(world.economy));
    CHECK(total<region::ProductsAbroad>(world.economy) ==
          (total<region::OverseasSales>(world.economy) > 0.0 ? 1.0 : 0.0));
    CHECK(total<region::MarketsReached>(world.economy) == 2.0);  // 0.008 / 4 of one market, in thousandths
    return total<region::OverseasSales>(world.economy);
  };
  CHECK(sold_abroad(0.8F, 0.0, 8) == 500.0);  // half of the way from 0.6 to 1, half as many buyers: 2000 / 4
  CHECK(sold_abroad(0.6F, 0.0, 8) == 0.0);
  CHECK(sold_abroad(0.8F, 0.02, 20) == Approx(2000.0 * 0.5 / 3.0).margin(1.0));  // 0.7 after five years
  CHECK(sold_abroad(0.8F, 0.02, 40) == 0.0);
}

TEST_CASE("M5: where authorities must permit a product nobody buys it before", "[market][M5]") {
  SteppedWorld world = small_world();
  const std::uint32_t wait = world.economy.thing<Geography>().permission_quarters.at(1);
  REQUIRE(wait == 4);  // life science in the small country
  REQUIRE(world.economy.thing<Geography>().permission_quarters.at(0) == 0);
  launch(world.economy, 0.5F, 0);
  launch(world.economy, 0.5F, 1, places_per_field + 5);
  double permitted = 0.0;
  for (; world.quarter < 8; ++world.quarter) {
    world.act("M3");
    world.act("M1");
    CHECK(world.economy.read<product::Adopted>()[0] > 0.0);
    CHECK((world.economy.read<product::Adopted>()[1] > 0.0) == (world.quarter >= wait));
    CHECK(total<region::Permissions>(world.economy) == (world.quarter >= wait ? 1.0 : 0.0));
    permitted = total<region::Permissions>(world.economy);
  }
  CHECK(permitted == 1.0);
}

TEST_CASE("V0: sales are scaled to meet demand, within a half and a double; a shock lowers it", "[region][V0]") {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  const auto factor = [&](Money sales) {
    fill<region::Demand>(economy, 1000);
    fill<region::BaseSales>(economy, sales);
    world.act("V0");
    return economy.read<region::DemandFactor>()[0];
  };
  CHECK(factor(800) == Approx(1.25));
  CHECK(factor(100) == 2.0);
  CHECK(factor(0) == 1.0);
  economy.thing<Calendar>().shocks.push_back({ShockKind::demand, world.quarter, 1, -0.2, std::vector<bool>(6, true)});
  CHECK(factor(800) == Approx(1.0));
}

TEST_CASE("V1: local governments bear of the firms' part what half of their cash allows; funds likewise",
          "[region][V1][V2]") {
  SteppedWorld world = small_world();
  world.quarter = 1;  // in April the rest of the year before would go back
  Economy& economy = world.economy;
  fill<region::ScienceBudget>(economy, 0);
  fill<region::GovernmentCash>(economy, 600);
  fill<region::LocalAsked>(economy, 1000);
  fill<region::FundAsked>(economy, std::llround(2.0 * 2'500'000.0 / 6.0));
  world.act("V1");
  world.act("V2");
  CHECK(economy.read<region::LocalSupport>()[0] == Approx(0.3));
  CHECK(economy.read<region::FundSupport>()[0] == Approx(0.5).epsilon(1e-5));
  fill<region::LocalAsked>(economy, 100);
  world.act("V1");
  CHECK(economy.read<region::LocalSupport>()[0] == Approx(0.5));  // never more than the matching share
}

TEST_CASE("E4: training reaches firms in proportion to what is missing, equipment adds up and wears", "[region][E4]") {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  fill<region::TrainingMoney>(economy, 60'000);
  fill<region::EquipmentMoney>(economy, 1000);
  world.act("E4");
  CHECK(economy.read<region::TrainedShare>()[0] == Approx(0.125));
  CHECK(economy.read<region::Equipment>()[0] == Approx(1000.0));
  world.act("E4");
  CHECK(economy.read<region::TrainedShare>()[0] == Approx(0.125 + 0.125 * 0.875 - 0.02 * 0.125));
  CHECK(economy.read<region::Equipment>()[0] == Approx(1975.0));
}

TEST_CASE("E4: a centre is set up whenever equipment passes its worth once more", "[region][E4]") {
  SteppedWorld world = small_world({"parameters.cluster.centre_cost=100", "parameters.cluster.equipment_decay=0.04"});
  const auto set_up = [&](Money million_yen) {
    fill<region::Centres>(world.economy, 0);
    fill<region::EquipmentMoney>(world.economy, 1000 * million_yen);
    world.act("E4");
    return world.economy.read<region::Centres>()[0];
  };
  CHECK(set_up(99) == 0);
  CHECK(set_up(206) == 3);  // 301.04 million yen
  CHECK(set_up(0) == 0);    // some of it wears away: 289
  CHECK(set_up(20) == 0);   // 297.4
  CHECK(set_up(20) == 1);   // 305.5: what was lost is set up anew
}
