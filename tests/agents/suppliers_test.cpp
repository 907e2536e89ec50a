/// Whom firms supply, and what policy does through it (N3, P7).

#include <array>
#include <cmath>
#include <map>

#include "agents/project/outcome.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Employees of the firm behind an innovation side.
float& employees_of(Economy& economy, std::size_t side) {
  return economy.write<firm::Employees>()[economy.read<innovator::Firm>()[side]];
}

/// The small country with two large firms, one in region 0 and one in region 1, and nobody else of size.
SteppedWorld world_of_two_customers(std::array<std::size_t, 2>& large) {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  const auto region = economy.read<innovator::Region>();
  for (std::uint32_t r = 0; r < 2; ++r)
    large[r] = static_cast<std::size_t>(std::ranges::find(region, r) - region.begin());
  for (std::size_t i = 0; i < region.size(); ++i) employees_of(economy, i) = 50.0F;
  for (const std::size_t one : large) employees_of(economy, one) = 5000.0F;
  return world;
}

std::size_t suppliers_of(const Economy& economy, std::size_t customer) {
  return static_cast<std::size_t>(std::ranges::count(economy.read<innovator::Customer>(), customer));
}

}  // namespace

TEST_CASE("N3: half of the smaller firms supply a large one", "[supply][N3]") {
  SteppedWorld world("baseline", {"innovation.scale=0.1", "population.scale=0.001", "policy.enabled=false"}, 3);
  Economy& economy = world.economy;
  world.act("N3");
  double smaller = 0.0;
  double suppliers = 0.0;
  for (std::size_t i = 0; i < economy.read<innovator::Id>().size(); ++i) {
    const std::uint32_t customer = economy.read<innovator::Customer>()[i];
    const bool large = employees_of(economy, i) >= 300.0F;
    if (large) CHECK(customer == no_row);
    smaller += large ? 0.0 : 1.0;
    if (customer == no_row) continue;
    suppliers += 1.0;
    CHECK(employees_of(economy, customer) >= 300.0F);
  }
  REQUIRE(smaller > 2000.0);
  const double spread = std::sqrt(0.25 * smaller);
  CHECK(std::abs(suppliers - 0.5 * smaller) < 4.0 * spread);
  CHECK_FALSE(std::abs(suppliers - 0.6 * smaller) < 4.0 * spread);  // another share would be seen
}

TEST_CASE("N3: customers are mostly near, and firms stay with theirs while it lives", "[supply][N3]") {
  std::array<std::size_t, 2> large{};
  SteppedWorld world = world_of_two_customers(large);
  Economy& economy = world.economy;
  economy.thing<Parameters>().need.supplier_share = 1.0;
  world.act("N3");
  const Geography& geography = economy.thing<Geography>();
  double with_first = 0.0;
  double expected = 0.0;
  double spread = 0.0;
  for (std::size_t i = 0; i < economy.read<innovator::Region>().size(); ++i) {
    if (economy.read<innovator::Customer>()[i] == no_row) continue;
    const double* near = &geography.nearness[economy.read<innovator::Region>()[i] * geography.regions];
    const double chance = near[0] / (near[0] + near[1]);
    with_first += economy.read<innovator::Customer>()[i] == large[0] ? 1.0 : 0.0;
    expected += chance;
    spread += chance * (1.0 - chance);
  }
  CHECK(std::abs(with_first - expected) < 4.0 * std::sqrt(spread));

  const std::size_t suppliers = suppliers_of(economy, large[0]) + suppliers_of(economy, large[1]);
  REQUIRE(suppliers == world.living<innovator::Table>() - 2);
  const auto customers = economy.read<innovator::Customer>();
  const std::vector<std::uint32_t> before(customers.begin(), customers.end());
  world.quarter = 4;
  world.act("N3");
  CHECK(std::ranges::equal(before, economy.read<innovator::Customer>()));
  economy.write<innovator::Id>()[large[0]] = 0;  // it closes: all turn to the other
  world.act("N3");
  CHECK(suppliers_of(economy, large[0]) == 0);
  CHECK(suppliers_of(economy, large[1]) == suppliers);
}

TEST_CASE("N3: a told need lies in the customer's field and is worth that of sqrt(50 x 5000) = 500 employees",
          "[supply][N3][N2]") {
  const auto values = [](double told, float employees) {
    std::array<std::size_t, 2> large{};
    SteppedWorld world = world_of_two_customers(large);
    Economy& economy = world.economy;
    world.act("N3");
    for (std::size_t i = 0; i < economy.read<innovator::Region>().size(); ++i)
      if (i != large[0] && i != large[1]) employees_of(economy, i) = employees;
    economy.thing<Parameters>().need.probability = 1.0;
    economy.thing<Parameters>().need.content_probability = 1.0;
    std::ranges::fill(economy.write<cell::CustomerNeeds>(), told);
    world.act("N1");
    std::map<std::size_t, double> found;
    for (std::size_t i = 0; i < economy.read<innovator::Customer>().size(); ++i)
      if (const std::uint32_t c = economy.read<innovator::Customer>()[i]; c != no_row) {
        const Need& need = economy.read<innovator::Need>()[i];
        if (need.open == 0) continue;
        found[i] = need.value;
        if (told == 1.0)
          CHECK(need.capabilities[0] / places_per_field ==
                economy.read<innovator::Knowledge>()[c].units[0].capability / places_per_field);
      }
    return found;
  };
  const auto told = values(1.0, 50.0F);
  const auto as_large = values(0.0, 500.0F);
  const auto untold = values(0.0, 50.0F);
  REQUIRE(told.size() > 30);
  REQUIRE(told.size() == as_large.size());
  for (const auto& [firm, value] : told) {
    CHECK(value == Approx(as_large.at(firm)).epsilon(1e-5));  // the same draw at that size
    CHECK(value > untold.at(firm));
  }
}

TEST_CASE("P7: the channel of customers makes markets larger at launch for suppliers only", "[supply][P7]") {
  const auto markets = [](double channel) {
    SteppedWorld world = small_world();
    world.years(6);
    Economy& economy = world.economy;
    const std::size_t products = economy.read<product::Id>().size();
    std::ranges::fill(economy.write<cell::CustomerChannel>(), channel);
    std::ranges::fill(economy.write<project::Outcome>(), std::uint8_t{project::finished});
    world.phase("P7");
    std::map<std::uint64_t, std::pair<double, bool>> made;
    for (std::size_t i = products; i < economy.read<product::Id>().size(); ++i) {
      const std::uint32_t owner = economy.read<product::Owner>()[i];
      const bool supplier = economy.read<innovator::Customer>()[owner] != no_row;
      made[economy.read<product::Id>()[i]] = {economy.read<product::Market>()[i], supplier};
    }
    return made;
  };
  const auto without = markets(0.0);
  const auto with = markets(0.5);
  REQUIRE(without.size() == with.size());
  int suppliers = 0;
  for (const auto& [id, one] : with) {
    suppliers += one.second ? 1 : 0;
    CHECK(one.first == Approx(without.at(id).first * (one.second ? 1.5 : 1.0)));
  }
  CHECK(suppliers > 0);
  CHECK(suppliers < static_cast<int>(with.size()));
}
