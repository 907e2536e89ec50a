#include "agents/schedule/parts.hpp"

#include "agents/coordinator/phases.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/node/phases.hpp"
#include "agents/search/phases.hpp"

namespace minori {

void add_search(Phases& all) {
  all.push_back(make("N1", "firms compare growth with aspiration and form needs", search::form_needs));
  all.push_back(make("N3", "suppliers find customers", innovator::find_customers));
  all.push_back(make("T0", "agents take their place among ties", node::enlist));
  all.push_back(make("S0", "who is where", search::index_agents));
  all.push_back(make("S0", "where chance acquaintances live", search::weigh_meetings));
  all.push_back(make("C1", "coordinators introduce and learn", coordinator::introduce));
  all.push_back(make("S6", "institutes pass firms on to laboratories", coordinator::guide));
  all.push_back(make("S7", "banks introduce clients", coordinator::introduce_clients));
  all.push_back(make("S8", "planners carry needs of their region to seeds anywhere", coordinator::carry_needs));
  all.push_back(make("S1", "firms with a need look around", search::look_around));
  for (int round = 0; round < 3; ++round) {
    all.push_back(make("S2", "firms propose", search::propose));
    all.push_back(make("S3", "laboratories hold the best proposals", search::answer));
    all.push_back(make("S4", "refused firms turn to the next", search::settle));
  }
  all.push_back(make("S5", "pairs start projects", search::start_projects));
}

}  // namespace minori
