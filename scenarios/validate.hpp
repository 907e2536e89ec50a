#pragma once

/// Checks an input of any kind: scenario, experiment, programme or country.

#include <string>
#include <vector>

#include "scenarios/problem.hpp"

namespace minori {

struct Verdict {
  std::string kind;  ///< "scenario", "experiment", "programme" or "country"
  std::string file;
  std::string summary;            ///< one line on what a valid input holds
  std::vector<Problem> problems;  ///< empty if it is valid
};

/// Throws nothing for bad input: its faults are the result.
[[nodiscard]] Verdict validate_input(const std::string& name_or_path, const std::vector<std::string>& overrides);

}  // namespace minori
