#pragma once

/// How a firm judges a laboratory for its need (rules S1, P2).

#include "agents/indices.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/project/rules.hpp"
#include "sim/access.hpp"

namespace minori::search {

/// What the firm brings.
struct Seeker {
  const Kene* knowledge = nullptr;
  const Need* need = nullptr;
  std::array<double, required_capabilities> own{};  ///< its own mastery of each capability required
  double absorption = 0.0;                          ///< absorptive capacity, 0-1
  double lean = 1.0;                                ///< weight of ambitious value
};

/// What others would add to a project.
struct Help {
  double broker_skill = 0.0;
  double support = 0.0;  ///< believed share of cost that a programme pays
  int last_supported_stage = 0;
};

/// What it knows of the laboratory.
struct Meeting {
  double quality = 0.0;  ///< Q of the pair, 0-1
  double trust = 0.0;
  double seed_fit = 0.0;  ///< added by a seed that a broker saw
};

/// What decides, besides its knowledge, how much a firm can take in.
struct Openness {
  double rnd_intensity = 0.0;
  double trained_share = 0.0;  ///< of its region
  std::size_t field = 0;       ///< its own
};

/// K2  Absorptive capacity of a firm for a field; training in the region adds to its R&D intensity.
[[nodiscard]] double absorption_of(const Kene& knowledge, const Openness& firm, std::size_t wanted,
                                   const Proximity& proximity, const Parameters& parameters);

/// S1  Fit of a pair:  (Q + seed) (1 - w/2 + a w/2) (f + (1 - f) trust)   w weight of absorption, 1 unless switched off
[[nodiscard]] double fit_of(double absorption, const Meeting& meeting, const SearchParameters& p);

/// S1  Trust in somebody for whom a coordinator vouches:  t + (1 - t) k skill
[[nodiscard]] inline double vouched_trust(double trust, double broker_skill, const SearchParameters& p) noexcept {
  return trust + (1.0 - trust) * p.vouching * broker_skill;
}

/// P2  The better of an incremental and an ambitious project: fit, expected net value, kind.
[[nodiscard]] Candidate judge(const Seeker& seeker, const Candidate& found, const Help& help,
                              const project::Courses& courses, const Outlook& outlook, const Parameters& parameters);

/// Laboratories that a firm weighs at a time.
inline constexpr std::size_t most_weighed = 32;

/// K1  Quality of the pair with each of at most `most_weighed` laboratories, the better partner for each capability.
void qualities_with(const Seeker& seeker, std::span<const Kene> knowledge, std::span<const std::uint32_t> laboratories,
                    std::span<double> qualities, const Proximity& proximity);

/// S1  What decides between laboratories for one need, the terms of the chance to pass that differ between them:
/// b1 fit + b2 trust   (P4)
[[nodiscard]] inline double promise(float fit, float trust, const ProjectParameters& p) noexcept {
  return p.pass_fit * fit + p.pass_trust * trust;
}

/// True if a laboratory of this fit and trust may come among the best three.
[[nodiscard]] bool may_be_best(const Candidates& best, float fit, float trust, const ProjectParameters& p);

/// Keep the three best of what was found, each laboratory once, by their promise, best first.
void keep_best(Candidates& best, const Candidate& found, const ProjectParameters& p);

}  // namespace minori::search
