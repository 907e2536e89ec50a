#pragma once

/// A level that designs are compared by, and its words: a funding period or a scenario of its own.

#include <span>
#include <string>

#include "analysis/text.hpp"

namespace minori::analysis {

struct Level {
  std::string label;  ///< "5+3", or the scenario's name
  Text title;         ///< "5+3 years", or the scenario's title in quotes
  bool is_period = false;

  friend bool operator==(const Level& a, const Level& b) { return a.label == b.label; }
};

[[nodiscard]] Level funding_period(const std::string& label);

/// A scenario by its title, which stands in quotes in sentences.
[[nodiscard]] Level scenario_level(const std::string& name, const Text& title);

/// A level where the sentence has said before what it is: "5" beside "8 years", "5年" beside "8年".
[[nodiscard]] Text beside(const Level& level);

/// Several levels in one breath: "3, 5+3 and 10 years", "‘Projects’ and ‘People’". `levels` not empty.
[[nodiscard]] Text listed(std::span<const Level> levels);

/// The word for levels in general: "period" or "design".
[[nodiscard]] Text sort_of(const Level& level);

}  // namespace minori::analysis
