#pragma once

/// The tie graph as a model of the Boost.Graph concepts (vertex list, edge list, incidence, adjacency graph,
/// adjacency matrix).
///
/// Undirected; an edge descriptor names one half-edge, and both halves of a tie are equal edges.

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <optional>
#include <utility>

#include "sim/tie_graph.hpp"

namespace minori {

struct TieEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  friend bool operator==(const TieEdge& a, const TieEdge& b) noexcept {
    return (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
  }
};

namespace tie_graph_detail {

struct MakeEdge {
  std::uint32_t from = 0;
  const TieGraph* graph = nullptr;
  TieEdge operator()(std::uint64_t half) const { return {from, graph->targets()[half]}; }
};
struct TargetOf {
  const TieGraph* graph = nullptr;
  std::uint32_t operator()(std::uint64_t half) const { return graph->targets()[half]; }
};

using HalfIterator = boost::counting_iterator<std::uint64_t>;
using OutIterator = boost::transform_iterator<MakeEdge, HalfIterator, TieEdge, TieEdge>;
using NeighbourIterator = boost::transform_iterator<TargetOf, HalfIterator, std::uint32_t, std::uint32_t>;

/// Every tie once: from the row of its lower node.
class EdgeIterator : public boost::iterator_facade<EdgeIterator, TieEdge, boost::forward_traversal_tag, TieEdge> {
 public:
  EdgeIterator() = default;
  EdgeIterator(const TieGraph* graph, std::uint64_t half) : graph_(graph), half_(half) { settle(); }

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] TieEdge dereference() const { return {node_, graph_->targets()[half_]}; }
  [[nodiscard]] bool equal(const EdgeIterator& other) const { return half_ == other.half_; }
  void increment() {
    ++half_;
    settle();
  }
  void settle() {
    for (; half_ < graph_->targets().size(); ++half_) {
      while (half_ >= graph_->offsets()[node_ + 1]) ++node_;
      if (node_ <= graph_->targets()[half_]) return;
    }
  }
  const TieGraph* graph_ = nullptr;
  std::uint64_t half_ = 0;
  std::uint32_t node_ = 0;
};

struct Traversal : boost::incidence_graph_tag,
                   boost::adjacency_graph_tag,
                   boost::vertex_list_graph_tag,
                   boost::edge_list_graph_tag,
                   boost::adjacency_matrix_tag {};  // edge(u, v) is a binary search

}  // namespace tie_graph_detail
}  // namespace minori

namespace boost {

template <>
struct graph_traits<minori::TieGraph> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = minori::TieEdge;
  using directed_category = undirected_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = minori::tie_graph_detail::Traversal;
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using out_edge_iterator = minori::tie_graph_detail::OutIterator;
  using adjacency_iterator = minori::tie_graph_detail::NeighbourIterator;
  using edge_iterator = minori::tie_graph_detail::EdgeIterator;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint64_t;
  using degree_size_type = std::uint64_t;
  static vertex_descriptor null_vertex() { return ~0U; }
};
template <>
struct graph_traits<const minori::TieGraph> : graph_traits<minori::TieGraph> {};

template <>
struct property_map<minori::TieGraph, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

}  // namespace boost

namespace minori {

inline std::pair<boost::counting_iterator<std::uint32_t>, boost::counting_iterator<std::uint32_t>> vertices(
    const TieGraph& graph) {
  return {boost::counting_iterator<std::uint32_t>(0), boost::counting_iterator<std::uint32_t>(graph.nodes())};
}
inline std::uint32_t num_vertices(const TieGraph& graph) { return graph.nodes(); }
inline std::uint64_t num_edges(const TieGraph& graph) { return graph.ties(); }
inline std::uint64_t out_degree(std::uint32_t node, const TieGraph& graph) { return graph.degree(node); }
inline std::uint32_t source(const TieEdge& edge, const TieGraph&) { return edge.from; }
inline std::uint32_t target(const TieEdge& edge, const TieGraph&) { return edge.to; }

inline auto out_edges(std::uint32_t node, const TieGraph& graph) {
  using namespace tie_graph_detail;
  const MakeEdge make{node, &graph};
  return std::pair{OutIterator(HalfIterator(graph.offsets()[node]), make),
                   OutIterator(HalfIterator(graph.offsets()[node + 1]), make)};
}
inline auto adjacent_vertices(std::uint32_t node, const TieGraph& graph) {
  using namespace tie_graph_detail;
  return std::pair{NeighbourIterator(HalfIterator(graph.offsets()[node]), TargetOf{&graph}),
                   NeighbourIterator(HalfIterator(graph.offsets()[node + 1]), TargetOf{&graph})};
}
inline auto edges(const TieGraph& graph) {
  using tie_graph_detail::EdgeIterator;
  return std::pair{EdgeIterator(&graph, 0), EdgeIterator(&graph, graph.targets().size())};
}
inline std::pair<TieEdge, bool> edge(std::uint32_t from, std::uint32_t to, const TieGraph& graph) {
  return {{from, to}, graph.find(from, to) != nullptr};
}
inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const TieGraph&) { return {}; }
inline std::uint32_t get(boost::vertex_index_t, const TieGraph&, std::uint32_t node) { return node; }

}  // namespace minori
