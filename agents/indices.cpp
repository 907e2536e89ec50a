#include "agents/indices.hpp"

namespace minori {

void CellIndex::rebuild(std::size_t cells, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries) {
  offsets_.assign(cells + 1, 0);
  for (const auto& [cell, row] : entries) ++offsets_[cell + 1];
  for (std::size_t cell = 0; cell < cells; ++cell) offsets_[cell + 1] += offsets_[cell];
  rows_.resize(entries.size());
  auto next = offsets_;
  for (const auto& [cell, row] : entries) rows_[next[cell]++] = row;
}

}  // namespace minori
