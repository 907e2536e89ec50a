#pragma once

/// Means, paired differences and how sure they are.
///
/// Values are plain doubles, NaN = missing; missing values are left out and counted, never replaced. An interval needs
/// two values: with fewer, low and high are NaN. Pure functions; no errors but the ones named.
///
/// The interval is Student's t: exact if differences are normal, and the only one of the usual ones that keeps its
/// level with 3 to 10 pairs (percentile bootstrap intervals cover 80-88 % there). It trusts the tails too much, so
/// with six pairs or more a difference counts as resolved only if the exact sign-flip test agrees (docs/analysis.md).

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace minori::analysis {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline constexpr double confidence = 0.95;

/// Fewest values for which a sign-flip test can reach p <= 0.05 (2 / 2^6 = 0.03).
inline constexpr std::size_t fewest_for_sign_flip = 6;

/// Mean of some values with its 95 % interval.
struct Estimate {
  double mean = missing;
  double low = missing;        ///< lower end of the 95 % interval; NaN if fewer than two values
  double high = missing;       ///< upper end
  std::size_t count = 0;       ///< values used: pairs, if the values are paired differences
  std::size_t left_out = 0;    ///< missing values
  double same_sign = missing;  ///< share of values with the sign of the mean; a zero has no sign; NaN if the mean is 0
  double p_value = missing;    ///< two-sided, Student's t against 0; 0 if all values are equal and not 0
  double sign_flip_p = missing;  ///< two-sided, exact; NaN unless asked for or with fewer than six values
};

enum class Verdict { more, less, unresolved };
[[nodiscard]] std::string_view name_of(Verdict verdict) noexcept;

/// Mean and t interval of the values that are not missing.
[[nodiscard]] Estimate estimate(const std::vector<double>& values);

/// As `estimate`, with the sign-flip test: for values whose verdict matters.
[[nodiscard]] Estimate tested_estimate(const std::vector<double>& values);

/// values[i] - references[i]; missing if either is. Throws std::invalid_argument if the lengths differ.
[[nodiscard]] std::vector<double> paired_differences(const std::vector<double>& values,
                                                     const std::vector<double>& references);

/// Two-sided p of mean 0 under random signs: all sign patterns up to 14 values, 16384 fixed pseudo-random ones above.
[[nodiscard]] double sign_flip_p(const std::vector<double>& values);

/// `more` or `less` if the interval excludes 0 and, where it was computed, the sign-flip test agrees (p <= 0.05). Fewer
/// than six values that are all equal have an interval without width and resolve nothing.
[[nodiscard]] Verdict verdict(const Estimate& difference) noexcept;

/// Holm's adjusted p-values for a family of comparisons, in the order given; missing stays missing.
[[nodiscard]] std::vector<double> holm_adjusted(const std::vector<double>& p_values);

/// Quantile by linear interpolation (type 7 of Hyndman & Fan 1996); missing values left out; NaN if none are left.
[[nodiscard]] double quantile(std::vector<double> values, double share);

}  // namespace minori::analysis
