#include "agents/model.hpp"

#include "agents/schedule/parts.hpp"

namespace minori {
namespace {

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
  const Phases& phases = schedule();
  for (std::size_t place = 0; place < phases.size(); ++place) {
    if (watch) watch(place);
    phases[place].run(economy, step);
  }
  if (watch) watch(phases.size());
  check_accounts(before, sector_stocks(economy), economy.ledger.quarter, step.quarter());
}

}  // namespace minori
