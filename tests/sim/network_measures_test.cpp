#include "sim/network_measures.hpp"

#include <boost/concept/assert.hpp>
#include <boost/graph/graph_concepts.hpp>

#include "sim/tie_graph_boost.hpp"
#include "tests/catch.hpp"

using namespace minori;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<TieGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<TieGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<TieGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<TieGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<TieGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<TieGraph, std::uint32_t, boost::vertex_index_t>));

namespace {

TieGraph graph_of(std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<TieEvent> events;
  for (const auto& [a, b] : pairs) {
    events.push_back({a, b, 1, false, false});
    events.push_back({b, a, 1, false, false});
  }
  std::sort(events.begin(), events.end());
  TieGraph graph;
  graph.update(
      nodes, events, [](Tie& tie, const TieEvent& event) { tie.layers |= event.layers; },
      [](std::uint32_t, const Tie&) { return true; });
  return graph;
}

const TieGraph star = graph_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
const TieGraph triangle = graph_of(3, {{0, 1}, {1, 2}, {0, 2}});
const TieGraph path = graph_of(4, {{0, 1}, {1, 2}, {2, 3}});
const TieGraph two_parts = graph_of(6, {{0, 1}, {2, 3}, {3, 4}});  // and node 5 alone
const TieGraph kite = graph_of(4, {{0, 1}, {0, 2}, {1, 2}, {2, 3}});
constexpr std::uint32_t no_way = ~0U;

}  // namespace

TEST_CASE("Boost.Graph sees each tie once, and the same tie from both ends", "[sim][ties]") {
  CHECK(num_vertices(kite) == 4);
  CHECK(num_edges(kite) == 4);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (auto [at, end] = edges(kite); at != end; ++at) seen.emplace_back(source(*at, kite), target(*at, kite));
  CHECK(seen == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {0, 2}, {1, 2}, {2, 3}});
  std::vector<std::uint32_t> neighbours;
  for (auto [at, end] = adjacent_vertices(2, kite); at != end; ++at) neighbours.push_back(*at);
  CHECK(neighbours == std::vector<std::uint32_t>{0, 1, 3});
  std::size_t outgoing = 0;
  for (auto [at, end] = out_edges(2, kite); at != end; ++at, ++outgoing) CHECK(source(*at, kite) == 2);
  CHECK(outgoing == out_degree(2, kite));
  CHECK(edge(2, 3, kite).second);
  CHECK(edge(2, 3, kite).first == edge(3, 2, kite).first);
  CHECK_FALSE(edge(0, 3, kite).second);
}

TEST_CASE("edges of a graph that begins and ends with lonely nodes", "[sim][ties]") {
  const TieGraph lonely = graph_of(5, {{2, 3}});
  std::size_t count = 0;
  for (auto [at, end] = edges(lonely); at != end; ++at, ++count) CHECK(source(*at, lonely) == 2);
  CHECK(count == 1);
  const auto [begin, end] = edges(TieGraph(3));
  CHECK(begin == end);
}

TEST_CASE("the giant component is the largest set of nodes that reach one another", "[sim][ties]") {
  CHECK(giant_component(TieGraph{}) == 0);
  CHECK(giant_component(TieGraph(4)) == 1);
  CHECK(giant_component(two_parts) == 3);
  CHECK(giant_component(star) == 5);
}

TEST_CASE("steps are counted along the shortest way", "[sim][ties]") {
  CHECK(shortest_paths(path, 0).steps == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(shortest_paths(star, 1).steps == std::vector<std::uint32_t>{1, 0, 2, 2, 2});
  CHECK(shortest_paths(two_parts, 4).steps == std::vector<std::uint32_t>{no_way, no_way, 2, 1, 0, no_way});
}

TEST_CASE("clustering is the mean share of linked pairs of neighbours", "[sim][ties]") {
  CHECK(mean_clustering(star) == 0.0);
  CHECK(mean_clustering(triangle) == Approx(1.0));
  CHECK(mean_clustering(path) == 0.0);
  CHECK(mean_clustering(two_parts) == 0.0);
  CHECK(mean_clustering(TieGraph(3)) == 0.0);
  CHECK(mean_clustering(kite) == Approx((1.0 + 1.0 + 1.0 / 3.0) / 3.0));  // nodes 0, 1, 2; node 3 has one neighbour
}

TEST_CASE("betweenness counts the shortest ways of others through a node", "[sim][ties]") {
  CHECK(betweenness(star) == std::vector<double>{6, 0, 0, 0, 0});  // all pairs of four leaves
  CHECK(betweenness(triangle) == std::vector<double>{0, 0, 0});
  CHECK(betweenness(path) == std::vector<double>{0, 2, 2, 0});
  CHECK(betweenness(two_parts) == std::vector<double>{0, 0, 0, 1, 0, 0});
  CHECK(betweenness(kite) == std::vector<double>{0, 0, 2, 0});
  const TieGraph square = graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  CHECK(betweenness(square) == std::vector<double>{0.5, 0.5, 0.5, 0.5});
}

TEST_CASE("what paths from one node owe to others adds up to betweenness", "[sim][ties]") {
  CHECK(shortest_paths(path, 0).through ==
        std::vector<double>{0, 2, 1, 0});  // 0-1-2-3: two ends lie beyond 1, one beyond 2
  const TieGraph square = graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  CHECK(shortest_paths(square, 0).through ==
        std::vector<double>{0, 0.5, 0, 0.5});  // half of the ways to 2 lead over either
  for (const TieGraph& graph : {star, triangle, path, two_parts, kite, square}) {
    std::vector<double> all(graph.nodes(), 0.0);
    for (std::uint32_t source = 0; source < graph.nodes(); ++source) {
      const std::vector<double> one = shortest_paths(graph, source).through;
      for (std::size_t node = 0; node < all.size(); ++node) all[node] += one[node] / 2.0;  // a pair has two ends
    }
    for (std::size_t node = 0; node < all.size(); ++node) CHECK(all[node] == Approx(betweenness(graph)[node]));
  }
}

TEST_CASE("the tail of partners has the exponent of the formula, and none without nodes in it", "[sim][ties]") {
  // Five nodes of 1, 1, 1, 1 and 4 partners, from 1 on: 1 + 5 / (4 ln 2 + ln 8) = 1 + 5 / (7 ln 2).
  const DegreeTail tail = degree_tail(star, 1);
  CHECK(tail.exponent == Approx(1.0 + 5.0 / (7.0 * std::log(2.0))));
  CHECK(tail.error == Approx((tail.exponent - 1.0) / std::sqrt(5.0)));
  CHECK(degree_tail(star, 5).exponent == 0.0);
}
