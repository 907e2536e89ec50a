#pragma once

/// Chance for many agents at once: the same numbers as one by one, in a loop that uses wide registers.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "sim/random.hpp"

namespace minori {

namespace detail {

void draw_uniforms(const Chance& chance, std::uint64_t stream, std::uint32_t event, std::span<const std::uint64_t> ids,
                   std::span<double> uniforms);
void draw_uniform_pairs(const Chance& chance, std::uint64_t stream, std::uint32_t event,
                        std::span<const std::uint64_t> ids, std::span<double> first, std::span<double> second);
void draw_event_words(const Chance& chance, std::uint64_t stream, std::uint64_t id, std::uint32_t first_event,
                      std::span<std::uint64_t> first, std::span<std::uint64_t> second);

}  // namespace detail

/// uniforms[i] = chance.uniform(stream, ids[i], event); both spans have one length.
template <class Stream>
void draw(const Chance& chance, Stream stream, std::span<const std::uint64_t> ids, std::span<double> uniforms,
          std::uint32_t event = 0) {
  detail::draw_uniforms(chance, static_cast<std::uint64_t>(stream), event, ids, uniforms);
}

/// Both words of chance.bits(stream, ids[i], event), as numbers in [0, 1).
template <class Stream>
void draw_pairs(const Chance& chance, Stream stream, std::span<const std::uint64_t> ids, std::span<double> first,
                std::span<double> second, std::uint32_t event = 0) {
  detail::draw_uniform_pairs(chance, static_cast<std::uint64_t>(stream), event, ids, first, second);
}

/// Draws of one agent by event:  words of chance.bits(stream, id, first_event + k)  for k below the length of both
/// spans.
template <class Stream>
void draw_events(const Chance& chance, Stream stream, std::uint64_t id, std::uint32_t first_event,
                 std::span<std::uint64_t> first, std::span<std::uint64_t> second) {
  detail::draw_event_words(chance, static_cast<std::uint64_t>(stream), id, first_event, first, second);
}

/// One draw for every row of a sweep that goes through its rows in order, made a block at a time:
/// draws[row] = chance.uniform(stream, id of the row).
class RowDraws {
 public:
  /// `ids` of the rows from `first_row` on; must outlive the draws.
  template <class Stream>
  RowDraws(const Chance& chance, Stream stream, std::span<const std::uint64_t> ids, std::size_t first_row)
      : chance_(chance), stream_(static_cast<std::uint64_t>(stream)), ids_(ids), first_row_(first_row) {}

  [[nodiscard]] double operator[](std::size_t row) {
    const std::size_t at = row - first_row_;
    if (at >= drawn_) fill(at);
    return uniforms_[at - begin_];
  }

 private:
  void fill(std::size_t at) {
    begin_ = at;
    drawn_ = std::min(ids_.size(), at + uniforms_.size());
    detail::draw_uniforms(chance_, stream_, 0, ids_.subspan(begin_, drawn_ - begin_),
                          std::span(uniforms_).first(drawn_ - begin_));
  }

  Chance chance_;
  std::uint64_t stream_;
  std::span<const std::uint64_t> ids_;
  std::size_t first_row_;
  std::size_t begin_ = 0;  ///< of the block, and one past its last, among the ids
  std::size_t drawn_ = 0;
  std::array<double, 512> uniforms_;
};

}  // namespace minori
