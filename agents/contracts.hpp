#pragma once

/// People on fixed terms: what recruited researchers (rule E2) and coordinators (rule E3) have in common.

#include <cstdint>

#include "agents/cluster/survival.hpp"
#include "agents/parameters/people.hpp"

namespace minori {

/// E3  Chance that a person on a fixed term finds other work this quarter:  h + e (1 - P) in the last year
///
/// P believed chance that support goes on beyond the announced end, by extension or renewal.
[[nodiscard]] inline double leaving_chance(std::uint32_t quarter, std::uint32_t end,
                                           const cluster::CurveOfSurvival& survival, const PeopleParameters& p) {
  constexpr std::uint32_t last_year = 4;
  if (quarter + last_year < end) return p.search_hazard;
  return p.search_hazard + p.end_hazard * (1.0 - cluster::survival_at(survival, end > quarter ? end - quarter : 0));
}

}  // namespace minori
