#include "analysis/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>

namespace minori::analysis {

namespace {

constexpr std::size_t most_for_all_patterns = 14;
constexpr std::uint64_t patterns_drawn = 16384;

std::vector<double> present(const std::vector<double>& values) {
  std::vector<double> kept;
  kept.reserve(values.size());
  for (const double value : values)
    if (!std::isnan(value)) kept.push_back(value);
  return kept;
}

double share_with_sign(const std::vector<double>& values, double mean) {
  if (mean == 0.0) return missing;
  const auto agreeing =
      std::count_if(values.begin(), values.end(), [mean](double value) { return value * mean > 0.0; });
  return static_cast<double>(agreeing) / static_cast<double>(values.size());
}

/// Fills interval and p-value from the spread of at least two values.
void add_interval(Estimate& made, const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double squares = 0.0;
  for (const double value : values) squares += (value - made.mean) * (value - made.mean);
  const double standard_error = std::sqrt(squares / (count - 1.0) / count);
  const boost::math::students_t_distribution<double> student(count - 1.0);
  const double half = boost::math::quantile(student, 0.5 + confidence / 2.0) * standard_error;
  made.low = made.mean - half;
  made.high = made.mean + half;
  if (standard_error > 0.0)
    made.p_value = 2.0 * boost::math::cdf(boost::math::complement(student, std::abs(made.mean) / standard_error));
  else
    made.p_value = made.mean == 0.0 ? 1.0 : 0.0;
}

/// SplitMix64 (Steele, Lea & Flood 2014): the fixed sequence behind the drawn sign patterns.
std::uint64_t next_bits(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
  return mixed ^ (mixed >> 31U);
}

double signed_sum(const std::vector<double>& values, std::uint64_t signs) {
  double sum = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += ((signs >> i) & 1U) != 0U ? values[i] : -values[i];
  return sum;
}

double drawn_signed_sum(const std::vector<double>& values, std::uint64_t& state) {
  double sum = 0.0;
  for (std::size_t begin = 0; begin < values.size(); begin += 64) {
    const std::uint64_t signs = next_bits(state);
    for (std::size_t i = begin; i < std::min(begin + 64, values.size()); ++i)
      sum += ((signs >> (i - begin)) & 1U) != 0U ? values[i] : -values[i];
  }
  return sum;
}

}  // namespace

std::string_view name_of(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::more: return "more";
    case Verdict::less: return "less";
    case Verdict::unresolved: return "unresolved";
  }
  return "unresolved";
}

Estimate estimate(const std::vector<double>& values) {
  const std::vector<double> kept = present(values);
  Estimate made;
  made.count = kept.size();
  made.left_out = values.size() - kept.size();
  if (kept.empty()) return made;
  const auto [least, most] = std::minmax_element(kept.begin(), kept.end());
  // Equal values give their own mean exactly, whatever rounding the sum has.
  made.mean =
      *least == *most ? *least : std::accumulate(kept.begin(), kept.end(), 0.0) / static_cast<double>(kept.size());
  made.same_sign = share_with_sign(kept, made.mean);
  if (kept.size() > 1) add_interval(made, kept);
  return made;
}

Estimate tested_estimate(const std::vector<double>& values) {
  Estimate made = estimate(values);
  if (made.count >= fewest_for_sign_flip) made.sign_flip_p = sign_flip_p(values);
  return made;
}

std::vector<double> paired_differences(const std::vector<double>& values, const std::vector<double>& references) {
  if (values.size() != references.size())
    throw std::invalid_argument("paired differences need as many values as references");
  std::vector<double> differences(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) differences[i] = values[i] - references[i];
  return differences;
}

double sign_flip_p(const std::vector<double>& values) {
  const std::vector<double> kept = present(values);
  if (kept.empty()) return missing;
  const double observed = std::abs(std::accumulate(kept.begin(), kept.end(), 0.0));
  double scale = 0.0;
  for (const double value : kept) scale += std::abs(value);
  const double bar = observed - 1e-12 * scale;  // sums in another order may differ in the last bits
  const bool all_patterns = kept.size() <= most_for_all_patterns;
  const std::uint64_t patterns = all_patterns ? std::uint64_t{1} << kept.size() : patterns_drawn;
  std::uint64_t as_extreme = 0;
  std::uint64_t state = 0;
  for (std::uint64_t pattern = 0; pattern < patterns; ++pattern) {
    const double sum = all_patterns ? signed_sum(kept, pattern) : drawn_signed_sum(kept, state);
    if (std::abs(sum) >= bar) ++as_extreme;
  }
  // A drawn set never holds the observed pattern for sure: counting it keeps the test valid.
  const std::uint64_t observed_pattern = all_patterns ? 0 : 1;
  return static_cast<double>(as_extreme + observed_pattern) / static_cast<double>(patterns + observed_pattern);
}

Verdict verdict(const Estimate& difference) noexcept {
  if (std::isnan(difference.low) || std::isnan(difference.high)) return Verdict::unresolved;
  if (!std::isnan(difference.sign_flip_p) && difference.sign_flip_p > 1.0 - confidence) return Verdict::unresolved;
  // Two shares of a few clusters are easily equal: that says nothing about the spread.
  if (difference.low == difference.high && difference.count < fewest_for_sign_flip) return Verdict::unresolved;
  if (difference.low > 0.0) return Verdict::more;
  if (difference.high < 0.0) return Verdict::less;
  return Verdict::unresolved;
}

std::vector<double> holm_adjusted(const std::vector<double>& p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i)
    if (!std::isnan(p_values[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size(), missing);
  double floor = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const auto still_open = static_cast<double>(order.size() - rank);
    floor = std::max(floor, std::min(1.0, still_open * p_values[order[rank]]));
    adjusted[order[rank]] = floor;
  }
  return adjusted;
}

double quantile(std::vector<double> values, double share) {
  values = present(values);
  if (values.empty()) return missing;
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace minori::analysis
