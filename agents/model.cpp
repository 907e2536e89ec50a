#include "agents/model.hpp"

#include "agents/bank/phases.hpp"
#include "agents/cluster/phases.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/firm/phases.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/market/phases.hpp"
#include "agents/node/phases.hpp"
#include "agents/programme/phases.hpp"
#include "agents/project/phases.hpp"
#include "agents/region/phases.hpp"
#include "agents/search/phases.hpp"

namespace minori {
namespace {

using Phases = std::vector<Phase<Economy>>;

template <class Function>
Phase<Economy> make(std::string_view rule, std::string_view summary, Function function) {
  return phase<Economy>(rule, summary, function);
}

/// 1 Policy, 2 Research.
void add_policy_and_research(Phases& all) {
  all.push_back(make("G1", "programmes evaluate, end, extend, call, select and pay", programme::administer));
  all.push_back(make("V0", "demand follows cycle and shocks", region::set_demand));
  all.push_back(make("V1", "local science money arrives, support for matching is set", region::budget));
  all.push_back(make("G2", "running awards divide their grant by the menu", cluster::spend_menu));
  all.push_back(make("L1", "members form beliefs about support", cluster::believe));
  all.push_back(make("E4", "training and shared equipment add up", region::build_up));
  all.push_back(make("R1", "laboratories produce papers, seeds and patents", laboratory::research));
  all.push_back(make("R3", "laboratory knowledge is renewed and fades", laboratory::renew_knowledge));
}

/// 3 Needs, 4 Search and matching.
void add_search(Phases& all) {
  all.push_back(make("N1", "firms compare growth with aspiration and form needs", search::form_needs));
  all.push_back(make("T0", "agents take their place among ties", node::enlist));
  all.push_back(make("S0", "who is where", search::index_agents));
  all.push_back(make("S0", "where chance acquaintances live", search::weigh_meetings));
  all.push_back(make("C1", "coordinators introduce and learn", coordinator::introduce));
  all.push_back(make("S6", "institutes pass firms on to laboratories", coordinator::guide));
  all.push_back(make("S7", "banks introduce clients", coordinator::introduce_clients));
  all.push_back(make("S1", "firms with a need look around", search::look_around));
  for (int round = 0; round < 3; ++round) {
    all.push_back(make("S2", "firms propose", search::propose));
    all.push_back(make("S3", "laboratories hold the best proposals", search::answer));
    all.push_back(make("S4", "refused firms turn to the next", search::settle));
  }
  all.push_back(make("S5", "pairs start projects", search::start_projects));
}

/// 5 Finance, 6 R&D.
void add_projects(Phases& all) {
  all.push_back(make("G3", "projects apply to clusters", project::apply));
  all.push_back(make("G4", "clusters admit projects", cluster::admit));
  all.push_back(make("P5", "admitted projects take in partners", project::admit));
  all.push_back(make("G4", "participants become members", cluster::join));
  all.push_back(make("P1", "projects plan the quarter and ask for money", project::plan));
  all.push_back(make("F7", "R&D budgets and bills are asked of firms", innovator::ask_money));
  all.push_back(make("F1", "firms sell, invest, pay tax and dividends", firm::operate));
  all.push_back(make("B1", "firms serve debts and ask for loans", firm::ask_loans));
  all.push_back(make("B2", "banks grant the least fragile requests", bank::decide));
  all.push_back(make("B3", "loans arrive, innovation money is set aside", firm::settle_loans));
  all.push_back(make("F8", "project bills are paid, own R&D is done", innovator::pay_bills));
  all.push_back(make("P3", "projects spend and advance", project::advance));
  all.push_back(make("P6", "projects file patents", project::file_patents));
  all.push_back(make("P7", "finished stages teach and tie, closed projects leave", project::conclude));
  all.push_back(make("K4", "laboratories learn", laboratory::learn));
  all.push_back(make("K3", "firms learn and forget", innovator::learn));
}

/// 7 Market, 8 Firms and banks.
void add_market(Phases& all) {
  all.push_back(make("M3", "products near each other", market::index_products));
  all.push_back(make("M1", "buyers adopt", market::sell));
  all.push_back(make("M2", "sales reach the firms", innovator::collect_sales));
  all.push_back(make("F5", "firms close", firm::close));
  all.push_back(make("F9", "innovation sides end with their firm", innovator::end_with_firm));
  all.push_back(make("F6", "firms are founded", firm::found));
  all.push_back(make("E5", "seeds found start-ups", market::found_startups));
  all.push_back(make("F9", "innovation sides begin with their firm", innovator::begin_with_firm));
  all.push_back(make("F9", "firms know their innovation side", innovator::link_firms));
  all.push_back(make("B4", "banks pay owners or are recapitalised", bank::close_quarter));
}

/// 9 People, 10 Network.
void add_people(Phases& all) {
  all.push_back(make("E1", "graduates stay or move", region::move_graduates));
  all.push_back(make("E2", "contracts of recruited researchers end", laboratory::end_contracts));
  all.push_back(make("E3", "coordinators leave", coordinator::leave));
  all.push_back(make("C4", "clusters hire coordinators", coordinator::hire_for_clusters));
  all.push_back(make("C4", "regions hire coordinators", coordinator::hire_for_regions));
  all.push_back(make("G2", "clusters recruit researchers", cluster::recruit));
  all.push_back(make("T2", "ties grow with use and are cut without", node::update_ties));
}

/// 11 Observation.
void add_observation(Phases& all) {
  all.push_back({"O0", "stocks are counted anew", {}, {}, [](Economy& economy, const Step&) {
                   reset_observed(economy, Observed::stock);
                 }});
  all.push_back(make("O1", "firms are counted", firm::count));
  all.push_back(make("O2", "laboratories are counted", laboratory::count));
  all.push_back(make("O3", "projects are counted", project::count));
  all.push_back(make("O4", "knowledge-using firms are counted", innovator::count));
  all.push_back(make("O5", "ties are counted", node::count));
  all.push_back(make("O5", "coordinators are counted", coordinator::count));
  all.push_back(make("O6", "products are counted", market::count));
  all.push_back(make("G6", "vision moves, results are remembered", cluster::move_vision));
}

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

void run_quarter(Economy& economy, const Step& step) {
  if (step.quarter_of_year() == 1) economy.compact();
  economy.ledger.quarter.clear();
  reset_observed(economy, Observed::flow);
  economy.reset_levers();
  const SectorStocks before = sector_stocks(economy);
  for (const auto& each : schedule()) each.run(economy, step);
  check_accounts(before, sector_stocks(economy), economy.ledger.quarter, step.quarter());
}

}  // namespace minori
