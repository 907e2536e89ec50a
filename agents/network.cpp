#include "agents/network.hpp"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "agents/economy.hpp"
#include "agents/node/kinds.hpp"
#include "sim/network_measures.hpp"
#include "sim/random.hpp"

namespace minori {
namespace {

constexpr std::size_t most_starts = 8;
constexpr std::size_t least_partners_of_tail = 8;

/// Agents with ties from which paths are measured.
std::vector<std::uint32_t> starts_of(const TieGraph& graph, std::span<const std::uint64_t> ids) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    if (graph.degree(node) > 0) order.emplace_back(mix(ids[node]), node);
  const std::size_t count = std::min(most_starts, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
  std::vector<std::uint32_t> starts;
  for (std::size_t k = 0; k < count; ++k) starts.push_back(order[k].second);
  return starts;
}

/// What the shortest paths from one start look like; zero if it reaches nobody.
struct Paths {
  double steps = 0.0;         ///< mean
  double coordinators = 0.0;  ///< on the way, mean
};

Paths paths_from(const TieGraph& graph, std::span<const std::uint8_t> kind, std::uint32_t start) {
  const ShortestPaths shortest = shortest_paths(graph, start);
  Paths made;
  double reached = 0.0;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (kind[node] == node::coordinator_kind) made.coordinators += shortest.through[node];
    if (shortest.steps[node] == 0 || shortest.steps[node] == ~0U) continue;
    made.steps += shortest.steps[node];
    reached += 1.0;
  }
  if (reached <= 0.0) return {};
  return {made.steps / reached, made.coordinators / reached};
}

/// Mean over starts, and its standard error.
struct MeanOfStarts {
  double mean = 0.0;
  double error = 0.0;
};

MeanOfStarts mean_of(const std::vector<double>& values) {
  MeanOfStarts made;
  const auto count = static_cast<double>(values.size());
  for (const double each : values) made.mean += each / count;
  double squares = 0.0;
  for (const double each : values) squares += (each - made.mean) * (each - made.mean);
  if (values.size() > 1) made.error = std::sqrt(squares / (count - 1.0) / count);
  return made;
}

void measure_paths(const Economy& economy, NetworkMeasures& made) {
  const auto& graph = economy.thing<TieGraph>();
  const auto kind = economy.read<node::AgentKind>();
  const std::vector<std::uint32_t> starts = starts_of(graph, economy.read<node::Id>());
  std::vector<double> steps(starts.size());
  std::vector<double> coordinators(starts.size());
  oneapi::tbb::parallel_for(std::size_t{0}, starts.size(), [&](std::size_t k) {
    const Paths paths = paths_from(graph, kind, starts[k]);
    steps[k] = paths.steps;
    coordinators[k] = paths.coordinators;
  });
  const MeanOfStarts path = mean_of(steps);
  const MeanOfStarts brokers = mean_of(coordinators);
  made.mean_path = path.mean;
  made.mean_path_error = path.error;
  made.brokerage = brokers.mean;
  made.brokerage_error = brokers.error;
}

}  // namespace

NetworkMeasures measure_network(const Economy& economy) {
  const auto& graph = economy.thing<TieGraph>();
  const auto region = economy.read<node::RegionRow>();
  NetworkMeasures made;
  made.ties = static_cast<std::int32_t>(graph.ties());
  if (made.ties == 0) return made;
  double across = 0.0;
  double strength = 0.0;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (graph.degree(node) > 0) ++made.agents;
    for (const Tie& tie : graph.of(node)) {
      across += region[tie.target] != region[node] ? 0.5 : 0.0;
      strength += 0.5 * static_cast<double>(tie.strength);
    }
  }
  const double agents = made.agents;
  made.density = made.ties / (0.5 * agents * (agents - 1.0));
  made.cross_region = across / made.ties;
  made.strength = strength / made.ties;
  made.clustering = mean_clustering(graph);
  made.giant_component = static_cast<double>(giant_component(graph)) / agents;
  const DegreeTail tail = degree_tail(graph, least_partners_of_tail);
  made.degree_tail = tail.exponent;
  made.degree_tail_error = tail.error;
  measure_paths(economy, made);
  return made;
}

}  // namespace minori
