#pragma once

/// The table [sample] of an experiment file.

#include "scenarios/input_files.hpp"
#include "scenarios/sample.hpp"

namespace minori {

/// The sample that `table` describes; faults go to `files.problems`.
[[nodiscard]] Sample read_sample(const toml::table& table, const Document& document, InputFiles& files);

}  // namespace minori
