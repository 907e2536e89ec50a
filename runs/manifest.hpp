#pragma once

/// experiment.json: what the folder of an experiment holds, so that it can be gone on with and collected.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load.hpp"

namespace minori::runs {

struct Manifest {
  std::string name;
  std::string program_version;
  std::uint64_t seed = 0;
  std::int32_t replicates = 0;                         ///< the most that were ever planned here
  std::vector<std::string> scenarios;                  ///< in the experiment's order
  std::map<std::string, std::string> scenario_hashes;  ///< SHA-256 of the resolved text, by name
  std::string experiment;                              ///< the JSON text that analysis files carry as `experiment_json`
};

inline constexpr const char* manifest_name = "experiment.json";

/// The texts of a manifest's experiment that analysis files carry one by one.
inline constexpr std::array<const char*, 6> experiment_text_names{"name",        "title_en",    "title_ja",
                                                                  "question_en", "question_ja", "baseline"};

/// Name, titles, question, baseline, scales, factors and scenarios with the labels of their levels, as JSON.
[[nodiscard]] std::string experiment_json(const Experiment& experiment);

[[nodiscard]] Manifest manifest_of(const Experiment& experiment, const std::string& program_version);

/// The manifest of a folder, or nothing if it has none. Throws OutputError if it cannot be read.
[[nodiscard]] std::optional<Manifest> read_manifest(const std::filesystem::path& folder);

/// Publishes the manifest. Throws OutputError.
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);

/// How `wanted` is another experiment than the one that `found` tells of, in words; empty if it is the same (the
/// number of replicates may differ).
[[nodiscard]] std::string difference(const Manifest& found, const Manifest& wanted);

/// Makes `folder` ready for the experiment: creates it, or checks that it is empty or holds the same experiment.
/// Throws OutputError, and then nothing was changed.
void claim_folder(const std::filesystem::path& folder, const Manifest& wanted);

}  // namespace minori::runs
