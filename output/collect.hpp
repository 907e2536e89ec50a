#pragma once

/// Joining run files into one analysis file, in memory that does not grow with the number of runs' data.

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "output/error.hpp"
#include "output/provenance.hpp"

namespace minori {

/// A run file that could not be used, and why ("missing", "damaged: ...").
struct RefusedFile {
  std::filesystem::path path;
  std::string reason;
};

struct CollectOptions {
  /// Scalar string variables that are added, as (name, text), e.g. experiment_name.
  std::vector<std::pair<std::string, std::string>> texts;
  /// Provenance of the analysis file; its scenario_text is the experiment's text.
  Provenance provenance;
  /// Leave out files that are missing or damaged instead of refusing them all.
  bool leave_out_unusable = false;
  /// Called after each step with (steps done, steps in all); every file is one step to verify and one to copy.
  std::function<void(std::size_t, std::size_t)> progress;
};

struct CollectedFile {
  std::size_t runs = 0;
  std::string digest;
  std::vector<RefusedFile> left_out;
};

/// Joins `run_files` along `run`, in the given order, and publishes `target`. Every input's digest is verified first.
///
/// Adds run_digest(run), run_scenario_hash(run), and the resolved scenarios as scenario_text(scenario_hash). Dimensions
/// must agree, but for string dimensions other than `run` labels may be missing in some files (a scenario without a
/// programme has no clusters): the union is taken, in order of first appearance, and the gaps hold missing values.
/// Event logs stay in the run files. Throws OutputError that names every file that is missing, damaged or does not fit;
/// `target` then stays as it was.
CollectedFile collect(const std::vector<std::filesystem::path>& run_files, const std::filesystem::path& target,
                      const CollectOptions& options);

}  // namespace minori
