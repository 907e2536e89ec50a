#pragma once

/// Options that the verbs which run the model have in common, and what those verbs do about signals and failures.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/verb.hpp"
#include "runs/progress.hpp"
#include "runs/schedule.hpp"

namespace minori::cli {

struct RunOptions {
  std::string output;
  int threads = 0;
  std::string seed;
  int replicates = 0;  ///< 0: as the experiment says
  std::vector<std::string> overrides;
  std::string max_walltime;
  std::string progress = "auto";
  bool quiet = false;
  bool json = false;
};

/// Declares -o, --threads, --seed, --replicates, -s, --max-walltime, --progress, --quiet and --json.
void add_run_options(CLI::App& verb, RunOptions& options, const std::string& output_help);

/// The values of the options; all throw UsageError with what is accepted.
[[nodiscard]] std::size_t threads_of(const RunOptions& options);
[[nodiscard]] std::optional<std::uint64_t> seed_of(const RunOptions& options);
[[nodiscard]] runs::ProgressForm progress_of(const RunOptions& options);

/// Runs `work` with signals noted; if it is interrupted, says what stays and returns 128 + the signal.
int interruptible(const std::string& what_stays, const std::function<int()>& work);

/// From now on signals are noted, and `--max-walltime` counts. Throws UsageError.
void note_limits(const RunOptions& options);

/// Tells of failed runs on stderr if the progress did not.
void tell_failures(const std::vector<runs::FailedRun>& failed, runs::ProgressForm form);

/// A JSON array of the failed runs.
[[nodiscard]] std::string failures_json(const std::vector<runs::FailedRun>& failed);

}  // namespace minori::cli
