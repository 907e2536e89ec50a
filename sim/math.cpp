#include "sim/math.hpp"

#include <array>

namespace minori::math {
namespace {

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) noexcept {
  double sum = 0.0;
  for (const double each : coefficients) sum = sum * x + each;
  return sum;
}

constexpr std::array<double, 6> central_numerator{-3.969683028665376e+01, 2.209460984245205e+02,
                                                  -2.759285104469687e+02, 1.383577518672690e+02,
                                                  -3.066479806614716e+01, 2.506628277459239e+00};
constexpr std::array<double, 6> central_denominator{-5.447609879822406e+01, 1.615858368580409e+02,
                                                    -1.556989798598866e+02, 6.680131188771972e+01,
                                                    -1.328068155288572e+01, 1.0};
constexpr std::array<double, 6> tail_numerator{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                               -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
constexpr std::array<double, 5> tail_denominator{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                                 3.754408661907416e+00, 1.0};

double lower_tail(double probability) noexcept {
  const double q = std::sqrt(-2.0 * log(probability));
  return polynomial(tail_numerator, q) / polynomial(tail_denominator, q);
}

int many_events(double probability, double mean) noexcept {
  const double z = normal_quantile(probability);
  const double count = mean + z * std::sqrt(mean) + (z * z - 1.0) / 6.0 + 0.5;
  return static_cast<int>(std::clamp(count, 0.0, 2147483647.0));
}

}  // namespace

double normal_quantile(double probability) noexcept {
  constexpr double edge = 0.02425;
  const double p = std::clamp(probability, 0x1.0p-54, 1.0 - 0x1.0p-53);
  if (p < edge) return lower_tail(p);
  if (p > 1.0 - edge) return -lower_tail(1.0 - p);
  const double q = p - 0.5;
  const double r = q * q;
  return polynomial(central_numerator, r) * q / polynomial(central_denominator, r);
}

int poisson_quantile(double probability, double mean) noexcept {
  if (!(mean > 0.0)) return 0;
  if (mean > 500.0) return many_events(probability, mean);
  double term = exp(-mean);
  double cumulative = term;
  int count = 0;
  // Beyond the mean the terms fall: once one does not move the sum, no later one will.
  while (probability >= cumulative && (count < mean || cumulative + term > cumulative)) {
    ++count;
    term *= mean / count;
    cumulative += term;
  }
  return count;
}

}  // namespace minori::math
