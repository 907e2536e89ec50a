#include "analysis/estimation/power_law.hpp"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <stdexcept>

#include "analysis/estimation/hurwitz_zeta.hpp"
#include "analysis/estimation/sorted_values.hpp"

namespace minori::analysis {

namespace {

constexpr double least_exponent = 1.0001;
constexpr double most_exponent = 20.0;
constexpr int bits_of_exponent = 30;

/// Where a tail could begin: at `lower_bound`, with the distinct values from `first` on.
struct Bound {
  std::size_t first = 0;
  double lower_bound = missing;
};

double whole_number_exponent(double lower_bound, double mean_log) {
  const auto cost = [&](double exponent) {
    return std::log(hurwitz_zeta(exponent, lower_bound)) + exponent * mean_log;
  };
  return boost::math::tools::brent_find_minima(cost, least_exponent, most_exponent, bits_of_exponent).first;
}

double exponent_of(const SortedValues& values, const Bound& bound, Support support) {
  const auto count = static_cast<double>(values.at_least[bound.first]);
  const double mean_log = values.log_sum[bound.first] / count;
  if (support == Support::whole_numbers) return whole_number_exponent(bound.lower_bound, mean_log);
  return 1.0 + 1.0 / (mean_log - std::log(bound.lower_bound));
}

/// Standard error from the curvature of the likelihood.
double exponent_error(const PowerLawTail& tail, Support support) {
  const double root = std::sqrt(static_cast<double>(tail.tail_count));
  if (support == Support::continuous) return (tail.exponent - 1.0) / root;
  const double step = 1e-3 * std::min(1.0, tail.exponent - 1.0);
  const auto log_zeta = [&](double exponent) { return std::log(hurwitz_zeta(exponent, tail.lower_bound)); };
  const double curvature =
      (log_zeta(tail.exponent + step) - 2.0 * log_zeta(tail.exponent) + log_zeta(tail.exponent - step)) / (step * step);
  return 1.0 / (root * std::sqrt(curvature));
}

/// Largest gap between the shares of the tail at or above x, and above x, and what the law says.
double distance_of(const SortedValues& values, const Bound& bound, double exponent, Support support) {
  const auto count = static_cast<double>(values.at_least[bound.first]);
  const double log_bound = std::log(bound.lower_bound);
  const double whole = support == Support::whole_numbers ? hurwitz_zeta(exponent, bound.lower_bound) : 1.0;
  double distance = 0.0;
  for (std::size_t i = bound.first; i < values.distinct.size(); ++i) {
    const double at_or_above = static_cast<double>(values.at_least[i]) / count;
    const double above = static_cast<double>(values.at_least[i + 1]) / count;
    double expected = 0.0;
    double expected_above = 0.0;
    if (support == Support::continuous) {
      expected = expected_above = std::exp((1.0 - exponent) * (values.log_value[i] - log_bound));
    } else {
      expected = hurwitz_zeta(exponent, values.distinct[i]) / whole;
      expected_above = hurwitz_zeta(exponent, values.distinct[i] + 1.0) / whole;
    }
    distance = std::max({distance, std::abs(expected - at_or_above), std::abs(expected_above - above)});
  }
  return distance;
}

/// At most about `most`, with tails evenly spaced in the logarithm of their count: small tails are tried as closely as
/// large ones.
std::vector<Bound> thinned(const std::vector<Bound>& bounds, const SortedValues& values, std::size_t most) {
  if (bounds.size() <= most) return bounds;
  const auto log_count = [&](const Bound& bound) {
    return std::log(static_cast<double>(values.at_least[bound.first]));
  };
  const double step = (log_count(bounds.front()) - log_count(bounds.back())) / static_cast<double>(most);
  std::vector<Bound> kept;
  for (const Bound& bound : bounds)
    if (kept.empty() || log_count(kept.back()) - log_count(bound) >= step) kept.push_back(bound);
  return kept;
}

/// Bounds with enough values, of which at least two differ.
std::vector<Bound> bounds_to_try(const SortedValues& values, const TailSearch& search, Support support) {
  std::vector<Bound> bounds;
  const auto enough = [&](std::size_t first) {
    return first + 1 < values.distinct.size() && values.at_least[first] >= search.fewest_in_tail;
  };
  if (!std::isnan(search.lower_bound)) {
    const double bound = support == Support::whole_numbers ? std::ceil(search.lower_bound) : search.lower_bound;
    const auto first = std::lower_bound(values.distinct.begin(), values.distinct.end(), bound);
    const auto place = static_cast<std::size_t>(first - values.distinct.begin());
    if (bound > 0.0 && enough(place)) bounds.push_back({place, bound});
    return bounds;
  }
  for (std::size_t i = 0; enough(i); ++i) bounds.push_back({i, values.distinct[i]});
  return thinned(bounds, values, std::max<std::size_t>(search.most_bounds, 1));
}

}  // namespace

PowerLawTail power_law_tail(const std::vector<double>& values, Support support, const TailSearch& search) {
  const SortedValues sorted = sorted_positive(values);
  if (support == Support::whole_numbers)
    for (const double value : sorted.distinct)
      if (value != std::floor(value)) throw std::invalid_argument("a power law on whole numbers needs whole numbers");
  PowerLawTail best;
  best.count = sorted.at_least.front();
  best.left_out = values.size() - best.count;
  for (const Bound& bound : bounds_to_try(sorted, search, support)) {
    const double exponent = exponent_of(sorted, bound, support);
    const double distance = distance_of(sorted, bound, exponent, support);
    if (!std::isnan(best.distance) && distance >= best.distance) continue;
    best.exponent = exponent;
    best.lower_bound = bound.lower_bound;
    best.distance = distance;
    best.tail_count = sorted.at_least[bound.first];
  }
  if (best.tail_count > 0) best.exponent_error = exponent_error(best, support);
  return best;
}

}  // namespace minori::analysis
