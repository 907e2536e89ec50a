#pragma once

/// One run: who it is, what it computes, where it is published, and whether that was done before.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "output/provenance.hpp"
#include "runs/live_run.hpp"
#include "runs/progress.hpp"
#include "runs/resumable.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

/// The seed of a replicate, the same in every scenario of an experiment (common random numbers): the first 64 bits of
/// the SHA-256 of both numbers.
[[nodiscard]] std::uint64_t replicate_seed(std::uint64_t experiment_seed, std::int32_t replicate);

/// A seed from the command line, decimal or 0x and hex digits. Throws std::invalid_argument.
[[nodiscard]] std::uint64_t parse_seed(const std::string& text);

/// Threads for `--threads`: 0 means all cores that this process may use. Throws std::invalid_argument below zero.
[[nodiscard]] std::size_t thread_count(int asked);

/// `<folder>/<scenario>/seed_<16 hex digits>.h5`
[[nodiscard]] std::filesystem::path run_file(const std::filesystem::path& folder, const std::string& scenario,
                                             std::uint64_t seed);

/// What stands where a run is published.
struct FoundRun {
  enum class State {
    none,     ///< nothing
    same,     ///< the run itself, whole
    damaged,  ///< a result file that is not whole, or an empty file
  };
  State state = State::none;
  std::string reason;  ///< of damaged: the file and what is wrong with it
};

/// Throws OutputError if something else stands there, which is never overwritten, or if it cannot be looked at.
[[nodiscard]] FoundRun look_for_run(const std::filesystem::path& file, const std::string& identity,
                                    const std::string& program_version);

/// Refuses a run that stands where another one is wanted. Throws OutputError.
[[noreturn]] void refuse_other_run(const std::filesystem::path& file, const std::string& found_version,
                                   const std::string& program_version);

/// What is wrong with a run file or pack; empty if it is whole.
[[nodiscard]] std::string fault_of(const std::filesystem::path& file);

/// Renames a damaged file to "NAME.damaged", which it returns. Throws OutputError.
std::string set_aside(const std::filesystem::path& file);

/// True if `file` holds the run of this identity; false if there is no such file. Throws OutputError if something else
/// stands there, damaged files included.
[[nodiscard]] bool already_made(const std::filesystem::path& file, const std::string& identity,
                                const std::string& program_version);

/// Writes the file of one run, provenance included; the same bytes in whatever experiment it stands. Returns the
/// digest.
std::string publish_run(const PlannedRun& run, const LabelledData& trajectory, Provenance provenance);

struct SingleRun {
  Scenario scenario;
  std::uint64_t seed = 1;
  std::filesystem::path file;
  std::size_t threads = 1;
  std::string command_line;
  double checkpoint_interval = 0.0;  ///< seconds; 0: a checkpoint only when the run is asked to stop
};

struct SingleRunOutcome {
  std::string digest;
  bool found = false;             ///< it had been made before
  std::vector<FailedRun> failed;  ///< empty, or this run
};

/// Makes one run on all its threads, from its checkpoint if it was stopped before. Throws OutputError, and Interrupted
/// after a checkpoint was written.
SingleRunOutcome make_run(const SingleRun& single, const StartRun& start, const ResumeRun& resume, Progress& progress);

}  // namespace minori::runs
