#pragma once

/// Coordinators and other brokers (institutes, banks): phases C1-C4, S6, S7, E3, O5.

#include "agents/bank/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/indices.hpp"
#include "agents/institute/columns.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "agents/seed/columns.hpp"
#include "sim/access.hpp"
#include "sim/tie_graph.hpp"

namespace minori::coordinator {

/// C1-C2  Coordinators inspect seeds and needs, of contacts and of their region; they introduce, which ties them to
/// both sides, and learn.
void introduce(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Node> node, Own<Cluster> cluster,
               Own<Type> type, Own<Field> field, In<innovator::Need> need, In<innovator::Node> innovator_node,
               In<seed::Laboratory> seed_laboratory, In<seed::Capability> seed_capability,
               In<seed::Quality> seed_quality, In<laboratory::Field> laboratory_field,
               In<laboratory::Knowledge> laboratory_knowledge, In<laboratory::Node> laboratory_node,
               In<node::Id> node_id, In<node::AgentKind> kind, In<node::AgentRow> row, Use<TieGraph> graph,
               Use<NeedIndex> needs, Use<SeedIndex> seeds, Use<Geography> geography, Use<Proximity> proximity,
               Use<Parameters> parameters, Out<Skill> skill, Out<Running> running, Send<CoordinatorIntroduction> send,
               Collect<CoordinatorAdvice> advise);

/// S6  Test institutes pass firms on to laboratories, which ties them to both.
void guide(const Step& step, Rows rows, Own<institute::Id> id, Own<institute::Region> region, Own<institute::Node> node,
           Own<institute::Staff> staff, Own<institute::Guidance> guidance, In<innovator::Node> innovator_node,
           In<laboratory::Node> laboratory_node, Use<NeedIndex> needs, Use<LaboratoryIndex> laboratories,
           Use<Geography> geography, Use<Parameters> parameters, Send<InstituteIntroduction> send,
           Collect<InstituteAdvice> advise);

/// S7  Banks introduce clients.
void introduce_clients(const Step& step, Rows rows, Own<bank::Id> id, Own<bank::Region> region, Own<bank::Skill> skill,
                       Use<NeedIndex> needs, Use<LaboratoryIndex> laboratories, Use<Geography> geography,
                       Use<Parameters> parameters, Send<BankIntroduction> send);

/// C3, E3  Coordinators are paid; some find other work, and when the award ends all go whom local money does not keep.
void leave(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Wage> wage,
           In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end, In<cluster::Vision> vision,
           In<region::LocalSupport> local_support, Use<Parameters> parameters, Out<Type> type, Deaths<Table> deaths,
           Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent,
           Total<region::GovernmentCash> government_cash, Post post);

/// C4  Clusters fill vacant posts.
void hire_for_clusters(const Step& step, Rows rows, Own<cluster::Id> id, Own<cluster::Seat> seat,
                       Own<cluster::Field> field, Own<cluster::Awarded> awarded, Own<cluster::AwardEnd> award_end,
                       Own<cluster::CoordinatorPosts> posts, Own<cluster::ClusterCoordinators> filled,
                       Use<Parameters> parameters, Births<Table> births);

/// C4  Universities and prefectures fill vacant posts.
void hire_for_regions(const Step& step, Rows rows, Own<region::Id> id, Own<region::CoordinatorPosts> posts,
                      Own<region::StandingCoordinators> filled, Use<Geography> geography, Use<Parameters> parameters,
                      Births<Table> births);

/// O5  Coordinators are counted.
void count(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Type> type,
           Own<Skill> skill, Total<region::Coordinators> coordinators, Total<region::CoordinatorSkill> skills,
           Total<region::StandingCoordinators> standing, Total<cluster::ClusterCoordinators> of_cluster);

}  // namespace minori::coordinator
