#pragma once

/// Power-law tails:  p(x) ~ x^-a  for x >= m
///
/// CSN09 = Clauset, Shalizi & Newman (2009), Power-law distributions in empirical data, SIAM Review 51:661-703.
/// Two exponents are in use for one tail. `exponent` is a, that of the density, as in CSN09 and in papers on degrees.
/// `tail_index()` is a - 1, that of the share above a size, P(X > x) ~ x^-(a - 1), as Axtell (2001) and papers on firm
/// sizes give it: Zipf's law is exponent 2, tail index 1.
///
/// Values that are not finite or not above 0 are left out and counted. Pure functions.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

enum class Support {
  continuous,    ///< sales, growth rates
  whole_numbers  ///< degrees, heads; values that are not whole throw std::invalid_argument
};

/// How the lower bound m of the tail is found.
struct TailSearch {
  double lower_bound = missing;  ///< given; else every value is tried, and the smallest distance wins
  /// A bound that leaves fewer values is not tried. CSN09 calls exponents reliable from about 50 on (section 3.2).
  std::size_t fewest_in_tail = 50;
  /// Above this many bounds only those are tried whose tails are evenly spaced in the logarithm of their count.
  std::size_t most_bounds = 400;
};

/// A fitted tail; everything but the counts is missing if too few values, or only equal ones, are left for it.
struct PowerLawTail {
  double exponent = missing;        ///< of the density, by maximum likelihood
  double exponent_error = missing;  ///< standard error with the lower bound taken as known
  double lower_bound = missing;
  double distance = missing;   ///< Kolmogorov-Smirnov, between the values of the tail and the fitted law
  std::size_t tail_count = 0;  ///< values at or above the lower bound
  std::size_t count = 0;       ///< values used
  std::size_t left_out = 0;    ///< not finite or not above 0

  /// Exponent of the share above a size (Axtell): one less than `exponent`, with the same standard error.
  [[nodiscard]] double tail_index() const noexcept { return exponent - 1.0; }
};

/// Exponent by maximum likelihood, lower bound by the smallest Kolmogorov-Smirnov distance (CSN09, sections 3.1
/// to 3.3).
///
/// continuous:     a = 1 + n / sum ln(x / m),             error (a - 1) / sqrt(n) (equations 3.1, 3.2) whole numbers:
/// a maximises -n ln zeta(a, m) - a sum ln x,  error 1 / sqrt(n (ln zeta)''(a))      (3.5, 3.6)
///
/// The exponent of whole numbers is sought in (1, 20]. The distance takes both sides of every step, so that equal
/// values among continuous ones do no harm.
[[nodiscard]] PowerLawTail power_law_tail(const std::vector<double>& values, Support support,
                                          const TailSearch& search = {});

struct Bootstrap {
  std::size_t replicates = 1000;  ///< the p-value's standard error is at most 0.5 / sqrt(replicates)
  std::uint64_t seed = 1;
};

/// How plausible the fitted law is: the share of samples drawn from it that lie at least as far from their own fit as
/// the values do from theirs (CSN09, section 4.1). At or below 0.1 the power law is ruled out; above, it is not
/// refused.
///
/// Samples are semi-parametric: each value comes from the fitted tail with the tail's share, else from the values below
/// it; each sample is fitted anew with the same search. Missing if there is no fit. The same seed gives the same p.
[[nodiscard]] double power_law_plausibility(const std::vector<double>& values, Support support,
                                            const TailSearch& search = {}, const Bootstrap& bootstrap = {});

}  // namespace minori::analysis
