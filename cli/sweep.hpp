#pragma once

/// What `minori sweep` and `minori run --replicates N` share.

#include <optional>

#include "cli/run_options.hpp"
#include "scenarios/load.hpp"

namespace minori::cli {

/// Makes the experiment in the folder of `options` (default results/NAME), prints the result, returns the exit code.
int run_sweep(const Experiment& experiment, const RunOptions& options, std::optional<double> time_limit);

}  // namespace minori::cli
