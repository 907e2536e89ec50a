#pragma once

/// The look at all files before their runs are joined: which can be used, and what their common shape is.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "output/collect.hpp"
#include "output/layout.hpp"
#include "output/reader.hpp"

namespace minori {

/// A run of a file that was verified.
struct SurveyedRun {
  RunSource source;
  std::string digest;  ///< of the run's own file
  std::string scenario_hash;
};

/// What a run was made from, and the digest of its own file.
struct RunOrigin {
  std::string digest;
  std::string scenario_hash;
  std::string scenario_text;
  std::uint64_t seed = 0;
};

/// The origins of all runs of a run file or a pack, in their order. Throws OutputError.
[[nodiscard]] std::vector<RunOrigin> origins_of(const Reader& reader);

/// What joining adds to the runs' own variables.
namespace added {
inline constexpr const char* digest = "run_digest";
inline constexpr const char* hash = "run_scenario_hash";
inline constexpr const char* scenario = "scenario_text";
inline constexpr const char* scenario_dimension = "scenario_hash";
}  // namespace added

/// What of a file's runs is joined: all but the event log, and but what joining adds again.
[[nodiscard]] std::vector<Dimension> joined_dimensions(const Reader& reader);
[[nodiscard]] std::vector<Variable> joined_variables(const Reader& reader);

class Survey {
 public:
  /// Verifies the files that hold the runs, each once, takes in their shape and notes what is wrong with them. `looked`
  /// is called after each file.
  Survey(const std::vector<RunSource>& runs, bool same_labels, const std::function<void()>& looked);

  /// The usable runs, in the given order.
  [[nodiscard]] const std::vector<SurveyedRun>& runs() const noexcept { return runs_; }
  /// Missing and damaged files.
  [[nodiscard]] const std::vector<RefusedFile>& unusable() const noexcept { return unusable_; }
  /// Whole files that do not go with the first one.
  [[nodiscard]] const std::vector<RefusedFile>& misfits() const noexcept { return misfits_; }
  /// Resolved scenarios by hash, in order of first appearance.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& scenarios() const noexcept {
    return scenarios_;
  }
  /// The joint axes, `run` first, and variables; every variable that may have gaps may be missing.
  [[nodiscard]] const Layout& layout() const noexcept { return layout_; }
  /// A usable file, open. The first ones stayed open since they were verified, and are given away once.
  [[nodiscard]] Reader take_reader(const std::filesystem::path& path);

 private:
  using Places = std::vector<std::size_t>;  ///< of the wanted runs in a file

  using Opening = std::future<Reader>;

  static Opening open(const std::filesystem::path& path);
  void add(const std::filesystem::path& path, Opening opening, const Places& places);
  void take_in(const Reader& reader, const Places& places);
  void take_in_runs(const Reader& reader, const Places& places);
  void put_in_order(const std::vector<RunSource>& runs);
  [[nodiscard]] std::string misfit(const Reader& reader, const Places& places) const;
  [[nodiscard]] std::string misfit_of_runs(const Reader& reader, const Places& places) const;
  void join_dimensions(const Reader& reader);
  void note_gaps(const Reader& reader);

  bool same_labels_;
  std::filesystem::path first_file_;  ///< the one that the others must fit
  std::map<std::filesystem::path, Reader> kept_open_;
  std::map<RunSource, SurveyedRun> known_;
  std::map<std::string, std::string> scenario_texts_;  ///< by hash
  std::vector<SurveyedRun> runs_;
  std::vector<RefusedFile> unusable_;
  std::vector<RefusedFile> misfits_;
  std::vector<std::pair<std::string, std::string>> scenarios_;
  std::map<std::string, std::filesystem::path> files_of_digests_;  ///< of runs
  std::set<std::string> uneven_;  ///< dimensions whose labels are not the same in all files
  std::string program_version_;
  Layout layout_;
};

}  // namespace minori
