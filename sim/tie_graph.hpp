#pragma once

/// Ties between agents: an undirected graph in sorted compressed rows, rebuilt once a quarter.
///
/// Each tie stands in both rows (two half-edges). Vertices are rows of a node table; Boost.Graph algorithms run on it
/// without a copy (sim/tie_graph_boost.hpp). A tie lies in one or more layers (bits of `layers`).

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/column.hpp"

namespace minori {

/// What one half-edge knows; the same on both halves.
struct Tie {
  std::uint32_t target = 0;     ///< node at the other end
  float strength = 0.0F;        ///< 0-1
  std::uint32_t formed = 0;     ///< quarter
  std::uint32_t last_used = 0;  ///< quarter
  std::uint16_t joint = 0;      ///< stages finished together
  std::uint16_t successes = 0;  ///< of them passed
  std::uint8_t layers = 0;
};

/// Something that happened between two nodes; sorted by (from, to, kind), both directions present.
struct TieEvent {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint8_t layers = 0;
  bool success = false;
  bool joint = false;  ///< a finished stage (otherwise: a tie of that layer exists from now on)

  [[nodiscard]] std::uint32_t group() const noexcept { return from; }
  friend bool operator<(const TieEvent& a, const TieEvent& b) noexcept {
    if (a.from != b.from) return a.from < b.from;
    if (a.to != b.to) return a.to < b.to;
    if (a.layers != b.layers) return a.layers < b.layers;
    if (a.joint != b.joint) return a.joint < b.joint;
    return a.success < b.success;
  }
};

class TieGraph {
 public:
  TieGraph() : TieGraph(0) {}
  explicit TieGraph(std::size_t nodes) : offsets_(nodes + 1, 0) {}

