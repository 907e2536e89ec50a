#include "sim/tie_graph.hpp"

#include <algorithm>

namespace minori {

const Tie* TieGraph::find(std::uint32_t from, std::uint32_t to) const noexcept {
  const auto row = neighbours(from);
  const auto found = std::lower_bound(row.begin(), row.end(), to);
  if (found == row.end() || *found != to) return nullptr;
  return &of(from)[static_cast<std::size_t>(found - row.begin())];
}

bool TieGraph::common_neighbour(std::uint32_t a, std::uint32_t b) const noexcept {
  const auto left = neighbours(a);
  const auto right = neighbours(b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    if (left[i] == right[j]) return true;
    if (left[i] < right[j])
      ++i;
    else
      ++j;
  }
  return false;
}

void TieGraph::remap_nodes(const RowMap& map) {
  const auto kept = static_cast<std::size_t>(
      std::count_if(map.begin(), map.end(), [](std::uint32_t node) { return node != no_row; }));
  std::vector<std::uint32_t> former(kept, no_row);
  for (std::size_t node = 0; node < map.size(); ++node)
    if (map[node] != no_row) former[map[node]] = static_cast<std::uint32_t>(node);
  std::vector<std::uint32_t> offsets{0};
  std::vector<Tie> halves;
  halves.reserve(halves_.size());
  const auto nearer = [](const Tie& a, const Tie& b) { return a.target < b.target; };
  for (const std::uint32_t node : former) {
    for (Tie tie : of(node)) {
      tie.target = map[tie.target];
      if (tie.target != no_row) halves.push_back(tie);
    }
    const auto row = halves.begin() + static_cast<std::ptrdiff_t>(offsets.back());
    if (!std::is_sorted(row, halves.end(), nearer)) std::sort(row, halves.end(), nearer);
    offsets.push_back(static_cast<std::uint32_t>(halves.size()));
  }
  offsets_ = std::move(offsets);
  halves_ = std::move(halves);
  targets_.resize(halves_.size());
  std::transform(halves_.begin(), halves_.end(), targets_.begin(), [](const Tie& tie) { return tie.target; });
}

}  // namespace minori
