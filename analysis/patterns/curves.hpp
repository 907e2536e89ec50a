#pragma once

/// Curves behind facts that are one number: tails, the shape of growth, its spread by size, clustering, distances.
///
/// Values that are not finite, and those that have no logarithm where an axis is logarithmic, are left out. Pure
/// functions; no errors. Without values the curve is empty.

#include <vector>

#include "analysis/estimation/network.hpp"
#include "analysis/estimation/power_law.hpp"
#include "analysis/estimation/regression.hpp"
#include "analysis/patterns/facts_file.hpp"

namespace minori::analysis {

/// Share of values at or above x, at no more than 60 values; law "power_law" is the fitted tail.
[[nodiscard]] FactCurve tail_curve(std::vector<double> values, Support support);

/// Density of values in bins of half a unit from -6 to 6; laws "laplace" and "normal" are fitted by maximum likelihood.
/// Bins without values have no point.
[[nodiscard]] FactCurve growth_curve(const std::vector<double>& given);

/// Spread of growth by size, sizes times `unit`; law "line" is the fitted one.
[[nodiscard]] FactCurve spread_curve(const SpreadDecay& decay, double unit);

/// Mean clustering by degree; no law.
[[nodiscard]] FactCurve clustering_curve(const ClusteringByDegree& clustering);

/// Share of lengths that are at most x, every 25 km up to 1000 km; no law.
[[nodiscard]] FactCurve distance_curve(const std::vector<double>& kilometres);

}  // namespace minori::analysis
