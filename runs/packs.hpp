#pragma once

/// Where the finished runs of an experiment's folder stand: in files of their own, or many runs of one scenario in one
/// file, a pack, since file systems of clusters limit the number of files.
///
/// A pack is `SCENARIO/replicates_FIRST_LAST.h5`. It has the layout of an analysis file and holds those replicates in
/// their order, each as it stood in its own file. It is published whole before the runs' own files are removed, so that
/// a run that is looked for in its own file first and in packs afterwards is always found.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "output/collect.hpp"

namespace minori::runs {

struct Pack {
  std::filesystem::path file;
  std::int32_t first = 0;  ///< replicate
  std::int32_t last = 0;

  [[nodiscard]] bool holds(std::int32_t replicate) const { return first <= replicate && replicate <= last; }
};

[[nodiscard]] std::filesystem::path pack_file(const std::filesystem::path& folder, const std::string& scenario,
                                              std::int32_t first, std::int32_t last);

/// What the name of a file says; nothing if it is not that of a pack.
[[nodiscard]] std::optional<Pack> pack_named(const std::filesystem::path& file);

/// The packs of a folder. Those of a scenario are listed when it is first asked for; later ones are not seen.
class Packs {
 public:
  explicit Packs(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// By the first replicate.
  [[nodiscard]] const std::vector<Pack>& of(const std::string& scenario);
  [[nodiscard]] std::optional<RunSource> find(const std::string& scenario, std::int32_t replicate);
  /// What tells the runs of a pack from all others, in their order (run_identity); read once. None of
  /// a damaged pack.
  [[nodiscard]] const std::vector<std::string>& identities(const std::filesystem::path& pack);

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::vector<Pack>> lists_;
  std::map<std::filesystem::path, std::vector<std::string>> identities_;
};

/// Where each of the first `replicates` replicates of a scenario stands, by the names of files; nothing for those that
/// are not there.
[[nodiscard]] std::vector<std::optional<RunSource>> places_of(const std::filesystem::path& folder,
                                                              const std::string& scenario,
                                                              std::uint64_t experiment_seed, std::int32_t replicates);

}  // namespace minori::runs
