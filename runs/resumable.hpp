#pragma once

/// One long run with checkpoints: stopped at the end of a quarter it can be gone on with, by the same command.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "runs/live_run.hpp"
#include "runs/progress.hpp"
#include "sim/blocks.hpp"

namespace minori::runs {

/// Goes on from what a run has saved.
using ResumeRun =
    std::function<std::unique_ptr<LiveRun>(const Scenario& scenario, std::uint64_t seed, BlockReader& reader)>;

/// The model of agents/.
[[nodiscard]] ResumeRun saved_simulations();

struct ResumableRun {
  const Scenario& scenario;
  std::uint64_t seed = 1;
  std::string identity;
  std::filesystem::path checkpoint;
  double interval = 0.0;  ///< seconds between checkpoints; 0: only when asked to stop
};

/// Simulates the run to its end, from its latest checkpoint that is whole if there is one. Asked to stop it writes a
/// checkpoint and throws Interrupted. Throws OutputError.
[[nodiscard]] std::unique_ptr<LiveRun> simulate(const ResumableRun& run, const StartRun& start, const ResumeRun& resume,
                                                Progress& progress);

/// Removes the checkpoints of a run that is published.
void forget_checkpoints(const std::filesystem::path& checkpoint);

}  // namespace minori::runs
