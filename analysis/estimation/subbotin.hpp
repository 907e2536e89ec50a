#pragma once

/// The shape of a distribution of growth rates: Subbotin's exponential power family, and Laplace against normal.
///
/// f(x) = exp(-|(x - m) / a|^b / b) / (2 a b^(1/b) Gamma(1 + 1/b)),   b shape, a scale, m location:
/// b = 1 is Laplace's distribution, b = 2 the normal one with standard deviation a.
/// Bottazzi & Secchi (2003), Economics Letters 80:415-420 (family); Agro (1995), Communications in Statistics
/// 24:523-536 (information matrix). Values that are not finite are left out and counted. Pure functions; no errors.

#include <cstddef>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

inline constexpr double least_shape = 0.2;
inline constexpr double most_shape = 10.0;
inline constexpr std::size_t fewest_for_shape = 10;

/// Everything but the counts is missing with fewer than ten values, or if all are equal.
struct Subbotin {
  double shape = missing;
  double scale = missing;  ///< in the unit of the values
  double location = missing;
  double shape_error = missing;  ///< standard error; missing if the shape lies on the edge of what is tried
  double log_likelihood = missing;
  std::size_t count = 0;
  std::size_t left_out = 0;
};

/// Maximum likelihood, the shape between 0.2 and 10 (for ever smaller shapes the likelihood of any sample is
/// unbounded).
///
/// Shape and location are improved in turns until neither moves: for a given location and shape the scale is
/// a = (mean |x - m|^b)^(1/b). Below shape 1 the likelihood has a peak at every value, so the 64 values on either side
/// of the best smooth guess are tried. Error of the shape:  b^3 / (n ((1 + 1/b) psi'(1 + 1/b) - 1))  is its variance.
[[nodiscard]] Subbotin subbotin_fit(const std::vector<double>& values);

/// Which of two distributions, fitted to the same values, is nearer to them (Vuong 1989, Econometrica 57:307-333).
struct VuongTest {
  double log_likelihood_ratio = missing;  ///< sum over the values; above 0 speaks for the first distribution
  double statistic = missing;             ///< standard normal if neither is nearer
  double p_value = missing;               ///< two-sided
  std::size_t count = 0;
  std::size_t left_out = 0;
};

/// First distribution Laplace's (median, mean absolute deviation), second the normal one (mean, standard deviation),
/// both by maximum likelihood. Everything but the counts is missing with fewer than ten values, or if all are equal.
[[nodiscard]] VuongTest laplace_against_normal(const std::vector<double>& values);

}  // namespace minori::analysis
