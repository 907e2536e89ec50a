#include "analysis/estimation/ratio.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/bivariate_statistics.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>

#include "analysis/estimation/finite.hpp"

namespace minori::analysis {

/// Roots of  (A - r B)^2 = t^2 (V_A - 2 r C + r^2 V_B),   A, B means with variances V_A, V_B and covariance C
Ratio ratio_of_means(const std::vector<double>& numerators, const std::vector<double>& denominators) {
  const Pairs pairs = finite_pairs(numerators, denominators);
  Ratio made;
  made.count = pairs.count();
  made.left_out = pairs.left_out;
  if (made.count == 0) return made;
  const double numerator = boost::math::statistics::mean(pairs.first);
  const double denominator = boost::math::statistics::mean(pairs.second);
  if (denominator == 0.0) return made;
  made.ratio = numerator / denominator;
  if (made.count < 2) return made;
  const double freedom = static_cast<double>(made.count) - 1.0;
  const boost::math::students_t_distribution<double> student(freedom);
  const double quantile_t = boost::math::quantile(student, 0.5 + confidence / 2.0);
  const double widened = quantile_t * quantile_t / freedom;  // variances below divide by n, those of means by n (n - 1)
  const double quadratic = denominator * denominator - widened * boost::math::statistics::variance(pairs.second);
  const double half_linear =
      numerator * denominator - widened * boost::math::statistics::covariance(pairs.first, pairs.second);
  const double constant = numerator * numerator - widened * boost::math::statistics::variance(pairs.first);
  if (quadratic <= 0.0) return made;
  const double root = std::sqrt(std::max(0.0, half_linear * half_linear - quadratic * constant));
  made.low = (half_linear - root) / quadratic;
  made.high = (half_linear + root) / quadratic;
  return made;
}

}  // namespace minori::analysis
