#include "sim/network_measures.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <cmath>

#include "sim/math.hpp"
#include "sim/tie_graph_boost.hpp"

namespace minori {
namespace {

auto node_map(std::vector<std::uint32_t>& values) {
  return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<std::uint32_t>{});
}

}  // namespace

std::size_t giant_component(const TieGraph& graph) {
  if (graph.nodes() == 0) return 0;
  std::vector<std::uint32_t> component(graph.nodes());
  const auto count = boost::connected_components(graph, node_map(component));
  std::vector<std::size_t> sizes(count, 0);
  for (const auto each : component) ++sizes[each];
  return *std::max_element(sizes.begin(), sizes.end());
}

double mean_clustering(const TieGraph& graph) {
  double sum = 0.0;
  std::size_t counted = 0;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (graph.degree(node) < 2) continue;
    sum += boost::clustering_coefficient<double>(graph, node);
    ++counted;
  }
  return counted == 0 ? 0.0 : sum / static_cast<double>(counted);
}

ShortestPaths shortest_paths(const TieGraph& graph, std::uint32_t source) {
  constexpr std::uint32_t unseen = ~0U;
  ShortestPaths made{std::vector<std::uint32_t>(graph.nodes(), unseen), std::vector<double>(graph.nodes(), 0.0)};
  std::vector<double> paths(graph.nodes(), 0.0);  // number of shortest ones
  std::vector<std::uint32_t> order{source};
  made.steps[source] = 0;
  paths[source] = 1.0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::uint32_t node = order[k];
    for (const std::uint32_t next : graph.neighbours(node)) {
      if (made.steps[next] == unseen) {
        made.steps[next] = made.steps[node] + 1;
        order.push_back(next);
      }
      if (made.steps[next] == made.steps[node] + 1) paths[next] += paths[node];
    }
  }
  for (std::size_t k = order.size(); k-- > 1;) {
    const std::uint32_t node = order[k];
    const double part = (1.0 + made.through[node]) / paths[node];
    for (const std::uint32_t before : graph.neighbours(node))
      if (made.steps[before] + 1 == made.steps[node]) made.through[before] += paths[before] * part;
  }
  made.through[source] = 0.0;
  return made;
}

DegreeTail degree_tail(const TieGraph& graph, std::size_t least) {
  double nodes = 0.0;
  double logarithms = 0.0;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (graph.degree(node) < least) continue;
    nodes += 1.0;
    logarithms += math::log(static_cast<double>(graph.degree(node)) / (static_cast<double>(least) - 0.5));
  }
  if (logarithms <= 0.0) return {};
  const double exponent = 1.0 + nodes / logarithms;
  return {exponent, (exponent - 1.0) / std::sqrt(nodes)};
}

std::vector<double> betweenness(const TieGraph& graph) {
  std::vector<double> centrality(graph.nodes(), 0.0);
  boost::brandes_betweenness_centrality(
      graph,
      boost::make_iterator_property_map(centrality.begin(), boost::typed_identity_property_map<std::uint32_t>{}));
  return centrality;
}

}  // namespace minori
