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

/// True if `file` holds the run of this identity; false if there is no such file. Throws OutputError if something else
/// stands there, which is never overwritten.
[[nodiscard]] bool already_made(const std::filesystem::path& file, const std::string& identity,
                                const std::string& program_version);

/// Writes the file of one run, provenance included. `number` is unique within the experiment. Returns the digest.
std::string publish_run(const PlannedRun& run, std::int32_t number, const LabelledData& trajectory,
                        Provenance provenance);

struct SingleRun {
  Scenario scenario;
  std::uint64_t seed = 1;
  std::filesystem::path file;
  std::size_t threads = 1;
  std::string command_line;
};

struct SingleRunOutcome {
  std::string digest;
  bool found = false;             ///< it had been made before
  std::vector<FailedRun> failed;  ///< empty, or this run
};

/// Makes one run on all its threads. Throws OutputError and Interrupted.
SingleRunOutcome make_run(const SingleRun& single, const StartRun& start, Progress& progress);

}  // namespace minori::runs
