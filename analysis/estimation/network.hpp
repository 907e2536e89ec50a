#pragma once

/// Degrees, who is tied to whom, clustering and length of ties, from a list of ties.
///
/// A tie is a pair of nodes, in either order. Ties of a node with itself are left out, and the same tie counts once
/// however often it is named. Nodes are those that ties name. Pure functions.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/estimation/rank_correlation.hpp"

namespace minori::analysis {

using TieList = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Degree of every node that has a tie, by ascending number of the node: what power_law_tail takes.
[[nodiscard]] std::vector<double> degrees_of(const TieList& ties);

/// Do nodes of many ties hold together? Newman (2002), Phys. Rev. Lett. 89:208701, equation 4:
/// r = (mean(jk) - mean((j + k) / 2)^2) / (mean((j^2 + k^2) / 2) - mean((j + k) / 2)^2),  j, k degrees at the ends of a
/// tie. From -1 to 1; missing without ties, or if all degrees are equal.
[[nodiscard]] double degree_assortativity(const TieList& ties);

/// Nodes of one degree.
struct DegreeClass {
  std::size_t degree = 0;
  std::size_t nodes = 0;
  double clustering = missing;  ///< mean over the nodes of the share of linked pairs of neighbours
};

struct ClusteringByDegree {
  std::vector<DegreeClass> classes;  ///< by ascending degree, from 2 on
  RankCorrelation correlation;       ///< of degree and clustering, one point per class
};

/// Clustering of a node is the share of linked pairs of its neighbours (Watts & Strogatz 1998); hierarchical networks
/// show clustering that falls with degree (Ravasz & Barabasi 2003, Phys. Rev. E 67:026112).
[[nodiscard]] ClusteringByDegree clustering_by_degree(const TieList& ties);

/// Length of every tie: `distances` is places x places, row-major; `place_of` gives the place of a node. Same ties as
/// above, by ascending nodes. Throws std::invalid_argument if a node has no place or a place no distance.
[[nodiscard]] std::vector<double> tie_lengths(const TieList& ties, const std::vector<std::uint32_t>& place_of,
                                              const std::vector<double>& distances);

}  // namespace minori::analysis
