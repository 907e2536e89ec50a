#pragma once

/// Parameters. Coordinators (rules C1-C4).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct CoordinatorParameters {
  double capacity;
  double inspections;
  double familiarity_floor;
  double learning;
  double learning_match;
  double top_skill;
  double skill_low;
  double skill_high;
  double hiring;
  double cost;
  double standing_turnover;
  double handover;
};

template <>
inline constexpr auto parameter_table<CoordinatorParameters> = std::to_array<ParameterEntry<CoordinatorParameters>>({
    {&CoordinatorParameters::capacity, "capacity", "matches per quarter", 3, 1, 6, Origin::unknown,
     "introductions that a coordinator follows in a quarter", "no measurement known"},
    {&CoordinatorParameters::inspections, "inspections", "pairs per quarter", 20, 5, 50, Origin::unknown,
     "pairs of seed and need inspected: fixed depth", "no measurement known", off_at(0)},
    {&CoordinatorParameters::familiarity_floor, "familiarity_floor", "1", 0.4, 0.2, 0.6, Origin::judgement,
     "detection outside the own field", "judgement"},
    {&CoordinatorParameters::learning, "learning", "per quarter", 0.06, 0.02, 0.12, Origin::unknown,
     "toward the top skill", "no measurement known", off_at(0)},
    {&CoordinatorParameters::learning_match, "learning_match", "per match", 0.02, 0.0, 0.05, Origin::judgement,
     "gain by a match", "judgement", off_at(0)},
    {&CoordinatorParameters::top_skill, "top_skill", "1", 0.9, 0.8, 1.0, Origin::judgement,
     "highest skill that learning approaches", "judgement"},
    {&CoordinatorParameters::skill_low, "skill_low", "1", 0.2, 0.1, 0.3, Origin::judgement,
     "lowest skill of a new coordinator", "judgement"},
    {&CoordinatorParameters::skill_high, "skill_high", "1", 0.6, 0.4, 0.8, Origin::judgement,
     "highest skill of a new coordinator", "judgement"},
    {&CoordinatorParameters::hiring, "hiring", "per quarter", 0.4, 0.2, 0.8, Origin::judgement,
     "chance that a vacant post is filled", "prototype"},
    {&CoordinatorParameters::cost, "cost", "Myen per year", 9, 6, 15, Origin::judgement, "full cost of a post",
     "pay of 6 times 1.5"},
    {&CoordinatorParameters::standing_turnover, "standing_turnover", "per quarter", 0.05, 0.02, 0.1, Origin::judgement,
     "coordinators outside programmes who are replaced", "yearly contracts, renewed for some five years", off_at(0)},
    {&CoordinatorParameters::handover, "handover", "share", 0.3, 0, 0.8, Origin::unknown,
     "ties and skill in projects that who leaves hands over to a colleague", "no measurement known"},
});
static_assert(sizeof(CoordinatorParameters) == parameter_table<CoordinatorParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
