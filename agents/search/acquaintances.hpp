#pragma once

/// Agents at the end of one or two ties, the most trusted first (rules S1, P5).

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "sim/column.hpp"

namespace minori::search {

struct Acquaintance {
  double trust = 0.0;     ///< T1 along the ties
  std::uint64_t key = 0;  ///< decides between equals: a hash of who they are, not of where they stand
  std::uint32_t row = no_row;

  [[nodiscard]] bool before(const Acquaintance& other) const noexcept {
    return trust != other.trust ? trust > other.trust : key < other.key;
  }
};

/// The most trusted of the acquaintances offered, each agent once, best first, whatever the order of the offers.
class Acquaintances {
 public:
  static constexpr std::size_t room = 32;

  explicit Acquaintances(std::size_t most) noexcept : most_(std::min(most, room)) {}

  [[nodiscard]] std::span<const Acquaintance> all() const noexcept { return std::span(held_).first(count_); }
  [[nodiscard]] bool know(std::uint32_t row) const noexcept {
    return std::ranges::any_of(all(), [row](const Acquaintance& each) { return each.row == row; });
  }

  void offer(const Acquaintance& one) noexcept {
    std::size_t place = 0;
    while (place < count_ && !one.before(held_[place])) {
      if (held_[place].row == one.row) return;  // known already, and better
      ++place;
    }
    std::size_t gap = place;  // where the agent stood with less trust, else behind the last
    while (gap < count_ && held_[gap].row != one.row) ++gap;
    if (gap == count_ && count_ < most_) ++count_;
    if (place >= count_) return;
    for (std::size_t at = std::min(gap, count_ - 1); at > place; --at) held_[at] = held_[at - 1];
    held_[place] = one;
  }

 private:
  std::array<Acquaintance, room> held_{};
  std::size_t most_;
  std::size_t count_ = 0;
};

}  // namespace minori::search
