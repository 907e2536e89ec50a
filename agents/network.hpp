#pragma once

/// Measures of the whole network of ties (observation O8).

#include <cstdint>

namespace minori {

struct Economy;

/// Measures of the ties of living agents.
struct NetworkMeasures {
  std::int32_t agents = 0;  ///< with at least one tie
  std::int32_t ties = 0;
  double density = 0.0;          ///< ties over pairs of agents with a tie
  double clustering = 0.0;       ///< Watts & Strogatz (1998), agents with two ties and more
  double giant_component = 0.0;  ///< share of the agents with a tie
  double mean_path = 0.0;        ///< steps to the agents that can be reached, from a sample of starts
  double mean_path_error = 0.0;  ///< standard error of it over the starts
  double cross_region = 0.0;     ///< share of ties between regions
  double strength = 0.0;         ///< mean
  double degree_tail = 0.0;      ///< exponent of the density of partners (degree_tail(), from 8 partners on)
  double degree_tail_error = 0.0;
  double brokerage = 0.0;        ///< coordinators on a shortest path between two agents, from the same starts
  double brokerage_error = 0.0;  ///< standard error of it over the starts
};

/// All zero without ties. Paths start at eight agents with ties, those of the smallest identities after mixing:
/// the full measure would take as many searches as there are agents.
[[nodiscard]] NetworkMeasures measure_network(const Economy& economy);

}  // namespace minori
