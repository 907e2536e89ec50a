#pragma once

/// Any statistic over the seeds of a run.

#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

/// Mean and t interval of a statistic that is computed on each seed's world alone: the worlds are independent, what
/// lies inside one is not. A statistic that is missing in a world is left out and counted.
template <class World, class Statistic>
[[nodiscard]] Estimate over_seeds(const std::vector<World>& worlds, const Statistic& statistic) {
  std::vector<double> values;
  for (const World& world : worlds) values.push_back(statistic(world));
  return estimate(values);
}

}  // namespace minori::analysis
