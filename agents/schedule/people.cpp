#include "agents/schedule/parts.hpp"

#include "agents/cluster/phases.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/node/phases.hpp"
#include "agents/region/phases.hpp"

namespace minori {

void add_people(Phases& all) {
  all.push_back(make("V3", "local revenue follows sales", region::collect_revenue));
  all.push_back(make("E1", "graduates stay or move", region::move_graduates));
  all.push_back(make("E2", "contracts of recruited researchers end", laboratory::end_contracts));
  all.push_back(make("E2", "terms of researchers whom regions recruited end", laboratory::end_terms));
  all.push_back(make("E3", "coordinators leave", coordinator::leave));
  all.push_back(make("E3", "planners go with their posts", coordinator::dismiss_planners));
  all.push_back(make("E3", "local governments keep whom they can pay", coordinator::keep));
  all.push_back(make("E3", "who leaves hands contacts over", coordinator::hand_over));
  all.push_back(make("E3", "projects go on with the successor", coordinator::pass_projects_on));
  all.push_back(make("C4", "clusters hire coordinators", coordinator::hire_for_clusters));
  all.push_back(make("C4", "regions hire coordinators", coordinator::hire_for_regions));
  all.push_back(make("C4", "planners are hired", coordinator::hire_planners));
  all.push_back(make("G2", "clusters recruit researchers", cluster::recruit));
  all.push_back(make("H3", "regions recruit researchers", laboratory::recruit_for_regions));
  all.push_back(make("T2", "ties grow with use and are cut without", node::update_ties));
}

}  // namespace minori
