#pragma once

/// Parameters. Beliefs about the survival of support (rules L1-L2).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct BeliefParameters {
  double hazard_per_memory;
  double memory_decay;
  double memory_stop;
  double memory_end;
  double memory_start;
  double stop_share_start;
  double extension_trust;
  double weight;
};

template <>
inline constexpr auto parameter_table<BeliefParameters> = std::to_array<ParameterEntry<BeliefParameters>>({
    {&BeliefParameters::hazard_per_memory, "hazard_per_memory", "per year", 0.02, 0.005, 0.05, Origin::unknown,
     "h = min(0.5, this times memory)", "no measurement known", off_at(0)},
    {&BeliefParameters::memory_decay, "memory_decay", "per quarter", 0.01, 0.005, 0.03, Origin::unknown,
     "decay of memory", "no measurement known"},
    {&BeliefParameters::memory_stop, "memory_stop", "1", 2, 1, 4, Origin::judgement, "added by an unscheduled stop",
     "prototype", off_at(0)},
    {&BeliefParameters::memory_end, "memory_end", "1", 1, 0.5, 2, Origin::judgement,
     "added by an end without successor", "prototype", off_at(0)},
    {&BeliefParameters::memory_start, "memory_start", "1", 2, 0, 5, Origin::judgement,
     "memory at the start: programmes had ended before", "judgement", off_at(0)},
    {&BeliefParameters::stop_share_start, "stop_share_start", "probability", 0.1, 0.02, 0.3, Origin::unknown,
     "believed share stopped at an evaluation before any was seen", "no measurement known", off_at(0)},
    {&BeliefParameters::extension_trust, "extension_trust", "1", 0.8, 0.5, 1, Origin::judgement,
     "belief in an announced extension", "prototype"},
    {&BeliefParameters::weight, "weight", "1", 1, 1, 1, Origin::judgement,
     "weight of all beliefs about support: without it nobody expects support to end", "switch for comparisons",
     off_at(0)},
});
static_assert(sizeof(BeliefParameters) == parameter_table<BeliefParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
