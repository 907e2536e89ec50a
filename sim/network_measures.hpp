#pragma once

/// Measures of the tie graph, computed by Boost.Graph on it; paths from single nodes add up to its betweenness
/// in tests.

#include <cstdint>
#include <vector>

#include "sim/tie_graph.hpp"

namespace minori {

/// Size of the largest connected component, in nodes.
[[nodiscard]] std::size_t giant_component(const TieGraph& graph);

/// Mean over nodes of degree >= 2 of the share of linked neighbour pairs (Watts & Strogatz 1998); 0 if there is none.
[[nodiscard]] double mean_clustering(const TieGraph& graph);

/// The shortest paths from one node to all others.
struct ShortestPaths {
  std::vector<std::uint32_t> steps;  ///< to each node; ~0U where there is no way
  /// Of each node, the shares of the shortest paths to every other node that pass through it, added up over these ends;
  /// 0 for the source itself (dependency, Brandes 2001).
  std::vector<double> through;
};

[[nodiscard]] ShortestPaths shortest_paths(const TieGraph& graph, std::uint32_t source);

/// A power law of the number of partners, and its standard error.
struct DegreeTail {
  double exponent = 0.0;  ///< of the density; 0 if no node has so many partners
  double error = 0.0;
};

/// By maximum likelihood over nodes with at least `least` partners:  a = 1 + n / sum ln(k / (least - 1/2)), error
/// (a - 1) / sqrt n  (Clauset, Shalizi & Newman 2009, equation 3.7, close from least = 6 on).
[[nodiscard]] DegreeTail degree_tail(const TieGraph& graph, std::size_t least);

/// Betweenness of every node (Brandes 2001), each unordered pair counted once; time grows with nodes x ties.
[[nodiscard]] std::vector<double> betweenness(const TieGraph& graph);

}  // namespace minori
