#include "sim/tie_graph.hpp"

#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

/// Both directions of events between pairs, sorted.
std::vector<TieEvent> events_of(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                                std::uint8_t layers = 1) {
  std::vector<TieEvent> events;
  for (const auto& [a, b] : pairs) {
    events.push_back({a, b, layers, true, true});
    events.push_back({b, a, layers, true, true});
  }
  std::sort(events.begin(), events.end());
  return events;
}

void touch(Tie& tie, const TieEvent& event) {
  tie.layers |= event.layers;
  ++tie.joint;
  tie.strength = 1.0F;
}
bool keep_all(std::uint32_t, const Tie&) { return true; }

TieGraph graph_of(std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  TieGraph graph;
  graph.update(nodes, events_of(pairs), touch, keep_all);
  return graph;
}

bool same(const Tie& a, const Tie& b) {
  return a.strength == b.strength && a.formed == b.formed && a.last_used == b.last_used && a.joint == b.joint &&
         a.successes == b.successes && a.layers == b.layers;
}

/// Rows sorted, every half-edge with an equal twin, no loops.
bool sound(const TieGraph& graph) {
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    const auto row = graph.of(node);
    const auto neighbours = graph.neighbours(node);
    if (neighbours.size() != row.size()) return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (neighbours[i] != row[i].target || row[i].target == node || (i > 0 && row[i - 1].target >= row[i].target))
        return false;
      const Tie* twin = graph.find(row[i].target, node);
      if (twin == nullptr || !same(*twin, row[i])) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("an empty graph has no nodes and no ties", "[sim][ties]") {
  const TieGraph graph;
  CHECK(graph.nodes() == 0);
  CHECK(graph.ties() == 0);
  CHECK(graph.of(0).empty());
  CHECK(TieGraph(3).nodes() == 3);
  CHECK(TieGraph(3).degree(2) == 0);
}

TEST_CASE("events make ties that stand in both rows", "[sim][ties]") {
  const TieGraph graph = graph_of(5, {{0, 1}, {3, 1}, {1, 4}});
  CHECK(graph.ties() == 3);
  CHECK(graph.degree(1) == 3);
  CHECK(graph.of(1)[0].target == 0);
  CHECK(graph.of(1)[1].target == 3);
  CHECK(graph.of(1)[2].target == 4);
  CHECK(graph.degree(2) == 0);
  CHECK(sound(graph));
}

TEST_CASE("an old tie is touched by each of its events, keeps what it was, and is not doubled", "[sim][ties]") {
  TieGraph graph = graph_of(4, {{0, 1}, {1, 2}});
  graph.update(4, events_of({{1, 2}, {1, 2}, {2, 3}}, 2), touch, keep_all);
  CHECK(graph.ties() == 3);
  CHECK(graph.find(1, 2)->joint == 3);
  CHECK(graph.find(1, 2)->layers == 3);
  CHECK(graph.find(0, 1)->joint == 1);
  CHECK(graph.find(3, 2)->layers == 2);
  CHECK(sound(graph));
}

TEST_CASE("ties that fade are dropped from both rows unless they were used", "[sim][ties]") {
  TieGraph graph = graph_of(4, {{0, 1}, {1, 2}, {2, 3}});
  graph.update(4, events_of({{0, 1}}), touch,
               [](std::uint32_t from, const Tie& tie) { return from + tie.target == 5; });
  CHECK(graph.ties() == 2);
  CHECK(graph.find(0, 1) != nullptr);
  CHECK(graph.find(1, 2) == nullptr);
  CHECK(graph.find(2, 1) == nullptr);
  CHECK(graph.find(3, 2) != nullptr);
  CHECK(sound(graph));
}

TEST_CASE("the graph grows with its nodes", "[sim][ties]") {
  TieGraph graph = graph_of(2, {{0, 1}});
  graph.update(5, events_of({{4, 0}}), touch, keep_all);
  CHECK(graph.nodes() == 5);
  CHECK(graph.degree(0) == 2);
  CHECK(graph.find(0, 1) != nullptr);
  CHECK(sound(graph));
}

TEST_CASE("an event of a node with itself or with nobody is refused", "[sim][ties]") {
  CHECK_THROWS_WITH(graph_of(3, {{1, 1}}), "a tie needs two different nodes");
  CHECK_THROWS_WITH(graph_of(3, {{1, 3}}), "a tie needs two different nodes");
}

TEST_CASE("finding a tie and a common neighbour", "[sim][ties]") {
  const TieGraph graph = graph_of(6, {{0, 2}, {1, 2}, {1, 3}, {4, 5}});
  CHECK(graph.find(0, 2)->target == 2);
  CHECK(graph.find(0, 1) == nullptr);
  CHECK(graph.find(9, 1) == nullptr);
  CHECK(graph.common_neighbour(0, 1));
  CHECK(graph.common_neighbour(2, 3));
  CHECK_FALSE(graph.common_neighbour(0, 3));
  CHECK_FALSE(graph.common_neighbour(0, 4));
}

TEST_CASE("nodes that leave take their ties along, the others keep theirs under new numbers", "[sim][ties]") {
  TieGraph graph = graph_of(5, {{0, 1}, {1, 2}, {2, 4}, {3, 4}});
  graph.remap_nodes({0, no_row, 1, 2, 3});
  CHECK(graph.nodes() == 4);
  CHECK(graph.ties() == 2);
  CHECK(graph.degree(0) == 0);
  CHECK(graph.find(1, 3) != nullptr);
  CHECK(graph.find(2, 3) != nullptr);
  CHECK(sound(graph));
}

TEST_CASE("nodes may be put into any order", "[sim][ties]") {
  TieGraph graph = graph_of(4, {{0, 1}, {0, 2}, {0, 3}, {2, 3}});
  graph.remap_nodes({3, 1, 0, 2});
  CHECK(graph.degree(3) == 3);
  CHECK(graph.find(0, 2) != nullptr);
  CHECK(sound(graph));
}

TEST_CASE("many updates of many nodes agree with a plain table of pairs", "[sim][ties]") {
  constexpr std::uint32_t nodes = 3000;
  TieGraph graph;
  std::vector<std::vector<std::uint16_t>> joint(nodes, std::vector<std::uint16_t>(nodes, 0));
  for (std::uint32_t round = 0; round < 4; ++round) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < 4000; ++i) {
      const auto a = static_cast<std::uint32_t>(Chance::scaled(hash_of(round, i, 1), nodes));
      const auto b = static_cast<std::uint32_t>(Chance::scaled(hash_of(round, i, 2), nodes));
      if (a == b) continue;
      pairs.emplace_back(a, b);
      ++joint[a][b], ++joint[b][a];
    }
    graph.update(nodes, events_of(pairs), touch, keep_all);
  }
  CHECK(sound(graph));
  bool agree = true;
  for (std::uint32_t a = 0; a < nodes; ++a)
    for (std::uint32_t b = 0; b < nodes; ++b) {
      const Tie* tie = graph.find(a, b);
      agree = agree && (tie == nullptr ? 0 : tie->joint) == joint[a][b];
    }
  CHECK(agree);
}
