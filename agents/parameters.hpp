#pragma once

/// All parameters of the model, by group; each group's table stands beside its struct.

#include <string_view>

#include "agents/parameters/belief.hpp"
#include "agents/parameters/cluster.hpp"
#include "agents/parameters/coordinator.hpp"
#include "agents/parameters/effort.hpp"
#include "agents/parameters/finance.hpp"
#include "agents/parameters/firm.hpp"
#include "agents/parameters/government.hpp"
#include "agents/parameters/knowledge.hpp"
#include "agents/parameters/market.hpp"
#include "agents/parameters/need.hpp"
#include "agents/parameters/people.hpp"
#include "agents/parameters/project.hpp"
#include "agents/parameters/research.hpp"
#include "agents/parameters/search.hpp"
#include "agents/parameters/tie.hpp"
#include "sim/parameter.hpp"

namespace minori {

struct Parameters {
  KnowledgeParameters knowledge = standard_values<KnowledgeParameters>();
  ResearchParameters research = standard_values<ResearchParameters>();
  NeedParameters need = standard_values<NeedParameters>();
  SearchParameters search = standard_values<SearchParameters>();
  ProjectParameters project = standard_values<ProjectParameters>();
  MarketParameters market = standard_values<MarketParameters>();
  FirmParameters firm = standard_values<FirmParameters>();
  FinanceParameters finance = standard_values<FinanceParameters>();
  PeopleParameters people = standard_values<PeopleParameters>();
  CoordinatorParameters coordinator = standard_values<CoordinatorParameters>();
  ClusterParameters cluster = standard_values<ClusterParameters>();
  BeliefParameters belief = standard_values<BeliefParameters>();
  EffortParameters effort = standard_values<EffortParameters>();
  TieParameters tie = standard_values<TieParameters>();
  GovernmentParameters government = standard_values<GovernmentParameters>();
};

namespace detail {

template <class Group, class Held, class Visit>
void visit_group(std::string_view name, Held& held, Visit& visit) {
  for (const auto& entry : parameter_table<Group>) visit(name, entry, held.*(entry.member));
}

}  // namespace detail

/// Calls `visit(group_name, entry, value)` for every parameter, in a fixed order; `value` is a double reference.
template <class AllParameters, class Visit>
void for_each_parameter(AllParameters& parameters, Visit visit) {
  detail::visit_group<KnowledgeParameters>("knowledge", parameters.knowledge, visit);
  detail::visit_group<ResearchParameters>("research", parameters.research, visit);
  detail::visit_group<NeedParameters>("need", parameters.need, visit);
  detail::visit_group<SearchParameters>("search", parameters.search, visit);
  detail::visit_group<ProjectParameters>("project", parameters.project, visit);
  detail::visit_group<MarketParameters>("market", parameters.market, visit);
  detail::visit_group<FirmParameters>("firm", parameters.firm, visit);
  detail::visit_group<FinanceParameters>("finance", parameters.finance, visit);
  detail::visit_group<PeopleParameters>("people", parameters.people, visit);
  detail::visit_group<CoordinatorParameters>("coordinator", parameters.coordinator, visit);
  detail::visit_group<ClusterParameters>("cluster", parameters.cluster, visit);
  detail::visit_group<BeliefParameters>("belief", parameters.belief, visit);
  detail::visit_group<EffortParameters>("effort", parameters.effort, visit);
  detail::visit_group<TieParameters>("tie", parameters.tie, visit);
  detail::visit_group<GovernmentParameters>("government", parameters.government, visit);
}

}  // namespace minori
