#pragma once

/// What experiment files say before any scenario is built: a file's own parts on top of those of the experiments that
/// it extends.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/input_files.hpp"
#include "scenarios/keys.hpp"
#include "scenarios/sample.hpp"

namespace minori {

/// A table of keys of a scenario, and the file that it stands in.
struct SetTable {
  const Document* document = nullptr;
  const toml::table* table = nullptr;
};

struct ExperimentParts {
  struct Level {
    LabelText text;
    std::optional<SetTable> set;
  };
  struct Factor {
    LabelText text;
    std::vector<Level> levels;
  };
  /// A [[scenario]].
  struct Written {
    LabelText text;
    SetTable table;
  };

  ExperimentText text;
  Place base_place;                   ///< where the base is named
  std::filesystem::path base_folder;  ///< of the file that names it
  std::vector<SetTable> common;       ///< [experiment.set], those of extended files first
  std::vector<Factor> factors;
  std::vector<Written> scenarios;
  Sample sample;
  std::optional<SetTable> precision;
};

/// Reads the experiment of `path` and those that it extends; faults go to `files.problems`. A text without a base means
/// that the file is no experiment.
[[nodiscard]] ExperimentParts read_experiment_parts(const std::filesystem::path& path, InputFiles& files);

/// The table `set` of `table`, a part of `document`, if there is one.
[[nodiscard]] std::optional<SetTable> set_of(const toml::table& table, const Document& document, InputFiles& files);

}  // namespace minori
