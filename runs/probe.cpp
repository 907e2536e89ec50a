#include "runs/probe.hpp"

#include <tbb/task_arena.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "output/file.hpp"
#include "runs/interruption.hpp"
#include "runs/memory.hpp"

namespace minori::runs {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Seconds a quarter of `world` until it leaves its burn-in, ends, has made so many quarters, or the time is used up; 0
/// if there is no quarter.
double pace(LiveRun& world, bool burn_in, int most, double seconds) {
  const auto start = Clock::now();
  int quarters = 0;
  while (!world.finished() && world.in_burn_in() == burn_in && quarters < most &&
         (quarters == 0 || seconds_since(start) < seconds)) {
    stop_if_interrupted();
    world.step();
    ++quarters;
  }
  return quarters == 0 ? 0.0 : seconds_since(start) / quarters;
}

/// The size of a run file with that trajectory.
double file_bytes(const Scenario& scenario, const LabelledData& trajectory) {
  auto file = std::filesystem::temp_directory_path() / ("minori_probe_" + std::to_string(::getpid()) + ".h5");
  Provenance provenance = provenance_of_this_program("minori plan");
  provenance.scenario_text = resolved_text(scenario);
  write_file(file, as_run(trajectory, {0, scenario.name, 0, 1}), provenance);
  const auto size = static_cast<double>(std::filesystem::file_size(file));
  std::filesystem::remove(file);
  return size;
}

double observed_quarters_in(const LabelledData& trajectory) {
  const auto time = std::find_if(trajectory.dimensions.begin(), trajectory.dimensions.end(),
                                 [](const Dimension& each) { return each.name == "time"; });
  return time == trajectory.dimensions.end() ? 0.0 : static_cast<double>(time->size());
}

/// Two sizes of the file tell what it holds once and what it grows by.
void measure_file(const Scenario& scenario, LiveRun& world, double seconds, Probe& probe) {
  constexpr int first_quarters = 4;
  (void)pace(world, false, first_quarters, seconds);
  const LabelledData early = world.trajectory();
  const double small = file_bytes(scenario, early);
  probe.seconds_per_quarter = pace(world, false, std::numeric_limits<int>::max(), seconds);
  const LabelledData late = world.trajectory();
  const double quarters = observed_quarters_in(late) - observed_quarters_in(early);
  probe.bytes_per_quarter = quarters > 0.0 ? std::max(0.0, file_bytes(scenario, late) - small) / quarters : 0.0;
  probe.bytes_of_empty_file = std::max(0.0, small - probe.bytes_per_quarter * observed_quarters_in(early));
}

Probe probe_on_one_core(const Scenario& scenario, std::uint64_t seed, double seconds, const StartRun& start) {
  Probe probe;
  // A short burn-in, so that quarters of both kinds are seen.
  Scenario tried = scenario;
  tried.burn_in_years = std::min(scenario.burn_in_years, 2);
  tried.last_fiscal_year = std::min(scenario.last_fiscal_year, scenario.first_fiscal_year + 7);
  const std::size_t before = resident_bytes();
  const auto began = Clock::now();
  const auto world = start(tried, seed);
  probe.seconds_to_build = seconds_since(began);
  probe.seconds_per_burn_in_quarter = pace(*world, true, std::numeric_limits<int>::max(), seconds / 2.0);
  // What is left of a burn-in that was too slow for the probe.
  while (world->in_burn_in() && !world->finished()) world->step();
  measure_file(scenario, *world, seconds / 2.0, probe);
  if (scenario.burn_in_years > 0 && probe.seconds_per_burn_in_quarter == 0.0)
    probe.seconds_per_burn_in_quarter = probe.seconds_per_quarter;
  const std::size_t after = resident_bytes();
  probe.world_bytes = after > before ? after - before : 0;
  return probe;
}

}  // namespace

Probe probe_scenario(const Scenario& scenario, std::uint64_t seed, double seconds, const StartRun& start) {
  tbb::task_arena one(1);
  return one.execute([&] { return probe_on_one_core(scenario, seed, seconds, start); });
}

Workload workload_of(const Experiment& experiment, const std::vector<SharedPast>& pasts, std::size_t done) {
  Workload work;
  work.runs = experiment.entries.size() * static_cast<std::size_t>(experiment.replicates);
  work.done = done;
  work.pasts = pasts.size();
  for (const auto& past : pasts) {
    const double burn_in = burn_in_quarters(*past.runs.front().scenario);
    work.quarters += quarters_of(past);
    work.burn_in_quarters += burn_in;
    work.burn_in_quarters_without_sharing += burn_in * static_cast<double>(past.runs.size());
    for (const auto& run : past.runs) work.quarters_without_sharing += burn_in + observed_quarters(*run.scenario);
  }
  return work;
}

Estimate estimate(const Workload& work, const Probe& probe, std::size_t threads, std::size_t memory_bytes) {
  Estimate made;
  made.side_by_side = runs_side_by_side(threads, probe.world_bytes, memory_bytes);
  made.side_by_side = std::max<std::size_t>(1, std::min(made.side_by_side, work.runs - work.done));
  const double build = static_cast<double>(work.pasts) * probe.seconds_to_build;
  const double observed = (work.quarters - work.burn_in_quarters) * probe.seconds_per_quarter;
  const double observed_by_runs = work.quarters_without_sharing - work.burn_in_quarters_without_sharing;
  made.core_seconds = build + observed + work.burn_in_quarters * probe.seconds_per_burn_in_quarter;
  const auto cores = static_cast<double>(made.side_by_side);
  made.seconds = made.core_seconds / cores;
  made.seconds_without_sharing = (build + observed_by_runs * probe.seconds_per_quarter +
                                  work.burn_in_quarters_without_sharing * probe.seconds_per_burn_in_quarter) /
                                 cores;
  // A world of its own for each run side by side, the past that it branches from, and room to grow.
  constexpr std::size_t program = std::size_t{200} << 20U;
  made.memory_bytes = program + made.side_by_side * 2 * (probe.world_bytes + probe.world_bytes / 4);
  if (work.runs == work.done) return made;
  const double grown = observed_by_runs / static_cast<double>(work.runs - work.done) * probe.bytes_per_quarter;
  // A run stands in its own file and in the analysis file, what is stored once mostly in its own only.
  made.disk_bytes =
      static_cast<std::size_t>(static_cast<double>(work.runs) * (probe.bytes_of_empty_file + 2.0 * grown));
  return made;
}

}  // namespace minori::runs
