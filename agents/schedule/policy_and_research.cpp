#include "agents/schedule/parts.hpp"

#include "agents/cluster/phases.hpp"
#include "agents/fund/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/policy/phases.hpp"
#include "agents/policy/pushing.hpp"
#include "agents/programme/phases.hpp"
#include "agents/region/phases.hpp"

namespace minori {

void add_policy_and_research(Phases& all) {
  all.push_back(make("H1", "measures of the state push levers", policy::push_by_state));
  all.push_back(make("G1", "programmes evaluate, end, extend, call, select and pay", programme::administer));
  all.push_back(make("V0", "demand follows cycle and shocks", region::set_demand));
  all.push_back(make("V1", "local science money arrives, support for matching is set", region::budget));
  all.push_back(make("H1", "measures with local money push levers", policy::push_by_local_governments));
  all.push_back(make("H2", "grants of instruments are shared out", policy::share_grants));
  all.push_back(make("V2", "funds say what they can give", fund::share_out));
  all.push_back(make("G7", "management moves money between menus", cluster::adapt_menu));
  all.push_back(make("G2", "running awards divide their grant by the menu", cluster::spend_menu));
  all.push_back(make("V4", "regions with a vision run schemes of their own", cluster::run_own_schemes));
  all.push_back(make("L1", "members form beliefs about support", cluster::believe));
  all.push_back(make("E4", "training and shared equipment add up", region::build_up));
  all.push_back(make("R1", "laboratories produce papers, seeds and patents", laboratory::research));
  all.push_back(make("R3", "laboratory knowledge is renewed and fades", laboratory::renew_knowledge));
}

}  // namespace minori
