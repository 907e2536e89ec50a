#include "agents/model.hpp"

#include <fmt/format.h>

#include "agents/identities.hpp"
#include "agents/schedule/parts.hpp"

namespace minori {
namespace {

#ifdef MINORI_CHECKS
constexpr bool all_is_checked = true;  ///< after every phase, which names the rule
#else
constexpr bool all_is_checked = false;
#endif

Phases make_schedule() {
  Phases all;
  add_policy_and_research(all);
  add_search(all);
  add_projects(all);
  add_market(all);
  add_people(all);
  add_observation(all);
  return all;
}

}  // namespace

const std::vector<Phase<Economy>>& schedule() {
  static const Phases phases = make_schedule();
  return phases;
}

void run_quarter(Economy& economy, const Step& step, const PhaseWatch& watch) {
  if (step.quarter_of_year() == 1) economy.compact();
  economy.ledger.quarter.clear();
  reset_observed(economy, Observed::flow);
  economy.reset_levers();
  const SectorStocks before = sector_stocks(economy);
  const PopulationCheck population(economy);
  const Phases& phases = schedule();
  for (std::size_t place = 0; place < phases.size(); ++place) {
    if (watch) watch(place);
    phases[place].run(economy, step);
    if (all_is_checked)
      population.check(economy, fmt::format("{} ({})", phases[place].rule, phases[place].summary), step.quarter());
  }
  if (watch) watch(phases.size());
  check_accounts(before, sector_stocks(economy), economy.ledger.quarter, step.quarter());
  population.check(economy, "all phases", step.quarter());
  check_people(economy, step.quarter());
  if (all_is_checked) check_ties(economy, step.quarter());
}

}  // namespace minori
