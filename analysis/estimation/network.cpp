#include "analysis/estimation/network.hpp"

#include <algorithm>
#include <boost/graph/clustering_coefficient.hpp>
#include <cmath>
#include <map>
#include <stdexcept>

#include "sim/tie_graph_boost.hpp"

namespace minori::analysis {

namespace {

/// Each tie once, the smaller node first, ascending.
TieList distinct(const TieList& ties) {
  TieList kept;
  for (const auto& [a, b] : ties)
    if (a != b) kept.emplace_back(std::min(a, b), std::max(a, b));
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

/// The nodes that `ties` name, as rows 0, 1, ... in ascending order.
TieGraph graph_of(const TieList& ties) {
  const TieList kept = distinct(ties);
  std::vector<std::uint32_t> nodes;
  for (const auto& [a, b] : kept) nodes.insert(nodes.end(), {a, b});
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  const auto row_of = [&](std::uint32_t node) {
    return static_cast<std::uint32_t>(std::lower_bound(nodes.begin(), nodes.end(), node) - nodes.begin());
  };
  std::vector<TieEvent> events;
  for (const auto& [a, b] : kept) {
    events.push_back({row_of(a), row_of(b), 1, false, false});
    events.push_back({row_of(b), row_of(a), 1, false, false});
  }
  std::sort(events.begin(), events.end());
  TieGraph graph;
  graph.update(
      nodes.size(), events, [](Tie& tie, const TieEvent& event) { tie.layers = event.layers; },
      [](std::uint32_t, const Tie&) { return true; });
  return graph;
}

}  // namespace

std::vector<double> degrees_of(const TieList& ties) {
  const TieGraph graph = graph_of(ties);
  std::vector<double> degrees;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) degrees.push_back(static_cast<double>(graph.degree(node)));
  return degrees;
}

double degree_assortativity(const TieList& ties) {
  const TieGraph graph = graph_of(ties);
  double products = 0.0;
  double half_sums = 0.0;
  double half_squares = 0.0;
  for (auto [at, end] = edges(graph); at != end; ++at) {
    const auto one = static_cast<double>(graph.degree(source(*at, graph)));
    const auto other = static_cast<double>(graph.degree(target(*at, graph)));
    products += one * other;
    half_sums += 0.5 * (one + other);
    half_squares += 0.5 * (one * one + other * other);
  }
  const auto count = static_cast<double>(graph.ties());
  const double squared_mean = (half_sums / count) * (half_sums / count);
  const double variance = half_squares / count - squared_mean;  // NaN without ties
  return variance > 0.0 ? (products / count - squared_mean) / variance : missing;
}

ClusteringByDegree clustering_by_degree(const TieList& ties) {
  const TieGraph graph = graph_of(ties);
  struct Sum {
    std::size_t nodes = 0;
    double clustering = 0.0;
  };
  std::map<std::size_t, Sum> sums;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (graph.degree(node) < 2) continue;
    Sum& sum = sums[graph.degree(node)];
    ++sum.nodes;
    sum.clustering += boost::clustering_coefficient<double>(graph, node);
  }
  ClusteringByDegree found;
  std::vector<double> degrees;
  std::vector<double> clustering;
  for (const auto& [degree, sum] : sums) {
    found.classes.push_back({degree, sum.nodes, sum.clustering / static_cast<double>(sum.nodes)});
    degrees.push_back(static_cast<double>(degree));
    clustering.push_back(found.classes.back().clustering);
  }
  found.correlation = spearman(degrees, clustering);
  return found;
}

std::vector<double> tie_lengths(const TieList& ties, const std::vector<std::uint32_t>& place_of,
                                const std::vector<double>& distances) {
  const auto places = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(distances.size()))));
  if (places * places != distances.size()) throw std::invalid_argument("distances must be places x places");
  const auto place = [&](std::uint32_t node) {
    if (node >= place_of.size() || place_of[node] >= places)
      throw std::invalid_argument("every tied node needs a place with distances");
    return place_of[node];
  };
  std::vector<double> lengths;
  for (const auto& [a, b] : distinct(ties)) lengths.push_back(distances[place(a) * places + place(b)]);
  return lengths;
}

}  // namespace minori::analysis
