#include "analysis/estimation/regression.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/bivariate_statistics.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "analysis/estimation/finite.hpp"

namespace minori::analysis {

namespace {

/// Logarithms; missing where there is none.
std::vector<double> logarithms(const std::vector<double>& values) {
  std::vector<double> logs(values.size());
  std::transform(values.begin(), values.end(), logs.begin(),
                 [](double value) { return value > 0.0 ? std::log(value) : missing; });
  return logs;
}

/// Standard error and interval of the slope, from what the line leaves over.
void add_interval(Line& line, double residual_squares, double spread_of_x) {
  const double freedom = static_cast<double>(line.count) - 2.0;
  if (freedom < 1.0) return;
  line.slope_error = std::sqrt(residual_squares / freedom / spread_of_x);
  const boost::math::students_t_distribution<double> student(freedom);
  const double half = boost::math::quantile(student, 0.5 + confidence / 2.0) * line.slope_error;
  line.slope_low = line.slope - half;
  line.slope_high = line.slope + half;
}

/// Firms `begin` to below `end` of those in `order`.
SizeBin bin_of(const Pairs& pairs, const std::vector<std::size_t>& order, std::size_t begin, std::size_t end) {
  SizeBin bin;
  bin.count = end - begin;
  if (bin.count < 2) return bin;
  std::vector<double> log_sizes;
  std::vector<double> growth;
  for (std::size_t i = begin; i < end; ++i) {
    log_sizes.push_back(pairs.first[order[i]]);
    growth.push_back(pairs.second[order[i]]);
  }
  bin.mean_log_size = boost::math::statistics::mean(log_sizes);
  bin.growth_spread = std::sqrt(boost::math::statistics::sample_variance(growth));
  return bin;
}

}  // namespace

Line straight_line(const std::vector<double>& x, const std::vector<double>& y) {
  const Pairs pairs = finite_pairs(x, y);
  Line line;
  line.count = pairs.count();
  line.left_out = pairs.left_out;
  if (line.count < 2) return line;
  const auto [mean_x, mean_y, covariance] = boost::math::statistics::means_and_covariance(pairs.first, pairs.second);
  const double variance = boost::math::statistics::variance(pairs.first);
  if (variance == 0.0) return line;
  line.slope = covariance / variance;
  line.intercept = mean_y - line.slope * mean_x;
  double residual_squares = 0.0;
  for (std::size_t i = 0; i < line.count; ++i)
    residual_squares += std::pow(pairs.second[i] - line.intercept - line.slope * pairs.first[i], 2);
  add_interval(line, residual_squares, variance * static_cast<double>(line.count));
  return line;
}

Line log_log_elasticity(const std::vector<double>& x, const std::vector<double>& y) {
  return straight_line(logarithms(x), logarithms(y));
}

SpreadDecay spread_decay(const std::vector<double>& sizes, const std::vector<double>& growth, std::size_t bins) {
  if (bins == 0) throw std::invalid_argument("the decay of the spread needs bins");
  const Pairs pairs = finite_pairs(logarithms(sizes), growth);
  std::vector<std::size_t> order(pairs.count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return pairs.first[a] < pairs.first[b]; });
  SpreadDecay decay;
  decay.left_out = pairs.left_out;
  std::vector<double> log_sizes;
  std::vector<double> spreads;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    decay.bins.push_back(bin_of(pairs, order, bin * order.size() / bins, (bin + 1) * order.size() / bins));
    log_sizes.push_back(decay.bins.back().mean_log_size);
    spreads.push_back(decay.bins.back().growth_spread);
  }
  decay.line = straight_line(log_sizes, logarithms(spreads));
  decay.decay = -decay.line.slope;
  return decay;
}

}  // namespace minori::analysis
