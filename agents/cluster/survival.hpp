#pragma once

/// Beliefs about the survival of support (rules L1-L2) as a curve over the quarters to come.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "agents/parameters/belief.hpp"
#include "sim/math.hpp"

namespace minori::cluster {

/// Believed chance that support still runs after 0, 1, 2 ... quarters.
using CurveOfSurvival = std::array<float, 48>;

/// What is announced about an award, seen from now.
struct Announcement {
  std::uint32_t quarters_left = 0;         ///< to the announced end
  std::vector<std::uint32_t> evaluations;  ///< quarters to each announced evaluation that may stop it
  std::uint32_t extension_quarters = 0;
  double extension_share = 0.0;
};

/// L1  P_surv(t) = (1 - h)^years until the announced end, times (1 - q) for each evaluation passed;
/// after the end 0.8 x extension share within the extension, else 0.   h = min(0.5, k m), m memory of cut-offs
///
/// All of it counts with a weight, 1 unless beliefs are switched off:  1 - w + w P_surv(t)
[[nodiscard]] inline CurveOfSurvival believed_survival(const Announcement& announced, double memory, double stop_share,
                                                       const BeliefParameters& p) {
  CurveOfSurvival curve{};
  const double hazard = std::min(0.5, p.hazard_per_memory * memory);
  for (std::size_t t = 0; t < curve.size(); ++t) {
    const auto quarter = static_cast<std::uint32_t>(t);
    double chance = math::pow(1.0 - hazard, 0.25 * static_cast<double>(t));
    for (const auto evaluation : announced.evaluations)
      if (evaluation > 0 && quarter >= evaluation) chance *= 1.0 - stop_share;
    if (quarter >= announced.quarters_left)
      chance *= quarter < announced.quarters_left + announced.extension_quarters
                    ? p.extension_trust * announced.extension_share
                    : 0.0;
    curve[t] = static_cast<float>(1.0 - p.weight + p.weight * chance);
  }
  return curve;
}

[[nodiscard]] inline double survival_at(const CurveOfSurvival& curve, double quarters) noexcept {
  const auto at = static_cast<std::size_t>(std::max(0.0, quarters));
  return curve[std::min(at, curve.size() - 1)];
}

/// L2  Admission score:  fit (1 - w + w P_surv(T)) (1 + b [ambitious])
[[nodiscard]] inline double admission_score(double fit, double survival, bool ambitious, double survival_weight,
                                            double ambition_bonus) noexcept {
  return fit * (1.0 - survival_weight + survival_weight * survival) * (1.0 + (ambitious ? ambition_bonus : 0.0));
}

}  // namespace minori::cluster
