#pragma once

/// The parts of the schedule (ODD 3), one file each so that they compile side by side; agents/model.cpp puts them in
/// order.

#include <vector>

#include "agents/economy.hpp"
#include "sim/phase.hpp"

namespace minori {

using Phases = std::vector<Phase<Economy>>;

/// A phase from a rule's sweep or act.
template <class Function>
Phase<Economy> make(std::string_view rule, std::string_view summary, Function function) {
  return phase<Economy>(rule, summary, function);
}

/// 1 Policy, 2 Research.
void add_policy_and_research(Phases& all);

/// 3 Needs, 4 Search and matching.
void add_search(Phases& all);

/// 5 Finance, 6 R&D.
void add_projects(Phases& all);

/// 7 Market, 8 Firms and banks.
void add_market(Phases& all);

/// 9 People, 10 Network.
void add_people(Phases& all);

/// 11 Observation.
void add_observation(Phases& all);

}  // namespace minori
