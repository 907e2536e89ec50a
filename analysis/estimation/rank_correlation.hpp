#pragma once

/// Spearman's rank correlation.

#include <cstddef>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

/// Missing with fewer than two pairs, or if all values of one side are equal.
struct RankCorrelation {
  double coefficient = missing;
  double p_value = missing;  ///< two-sided, against no association; needs three pairs
  std::size_t count = 0;
  std::size_t left_out = 0;  ///< pairs of which a value is not finite
};

/// Ranks from 1 on; equal values share the mean of their ranks. Values must not be NaN.
[[nodiscard]] std::vector<double> mid_ranks(const std::vector<double>& values);

/// Pearson's correlation of the mid-ranks (Spearman 1904, with ties as in Kendall & Gibbons 1990), p by Student's t
/// with n - 2 degrees of freedom. Throws std::invalid_argument if the lengths differ.
[[nodiscard]] RankCorrelation spearman(const std::vector<double>& first, const std::vector<double>& second);

}  // namespace minori::analysis
