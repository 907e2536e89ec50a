#include "runs/patterns/worlds.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <iterator>

#include "agents/simulation.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"
#include "scenarios/load.hpp"

namespace minori::runs {
namespace {

Scenario scenario_with(const std::vector<std::string>& overrides, std::initializer_list<std::string> design) {
  std::vector<std::string> all = overrides;
  all.push_back(fmt::format("horizon.first_fy={}", pattern_years.first));
  all.push_back(fmt::format("horizon.last_fy={}", pattern_years.last));
  all.insert(all.end(), design.begin(), design.end());
  return load_scenario("risp", all);
}

Scenario with_menu(const std::vector<std::string>& overrides, const std::string& only) {
  std::vector<std::string> all = overrides;
  for (const std::string each : {"researchers", "training", "network", "equipment", "projects"})
    all.push_back(fmt::format("policy.menu.{}={}", each, each == only ? 1.0 : 0.0));
  return scenario_with(all, {});
}

bool is_sampled(int year) {
  return year == pattern_years.fifth || year == pattern_years.growth || year == pattern_years.growth + 1;
}

Sample sample_of(const Economy& economy, int quarters_done) {
  const auto last_quarter = static_cast<std::uint32_t>(quarters_done - 1);
  return {census::firms(economy), census::research_ties(economy, last_quarter), census::joint_projects(economy)};
}

PatternWorld finish(Simulation simulation, const Scenario& scenario) {
  PatternWorld world;
  while (!simulation.finished()) {
    stop_if_interrupted();
    simulation.step();
    const int quarter = simulation.quarters_done() - 4 * scenario.burn_in_years;
    const int year = scenario.first_fiscal_year + quarter / 4 - 1;
    if (quarter % 4 == 0 && is_sampled(year))
      world.samples.emplace(year, sample_of(simulation.economy(), simulation.quarters_done()));
  }
  world.trajectory = simulation.trajectory();
  return world;
}

struct Designs {
  Scenario without;
  Scenario programme;
  Scenario ten_years;
  Scenario network_only;
  Scenario projects_only;
};

PatternWorlds worlds_of(const Designs& designs, std::uint64_t seed, const std::function<void()>& done) {
  Simulation past(designs.without, seed);
  while (past.in_burn_in()) {
    stop_if_interrupted();
    past.step();
  }
  done();
  const auto made = [&](const Scenario& scenario) {
    PatternWorld world = finish(past.branch(scenario), scenario);
    done();
    return world;
  };
  return {made(designs.without), made(designs.programme), made(designs.ten_years), made(designs.network_only),
          made(designs.projects_only)};
}

}  // namespace

Scenario pattern_scenario(const std::vector<std::string>& overrides) {
  return scenario_with(overrides, {"policy.enabled=false"});
}

std::vector<PatternWorlds> make_pattern_worlds(const PatternPlan& plan, const std::function<void()>& done) {
  const Designs designs{pattern_scenario(plan.overrides), scenario_with(plan.overrides, {}),
                        scenario_with(plan.overrides, {"policy.funding_period=10", "policy.evaluation_years=[3, 5, 10]",
                                                       "policy.extension_years=0", "policy.extension_share=0"}),
                        with_menu(plan.overrides, "network"), with_menu(plan.overrides, "projects")};
  std::vector<PatternWorlds> worlds(static_cast<std::size_t>(plan.seeds));
  oneapi::tbb::task_arena arena(static_cast<int>(plan.threads));
  arena.execute([&] {
    oneapi::tbb::parallel_for(std::size_t{0}, worlds.size(), [&](std::size_t number) {
      // Isolated, so that a thread that waits in one world's phase does not begin another world.
      oneapi::tbb::this_task_arena::isolate([&] {
        worlds[number] = worlds_of(designs, replicate_seed(plan.seed, static_cast<std::int32_t>(number)), done);
      });
    });
  });
  return worlds;
}

}  // namespace minori::runs
