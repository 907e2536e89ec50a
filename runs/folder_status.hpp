#pragma once

/// How the folder of an experiment stands: which runs are done, which are being made, which failed, which are missing.

#include <filesystem>
#include <string>
#include <vector>

#include "runs/claims.hpp"
#include "runs/manifest.hpp"

namespace minori::runs {

struct RunStanding {
  std::string scenario;
  std::uint64_t seed = 0;
  std::int32_t replicate = 0;
  std::string message;  ///< of a failed or damaged run
};

struct FolderStatus {
  Manifest manifest;
  std::size_t planned = 0;
  std::size_t done = 0;
  std::vector<RunStanding> running;  ///< of a seed that a living process has claimed
  std::vector<RunStanding> failed;
  std::vector<RunStanding> damaged;  ///< files that are not whole: the next sweep makes them again
  std::vector<RunStanding> missing;
  std::vector<Claim> claims;  ///< of processes that are at work, as far as is known
  bool collected = false;     ///< there is an analysis file
};

/// Looks at every run file of the folder; `look_inside` reads each to find damaged ones. Throws OutputError if the
/// folder holds no experiment.
[[nodiscard]] FolderStatus status_of(const std::filesystem::path& folder, bool look_inside);

}  // namespace minori::runs
