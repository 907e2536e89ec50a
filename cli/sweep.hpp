#pragma once

/// What `minori sweep` and `minori run --replicates N` share.

#include <cstddef>
#include <optional>

#include "cli/run_options.hpp"
#include "scenarios/load.hpp"

namespace minori::cli {

/// What a sweep may be told beside the options of every run.
struct SweepChoice {
  std::optional<double> time_limit{};  ///< seconds
  std::optional<std::size_t> pack{};   ///< runs per file; not set: by the number of runs
  bool changed = false;                ///< the experiment was changed: what still applies is kept
};

/// Makes the experiment in the folder of `options` (default results/NAME), prints the result, returns the exit code.
int run_sweep(const Experiment& experiment, const RunOptions& options, const SweepChoice& choice);

}  // namespace minori::cli
