#include "analysis/estimation/rank_correlation.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/bivariate_statistics.hpp>
#include <cmath>
#include <numeric>

#include "analysis/estimation/finite.hpp"

namespace minori::analysis {

std::vector<double> mid_ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + 1 + end);
    for (; begin < end; ++begin) ranks[order[begin]] = shared;
  }
  return ranks;
}

RankCorrelation spearman(const std::vector<double>& first, const std::vector<double>& second) {
  const Pairs pairs = finite_pairs(first, second);
  RankCorrelation found;
  found.count = pairs.count();
  found.left_out = pairs.left_out;
  const auto all_equal = [](const std::vector<double>& ranks) {
    return std::all_of(ranks.begin(), ranks.end(), [&](double rank) { return rank == ranks.front(); });
  };
  const std::vector<double> first_ranks = mid_ranks(pairs.first);
  const std::vector<double> second_ranks = mid_ranks(pairs.second);
  if (found.count < 2 || all_equal(first_ranks) || all_equal(second_ranks)) return found;
  const double correlation = boost::math::statistics::correlation_coefficient(first_ranks, second_ranks);
  found.coefficient = std::clamp(correlation, -1.0, 1.0);
  if (found.count < 3) return found;
  const double freedom = static_cast<double>(found.count) - 2.0;
  const double unexplained = 1.0 - found.coefficient * found.coefficient;
  const double statistic = std::abs(found.coefficient) * std::sqrt(freedom / unexplained);
  const boost::math::students_t_distribution<double> student(freedom);
  found.p_value = std::isfinite(statistic) ? 2.0 * boost::math::cdf(boost::math::complement(student, statistic)) : 0.0;
  return found;
}

}  // namespace minori::analysis
