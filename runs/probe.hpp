#pragma once

/// What an experiment would take: runs, time, memory and disk, from a probe of a few seconds on this machine.

#include <cstddef>
#include <filesystem>
#include <optional>

#include "runs/live_run.hpp"
#include "runs/schedule.hpp"
#include "scenarios/load.hpp"

namespace minori::runs {

/// Measured with one world on one core.
struct Probe {
  double seconds_to_build = 0.0;             ///< the initial world
  double seconds_per_burn_in_quarter = 0.0;  ///< a quarter without programmes and observation
  double seconds_per_quarter = 0.0;          ///< a quarter with them
  double bytes_of_empty_file = 0.0;          ///< of a run file: labels, texts, what is stored once
  double bytes_per_quarter = 0.0;            ///< that it grows by
  std::size_t world_bytes = 0;
};

/// Builds the world of the scenario and simulates some quarters of either kind, for about `seconds`.
[[nodiscard]] Probe probe_scenario(const Scenario& scenario, std::uint64_t seed, double seconds, const StartRun& start);

/// What is left to do of an experiment, with and without the past that runs share.
struct Workload {
  std::size_t runs = 0;           ///< planned
  std::size_t done = 0;           ///< of them, in the folder already
  std::size_t pasts = 0;          ///< seeds with one burn-in each to simulate for the rest
  double quarters = 0.0;          ///< to simulate
  double burn_in_quarters = 0.0;  ///< of them
  double quarters_without_sharing = 0.0;
  double burn_in_quarters_without_sharing = 0.0;  ///< of them
};

[[nodiscard]] Workload workload_of(const Experiment& experiment, const std::vector<SharedPast>& pasts,
                                   std::size_t done);

struct Estimate {
  std::size_t side_by_side = 1;  ///< runs at the same time
  double core_seconds = 0.0;
  double seconds = 0.0;
  double seconds_without_sharing = 0.0;
  std::size_t memory_bytes = 0;  ///< at the most
  std::size_t disk_bytes = 0;    ///< run files and the analysis file of all planned runs
};

/// `memory_bytes`: that runs may use; 0 = as much as they like.
[[nodiscard]] Estimate estimate(const Workload& work, const Probe& probe, std::size_t threads,
                                std::size_t memory_bytes);

}  // namespace minori::runs
