#pragma once

/// Nodes and ties: phases T0-T4, O5.

#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/institute/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"
#include "sim/tie_graph.hpp"

namespace minori::node {

/// T0  Agents without a node get one; nodes of agents that left are closed; every node learns its agent's row.
void enlist(const Step& step, In<region::Id> region_id, In<laboratory::Id> laboratory_id,
            In<laboratory::Region> laboratory_region, In<innovator::Id> innovator_id,
            In<innovator::Region> innovator_region, In<institute::Id> institute_id,
            In<institute::Region> institute_region, In<coordinator::Id> coordinator_id,
            In<coordinator::Region> coordinator_region, Whole<laboratory::Node> laboratory_node,
            Whole<innovator::Node> innovator_node, Whole<institute::Node> institute_node,
            Whole<coordinator::Node> coordinator_node, Grow<Table> nodes);

/// T2-T3  Ties of finished stages grow, advice and handovers make ties, unused ones are cut with a hazard by age and
/// embedding.
void update_ties(const Step& step, In<Id> id, In<AgentKind> kind, In<AgentRow> row, In<innovator::Member> firm_member,
                 In<laboratory::Member> laboratory_member, In<cluster::Vision> vision,
                 Use<Collected<TieEvent>> of_projects, Use<Collected<CoordinatorAdvice>> by_coordinators,
                 Use<Collected<InstituteAdvice>> by_institutes, Use<Collected<PlannerAdvice>> by_planners,
                 Use<Collected<ContactHandover>> handed, Use<Parameters> parameters, Make<TieGraph> graph);

/// O5  Ends of ties are counted by region, and those that lead to another region.
void count(const Step& step, Rows rows, Own<Id> id, In<RegionRow> region, Use<TieGraph> graph, Total<region::Ties> ties,
           Total<region::TiesCrossRegion> across);

}  // namespace minori::node
