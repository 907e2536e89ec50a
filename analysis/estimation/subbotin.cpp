#include "analysis/estimation/subbotin.hpp"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <boost/math/tools/minima.hpp>
#include <cmath>

#include "analysis/estimation/finite.hpp"

namespace minori::analysis {

namespace {

constexpr std::size_t values_tried_beside = 64;
constexpr int most_turns = 50;
constexpr double settled = 1e-7;  ///< of shape and of location in mean absolute deviations
constexpr int bits_of_optimum = 26;

/// mean |x - m|^b
double mean_power(const std::vector<double>& values, double location, double shape) {
  double sum = 0.0;
  for (const double value : values) sum += std::pow(std::abs(value - location), shape);
  return sum / static_cast<double>(values.size());
}

/// Minus the log-likelihood per value at the best scale:  ln 2 + ln(b) / b + ln Gamma(1 + 1/b) + ln(a) + 1/b
double cost_of(const std::vector<double>& values, double location, double shape) {
  return std::log(2.0) + boost::math::lgamma(1.0 + 1.0 / shape) +
         (std::log(shape) + std::log(mean_power(values, location, shape)) + 1.0) / shape;
}

double best_shape(const std::vector<double>& values, double location) {
  const auto cost = [&](double log_shape) { return cost_of(values, location, std::exp(log_shape)); };
  const auto found =
      boost::math::tools::brent_find_minima(cost, std::log(least_shape), std::log(most_shape), bits_of_optimum);
  return std::exp(found.first);
}

/// `sorted` ascending.
double best_location(const std::vector<double>& sorted, double shape, double start) {
  const auto cost = [&](double location) { return mean_power(sorted, location, shape); };
  double best = start;
  double least = cost(start);
  const auto consider = [&](double location) {
    const double here = cost(location);
    if (here >= least) return;
    least = here;
    best = location;
  };
  consider(boost::math::tools::brent_find_minima(cost, sorted.front(), sorted.back(), bits_of_optimum).first);
  if (shape >= 1.0) return best;
  const auto place = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), best) - sorted.begin());
  const std::size_t first = place - std::min(place, values_tried_beside);
  const std::size_t last = std::min(sorted.size(), place + values_tried_beside);
  for (std::size_t i = first; i < last; ++i) consider(sorted[i]);
  return best;
}

double shape_error(double shape, double count) {
  constexpr double edge = 1e-3;
  if (shape < least_shape * (1.0 + edge) || shape > most_shape * (1.0 - edge)) return missing;
  const double inverse = 1.0 + 1.0 / shape;
  return std::sqrt(shape * shape * shape / (count * (inverse * boost::math::trigamma(inverse) - 1.0)));
}

bool enough(const std::vector<double>& sorted) {
  return sorted.size() >= fewest_for_shape && sorted.front() != sorted.back();
}

}  // namespace

Subbotin subbotin_fit(const std::vector<double>& values) {
  std::vector<double> sorted = finite_only(values);
  std::sort(sorted.begin(), sorted.end());
  Subbotin fit;
  fit.count = sorted.size();
  fit.left_out = values.size() - sorted.size();
  if (!enough(sorted)) return fit;
  const double median = quantile(sorted, 0.5);
  const double unit = mean_power(sorted, median, 1.0);
  for (double& value : sorted) value = (value - median) / unit;
  double location = 0.0;
  double shape = best_shape(sorted, location);
  for (int turn = 0; turn < most_turns; ++turn) {
    const double moved_location = best_location(sorted, shape, location);
    const double moved_shape = best_shape(sorted, moved_location);
    const bool still = std::abs(moved_shape - shape) < settled && std::abs(moved_location - location) < settled;
    location = moved_location;
    shape = moved_shape;
    if (still) break;
  }
  const auto count = static_cast<double>(fit.count);
  fit.shape = shape;
  fit.scale = unit * std::pow(mean_power(sorted, location, shape), 1.0 / shape);
  fit.location = median + unit * location;
  fit.shape_error = shape_error(shape, count);
  fit.log_likelihood = -count * (cost_of(sorted, location, shape) + std::log(unit));
  return fit;
}

VuongTest laplace_against_normal(const std::vector<double>& values) {
  std::vector<double> sorted = finite_only(values);
  std::sort(sorted.begin(), sorted.end());
  VuongTest test;
  test.count = sorted.size();
  test.left_out = values.size() - sorted.size();
  if (!enough(sorted)) return test;
  const auto count = static_cast<double>(test.count);
  const double median = quantile(sorted, 0.5);
  const double laplace_scale = mean_power(sorted, median, 1.0);
  const double mean = boost::math::statistics::mean(sorted);
  const double deviation = std::sqrt(boost::math::statistics::variance(sorted));
  const double constant =
      std::log(deviation * boost::math::constants::root_two_pi<double>()) - std::log(2.0 * laplace_scale);
  std::vector<double> ratios(sorted.size());
  std::transform(sorted.begin(), sorted.end(), ratios.begin(), [&](double value) {
    const double standardised = (value - mean) / deviation;
    return constant - std::abs(value - median) / laplace_scale + 0.5 * standardised * standardised;
  });
  const double mean_ratio = boost::math::statistics::mean(ratios);
  const double spread = std::sqrt(boost::math::statistics::variance(ratios));
  test.log_likelihood_ratio = count * mean_ratio;
  if (spread == 0.0) return test;
  test.statistic = std::sqrt(count) * mean_ratio / spread;
  test.p_value = 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal{}, std::abs(test.statistic)));
  return test;
}

}  // namespace minori::analysis
