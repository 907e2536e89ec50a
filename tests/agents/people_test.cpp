#include <cmath>
#include <set>

#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

TEST_CASE("E1: graduates stay where jobs have grown more than in the country", "[region][E1]") {
  SteppedWorld world("small", {"policy.enabled=false", "burn_in_years=0"}, 3);
  Economy& economy = world.economy;
  auto jobs = economy.write<region::Employment>();
  auto start = economy.write<region::JobsAtStart>();
  auto pull = economy.write<region::Attractiveness>();
  for (std::size_t r = 0; r < jobs.size(); ++r) {
    jobs[r] = 100'000;
    start[r] = 100'000.0;
    pull[r] = 1.0;
  }
  jobs[0] = 121'000;
  jobs[1] = 79'000;  // so that the country keeps its jobs
  economy.write<region::Graduates>()[0] = 100'000;
  economy.write<region::Graduates>()[1] = 100'000;
  world.phase("E1");
  // stay_share (J / J0)^(jobs_pull stay_slope) = 0.55 * 1.21^0.4 and 0.55 * 0.79^0.4
  CHECK(economy.read<region::GraduatesStaying>()[0] == std::llround(55'000.0 * std::pow(1.21, 0.4)));
  CHECK(economy.read<region::GraduatesStaying>()[1] == std::llround(55'000.0 * std::pow(0.79, 0.4)));
}

TEST_CASE("E1: a falling population sends fewer graduates year by year, and all of them stay or leave",
          "[region][E1]") {
  const auto graduates_after_ten_years = [](const std::string& change) {
    SteppedWorld world("small",
                       {"policy.enabled=false", "burn_in_years=0", "parameters.people.graduates_change=" + change}, 3);
    for (auto& each : world.economy.write<region::Graduates>()) each = 100'000;
    world.quarter = 40;
    world.phase("E1");
    CHECK(world.sum<region::GraduatesLeaving>() == world.sum<region::GraduatesArriving>());
    return world.sum<region::GraduatesStaying>() + world.sum<region::GraduatesLeaving>();
  };
  const double steady = graduates_after_ten_years("0");
  CHECK(graduates_after_ten_years("-0.01") == Approx(0.904837 * steady).epsilon(1e-5));  // exp(-0.1)
  CHECK(graduates_after_ten_years("0.01") == Approx(1.105171 * steady).epsilon(1e-5));
}

TEST_CASE("E1: graduates at work stand still with steady flows, and follow a change over decades", "[region][E1]") {
  SteppedWorld world("small", {"policy.enabled=false", "burn_in_years=0"}, 3);
  Economy& economy = world.economy;
  const auto quarter = [&] {
    for (std::size_t r = 0; r < 6; ++r)
      economy.write<region::GraduatesStaying>()[r] = economy.write<region::GraduatesArriving>()[r] =
          economy.write<region::GraduatesLeaving>()[r] = 0;
    world.phase("E1");
  };
  quarter();
  const double start = economy.read<region::Skilled>()[0];
  CHECK(start == Approx(160.0 * static_cast<double>(economy.read<region::GraduatesStaying>()[0] +
                                                    economy.read<region::GraduatesArriving>()[0])));
  quarter();
  CHECK(economy.read<region::Skilled>()[0] == Approx(start));
  CHECK(economy.read<region::SkilledAtStart>()[0] == Approx(start));
  for (std::size_t r = 0; r < 6; ++r) economy.write<region::Graduates>()[r] = 0;
  for (int k = 0; k < 160; ++k) quarter();
  CHECK(economy.read<region::Skilled>()[0] == Approx(start * std::pow(1.0 - 0.00625, 160)));  // a third left
}

TEST_CASE("E2: recruited researchers look for other work before the award ends", "[laboratory][E2]") {
  SteppedWorld world(
      "small",
      {"burn_in_years=0", "policy.stop_share=0", "policy.grant=150", "policy.menu.researchers=0.5",
       "policy.menu.training=0", "policy.menu.network=0.2", "policy.menu.equipment=0", "policy.menu.projects=0.3"},
      3);
  std::set<std::uint64_t> before;
  std::size_t quarters = 0;
  std::size_t left = 0;
  while (world.quarter < 14) {  // the awards run for twenty quarters: the last year has not begun
    world.step();
    const auto ids = world.economy.read<laboratory::Id>();
    std::set<std::uint64_t> now;
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] != 0 && world.economy.read<laboratory::Cluster>()[i] != no_row) now.insert(ids[i]);
    for (const std::uint64_t id : before) left += now.contains(id) ? 0 : 1;
    quarters += before.size();
    before = now;
  }
  REQUIRE(quarters > 80);
  const double expected = 0.03 * static_cast<double>(quarters);
  CHECK(left > 0);
  CHECK(std::abs(static_cast<double>(left) - expected) < 5.0 * std::sqrt(expected));
}
