#pragma once

/// Checks of random quantities; each stands beside a wrong value that it refuses.

#include <cmath>
#include <cstddef>
#include <vector>

namespace minori::testing {

/// True if the correlation of two series of independent numbers could be this one: within 5 standard errors of zero.
[[nodiscard]] inline bool uncorrelated(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double sum_a = 0.0;
  double sum_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum_a += a[i], sum_b += b[i];
  double ab = 0.0;
  double aa = 0.0;
  double bb = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i] - sum_a / n;
    const double y = b[i] - sum_b / n;
    ab += x * y, aa += x * x, bb += y * y;
  }
  return std::abs(ab / std::sqrt(aa * bb)) < 5.0 / std::sqrt(n);
}

/// True if counts of equally likely outcomes are plausible: chi-squared within 5 standard deviations of its mean.
[[nodiscard]] inline bool even(const std::vector<std::size_t>& counts) {
  double total = 0.0;
  for (const std::size_t count : counts) total += static_cast<double>(count);
  const double expected = total / static_cast<double>(counts.size());
  double chi_squared = 0.0;
  for (const std::size_t count : counts) {
    const double difference = static_cast<double>(count) - expected;
    chi_squared += difference * difference / expected;
  }
  const auto freedom = static_cast<double>(counts.size() - 1);
  return std::abs(chi_squared - freedom) < 5.0 * std::sqrt(2.0 * freedom);
}

}  // namespace minori::testing
