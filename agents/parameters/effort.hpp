#pragma once

/// Parameters. Effort under pressure and soft budgets (rule P3).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct EffortParameters {
  double matching;
  double evaluation;
  double soft_budget;
  double counted;
};

template <>
inline constexpr auto parameter_table<EffortParameters> = std::to_array<ParameterEntry<EffortParameters>>({
    {&EffortParameters::matching, "matching", "1", 0.2, 0, 0.4, Origin::unknown, "effect of the matching share",
     "no measurement known", off_at(0)},
    {&EffortParameters::evaluation, "evaluation", "1", 0.15, 0, 0.3, Origin::unknown,
     "effect of an evaluation within a year", "no measurement known", off_at(0)},
    {&EffortParameters::soft_budget, "soft_budget", "1", 0.3, 0, 0.8, Origin::unknown,
     "loss per 5 guaranteed years beyond 3", "no measurement known", off_at(0)},
    {&EffortParameters::counted, "counted", "1", 0.3, 0, 0.6, Origin::unknown,
     "bonus in admission, within a year of an evaluation, for a stage that ends before it", "no measurement known"},
});
static_assert(sizeof(EffortParameters) == parameter_table<EffortParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
