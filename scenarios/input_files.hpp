#pragma once

/// The files of one load: each is read once, and what is wrong with any of them is collected.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/country.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/toml_file.hpp"

namespace minori {

enum class InputKind { scenario, experiment, programme, country };

/// "scenario", "experiment", ...
[[nodiscard]] std::string_view word_of(InputKind kind);

class InputFiles {
 public:
  /// The path that a name or path stands for; relative paths start at `folder`. Adds a problem and returns an empty
  /// path if nothing ships under that name.
  [[nodiscard]] std::filesystem::path find(InputKind kind, const std::string& name_or_path,
                                           const std::filesystem::path& folder, const Place& place);

  /// What a name or path is: by where it ships, else by what stands in it; a scenario if it is nothing at all.
  [[nodiscard]] InputKind kind_of_input(const std::string& name_or_path);

  /// The document of a file; empty if it cannot be read, which is then among the problems.
  [[nodiscard]] const Document& open(const std::filesystem::path& path);
  [[nodiscard]] const Document& override_of(const std::string& text);

  /// The country of a folder, read once; none if it is malformed, which is then among the problems.
  [[nodiscard]] const Country* country(const std::filesystem::path& folder);

  std::vector<Problem> problems;

  /// Throws ScenarioError if there are problems: each once, file by file, from top to bottom.
  void throw_if_any();

 private:
  std::map<std::filesystem::path, std::unique_ptr<Document>> documents_;
  std::vector<std::unique_ptr<Document>> overrides_;
  std::map<std::filesystem::path, std::optional<Country>> countries_;
};

}  // namespace minori
