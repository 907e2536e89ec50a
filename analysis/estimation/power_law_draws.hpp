#pragma once

/// Samples from a fitted power law, for its goodness of fit.

#include <vector>

#include "analysis/estimation/power_law.hpp"

namespace minori::analysis {

/// Draws from the tail alone.
class TailDraws {
 public:
  TailDraws(double exponent, double lower_bound, Support support);

  /// The value above which, or at which, the share 1 - uniform of the law lies; uniform in [0, 1).
  [[nodiscard]] double operator()(double uniform) const;

 private:
  [[nodiscard]] double far_whole_number(double share_above) const;

  double exponent_;
  double lower_bound_;
  Support support_;
  double whole_ = 1.0;               ///< what the probabilities of whole numbers are divided by
  std::vector<double> share_above_;  ///< lower_bound + k, for the first whole numbers
};

}  // namespace minori::analysis
