#pragma once

/// Straight lines by ordinary least squares: elasticities, and how the spread of growth falls with size.
///
/// Values that are not finite (and, where logarithms are taken, not above 0) are left out and counted. Lists of
/// different lengths throw std::invalid_argument. Standard errors are the classical ones, intervals Student's t with n
/// - 2 degrees of freedom. Pure functions.

#include <cstddef>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

/// y = intercept + slope x. Everything but the counts is missing with fewer than two pairs or one x; error and interval
/// need three pairs.
struct Line {
  double slope = missing;
  double intercept = missing;
  double slope_error = missing;  ///< standard error
  double slope_low = missing;    ///< 95 % interval
  double slope_high = missing;
  std::size_t count = 0;
  std::size_t left_out = 0;
};

[[nodiscard]] Line straight_line(const std::vector<double>& x, const std::vector<double>& y);

/// ln y = intercept + elasticity ln x; the slope is the elasticity: per cent of y for one per cent of x.
[[nodiscard]] Line log_log_elasticity(const std::vector<double>& x, const std::vector<double>& y);

/// Firms of about one size.
struct SizeBin {
  double mean_log_size = missing;
  double growth_spread = missing;  ///< standard deviation of growth
  std::size_t count = 0;
};

/// spread ~ size^-decay
struct SpreadDecay {
  double decay = missing;  ///< minus the slope of the line
  Line line;               ///< ln growth_spread over mean_log_size, one point per bin
  std::vector<SizeBin> bins;
  std::size_t left_out = 0;  ///< pairs without a size above 0 or a growth

  [[nodiscard]] double decay_error() const noexcept { return line.slope_error; }
};

/// The regression of Stanley et al. (1996, Nature 379:804-806): firms sorted by size are cut into bins of equal counts
/// (which differ by at most one), and the logarithm of the standard deviation of `growth` is regressed on the mean
/// logarithm of `size`. A bin of fewer than two firms or without spread gives no point. Sizes are those before the
/// growth. Throws std::invalid_argument without bins.
[[nodiscard]] SpreadDecay spread_decay(const std::vector<double>& sizes, const std::vector<double>& growth,
                                       std::size_t bins = 20);

}  // namespace minori::analysis
