/// Rules are total: whatever a world has lost and whatever its parameters are, it goes on, and every number is one.

#include <cmath>
#include <string>
#include <type_traits>

#include "scenarios/keys.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

namespace {

/// Name of the first column of real numbers that holds something which is none; empty if there is no such column.
std::string column_without_number(const Economy& economy) {
  std::string found;
  const auto look_at = [&](const auto& table) {
    table.for_each_column([&]<class Tag>(std::type_identity<Tag>, const auto& values) {
      // Where a laboratory has room for all or for nobody, its cut-off is infinite.
      constexpr bool may_be_infinite = std::is_same_v<Tag, laboratory::CutoffValue>;
      if constexpr (std::is_floating_point_v<typename Tag::value_type> && !may_be_infinite) {
        for (std::size_t row = 0; row < values.size(); ++row)
          if (table.alive(row) && !std::isfinite(values[row]) && found.empty())
            found = std::string(std::decay_t<decltype(table)>::kind::name) + "." + std::string(Tag::info.name);
      }
    });
  };
  std::apply([&](const auto&... table) { (look_at(table), ...); }, economy.tables);
  return found;
}

/// A share that has left its range; empty if there is none.
std::string share_out_of_range(const Economy& economy) {
  const auto within = [&](auto values, double high) {
    return std::ranges::all_of(values, [&](double each) { return each >= 0.0 && each <= high; });
  };
  if (!within(economy.read<cluster::Vision>(), 1.0)) return "vision";
  if (!within(economy.read<coordinator::Skill>(), 1.0)) return "skill";
  if (!within(economy.read<region::TrainedShare>(), 1.0)) return "trained share";
  if (!within(economy.read<product::Adopted>(), 1.0 + 1e-6)) return "adopted";
  for (const Tie& tie : economy.thing<TieGraph>().halves())
    if (!(tie.strength >= 0.0F && tie.strength <= 1.0F)) return "strength";
  return "";
}

/// Steps that throw where money goes missing, an id stands twice or a tie has no end; then the checks above.
void goes_on(SteppedWorld& world, int quarters) {
  REQUIRE_NOTHROW(world.steps(quarters));
  CHECK(column_without_number(world.economy) == "");
  CHECK(share_out_of_range(world.economy) == "");
}

template <class T>
void bury_all(Economy& economy) {
  auto ids = std::get<T>(economy.tables).template write<typename T::id_column>();
  std::ranges::fill(ids, 0);
}

/// All of some kinds leave in the third funded year; the world goes on for four more.
template <class... Tables>
void survives_the_end_of() {
  SteppedWorld world("small", {"burn_in_years=3"}, 11);
  world.years(6);
  (bury_all<Tables>(world.economy), ...);
  goes_on(world, 16);
}

}  // namespace

TEST_CASE("a world goes on without any agent of one kind", "[bad_states][laboratory]") {
  survives_the_end_of<laboratory::Table>();
  survives_the_end_of<institute::Table>();
}
TEST_CASE("a world goes on after all of its firms have died", "[bad_states][firm]") {
  survives_the_end_of<firm::Table, innovator::Table>();  // one never lives without the other
}
TEST_CASE("a world goes on without innovation sides", "[bad_states][innovator]") {
  survives_the_end_of<innovator::Table>();
}
TEST_CASE("a world goes on without coordinators", "[bad_states][coordinator]") {
  survives_the_end_of<coordinator::Table>();
}
TEST_CASE("a world goes on without projects, seeds and products", "[bad_states][project]") {
  survives_the_end_of<project::Table>();
  survives_the_end_of<seed::Table>();
  survives_the_end_of<product::Table>();
}

TEST_CASE("a world of the smallest scales goes on", "[bad_states][scales]") {
  SteppedWorld world("small", {"population.scale=0.001", "innovation.scale=0.1", "burn_in_years=2"}, 4);
  goes_on(world, 40);
}

TEST_CASE("a programme without money goes on", "[bad_states][programme]") {
  SteppedWorld world("small", {"policy.grant=0", "burn_in_years=2"}, 4);
  goes_on(world, 40);
}

TEST_CASE("a disaster that takes everything leaves numbers", "[bad_states][shocks]") {
  SteppedWorld world("small", {"burn_in_years=2"}, 4);
  world.scenario.shocks.push_back({"all", "destruction", 2012, 2, 1, -1.0, {}});
  world.scenario.shocks.push_back({"none buys", "demand", 2013, 1, 2, -1.0, {}});
  world.economy.thing<Calendar>() = make_calendar(world.scenario);
  goes_on(world, 40);
}

TEST_CASE("worlds with parameters drawn from their ranges go on", "[bad_states][property]") {
  constexpr std::uint64_t draws = 12;
  for (std::uint64_t number = 0; number < draws; ++number) {
    INFO("draw " << number);
    SteppedWorld world("small", {"burn_in_years=1", "innovation.scale=0.5"}, number);
    std::uint64_t place = 0;
    for_each_parameter(world.scenario.parameters, [&](std::string_view, const auto& entry, double& value) {
      value = entry.low + unit_interval(hash_of(number, place++)) * (entry.high - entry.low);
    });
    world.economy = initial_economy(world.scenario, number);
    goes_on(world, 24);
  }
}