  [[nodiscard]] std::uint32_t nodes() const noexcept { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  [[nodiscard]] std::size_t ties() const noexcept { return halves_.size() / 2; }
  [[nodiscard]] std::span<const Tie> of(std::uint32_t node) const noexcept {
    if (node >= nodes()) return {};
    return {halves_.data() + offsets_[node], halves_.data() + offsets_[node + 1]};
  }
  /// Only who the neighbours are, in ascending order: a sixth of the memory of the ties.
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const noexcept {
    if (node >= nodes()) return {};
    return {targets_.data() + offsets_[node], targets_.data() + offsets_[node + 1]};
  }
  /// Ask the machine to fetch where a node's ties stand, for a loop that comes to them soon.
  void prefetch(std::uint32_t node) const noexcept {
    if (node < nodes()) __builtin_prefetch(offsets_.data() + node);
  }
  [[nodiscard]] std::size_t degree(std::uint32_t node) const noexcept { return of(node).size(); }
  [[nodiscard]] const std::vector<std::uint32_t>& offsets() const noexcept { return offsets_; }
  [[nodiscard]] const std::vector<Tie>& halves() const noexcept { return halves_; }
  [[nodiscard]] const std::vector<std::uint32_t>& targets() const noexcept { return targets_; }

  /// The half-edge from one node to another, or nullptr.
  [[nodiscard]] const Tie* find(std::uint32_t from, std::uint32_t to) const noexcept;

  /// True if the two nodes share at least one neighbour.
  [[nodiscard]] bool common_neighbour(std::uint32_t a, std::uint32_t b) const noexcept;

  /// Rebuild with `nodes` nodes: `touch(Tie&, event)` applies an event to an old or new tie, `keep(from, tie)` drops
  /// the faded; both must give the same answer for the two halves. `events` sorted. `loses(node)` false: no tie of the
  /// node fades now, so that `keep` need not be asked. Throws std::logic_error for an event of one node with itself or
  /// with none.
  template <class Touch, class Keep, class Loses>
  void update(std::size_t nodes, std::span<const TieEvent> events, const Touch& touch, const Keep& keep,
              const Loses& loses);
  template <class Touch, class Keep>
  void update(std::size_t nodes, std::span<const TieEvent> events, const Touch& touch, const Keep& keep) {
    update(nodes, events, touch, keep, [](std::uint32_t) { return true; });
  }

  /// Nodes become the rows that `map` (of all rows of the node table) gives them; those that map to no_row drop out.
  void remap_nodes(const RowMap& map);

 private:
  template <class Touch, class Keep, class Emit>
  void merge_row(std::uint32_t node, std::span<const TieEvent> events, const Touch& touch, const Keep& keep,
                 const Emit& emit) const;

  /// Half-edges of the nodes from `first` to below `last`, as far as they exist.
  [[nodiscard]] std::size_t ties_of(std::size_t first, std::size_t last) const noexcept {
    return offsets_[std::min<std::size_t>(last, nodes())] - offsets_[std::min<std::size_t>(first, nodes())];
  }

  std::vector<std::uint32_t> offsets_;
  std::vector<Tie> halves_;
  std::vector<std::uint32_t> targets_;  ///< of the half-edges
};

template <class Touch, class Keep, class Emit>
void TieGraph::merge_row(std::uint32_t node, std::span<const TieEvent> events, const Touch& touch, const Keep& keep,
                         const Emit& emit) const {
  const auto old = of(node);
  std::size_t at = 0;
  std::size_t next = 0;
  while (at < old.size() || next < events.size()) {
    Tie tie;
    const bool from_old = at < old.size() && (next >= events.size() || old[at].target <= events[next].to);
    if (from_old)
      tie = old[at++];
    else
      tie.target = events[next].to;
    bool touched = false;
    for (; next < events.size() && events[next].to == tie.target; ++next, touched = true) touch(tie, events[next]);
    if (touched || keep(node, tie)) emit(tie);
  }
}

template <class Touch, class Keep, class Loses>
void TieGraph::update(std::size_t nodes, std::span<const TieEvent> events, const Touch& touch, const Keep& keep,
                      const Loses& loses) {
  for (const auto& event : events)
    if (event.from >= nodes || event.to >= nodes || event.from == event.to)
      throw std::logic_error("a tie needs two different nodes");
  const auto begins_before = [](const TieEvent& event, std::size_t node) { return event.from < node; };
  constexpr std::size_t block = 1024;
  const std::size_t blocks = (nodes + block - 1) / block;
  std::vector<std::vector<Tie>> parts(blocks);
  std::vector<std::uint32_t> offsets(nodes + 1, 0);
  oneapi::tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t number) {
    const std::size_t last = std::min(nodes, (number + 1) * block);
    auto next = std::lower_bound(events.begin(), events.end(), number * block, begins_before);
    const auto end = std::lower_bound(next, events.end(), last, begins_before);
    auto& part = parts[number];
    part.reserve(ties_of(number * block, last) + static_cast<std::size_t>(end - next));
    for (auto node = static_cast<std::uint32_t>(number * block); node < last; ++node) {
      const std::size_t before = part.size();
      const auto first = next;
      while (next != end && next->from == node) ++next;
      if (first == next && !loses(node))
        part.insert(part.end(), of(node).begin(), of(node).end());
      else
        merge_row(node, {first, next}, touch, keep, [&](const Tie& tie) { part.push_back(tie); });
      offsets[node + 1] = static_cast<std::uint32_t>(part.size() - before);
    }
  });
  for (std::size_t node = 0; node < nodes; ++node) offsets[node + 1] += offsets[node];
  offsets_ = std::move(offsets);
  halves_.resize(offsets_.back());
  targets_.resize(offsets_.back());
  oneapi::tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t number) {
    const auto first = static_cast<std::ptrdiff_t>(offsets_[number * block]);
    std::copy(parts[number].begin(), parts[number].end(), halves_.begin() + first);
    std::transform(parts[number].begin(), parts[number].end(), targets_.begin() + first,
                   [](const Tie& tie) { return tie.target; });
  });
}

}  // namespace minori
