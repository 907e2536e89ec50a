#include "agents/identities.hpp"

#include <string>
#include <vector>

#include "tests/agents/measures.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Runs a quarter phase by phase and looks after each; `tamper` is called after the phases of one rule.
template <class Tamper>
void run_looking(SteppedWorld& world, const std::string& rule, const Tamper& tamper) {
  const PopulationCheck population(world.economy);
  for (const auto& phase : schedule()) {
    phase.run(world.economy, world.next());
    if (phase.rule == rule) tamper(world.economy);
    population.check(world.economy, phase.rule, world.quarter);
  }
  ++world.quarter;
}

/// The row of the first living agent.
template <class Id>
std::size_t first_living(const Economy& economy) {
  const auto ids = economy.read<Id>();
  return static_cast<std::size_t>(std::ranges::find_if(ids, [](auto id) { return id != 0; }) - ids.begin());
}

}  // namespace

TEST_CASE("A3: an agent who vanishes is missed, and the rule after which is named", "[A3][accounts]") {
  SteppedWorld world = small_world();
  world.steps(3);
  run_looking(world, "K4", [](Economy&) {});
  CHECK_THROWS_WITH(
      run_looking(world, "K4",
                  [](Economy& economy) { economy.write<seed::Id>()[first_living<seed::Id>(economy)] = 0; }),
      Catch::StartsWith("A3 seed: ") && Catch::Contains("after K4 in quarter 4"));
}

TEST_CASE("A3: an agent who appears without a birth is found at the end of the quarter", "[A3][accounts]") {
  SteppedWorld world = small_world();
  world.steps(2);
  const auto smuggle = [&](std::size_t place) {
    if (place < schedule().size()) return;  // all phases have run
    project::Table::Record made;
    made.at<project::Id>() = 77;
    std::get<project::Table>(world.economy.tables).append(made);
  };
  CHECK_THROWS_WITH(world.step(smuggle), Catch::Contains("A3 project: "));
}

TEST_CASE("A3: projects on their way are those before, the new ones, less those that ended", "[A3][accounts]") {
  for (const char* scale : {"1", "0.37"}) {
    SteppedWorld world = small_world({std::string("population.scale=") + scale});
    const auto running = [&] {
      return world.sum<region::ProjectsStage1>() + world.sum<region::ProjectsStage2>() +
             world.sum<region::ProjectsStage3>() + world.sum<region::ProjectsStage4>();
    };
    world.step();
    for (int quarter = 0; quarter < 30; ++quarter) {
      const double before = running();
      const double firms = world.sum<region::Firms>();
      world.step();
      REQUIRE(running() == before + world.sum<region::ProjectStarts>() - world.sum<region::ProjectsFailed>() -
                               world.sum<region::ProductsLaunched>());
      if (std::string(scale) == "1")
        REQUIRE(world.sum<region::Firms>() ==
                firms + world.sum<region::FirmEntries>() - world.sum<region::FirmExits>());
    }
  }
}

TEST_CASE("A3: graduates who leave arrive, and a tie is the same at both ends", "[A3][accounts]") {
  SteppedWorld world = small_world();
  world.steps(6);
  Economy& economy = world.economy;
  CHECK(world.sum<region::GraduatesLeaving>() > 0.0);
  CHECK_NOTHROW(check_people(economy, 5));
  CHECK_NOTHROW(check_ties(economy, 5));
  ++economy.write<region::GraduatesLeaving>()[2];
  CHECK_THROWS_WITH(check_people(economy, 5), Catch::Contains("A3 people (E1)"));
  auto& graph = economy.thing<TieGraph>();
  std::uint32_t node = 0;
  while (graph.degree(node) == 0) ++node;
  const std::uint32_t lost = graph.of(node).front().target;
  graph.update(
      graph.nodes(), {}, [](Tie&, const TieEvent&) {},
      [&](std::uint32_t from, const Tie& tie) { return from != node || tie.target != lost; });
  CHECK_THROWS_WITH(check_ties(economy, 5), Catch::Contains("A3 ties (T2)"));
}
