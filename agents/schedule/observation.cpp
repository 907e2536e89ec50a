#include "agents/schedule/parts.hpp"

#include "agents/cluster/phases.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/firm/phases.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/market/phases.hpp"
#include "agents/node/phases.hpp"
#include "agents/project/phases.hpp"

namespace minori {

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
  all.push_back(make("G6", "ties among members are seen", cluster::see_ties));
  all.push_back(make("G6", "vision moves, results are remembered", cluster::move_vision));
}

}  // namespace minori
