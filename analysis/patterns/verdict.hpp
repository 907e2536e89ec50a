#pragma once

/// Simulated against published: what worlds show of a stylised fact, and the verdict on it.

#include <cstddef>
#include <limits>
#include <string_view>

#include "analysis/patterns/stylised_facts.hpp"

namespace minori::analysis {

/// A fact as simulated; the value is NaN if it could not be measured.
struct Measured {
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();  ///< 95 % interval over seeds; NaN with one seed
  double high = std::numeric_limits<double>::quiet_NaN();
  std::size_t seeds = 0;
};

enum class PatternVerdict {
  met,          ///< the mean over seeds lies in the published range
  near,         ///< it does not, but its interval reaches into the range
  missed,       ///< neither
  not_measured  ///< the worlds hold nothing to measure it on
};
[[nodiscard]] std::string_view name_of(PatternVerdict verdict) noexcept;

[[nodiscard]] PatternVerdict verdict_on(const StylisedFact& fact, const Measured& measured);

}  // namespace minori::analysis
