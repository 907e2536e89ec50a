#pragma once

/// Ties and trust: rules T1-T3 (ODD 7).

#include <algorithm>
#include <array>

#include "agents/parameters/tie.hpp"
#include "sim/tie_graph.hpp"

namespace minori::ties {

/// Layers of the tie graph.
inline constexpr std::uint8_t research_layer = 1;
inline constexpr std::uint8_t advice_layer = 2;

/// T1  Direct trust:  rho = s (successes + 1) / (joint stages + 3)
[[nodiscard]] inline double direct_trust(const Tie& tie) noexcept {
  return static_cast<double>(tie.strength) * (tie.successes + 1.0) / (tie.joint + 3.0);
}

/// T1  Trust with third parties:  1 - (1 - rho)(1 - w sigma),  sigma = 1 - prod over the 8 strongest common partners (1
/// - rho_ik rho_kj)
///
/// A common council counts as one more partner, with the product `council` (council_credit below; 0 without one).
/// Replaces the credit of Cowan, Jonard & Zimmermann (2007), which stays near zero on sparse graphs.
[[nodiscard]] double trust_between(const TieGraph& graph, std::uint32_t a, std::uint32_t b, double council,
                                   const TieParameters& p);

/// T1  What a common council is worth as a common partner:  k v   k council credit, v its shared vision
///
/// Ours: so what the council built fades with its vision when nobody pays for it any more.
[[nodiscard]] inline double council_credit(double vision, const TieParameters& p) noexcept {
  return p.council_credit * vision;
}

/// T2  A finished stage strengthens a tie:  s += gain (1 - s)
inline void use_tie(Tie& tie, const TieEvent& event, std::uint32_t quarter, const TieParameters& p) noexcept {
  if (tie.layers == 0) {
    tie.formed = quarter;
    tie.strength = static_cast<float>(p.introduction_strength);
  }
  tie.layers = static_cast<std::uint8_t>(tie.layers | event.layers);
  tie.last_used = quarter;
  if (!event.joint) return;
  tie.strength += static_cast<float>(p.gain) * (1.0F - tie.strength);
  tie.joint = static_cast<std::uint16_t>(std::min<int>(60000, tie.joint + 1));
  tie.successes = static_cast<std::uint16_t>(std::min<int>(60000, tie.successes + (event.success ? 1 : 0)));
}

/// T3  Hazard of an unused tie a quarter:  h = (b + c (e - b)) / (1 + age / 2)
///
/// age in years; b hazard of a bridge, e of an embedded tie; closure c: 1 with a common partner, else the shared vision
/// of a common council, else 0. Burt (2002); that a council holds a tie by its vision is ours.
[[nodiscard]] inline double decay_hazard(double age_years, double closure, const TieParameters& p) noexcept {
  return (p.hazard_bridge + closure * (p.hazard_embedded - p.hazard_bridge)) / (1.0 + 0.5 * age_years);
}

}  // namespace minori::ties
