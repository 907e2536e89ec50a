#pragma once

/// From files to a scenario: `extends` first, then the file itself, then overrides, then the checks.

#include <string>
#include <vector>

#include "scenarios/draft.hpp"
#include "scenarios/input_files.hpp"

namespace minori {

/// The draft of a scenario file and all that it extends.
[[nodiscard]] Draft read_draft(const std::filesystem::path& path, InputFiles& files);

/// Puts "key=value" texts onto a draft.
void apply_overrides(const std::vector<std::string>& overrides, Draft& draft, InputFiles& files);

/// The scenario of a complete draft, onto whose programmes the policy is put; faults go to `files.problems` and are
/// shown under `file` if they have no place.
[[nodiscard]] Scenario finish(Draft& draft, const std::string& file, InputFiles& files);

}  // namespace minori
