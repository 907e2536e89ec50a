#pragma once

/// What management makes of a menu (rule G7). Pure and total.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "agents/programme/design.hpp"

namespace minori::cluster {

/// In the order of the menu: researchers, training, network, equipment, projects.
inline constexpr std::size_t menus = 5;
using Weights = std::array<float, menus>;

[[nodiscard]] inline std::array<double, menus> shares_of(const programme::Menu& menu) noexcept {
  return {menu.researchers, menu.training, menu.network, menu.equipment, menu.projects};
}

/// G7  Shares of the menu now:  s_k w_k / sum of s_j w_j   s design, w weights
[[nodiscard]] inline programme::Menu menu_now(const programme::Menu& design, const Weights& weights) noexcept {
  if (std::all_of(weights.begin(), weights.end(), [](float each) { return each == 1.0F; })) return design;
  auto shares = shares_of(design);
  double sum = 0.0;
  for (std::size_t k = 0; k < menus; ++k) sum += shares[k] *= static_cast<double>(weights[k]);
  if (sum <= 0.0) return design;
  for (double& share : shares) share /= sum;
  return {shares[0], shares[1], shares[2], shares[3], shares[4]};
}

/// G7  Check and act, once a year:  w_k <- clip(w_k (1 + M v (min(2, r_k / r) - 1)), 1/2, 2)
///
/// r_k results owed to a menu over its share, r their mean with the shares as weights (all results owed), M management,
/// v speed. A year without results teaches nothing. Ours.
[[nodiscard]] inline Weights learned_weights(const Weights& weights, const programme::Menu& now,
                                             const std::array<std::int64_t, menus>& owed, double management,
                                             double speed) noexcept {
  const auto shares = shares_of(now);
  double mean = 0.0;
  for (const std::int64_t each : owed) mean += static_cast<double>(each);
  Weights made = weights;
  for (std::size_t k = 0; k < menus && mean > 0.0; ++k) {
    if (shares[k] <= 0.0) continue;
    const double better = std::min(2.0, static_cast<double>(owed[k]) / shares[k] / mean) - 1.0;
    made[k] = static_cast<float>(std::clamp(weights[k] * (1.0 + management * speed * better), 0.5, 2.0));
  }
  return made;
}

}  // namespace minori::cluster
