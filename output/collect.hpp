#pragma once

/// Joining runs into one file, in memory that does not grow with the number of runs' data.

#include <compare>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "output/error.hpp"
#include "output/provenance.hpp"

namespace minori {

/// Where a run stands: a file, and the place along `run` in it. A run file holds one run, a pack a number of them.
struct RunSource {
  std::filesystem::path file;
  std::size_t place = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): false alarm, a defaulted comparison compares with a literal 0
  auto operator<=>(const RunSource&) const = default;
};

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
  /// Refuse files whose labels differ (a pack holds runs of one shape); else the union is taken.
  bool same_labels = false;
  /// Leave out files that are missing or damaged instead of refusing them all.
  bool leave_out_unusable = false;
  /// Called after each step with (steps done, steps in all); every file is one step to verify, every run one to copy.
  std::function<void(std::size_t, std::size_t)> progress;
};

struct CollectedFile {
  std::size_t runs = 0;
  std::string digest;
  std::vector<RefusedFile> left_out;
};

/// Joins `runs` along `run`, in the given order, and publishes `target`. The digest of every file is verified first.
///
/// What is made may itself be a source of runs: a pack is the joined file of some runs without the texts of their
/// experiment, and joining packs gives the same file as joining the runs' own files. Adds run_digest(run),
/// run_scenario_hash(run), and the resolved scenarios as scenario_text(scenario_hash). Dimensions must agree, but for
/// string dimensions other than `run` labels may be missing in some files (a scenario without a programme has no
/// clusters): the union is taken, in order of first appearance, and the gaps hold missing values. Event logs stay in
/// the run files. Throws OutputError that names every file that is missing, damaged or does not fit; `target` then
/// stays as it was.
CollectedFile collect(const std::vector<RunSource>& runs, const std::filesystem::path& target,
                      const CollectOptions& options);

}  // namespace minori
