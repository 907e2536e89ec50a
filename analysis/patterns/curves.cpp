#include "analysis/patterns/curves.hpp"

#include <algorithm>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>
#include <numbers>

#include "analysis/estimation/hurwitz_zeta.hpp"

namespace minori::analysis {

namespace {

constexpr int most_points = 60;
constexpr int points_of_law = 24;

/// `steps` + 1 values from `from` to `until`, evenly spaced in the logarithm.
std::vector<double> log_steps(double from, double until, int steps) {
  std::vector<double> made;
  for (int i = 0; i <= steps; ++i) made.push_back(from * std::pow(until / from, static_cast<double>(i) / steps));
  return made;
}

/// The law through the share of values that the tail holds.
CurvePoints law_of_tail(const PowerLawTail& tail, Support support, double largest) {
  CurvePoints law{"power_law", {}, {}};
  if (!(tail.exponent > 1.0) || largest <= tail.lower_bound) return law;
  const double share = static_cast<double>(tail.tail_count) / static_cast<double>(tail.count);
  for (const double x : log_steps(tail.lower_bound, largest, points_of_law)) {
    const bool whole = support == Support::whole_numbers;
    const double left = whole ? hurwitz_zeta(tail.exponent, x) / hurwitz_zeta(tail.exponent, tail.lower_bound)
                              : std::pow(x / tail.lower_bound, -tail.tail_index());
    law.x.push_back(x);
    law.y.push_back(share * left);
  }
  return law;
}

struct GrowthBins {
  double lowest = -6.0;
  double width = 0.5;
  std::size_t count = 24;
  [[nodiscard]] double middle(std::size_t bin) const { return lowest + width * (static_cast<double>(bin) + 0.5); }
};

CurvePoints density_of(const std::vector<double>& values, const GrowthBins& bins) {
  std::vector<std::size_t> held(bins.count, 0);
  for (const double value : values) {
    const double place = std::floor((value - bins.lowest) / bins.width);
    if (place >= 0.0 && place < static_cast<double>(bins.count)) ++held[static_cast<std::size_t>(place)];
  }
  CurvePoints density;
  for (std::size_t bin = 0; bin < bins.count; ++bin) {
    if (held[bin] == 0) continue;  // a logarithm is drawn
    density.x.push_back(bins.middle(bin));
    density.y.push_back(static_cast<double>(held[bin]) / (static_cast<double>(values.size()) * bins.width));
  }
  return density;
}

template <class Density>
CurvePoints law_of_growth(const char* name, const GrowthBins& bins, const Density& density) {
  CurvePoints law{name, {}, {}};
  for (std::size_t bin = 0; bin <= 2 * bins.count; ++bin) {
    law.x.push_back(bins.lowest + bins.width * static_cast<double>(bin) / 2.0);
    law.y.push_back(density(law.x.back()));
  }
  return law;
}

}  // namespace

FactCurve tail_curve(std::vector<double> values, Support support) {
  std::erase_if(values, [](double value) { return !std::isfinite(value) || value <= 0.0; });
  FactCurve curve;
  if (values.empty()) return curve;
  std::sort(values.begin(), values.end());
  const auto at_or_above = [&](auto from) {
    return static_cast<double>(values.end() - from) / static_cast<double>(values.size());
  };
  for (const double step : log_steps(values.front(), values.back(), most_points - 1)) {
    const auto from = std::lower_bound(values.begin(), values.end(), step * (1.0 - 1e-12));
    if (from == values.end() || (!curve.simulated.x.empty() && *from == curve.simulated.x.back())) continue;
    curve.simulated.x.push_back(*from);
    curve.simulated.y.push_back(at_or_above(from));
  }
  CurvePoints law = law_of_tail(power_law_tail(values, support), support, values.back());
  if (!law.x.empty()) curve.laws.push_back(std::move(law));
  return curve;
}

FactCurve growth_curve(const std::vector<double>& given) {
  std::vector<double> values = given;
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  const GrowthBins bins;
  FactCurve curve;
  if (values.empty()) return curve;
  curve.simulated = density_of(values, bins);
  const double mean = boost::math::statistics::mean(values);
  const double spread = std::sqrt(boost::math::statistics::variance(values));
  const double median = boost::math::statistics::median(values);
  double scale = 0.0;
  for (const double value : values) scale += std::abs(value - median) / static_cast<double>(values.size());
  if (!(spread > 0.0) || !(scale > 0.0)) return curve;
  curve.laws.push_back(law_of_growth(
      "laplace", bins, [&](double x) { return std::exp(-std::abs(x - median) / scale) / (2.0 * scale); }));
  curve.laws.push_back(law_of_growth("normal", bins, [&](double x) {
    const double z = (x - mean) / spread;
    return std::exp(-0.5 * z * z) / (spread * std::sqrt(2.0 * std::numbers::pi));
  }));
  return curve;
}

FactCurve spread_curve(const SpreadDecay& decay, double unit) {
  FactCurve curve;
  for (const SizeBin& bin : decay.bins) {
    if (!std::isfinite(bin.mean_log_size) || !(bin.growth_spread > 0.0)) continue;
    curve.simulated.x.push_back(unit * std::exp(bin.mean_log_size));
    curve.simulated.y.push_back(bin.growth_spread);
  }
  if (!std::isfinite(decay.line.slope) || curve.simulated.x.size() < 2) return curve;
  CurvePoints line{"line", {}, {}};
  for (const double size : {curve.simulated.x.front(), curve.simulated.x.back()}) {
    line.x.push_back(size);
    line.y.push_back(std::exp(decay.line.intercept + decay.line.slope * std::log(size / unit)));
  }
  curve.laws.push_back(std::move(line));
  return curve;
}

FactCurve clustering_curve(const ClusteringByDegree& clustering) {
  FactCurve curve;
  for (const DegreeClass& each : clustering.classes) {
    if (!std::isfinite(each.clustering)) continue;
    curve.simulated.x.push_back(static_cast<double>(each.degree));
    curve.simulated.y.push_back(each.clustering);
  }
  return curve;
}

FactCurve distance_curve(const std::vector<double>& kilometres) {
  FactCurve curve;
  if (kilometres.empty()) return curve;
  for (int end = 0; end <= 1000; end += 25) {
    const auto within = std::count_if(kilometres.begin(), kilometres.end(), [&](double each) { return each <= end; });
    curve.simulated.x.push_back(end);
    curve.simulated.y.push_back(static_cast<double>(within) / static_cast<double>(kilometres.size()));
  }
  return curve;
}

}  // namespace minori::analysis
