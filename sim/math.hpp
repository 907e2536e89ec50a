#pragma once

/// Elementary functions in plain double arithmetic: the same bits on every processor and compiler
/// (with -ffp-contract=off), and loops over them vectorise. Total: no errno, no exceptions.
///
/// Accuracy (tests/sim/math_test.cpp): relative error below 4e-16 for exp and log, 1e-9 for normal_quantile.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace minori::math {

/// 2^n for -1022 <= n <= 1023.
[[nodiscard]] inline double power_of_two(std::int64_t n) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52U);
}

/// e^x; 0 below -708, e^709 above 709.
[[nodiscard]] inline double exp(double x) noexcept {
  if (x < -708.0) return 0.0;
  const double bounded = std::min(x, 709.0);
  const double n = std::floor(bounded * 1.4426950408889634074 + 0.5);
  const double r = (bounded - n * 6.93145751953125e-1) - n * 1.42860682030941723212e-6;  // Cody & Waite
  double sum = 1.0 / 6227020800.0;                                                       // Taylor, |r| <= ln(2)/2
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 0.5;
  const double value = 1.0 + (r + r * r * sum);
  return value * power_of_two(static_cast<std::int64_t>(n));
}

/// Natural logarithm; minus infinity at 0, NaN below; subnormal numbers count as the smallest normal one.
[[nodiscard]] inline double log(double x) noexcept {
  if (!(x > 0.0)) return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (x > std::numeric_limits<double>::max()) return x;
  const auto word = std::bit_cast<std::uint64_t>(std::max(x, 0x1.0p-1022));
  auto exponent = static_cast<std::int64_t>(word >> 52U) - 1023;
  double mantissa = std::bit_cast<double>((word & 0x000fffffffffffffU) | 0x3ff0000000000000U);
  const bool large = mantissa > 1.4142135623730951;
  mantissa = large ? 0.5 * mantissa : mantissa;
  exponent += large ? 1 : 0;
  const double f = mantissa - 1.0;
  const double s = f / (2.0 + f);  // log(1 + f) = 2 atanh(s), |s| <= 0.1716
  const double z = s * s;
  double sum = 2.0 / 23.0;
  for (const double odd : {21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0}) sum = sum * z + 2.0 / odd;
  const double half_square = 0.5 * f * f;
  const double n = static_cast<double>(exponent);
  const double low = n * 1.90821492927058770002e-10 + (s * (half_square + z * sum) - half_square);
  return n * 6.93147180369123816490e-1 + (low + f);
}

/// base^power for base >= 0.
[[nodiscard]] inline double pow(double base, double power) noexcept {
  if (power == 0.0) return 1.0;
  return base > 0.0 ? math::exp(power * math::log(base)) : 0.0;
}

/// 1 / (1 + e^-x).
[[nodiscard]] inline double logistic(double x) noexcept { return 1.0 / (1.0 + math::exp(-x)); }

/// 1 - e^-x without cancellation near zero.
[[nodiscard]] inline double one_minus_exp(double x) noexcept {
  if (x < 1e-5 && x > -1e-5) return x * (1.0 - 0.5 * x);
  return 1.0 - math::exp(-x);
}

/// Quantile of the standard normal distribution; source: Acklam (2003), relative error below 1.2e-9.
[[nodiscard]] double normal_quantile(double probability) noexcept;

/// Quantile of the Laplace distribution with mean 0 and mean absolute value `scale`.
[[nodiscard]] inline double laplace_quantile(double probability, double scale) noexcept {
  const double tail = probability < 0.5 ? probability : 1.0 - probability;
  const double magnitude = -scale * math::log(std::max(2.0 * tail, 0x1.0p-53));
  return probability < 0.5 ? -magnitude : magnitude;
}

/// Number of events with mean `mean` whose cumulative probability first exceeds `probability` (Poisson by inversion; at
/// most 1000).
[[nodiscard]] int poisson_quantile(double probability, double mean) noexcept;

}  // namespace minori::math
