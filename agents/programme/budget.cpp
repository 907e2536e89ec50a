#include "agents/programme/budget.hpp"

#include <algorithm>
#include <cmath>

namespace minori::programme {

double expected_years(const Design& design) {
  const double period = design.funding_period;
  double years = period;
  double running = 1.0;
  for (const auto year : design.evaluation_years) {
    if (year >= design.funding_period) continue;
    years -= running * design.stop_share * (period - year);
    running *= 1.0 - design.stop_share;
  }
  if (design.extension_years > 0) years += running * design.extension_share * design.extension_years;
  return years + 0.5 * running * design.taper_years;
}

Money grant_now(Money grant_rate, std::uint32_t quarter, std::uint32_t end, double taper_years) {
  const auto steps = static_cast<std::int64_t>(4.0 * taper_years);
  const std::int64_t left = end > quarter ? end - quarter : 0;
  return left > steps ? grant_rate : grant_rate * left / (steps + 1);
}

Allotment allot(const Design& design, int candidates) {
  Allotment made{std::min(design.regions, candidates), design.grant, expected_years(design)};
  const double total = design.regions * design.grant * design.reference_period;
  if (design.equal_budget == BudgetRule::cohort_regions) {
    const double wanted = total / (design.grant * made.years);
    made.regions = std::clamp(static_cast<int>(std::floor(wanted + 0.5)), 1, std::max(1, candidates));
  }
  if (design.equal_budget == BudgetRule::cohort_regions || design.equal_budget == BudgetRule::cohort_grants)
    made.grant = made.regions > 0 ? total / (made.regions * made.years) : 0.0;
  return made;
}

}  // namespace minori::programme
