#include "agents/network.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "agents/economy.hpp"
#include "sim/network_measures.hpp"
#include "sim/random.hpp"

namespace minori {
namespace {

constexpr std::size_t most_starts = 8;

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

/// Mean steps from a start to the agents that it reaches; 0 if it reaches none.
double mean_steps(const TieGraph& graph, std::uint32_t start) {
  double sum = 0.0;
  double reached = 0.0;
  for (const std::uint32_t steps : steps_from(graph, start)) {
    if (steps == 0 || steps == ~0U) continue;
    sum += steps;
    reached += 1.0;
  }
  return reached > 0.0 ? sum / reached : 0.0;
}

void measure_paths(const TieGraph& graph, std::span<const std::uint64_t> ids, NetworkMeasures& made) {
  std::vector<double> means;
  for (const std::uint32_t start : starts_of(graph, ids)) means.push_back(mean_steps(graph, start));
  if (means.empty()) return;
  const auto count = static_cast<double>(means.size());
  for (const double each : means) made.mean_path += each / count;
  double squares = 0.0;
  for (const double each : means) squares += (each - made.mean_path) * (each - made.mean_path);
  if (means.size() > 1) made.mean_path_error = std::sqrt(squares / (count - 1.0) / count);
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
  measure_paths(graph, economy.read<node::Id>(), made);
  return made;
}

}  // namespace minori
