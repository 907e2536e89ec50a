#pragma once

/// Measures of the tie graph, computed by Boost.Graph on it.

#include <cstdint>
#include <vector>

#include "sim/tie_graph.hpp"

namespace minori {

/// Size of the largest connected component, in nodes.
[[nodiscard]] std::size_t giant_component(const TieGraph& graph);

/// Steps from `source` to every node; ~0U where there is no way.
[[nodiscard]] std::vector<std::uint32_t> steps_from(const TieGraph& graph, std::uint32_t source);

/// Mean over nodes of degree >= 2 of the share of linked neighbour pairs (Watts & Strogatz 1998); 0 if there is none.
[[nodiscard]] double mean_clustering(const TieGraph& graph);

/// Betweenness of every node (Brandes 2001), each unordered pair counted once; time grows with nodes x ties.
[[nodiscard]] std::vector<double> betweenness(const TieGraph& graph);

}  // namespace minori
