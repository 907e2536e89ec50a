#pragma once

/// Files to start from, made from the descriptions of the keys, so that they never go stale.

#include <string>

namespace minori {

/// A scenario that extends the baseline and changes nothing; every key stands in it as a comment with its default.
[[nodiscard]] std::string scenario_starter();

/// An experiment with and without support, and with a factor of two levels.
[[nodiscard]] std::string experiment_starter();

}  // namespace minori
