#pragma once

/// TOML text from files and from the command line, guarded so that no input can exhaust memory or the stack.

#include <toml++/toml.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/problem.hpp"

namespace minori {

/// A larger file is no scenario; it is refused before it is read.
inline constexpr std::uintmax_t largest_input_bytes = 8U * 1024U * 1024U;
/// Tables and arrays nest at most this deep; the schema needs four levels.
inline constexpr std::size_t deepest_nesting = 32;

/// Parsed TOML with what is needed to point at a fault in it.
struct Document {
  std::string file;  ///< as shown to the user
  std::vector<std::string> lines;
  toml::table table;
  bool numbered = true;  ///< false: a line of the command line, whose faults have no line number

  /// A problem at a place in this document; a region that was not parsed from it has no place.
  [[nodiscard]] Problem problem(const toml::source_region& place, std::string message,
                                std::string suggestion = "") const;
};

/// Reads and parses a file. Adds what is wrong to `problems` and then returns an empty document.
[[nodiscard]] Document read_toml_file(const std::filesystem::path& path, std::vector<Problem>& problems);

/// Parses `text`, which is shown as `file` in problems.
[[nodiscard]] Document parse_toml(std::string file, const std::string& text, std::vector<Problem>& problems);

/// Parses "key=value". A value that is not TOML stands for itself as text: `-s country=small`.
[[nodiscard]] Document parse_override(const std::string& text, std::vector<Problem>& problems);

/// What a node is, in words: "a text", "a whole number", ...
[[nodiscard]] std::string_view kind_of(const toml::node& node);

}  // namespace minori
