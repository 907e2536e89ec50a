#pragma once

/// The reference of all keys of input files, made from their descriptions.

#include <string>
#include <vector>

#include "scenarios/key.hpp"

namespace minori {

/// The keys of one kind of table.
struct ReferenceSection {
  std::string name;     ///< as it stands in files: "[[programme]]"
  std::string meaning;  ///< one line
  std::vector<KeyInfo> keys;
};

[[nodiscard]] std::vector<ReferenceSection> reference();

/// docs/reference/scenario.md.
[[nodiscard]] std::string reference_markdown();

/// What a key accepts, in words: "number, between 0 and 1".
[[nodiscard]] std::string accepted_text(const KeyInfo& info);

}  // namespace minori
