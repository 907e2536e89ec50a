#pragma once

/// One value of an input file against the description of its key.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/key.hpp"
#include "scenarios/toml_file.hpp"

namespace minori {

/// The value of `node` if the key accepts it; else adds what is wrong to `problems`, at the place of the node.
[[nodiscard]] std::optional<Value> read_value(const toml::node& node, const KeyInfo& info, const Document& document,
                                              std::vector<Problem>& problems);

/// True if a number lies between `low` and `high`; the neutral value may lie elsewhere.
[[nodiscard]] bool in_range(const KeyInfo& info, double value);

/// The accepted range in words, e.g. "between 0 and 1" or "more than 0 and at most 1", and the value that switches off.
[[nodiscard]] std::string range_text(const KeyInfo& info);

/// A number as the shortest text that reads back as the same number.
[[nodiscard]] std::string number_text(double number);

}  // namespace minori
