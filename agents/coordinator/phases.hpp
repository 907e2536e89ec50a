#pragma once

/// Coordinators and other brokers (institutes, banks): phases C1-C4, S6-S8, E3, O5.

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
               In<node::Id> node_id, In<node::AgentKind> kind, In<node::AgentRow> row,
               In<region::CoordinatorTraining> training, In<region::CoordinatorExchange> exchange, Use<TieGraph> graph,
               Use<NeedIndex> needs, Use<SeedIndex> seeds, Use<Geography> geography, Use<Proximity> proximity,
               Use<Parameters> parameters, Out<Skill> skill, Out<Running> running, Send<CoordinatorIntroduction> send,
               Collect<CoordinatorAdvice> advise);

/// S6  Test institutes pass firms on to laboratories, which ties them to both.
void guide(const Step& step, Rows rows, Own<institute::Id> id, Own<institute::Region> region, Own<institute::Node> node,
           Own<institute::Staff> staff, Own<institute::Guidance> guidance, In<region::InstituteEffort> effort,
           In<innovator::Node> innovator_node, In<laboratory::Node> laboratory_node, Use<NeedIndex> needs,
           Use<LaboratoryIndex> laboratories, Use<Geography> geography, Use<Parameters> parameters,
           Send<InstituteIntroduction> send, Collect<InstituteAdvice> advise);

/// S7  Banks introduce clients.
void introduce_clients(const Step& step, Rows rows, Own<bank::Id> id, Own<bank::Region> region, Own<bank::Skill> skill,
                       In<region::BankInsight> insight, Use<NeedIndex> needs, Use<LaboratoryIndex> laboratories,
                       Use<Geography> geography, Use<Parameters> parameters, Send<BankIntroduction> send);

/// S8  Planners look at open needs of their region and seeds of the same field anywhere in the country.
void carry_needs(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Node> node, Own<Type> type,
                 Own<Field> field, In<innovator::Need> need, In<innovator::Node> innovator_node,
                 In<seed::Laboratory> seed_laboratory, In<seed::Capability> seed_capability,
                 In<seed::Quality> seed_quality, In<laboratory::Node> laboratory_node,
                 In<region::CoordinatorTraining> training, Use<NeedIndex> needs, Use<SeedIndex> seeds,
                 Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Out<Skill> skill,
                 Out<Running> running, Send<PlannerIntroduction> send, Collect<PlannerAdvice> advise);

/// C3, E3  Coordinators are paid; some find other work, and when posts or the award end, people leave.
void leave(const Step& step, Rows rows, In<Id> id, In<Region> region, In<Cluster> cluster, In<Type> type,
           In<Hired> hired, Own<Wage> wage, In<region::Id> region_id, In<region::CoordinatorPosts> standing_posts,
           In<region::PostsAdded> added, In<region::StandingCoordinators> standing_filled,
           In<region::PostSecurity> security, In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end,
           In<cluster::Survival> survival, In<cluster::Vision> vision, In<cluster::CoordinatorPosts> posts,
           In<cluster::ClusterCoordinators> filled, Use<Parameters> parameters, Out<Leaving> leaving,
           Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent, Post post);

/// E3  Planners beyond the posts that there are leave, who was hired last first.
void dismiss_planners(const Step& step, Rows rows, In<Id> id, In<Region> region, In<Type> type, In<Hired> hired,
                      In<region::Id> region_id, In<region::PlannerPosts> posts, In<region::Planners> filled,
                      Out<Leaving> leaving);

/// E3  Local governments keep whom they can pay out of a part of their cash.
void keep(const Step& step, In<Id> id, In<Region> region, In<Wage> wage, Whole<Type> type, Whole<Leaving> leaving,
          Whole<region::GovernmentCash> cash, Whole<region::LocalUpkeep> upkeep, Post post);

/// E3  Who leaves hands part of the contacts over to a colleague, and is gone.
void hand_over(const Step& step, Rows rows, In<Id> id, In<Region> region, In<Cluster> cluster, In<Type> type,
               In<Leaving> leaving, In<Node> node, In<node::Id> node_id, Use<TieGraph> graph,
               Use<Parameters> parameters, Out<Successor> successor, Collect<ContactHandover> ties,
               Total<region::CoordinatorsLeft> left, Deaths<Table> deaths);

/// E3  Projects go on with who has taken over from their coordinator, and with part of the skill.
void pass_projects_on(const Step& step, Rows rows, Own<project::Id> id, In<Leaving> leaving, In<Successor> successor,
                      Use<Parameters> parameters, Out<project::Broker> broker, Out<project::BrokerSkill> skill);

/// C4  Clusters fill vacant posts.
void hire_for_clusters(const Step& step, Rows rows, Own<cluster::Id> id, Own<cluster::Seat> seat,
                       Own<cluster::Field> field, Own<cluster::Awarded> awarded, Own<cluster::AwardEnd> award_end,
                       Own<cluster::Survival> survival, Own<cluster::CoordinatorPosts> posts,
                       Own<cluster::ClusterCoordinators> filled, Use<Parameters> parameters, Births<Table> births);

/// C4  Universities and prefectures fill vacant posts.
void hire_for_regions(const Step& step, Rows rows, Own<region::Id> id, Own<region::CoordinatorPosts> posts,
                      Own<region::PostsAdded> added, Own<region::StandingCoordinators> filled, Use<Geography> geography,
                      Use<Parameters> parameters, Births<Table> births);

/// C4  Vacant posts of planners are filled.
void hire_planners(const Step& step, Rows rows, Own<region::Id> id, Own<region::PlannerPosts> posts,
                   Own<region::Planners> filled, Use<Geography> geography, Use<Parameters> parameters,
                   Births<Table> births);

/// O5  Coordinators are counted.
void count(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Type> type,
           Own<Skill> skill, Total<region::Coordinators> coordinators, Total<region::CoordinatorSkill> skills,
           Total<region::StandingCoordinators> standing, Total<region::Planners> planners,
           Total<cluster::ClusterCoordinators> of_cluster);

}  // namespace minori::coordinator
