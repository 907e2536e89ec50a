#include "analysis/estimation/hurwitz_zeta.hpp"

#include <boost/math/special_functions/bernoulli.hpp>
#include <cmath>
#include <limits>

namespace minori::analysis {

namespace {

constexpr double far_enough = 10.0;  ///< from here on the correction terms fall fast
constexpr int corrections = 10;

}  // namespace

/// zeta(s, a) = sum over k < n of (a + k)^-s  +  b^(1 - s) / (s - 1)  +  b^-s / 2
///              +  sum over j of  B(2j) / (2j)!  *  s (s + 1) ... (s + 2j - 2)  *  b^(1 - s - 2j),     b = a + n
double hurwitz_zeta(double exponent, double first) {
  if (!(exponent > 1.0) || !(first > 0.0)) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0.0;
  double base = first;
  while (base < far_enough + exponent) {
    sum += std::pow(base, -exponent);
    base += 1.0;
  }
  const double power = std::pow(base, -exponent);
  sum += power * base / (exponent - 1.0) + 0.5 * power;
  double term = power * exponent / (2.0 * base);  // without the Bernoulli number
  for (int j = 1; j <= corrections; ++j) {
    sum += term * boost::math::bernoulli_b2n<double>(j);
    const double twice = 2.0 * j;
    term *= (exponent + twice - 1.0) * (exponent + twice) / ((twice + 1.0) * (twice + 2.0) * base * base);
  }
  return sum;
}

}  // namespace minori::analysis
