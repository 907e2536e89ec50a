#pragma once

/// What all brokers share: how they pick, see, tie and learn (rules C1, S6, S8).

#include <algorithm>
#include <array>
#include <span>

#include "agents/parameters.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"
#include "sim/access.hpp"
#include "sim/draws.hpp"

namespace minori::coordinator {

/// C1  Chance to see that a pair fits:  skill (f + (1 - f) familiarity)
[[nodiscard]] inline double detection(double skill, double familiarity, const CoordinatorParameters& p) {
  return skill * (p.familiarity_floor + (1.0 - p.familiarity_floor) * familiarity);
}

/// A field to look at: the own one half of the time.
[[nodiscard]] inline std::size_t pick_field(std::size_t own, std::size_t fields, std::uint64_t word) {
  return (word & 1U) != 0 ? own : Chance::scaled(mix(word), fields);
}

[[nodiscard]] inline std::uint32_t pick_row(std::span<const std::uint32_t> rows, std::uint64_t word) {
  return rows.empty() ? no_row : rows[Chance::place(word, rows.size())];
}

/// C1, S6  Who introduces two sides knows both from then on, also if nothing comes of it.
template <class Advice>
void tie_to_both(const Collect<Advice>& advise, std::uint32_t broker, std::uint32_t firm, std::uint32_t laboratory) {
  for (const std::uint32_t side : {firm, laboratory}) {
    if (broker == no_row || side == no_row) continue;
    advise({{broker, side, ties::advice_layer}});
    advise({{side, broker, ties::advice_layer}});
  }
}

/// C1  Skill grows with time in the post, training and introductions:  s += (l + t + m n) (top - s)
[[nodiscard]] inline float learned(float skill, double introductions, double training, const CoordinatorParameters& p) {
  skill += static_cast<float>((p.learning + training) * std::max(0.0, p.top_skill - skill) +
                              p.learning_match * introductions * (p.top_skill - skill));
  return std::clamp(skill, 0.0F, 1.0F);
}

/// Draws of one agent by event, from 0 to below `events` in order, made a block at a time.
class EventDraws {
 public:
  EventDraws(const Chance& chance, Stream stream, std::uint64_t id, std::size_t events)
      : chance_(chance), stream_(stream), id_(id), events_(events) {}

  [[nodiscard]] Bits operator[](std::size_t event) {
    if (event >= drawn_) fill(event);
    return {first_[event - begin_], second_[event - begin_]};
  }

 private:
  void fill(std::size_t event) {
    begin_ = event;
    drawn_ = std::min(events_, event + first_.size());
    draw_events(chance_, stream_, id_, static_cast<std::uint32_t>(begin_), std::span(first_).first(drawn_ - begin_),
                std::span(second_).first(drawn_ - begin_));
  }

  const Chance& chance_;
  Stream stream_;
  std::uint64_t id_;
  std::size_t events_;
  std::size_t begin_ = 0;  ///< of the block, and one past its last
  std::size_t drawn_ = 0;
  std::array<std::uint64_t, 48> first_;
  std::array<std::uint64_t, 48> second_;
};

}  // namespace minori::coordinator
