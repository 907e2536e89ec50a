#include "agents/schedule/parts.hpp"

#include "agents/bank/phases.hpp"
#include "agents/firm/phases.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/market/phases.hpp"
#include "agents/region/phases.hpp"

namespace minori {

void add_market(Phases& all) {
  all.push_back(make("M3", "products near each other", market::index_products));
  all.push_back(make("M1", "buyers adopt", market::sell));
  all.push_back(make("M2", "sales reach the firms", innovator::collect_sales));
  all.push_back(make("F5", "firms close", firm::close));
  all.push_back(make("F9", "innovation sides end with their firm", innovator::end_with_firm));
  all.push_back(make("E6", "seeds, funds and graduates support entry", region::support_entry));
  all.push_back(make("F6", "firms are founded", firm::found));
  all.push_back(make("E5", "seeds found start-ups", market::found_startups));
  all.push_back(make("F9", "innovation sides begin with their firm", innovator::begin_with_firm));
  all.push_back(make("F9", "firms know their innovation side", innovator::link_firms));
  all.push_back(make("B4", "banks pay owners or are recapitalised", bank::close_quarter));
}

}  // namespace minori
