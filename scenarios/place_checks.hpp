#pragma once

/// Places of programmes: lists must be in the country, have cluster organisations, and be of one programme at a time.

#include "scenarios/draft.hpp"
#include "scenarios/input_files.hpp"

namespace minori {

/// Faults go to `files.problems`; `country` is none if it could not be read.
void check_places(const Draft& draft, const Country* country, const std::string& file, InputFiles& files);

}  // namespace minori
