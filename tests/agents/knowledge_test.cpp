#include "agents/kene.hpp"

#include <algorithm>
#include <cmath>

#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::small_world;
using minori::testing::SteppedWorld;

namespace {

/// Mean expertise of the units that are known, of all agents of a kind.
template <class IdTag, class KnowledgeTag>
double mean_expertise(const Economy& economy) {
  double sum = 0.0;
  double units = 0.0;
  const auto ids = economy.read<IdTag>();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0) continue;
    for (const std::uint8_t each : economy.read<KnowledgeTag>()[i].units.expertise) {
      sum += each;
      units += each > 0 ? 1.0 : 0.0;
    }
  }
  return units > 0.0 ? sum / units : 0.0;
}

Kene full_kene(std::uint8_t expertise) {
  Kene made;
  for (std::size_t k = 0; k < units_of_kene; ++k)
    made.units[k] = {static_cast<Capability>(10 * k), 100, expertise, 0xffff};
  return made;
}

}  // namespace

TEST_CASE("K3: practice raises a unit that is known by one and puts its loss off", "[kene][K3]") {
  Kene kene = full_kene(9);
  practise(kene, 2, 77);
  practise(kene, 2, 78);
  CHECK(kene.units.expertise[2] == 10);  // at most
  CHECK(kene.units.next_loss[2] == 78);
  kene.units.expertise[3] = 0;
  practise(kene, 3, 77);
  CHECK(kene.units.expertise[3] == 0);  // forgotten
}

TEST_CASE("K3: a firm has no core field: what it does not use it forgets", "[kene][K3]") {
  Kene kene = full_kene(1);
  kene.units.next_loss[0] = 5;
  lose_unused(kene, 5, 100, no_field);
  CHECK(kene.units.expertise[0] == 0);
}

TEST_CASE("K4: a full kene keeps the units of products on sale", "[kene][K4]") {
  Kene kene = full_kene(5);
  kene.units.expertise[3] = 1;
  kene.units.expertise[4] = 2;
  learn_unit(kene, {999, 120, 7, 0}, 40, 1U << 3);
  CHECK(kene.units.capability[3] == 30);
  CHECK(kene.units.capability[4] == 999);
  const Kene before = kene;
  learn_unit(kene, {998, 120, 7, 0}, 40, 0xffU);
  CHECK(kene.units.capability == before.units.capability);
}

TEST_CASE("K3: what a product on sale is made with stays known", "[kene][K3][M2]") {
  SteppedWorld world = small_world();
  world.steps(80);
  const Economy& economy = world.economy;
  const auto ids = economy.read<product::Id>();
  int products = 0;
  int kept = 0;
  int marked = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0 || world.quarter - economy.read<product::Launched>()[i] < 12) continue;
    const std::uint32_t owner = economy.read<product::Owner>()[i];
    if (owner == no_row || economy.read<innovator::Id>()[owner] == 0) continue;
    const Kene& kene = economy.read<innovator::Knowledge>()[owner];
    const auto place = best_unit(kene, economy.read<product::Capability>()[i], economy.thing<Proximity>());
    REQUIRE(place != units_of_kene);
    ++products;
    marked += economy.read<innovator::InProducts>()[owner] >> place & 1;
    kept += kene.units.expertise[place] >= 8 ? 1 : 0;
  }
  REQUIRE(products > 10);
  CHECK(kept > 0.9 * products);
  CHECK(marked > 0.9 * products);  // practice can make another unit the best one within the quarter
}

TEST_CASE("K3: mean expertise settles between 2 and 9, of firms and of laboratories", "[kene][K3][model]") {
  SteppedWorld world = small_world();
  world.years(40);
  const auto firms = [&] { return mean_expertise<innovator::Id, innovator::Knowledge>(world.economy); };
  const auto laboratories = [&] { return mean_expertise<laboratory::Id, laboratory::Knowledge>(world.economy); };
  const double firms_before = firms();
  const double laboratories_before = laboratories();
  world.years(20);
  INFO("firms " << firms_before << " to " << firms() << ", laboratories " << laboratories_before << " to "
                << laboratories());
  for (const double each : {firms_before, firms(), laboratories_before, laboratories()}) {
    CHECK(each > 2.0);
    CHECK(each < 9.0);
  }
  CHECK(std::abs(firms() - firms_before) < 0.5);
  CHECK(std::abs(laboratories() - laboratories_before) < 0.5);
}

TEST_CASE("F8: own R&D practises what a firm knows, more where there is more money", "[innovator][F8]") {
  const auto expertise = [](const char* money) {
    SteppedWorld world = small_world(
        {std::string("parameters.knowledge.own_research_money=") + money, "parameters.need.probability=0.12"});
    world.years(10);
    return mean_expertise<innovator::Id, innovator::Knowledge>(world.economy);
  };
  CHECK(expertise("1") > expertise("10") + 0.2);
}

TEST_CASE("R3: stars find new capabilities in related fields, others in their own", "[laboratory][R3]") {
  SteppedWorld world("baseline",
                     {"policy.enabled=false", "burn_in_years=0", "innovation.scale=0.2", "population.scale=0.002"}, 3);
  world.steps(2);  // before any stage has ended and taught
  const Economy& economy = world.economy;
  const Proximity& proximity = economy.thing<Proximity>();
  int outside = 0;
  for (std::size_t i = 0; i < economy.read<laboratory::Id>().size(); ++i)
    for (const Capability each : economy.read<laboratory::Knowledge>()[i].units.capability) {
      const std::size_t own = economy.read<laboratory::Field>()[i];
      if (each == 0 || each / places_per_field == own) continue;  // 0: an empty place
      CHECK(economy.read<laboratory::Star>()[i] == 1);
      CHECK(proximity.of_fields(own, each / places_per_field) >= 0.5);
      ++outside;
    }
  CHECK(outside > 0);
}
