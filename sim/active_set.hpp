#pragma once

/// Active sets: phases that visit only the rows which an earlier phase of the quarter marked.
///
///   struct Seekers : ActiveSet<firm::Table> {};                  a thing of the world
///   void form_needs(const Step&, Rows, Own<Id>, Mark<Seekers>);  replaces the set when the phase ends
///   void search(const Step&, Over<Seekers>, Own<Need>, ...);     sweeps over the marked rows, in parallel
///
/// A set holds row numbers: it lasts until rows move, that is at most to the end of the quarter.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/access.hpp"

namespace minori {

/// Rows of one table, each once, in ascending order.
template <class T>
struct ActiveSet {
  using table = T;
  std::vector<std::uint32_t> rows;
};

/// Marks rows being handled for a later sweep; a row marked twice in a row counts once.
template <class Set>
struct Mark {
  using thing = Set;
  using State = std::vector<std::vector<std::uint32_t>>;
  std::vector<std::uint32_t>* slot;
  Rows rows;
  /// `row` not below a row marked before.
  void operator()(std::size_t row) const {
    detail::check_own_row(row, rows);
    if (slot->empty() || slot->back() != row) slot->push_back(static_cast<std::uint32_t>(row));
  }

  template <class W>
  static State open(W&, std::size_t chunks) {
    return State(chunks);
  }
  template <class W>
  static Mark fetch(W&, State& state, Rows rows, std::size_t chunk) {
    return {&state[chunk], rows};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    auto& marked = world.template thing<Set>().rows;
    marked.clear();
    for (const auto& chunk : state) marked.insert(marked.end(), chunk.begin(), chunk.end());
  }
};

/// The marked rows that a sweep handles, in ascending order.
template <class Set>
struct Over {
  using set = Set;
  std::span<const std::uint32_t> rows;
  [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
  [[nodiscard]] auto end() const noexcept { return rows.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
};

}  // namespace minori
