#pragma once

/// Runs that failed, as every process that works in the folder of an experiment sees them: `.failed/SCENARIO.SEED`.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "runs/schedule.hpp"

namespace minori::runs {

struct NotedFailure {
  FailedRun run;
  std::string when;  ///< UTC
  std::string host;
  std::string note;  ///< the whole note: two failures of one run differ in it
};

/// By scenario and seed.
using NotedFailures = std::map<std::pair<std::string, std::uint64_t>, NotedFailure>;

/// What is noted in the folder of an experiment; notes that are not whole are left out.
[[nodiscard]] NotedFailures noted_failures(const std::filesystem::path& folder);

/// Notes that a run failed. Throws OutputError.
void note_failure(const std::filesystem::path& folder, const FailedRun& run);

/// Forgets it, because the run is made.
void forget_failure(const std::filesystem::path& folder, const std::string& scenario, std::uint64_t seed);

}  // namespace minori::runs
