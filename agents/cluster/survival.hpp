#pragma once

/// Beliefs about the survival of support (rules L1-L2) as a curve over the quarters to come.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "agents/parameters/belief.hpp"
#include "agents/parameters/effort.hpp"
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
  double renewal = 0.0;              ///< share of past ends that another award followed, as far as one may follow
  std::uint32_t renewal_closes = 0;  ///< quarters until no award is given any more
  std::uint32_t gate = 0;            ///< quarters to a stage gate; 0: none is ahead
  double gate_share = 1.0;           ///< share that passes it
  std::uint32_t next_grading =
      no_grading;  ///< quarters to the next evaluation of any kind, the one at the end included

  static constexpr std::uint32_t no_grading = 0xffffffffU;
};

/// L1  P_surv(t) = (1 - h)^years until the announced end, times (1 - q) for each evaluation passed;
/// after the end  a + (1 - a) n,  a = b e within a possible extension, else 0.   h = min(0.5, k m)
///
/// m memory of cut-offs, q stop share, e extension share, b belief in it, n share of ends that were followed by another
/// award, while one may follow. A stage gate counts with the share that it announces.
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
    if (announced.gate > 0 && quarter >= announced.gate) chance *= announced.gate_share;
    if (quarter >= announced.quarters_left) {
      const bool within = quarter < announced.quarters_left + announced.extension_quarters;
      const double by_extension = within ? p.extension_trust * announced.extension_share : 0.0;
      const double renewed = quarter < announced.renewal_closes ? announced.renewal : 0.0;
      chance *= by_extension + (1.0 - by_extension) * renewed;
    }
    curve[t] = static_cast<float>(1.0 - p.weight + p.weight * chance);
  }
  return curve;
}

[[nodiscard]] inline double survival_at(const CurveOfSurvival& curve, double quarters) noexcept {
  const auto at = static_cast<std::size_t>(std::max(0.0, quarters));
  return curve[std::min(at, curve.size() - 1)];
}

/// C4  Share of vacant posts that are filled as ever: all, and near the announced end as many as support is believed to
/// last beyond it
[[nodiscard]] inline double worth_hiring(const CurveOfSurvival& curve, std::uint32_t quarter,
                                         std::uint32_t end) noexcept {
  return end > quarter + 1 ? 1.0 : survival_at(curve, end > quarter ? end - quarter : 0);
}

/// L2  Admission score:  fit (1 - w + w P_surv(T)) (1 + b [ambitious])
[[nodiscard]] inline double admission_score(double fit, double survival, bool ambitious, double survival_weight,
                                            double ambition_bonus) noexcept {
  return fit * (1.0 - survival_weight + survival_weight * survival) * (1.0 + (ambitious ? ambition_bonus : 0.0));
}

/// L2  Pressure toward what evaluations count:  1 + c if the stage ends before an evaluation within a year, else 1
[[nodiscard]] inline double counted_bonus(double stage_quarters, double to_evaluation,
                                          const EffortParameters& p) noexcept {
  constexpr double year = 4.0;
  return to_evaluation <= year && stage_quarters <= to_evaluation ? 1.0 + p.counted : 1.0;
}

}  // namespace minori::cluster
