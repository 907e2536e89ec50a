#include "agents/schedule/parts.hpp"

#include "agents/bank/phases.hpp"
#include "agents/cluster/phases.hpp"
#include "agents/firm/phases.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/project/phases.hpp"

namespace minori {

void add_projects(Phases& all) {
  all.push_back(make("P8", "projects take stock at each stage's start", project::take_stock));
  all.push_back(make("G3", "projects apply to clusters", project::apply));
  all.push_back(make("G4", "clusters admit projects", cluster::admit));
  all.push_back(make("P5", "admitted projects take in partners", project::admit));
  all.push_back(make("G4", "participants become members", cluster::join));
  all.push_back(make("P2", "projects without prospects are given up", project::reconsider));
  all.push_back(make("P1", "projects plan the quarter and ask for money", project::plan));
  all.push_back(make("G4", "clusters see what they can pay", cluster::see_what_it_can_pay));
  all.push_back(make("F7", "R&D budgets and bills are asked of firms", innovator::ask_money));
  all.push_back(make("F1", "firms sell, invest, pay tax and dividends", firm::operate));
  all.push_back(make("B1", "firms serve debts and ask for loans", firm::ask_loans));
  all.push_back(make("B2", "banks grant the least fragile requests", bank::decide));
  all.push_back(make("B3", "loans arrive, innovation money is set aside", firm::settle_loans));
  all.push_back(make("F8", "project bills are paid, own R&D is done", innovator::pay_bills));
  all.push_back(make("P3", "project money arrives and is spent", project::spend));
  all.push_back(make("P4", "stages advance, pass or fail", project::advance));
  all.push_back(make("P6", "projects file patents", project::file_patents));
  all.push_back(make("T1", "projects keep ties in use, finished stages teach and tie", project::teach));
  all.push_back(make("G7", "results are owed to menus", cluster::attribute));
  all.push_back(make("A2", "what happened to projects is kept", project::keep_events));
  all.push_back(make("P7", "prototypes and products come out, closed projects leave", project::conclude));
  all.push_back(make("K4", "laboratories learn", laboratory::learn));
  all.push_back(make("K3", "firms learn and forget", innovator::learn));
}

}  // namespace minori
