#include "agents/economy.hpp"
#include "scenarios/instrument_reference.hpp"
#include "scenarios/load.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("the instrument of the page on adding one is listed with its levers and parameters", "[how-to]") {
  const Instrument* example = find_instrument("open_science_days");
  REQUIRE(example != nullptr);
  CHECK(levers_of(*example).size() == 2);
  CHECK(parameters_of(*example).size() == 5);
  CHECK(instruments_markdown().find("### `open_science_days`") != std::string::npos);
}

TEST_CASE("the instrument of the page acts in a run, in its region and time, and is paid", "[how-to]") {
  minori::testing::SteppedWorld world("small",
                                      {"burn_in_years=0", "policy.enabled=false",
                                       "instrument=[{name='open',kind='open_science_days',regions=['Minato'],first_fy="
                                       "2012,last_fy=2012,local_share=0.0}]"},
                                      4);
  const auto exchange = [&](std::size_t region) {
    const Geography& geography = world.economy.thing<Geography>();
    return world.economy.read<cell::PeopleExchange>()[geography.cell(region, 0)];
  };
  double paid = 0.0;
  for (int quarter = 0; quarter < 12; ++quarter) {
    world.step();
    paid += world.sum<region::InstrumentMoney>() + world.sum<region::InstrumentMoneyLocal>();
    const bool runs = quarter >= 4 && quarter < 8;
    CHECK(exchange(1) == Approx(runs ? 0.2 * (1.0 - std::exp(-1.0)) : 0.0));  // ten of ten million yen
    CHECK(exchange(0) == 0.0);
  }
  CHECK(paid == 10'000.0);
}
