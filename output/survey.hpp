#pragma once

/// The look at all run files before they are joined: which can be used, and what their common shape is.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "output/collect.hpp"
#include "output/layout.hpp"
#include "output/reader.hpp"

namespace minori {

/// A run file that was verified.
struct SurveyedFile {
  std::filesystem::path path;
  std::string digest;
  std::string scenario_hash;
  std::size_t runs = 1;
};

/// What of a run file an analysis file holds: all but the event log.
[[nodiscard]] std::vector<Dimension> joined_dimensions(const Reader& reader);
[[nodiscard]] std::vector<Variable> joined_variables(const Reader& reader);

class Survey {
 public:
  /// Verifies the file and takes in its shape; what is wrong with it is noted.
  void add(const std::filesystem::path& path);

  [[nodiscard]] const std::vector<SurveyedFile>& files() const noexcept { return files_; }
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

 private:
  void take_in(const Reader& reader);
  [[nodiscard]] std::string misfit(const Reader& reader) const;
  [[nodiscard]] std::string misfit_of_runs(const Reader& reader) const;
  void join_dimensions(const Reader& reader);
  void note_gaps(const Reader& reader);

  std::vector<SurveyedFile> files_;
  std::vector<RefusedFile> unusable_;
  std::vector<RefusedFile> misfits_;
  std::vector<std::pair<std::string, std::string>> scenarios_;
  std::map<std::int32_t, std::filesystem::path> run_numbers_;
  std::set<std::string> uneven_;  ///< dimensions whose labels are not the same in all files
  std::string program_version_;
  Layout layout_;
};

}  // namespace minori
