#include "agents/programme/budget.hpp"

#include <algorithm>
#include <cmath>

namespace minori::programme {
namespace {

/// Years that an award is expected to take up a place, and what they cost in years of the full first grant.
struct Expected {
  double years = 0.0;
  double paid = 0.0;
  double spent = 0.0;  ///< of what is paid
};

/// Years of grant that are expected to be spent between two dates of an award, in years since its start.
double spent_between(double from, double until, const ExpectedSpending& share) {
  const auto within = [&](double first, double last) {
    return std::max(0.0, std::min(until, last) - std::max(from, first));
  };
  return share.first_year * within(0.0, 1.0) + share.second_year * within(1.0, 2.0) +
         share.later_years * within(2.0, std::max(2.0, until));
}

/// What the last year of an award spends less than another year would.
double lost_at_end(double end, const ExpectedSpending& share) {
  return (1.0 - share.last_year / share.later_years) * spent_between(std::max(0.0, end - 1.0), end, share);
}

Expected expected(const Design& design) {
  Expected sum;
  double running = 1.0;
  double level = 1.0;
  double at = 0.0;
  const ExpectedSpending& share = design.expected_spending;
  const auto add = [&](double years) {
    sum.years += running * years;
    sum.paid += level * years;
    sum.spent += level * spent_between(at, at + years, share);
  };
  for (const Grading& each : gradings(design)) {
    add(each.year - at);
    at = each.year;
    running *= 1.0 - each.stop_share;
    level *= (1.0 - each.stop_share - each.cut_share * each.cut) * each.grant_factor;
  }
  add(design.funding_period - at);
  const double period = design.funding_period;
  const double extended = design.extension_years > 0 ? design.extension_share : 0.0;
  const double longest = period + design.extension_years;
  sum.years += running * (extended * design.extension_years + design.taper_years);
  sum.paid += level * (extended * design.extension_years + 0.5 * design.taper_years);
  sum.spent +=
      level * (extended * spent_between(period, longest, share) + 0.5 * share.later_years * design.taper_years);
  sum.spent -= level * ((1.0 - extended) * lost_at_end(period, share) + extended * lost_at_end(longest, share));
  return sum;
}

}  // namespace

std::vector<Grading> gradings(const Design& design) {
  std::vector<Grading> all;
  const bool gate = design.gate_year > 0 && design.gate_year < design.funding_period;
  for (const auto year : design.evaluation_years)
    if (year < design.funding_period && !(gate && year == design.gate_year))
      all.push_back({year, design.stop_share, design.cut_share, design.grade_cut, 1.0, false});
  if (gate) all.push_back({design.gate_year, 1.0 - design.gate_share, 0.0, 0.0, design.gate_grant, true});
  std::sort(all.begin(), all.end(), [](const Grading& a, const Grading& b) { return a.year < b.year; });
  return all;
}

double expected_years(const Design& design) { return expected(design).paid; }

Money grant_now(Money grant_rate, std::uint32_t quarter, std::uint32_t end, std::uint32_t taper_quarters) {
  const std::int64_t steps = taper_quarters;
  const std::int64_t left = end > quarter ? end - quarter : 0;
  return left > steps ? grant_rate : grant_rate * left / (steps + 1);
}

Allotment allot(const Design& design, int candidates) {
  const Expected award = expected(design);
  Allotment made{std::min(design.regions, candidates), design.grant, award.paid, award.spent};
  const ExpectedSpending& share = design.expected_spending;
  const double reference =
      spent_between(0.0, design.reference_period, share) - lost_at_end(design.reference_period, share);
  const double total = design.regions * design.grant * reference;
  if (design.equal_budget == BudgetRule::cohort_regions) {
    const double wanted = total / (design.grant * made.spent);
    made.regions = std::clamp(static_cast<int>(std::floor(wanted + 0.5)), 1, std::max(1, candidates));
  }
  if (design.equal_budget == BudgetRule::cohort_regions || design.equal_budget == BudgetRule::cohort_grants)
    made.grant = made.regions > 0 ? total / (made.regions * made.spent) : 0.0;
  if (design.equal_budget == BudgetRule::slots && award.paid > 0.0) made.grant *= award.years / award.paid;
  return made;
}

int places_of_calls(const Design& design, const Allotment& allotment, std::uint32_t years) {
  int places = allotment.regions;
  if (design.equal_budget != BudgetRule::documented) return places;
  const auto calls = std::min<std::size_t>(years, design.later_calls.size());
  for (std::size_t call = 0; call < calls; ++call) places += design.later_calls[call];
  return places;
}

int awards_of_call(const Design& design, const Allotment& allotment, std::uint32_t years, int taken) {
  const int free = places_of_calls(design, allotment, years) - taken;
  if (years == 0 || design.equal_budget == BudgetRule::slots) return free;
  if (design.equal_budget != BudgetRule::documented || years > design.later_calls.size()) return 0;
  return std::min(free, static_cast<int>(design.later_calls[years - 1]));
}

std::uint32_t first_call(const Step& step, const Design& design) {
  return step.burn_in_quarters +
         4U * static_cast<std::uint32_t>(std::max(0, design.first_fiscal_year - step.first_fiscal_year));
}

std::uint32_t window_end(const Step& step, const Design& design) {
  return first_call(step, design) + static_cast<std::uint32_t>(std::llround(4.0 * design.window_years));
}

bool abolished(const Step& step, const Design& design) {
  return design.abolition_fiscal_year > 0 && !step.in_burn_in() && step.fiscal_year() >= design.abolition_fiscal_year;
}

std::uint32_t taper_of(const Design& design) {
  return 4U * static_cast<std::uint32_t>(std::llround(design.taper_years));
}

}  // namespace minori::programme
