/// Each mechanism switched off: what it should move moves the way its source says, and nothing moves where it is idle.

#include <map>
#include <set>

#include "scenarios/keys.hpp"
#include "tests/agents/mechanisms_of_policy_and_search.hpp"
#include "tests/agents/mechanisms_of_projects_and_markets.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

std::vector<Mechanism> all_mechanisms() {
  std::vector<Mechanism> all;
  for (const auto* group : {&policy_mechanisms, &search_mechanisms, &project_mechanisms, &economy_mechanisms})
    all.insert(all.end(), group->begin(), group->end());
  return all;
}

Overrides joined(Overrides first, const Overrides& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

SteppedWorld small_world(const Overrides& overrides, std::uint64_t seed) {
  return {"small", joined({"burn_in_years=0"}, overrides), seed};
}

/// A world after some quarters; made once.
SteppedWorld world_after(int quarters, const Overrides& base, std::uint64_t seed) {
  static std::map<std::tuple<int, Overrides, std::uint64_t>, SteppedWorld> made;
  const auto key = std::make_tuple(quarters, base, seed);
  if (const auto found = made.find(key); found != made.end()) return found->second;
  SteppedWorld world = small_world(base, seed);
  world.steps(quarters);
  return made.emplace(key, std::move(world)).first->second;
}

/// The same world with the mechanism off from now on; draws stay the same.
SteppedWorld without(const Mechanism& mechanism, const SteppedWorld& world) {
  const Overrides off = joined(mechanism.base, mechanism.off);
  if (mechanism.before == 0) return small_world(off, world.seed);
  SteppedWorld other = world;
  other.scenario = load_scenario("small", joined({"burn_in_years=0"}, off));
  other.economy.thing<Parameters>() = other.scenario.parameters;
  other.economy.thing<PolicyBook>().designs = other.scenario.programmes;
  return other;
}

/// The measure of a mechanism after its rule, summed over the quarters compared.
double measured(const Mechanism& mechanism, SteppedWorld world) {
  std::size_t place = schedule().size();
  for (std::size_t k = 0; k < schedule().size(); ++k)
    if (schedule()[k].rule == mechanism.after) place = k + 1;
  double sum = 0.0;
  for (int quarter = 0; quarter < mechanism.quarters; ++quarter) {
    if (mechanism.prepare) mechanism.prepare(world.economy);
    world.step([&](std::size_t next) {
      if (next == place) sum += mechanism.measure(world.economy);
    });
  }
  return sum;
}

/// Everything observed that is not zero, quarter by quarter.
std::vector<double> observed(const Idle& idle, SteppedWorld world) {
  std::vector<double> all;
  const auto note = [&]<class Tag>(std::type_identity<Tag>, const auto& values) {
    if constexpr (ObservedColumn<Tag>)
      for (const auto each : values)
        if (each != 0) all.push_back(static_cast<double>(each));
  };
  for (int quarter = 0; quarter < idle.quarters; ++quarter) {
    if (idle.prepare) idle.prepare(world.economy);
    world.step();
    std::apply([&](const auto&... table) { (table.for_each_column(note), ...); }, world.economy.tables);
  }
  return all;
}

/// The key and the value of "a.b=1".
std::pair<std::string, std::string> split(const std::string& override_text) {
  const auto at = override_text.find('=');
  return {override_text.substr(0, at), override_text.substr(at + 1)};
}

}  // namespace

TEST_CASE("a mechanism that is switched off moves what it should, the way its source says", "[knockout]") {
  for (const Mechanism& mechanism : all_mechanisms()) {
    double with = 0.0;
    double off = 0.0;
    for (const std::uint64_t seed : {3U, 4U}) {
      const SteppedWorld world = world_after(mechanism.before, mechanism.base, seed);
      with += measured(mechanism, world);
      off += measured(mechanism, without(mechanism, world));
    }
    INFO(mechanism.name << ": with it " << with << ", without it " << off << "; " << mechanism.source);
    CHECK(mechanism.direction * (off - with) > 0.0);
  }
}

TEST_CASE("a mechanism that has nothing to act on moves nothing when it is switched off", "[knockout]") {
  for (const Mechanism& mechanism : all_mechanisms()) {
    INFO(mechanism.name);
    const Overrides idle = joined(mechanism.base, mechanism.idle.overrides);
    const auto with = observed(mechanism.idle, small_world(idle, 3));
    CHECK(with == observed(mechanism.idle, small_world(joined(idle, mechanism.off), 3)));
    CHECK((mechanism.idle.quarters == 0 || with.size() > 100));
  }
}

TEST_CASE("every parameter with a value that switches it off is among the mechanisms, with that value", "[knockout]") {
  std::map<std::string, std::string> off;
  for (const Mechanism& mechanism : all_mechanisms())
    for (const auto& each : mechanism.off) off.insert(split(each));
  for (const auto& key : scenario_keys()) {
    INFO(key.info.path);
    CHECK(off.contains(key.info.path) == key.info.neutral.has_value());
    if (key.info.neutral && off.contains(key.info.path)) CHECK(std::stod(off[key.info.path]) == *key.info.neutral);
  }
}
