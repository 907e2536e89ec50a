#pragma once

/// Elementary functions in plain double arithmetic: the same bits on every processor and compiler
/// (with -ffp-contract=off), and loops over them vectorise. Total: no errno, no exceptions.
///
/// Accuracy (tests/sim/math_test.cpp), as relative error: below 4e-16 for exp and log, 4e-16 (1 + |power log base|) for
/// pow, 1e-15 for one_minus_exp and logistic, 1.2e-9 for normal_quantile.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace minori::math {

namespace detail {

/// Added to a number below 2^51, it leaves the nearest integer in the lowest bits (no call of floor, so loops
/// vectorise).
inline constexpr double to_integer = 0x1.8p52;

/// e^r - 1 for |r| <= ln(2)/2, by Taylor's series.
[[nodiscard]] inline double small_exp_minus_one(double r) noexcept {
  double sum = 1.0 / 6227020800.0;
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
  return r + r * r * sum;
}

}  // namespace detail

/// Nearest integer, halves to the even one, for |x| < 2^51.
[[nodiscard]] inline std::int64_t nearest(double x) noexcept {
  return std::bit_cast<std::int64_t>(x + detail::to_integer) - std::bit_cast<std::int64_t>(detail::to_integer);
}

/// The real number that equals x, for |x| < 2^51.
[[nodiscard]] inline double to_double(std::int64_t x) noexcept {
  return std::bit_cast<double>(x + std::bit_cast<std::int64_t>(detail::to_integer)) - detail::to_integer;
}

/// e^x; 0 below -708, e^709 above 709.
[[nodiscard]] inline double exp(double x) noexcept {
  const double bounded = std::min(std::max(x, -708.0), 709.0);
  const double shifted = bounded * 1.4426950408889634074 + detail::to_integer;
  const double n = shifted - detail::to_integer;
  const double r = (bounded - n * 6.93145751953125e-1) - n * 1.42860682030941723212e-6;  // Cody & Waite (1980)
  const double power_of_two = std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) + 1023U) << 52U);
  const double value = (1.0 + detail::small_exp_minus_one(r)) * power_of_two;
  return x < -708.0 ? 0.0 : value;
}

/// Natural logarithm; minus infinity at 0, NaN below; subnormal numbers count as the smallest normal one.
[[nodiscard]] inline double log(double x) noexcept {
  const auto word = std::bit_cast<std::uint64_t>(std::max(x, 0x1.0p-1022));
  const double mantissa = std::bit_cast<double>((word & 0x000fffffffffffffU) | 0x3ff0000000000000U);
  const bool large = mantissa > 1.4142135623730951;
  const double exponent = std::bit_cast<double>((word >> 52U) | 0x4330000000000000U) - (0x1.0p52 + 1023.0);
  const double n = exponent + (large ? 1.0 : 0.0);
  const double f = (large ? 0.5 * mantissa : mantissa) - 1.0;
  const double s = f / (2.0 + f);  // log(1 + f) = 2 atanh(s), |s| <= 0.1716
  const double z = s * s;
  double sum = 2.0 / 23.0;
  sum = sum * z + 2.0 / 21.0;
  sum = sum * z + 2.0 / 19.0;
  sum = sum * z + 2.0 / 17.0;
  sum = sum * z + 2.0 / 15.0;
  sum = sum * z + 2.0 / 13.0;
  sum = sum * z + 2.0 / 11.0;
  sum = sum * z + 2.0 / 9.0;
  sum = sum * z + 2.0 / 7.0;
  sum = sum * z + 2.0 / 5.0;
  sum = sum * z + 2.0 / 3.0;
  const double half_square = 0.5 * f * f;
  const double low = n * 1.90821492927058770002e-10 + (s * (half_square + z * sum) - half_square);
  const double value = n * 6.93147180369123816490e-1 + (low + f);
  const double finite =
      x > 0.0 ? value
              : (x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN());
  return x > std::numeric_limits<double>::max() ? x : finite;
}

/// base^power; NaN for base < 0, like exp bounded by e^709, but infinity for a negative power of 0.
[[nodiscard]] inline double pow(double base, double power) noexcept {
  if (power == 0.0) return 1.0;
  if (base == 0.0) return power > 0.0 ? 0.0 : std::numeric_limits<double>::infinity();
  return math::exp(power * math::log(base));
}

/// 1 / (1 + e^-x).
[[nodiscard]] inline double logistic(double x) noexcept { return 1.0 / (1.0 + math::exp(-x)); }

/// 1 - e^-x without cancellation near zero.
[[nodiscard]] inline double one_minus_exp(double x) noexcept {
  return x < 0.34 && x > -0.34 ? -detail::small_exp_minus_one(-x) : 1.0 - math::exp(-x);
}

/// Quantile of the standard normal distribution; source: Acklam (2003), relative error below 1.2e-9.
[[nodiscard]] double normal_quantile(double probability) noexcept;

/// Quantile of the Laplace distribution with mean 0 and mean absolute value `scale`.
[[nodiscard]] inline double laplace_quantile(double probability, double scale) noexcept {
  const double tail = probability < 0.5 ? probability : 1.0 - probability;
  const double magnitude = -scale * math::log(std::max(2.0 * tail, 0x1.0p-53));
  return probability < 0.5 ? -magnitude : magnitude;
}

/// Number of events with mean `mean` whose cumulative probability first exceeds `probability`: Poisson by inversion;
/// for means above 500 by the normal quantile with a correction for skewness (Cornish & Fisher 1938), off by one at
/// most.
[[nodiscard]] int poisson_quantile(double probability, double mean) noexcept;

}  // namespace minori::math
