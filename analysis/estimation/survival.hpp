#pragma once

/// How long things last: survival by age, and the hazard of each age class.
///
/// Spells may end unseen (censored) and may come into view late (left-truncated: a tie that is three years old when the
/// records begin). The unit of age is the caller's. Spells with ages that are not finite, below 0, or out of order are
/// left out and counted. Pure functions.

#include <cstddef>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

/// From the age at which something comes into view to the age at which it ends, or leaves view.
struct Spell {
  double begin = 0.0;  ///< 0: seen from its birth
  double end = 0.0;
  bool ended = true;  ///< false: it was still there when last seen
};

/// One age at which something ended.
struct SurvivalStep {
  double age = missing;
  std::size_t at_risk = 0;  ///< in view and alive just before that age
  std::size_t ended = 0;
  double survival = missing;  ///< share still there just after that age
  double error = missing;     ///< Greenwood's standard error; missing once nothing survives
  double low = missing;       ///< 95 % interval on the scale of ln(-ln(survival)), which stays within 0 and 1
  double high = missing;
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< by ascending age
  std::size_t count = 0;
  std::size_t left_out = 0;

  /// Share still there just after an age: 1 before the first step; missing without spells.
  [[nodiscard]] double at(double age) const noexcept;
};

/// Kaplan & Meier (1958), J. Am. Stat. Assoc. 53:457-481:  S(t) = product over ages <= t of (1 - d / r),  d ended of r
/// at risk. Error by Greenwood (1926):  S sqrt(sum of d / (r (r - d))).  Interval: Kalbfleisch & Prentice (1980).
[[nodiscard]] SurvivalCurve survival_curve(const std::vector<Spell>& spells);

/// Ages above `from`, up to and with `to` (the first class also has age 0): what ends at `to` was at risk until then.
struct AgeClass {
  double from = missing;
  double to = missing;
  std::size_t ended = 0;
  double time_at_risk = 0.0;      ///< summed over the spells, within the class
  double hazard = missing;        ///< endings per unit of age: ended over time at risk
  double hazard_error = missing;  ///< sqrt(ended) over time at risk
  double ending_share = missing;  ///< of those that reach `from`, the share gone at `to` (Kaplan & Meier)
  double ending_error = missing;  ///< Greenwood's standard error of it; missing if nothing outlives the class
};

/// One class between each two neighbours of `limits`, which must ascend from 0 or above (else std::invalid_argument). A
/// class that nothing enters has no numbers. Where all are out of view before `to`, the ending share covers the ages
/// seen. For classes of unlike width compare hazards: exp(-hazard) is the share that survives one unit of age.
[[nodiscard]] std::vector<AgeClass> hazard_by_age(const std::vector<Spell>& spells, const std::vector<double>& limits);

}  // namespace minori::analysis
