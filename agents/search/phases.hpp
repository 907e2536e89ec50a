#pragma once

/// Needs, search and matching: phases N1, S0-S7.

#include "agents/cell/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/indices.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "agents/search/seekers.hpp"
#include "agents/seed/columns.hpp"
#include "sim/access.hpp"
#include "sim/tie_graph.hpp"

namespace minori::search {

/// N1-N3  Firms compare growth with aspiration and form needs.
void form_needs(const Step& step, Rows rows, In<innovator::Id> id, In<innovator::Firm> firm,
                Own<innovator::Region> region, In<innovator::Knowledge> knowledge, Own<innovator::Customer> customer,
                Own<innovator::Workload> workload, Own<innovator::Field> own_field, In<firm::ProfitGrowth> growth,
                In<firm::Employees> employees, In<cell::Foresight> foresight, In<cell::CustomerNeeds> customer_needs,
                Use<Geography> geography, Use<Parameters> parameters, Out<innovator::Aspiration> aspiration,
                Out<innovator::Need> need, Out<innovator::Choice> choice, Out<innovator::Matched> matched,
                Mark<Seekers> seekers, Total<region::Needs> needs);

/// S0  Who is where: laboratories, firms, open needs and seeds by region and field, members by cluster.
void index_agents(const Step& step, In<node::Id> node_id, In<node::AgentKind> kind, In<node::AgentRow> row,
                  In<laboratory::Region> laboratory_region, In<laboratory::Field> laboratory_field,
                  In<innovator::Region> innovator_region, In<innovator::Field> innovator_field,
                  In<innovator::Member> innovator_member, In<innovator::Need> need, In<seed::Id> seed_id,
                  In<seed::Region> seed_region, In<seed::Field> seed_field, Use<Geography> geography,
                  Make<LaboratoryIndex> laboratories, Make<NeedIndex> needs, Make<SeedIndex> seeds,
                  Make<FirmIndex> firms, Make<CouncilIndex> councils);

/// S0  Where chance acquaintances live: nearness times laboratories, yearly.
void weigh_meetings(const Step& step, In<region::SearchReach> search_reach, Use<Geography> geography,
                    Use<LaboratoryIndex> laboratories, Make<MeetingChance> chance);

/// S1  Firms with a need look at introductions, former partners, laboratories that partners know, chance acquaintances.
void look_around(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Region> region,
                 Own<innovator::Node> node, Own<innovator::Member> member, Own<innovator::Field> field,
                 Own<innovator::Knowledge> knowledge, Own<innovator::RndIntensity> intensity, Own<innovator::Need> need,
                 Own<innovator::Aspiration> aspiration, Own<innovator::Firm> firm, In<firm::ProfitGrowth> growth,
                 In<laboratory::Knowledge> laboratory_knowledge, In<laboratory::Id> laboratory_id,
                 In<laboratory::Node> laboratory_node, In<laboratory::Member> laboratory_member,
                 In<laboratory::Region> laboratory_region, In<laboratory::Field> laboratory_field,
                 In<coordinator::Skill> skill, In<cluster::Field> cluster_field, In<cluster::Offer> offer,
                 In<cluster::LastEligibleStage> last_stage, In<cluster::Vision> vision,
                 In<region::TrainedShare> trained, In<cell::ResearchShare> grant_share, In<node::Id> node_id,
                 In<node::AgentKind> kind, In<node::AgentRow> row, Inbox<CoordinatorIntroduction> by_coordinator,
                 Inbox<InstituteIntroduction> by_institute, Inbox<BankIntroduction> by_bank,
                 Inbox<PlannerIntroduction> by_planner, Use<LaboratoryIndex> laboratories, Use<MeetingChance> chance,
                 Use<TieGraph> graph, Use<Proximity> proximity, Use<Outlook> outlook, Use<Geography> geography,
                 Use<Parameters> parameters, Out<innovator::Candidates> candidates, Out<innovator::Choice> choice);

/// S2  Firms propose to their best remaining laboratory.
void propose(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Candidates> candidates,
             Own<innovator::Choice> choice, Send<Proposal> send);

/// S3  Laboratories hold the best proposals for which they have time.
void answer(const Step& step, Rows rows, Own<laboratory::Id> id, Own<laboratory::Staff> staff,
            Own<laboratory::Workload> workload, Inbox<Proposal> proposals, Use<Parameters> parameters,
            Out<laboratory::CutoffValue> value, Out<laboratory::CutoffKey> key);

/// S4  Firms that were refused turn to their next candidate.
void settle(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Candidates> candidates,
            In<laboratory::Id> laboratory_id, In<laboratory::CutoffValue> value, In<laboratory::CutoffKey> key,
            Out<innovator::Choice> choice, Out<innovator::Matched> matched);

/// S5  Pairs that agreed start a project.
void start_projects(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Region> region,
                    Own<innovator::Candidates> candidates, Own<innovator::Choice> choice,
                    Own<innovator::Matched> matched, Own<innovator::Knowledge> knowledge,
                    In<laboratory::Id> laboratory_id, In<coordinator::Skill> skill, Use<Proximity> proximity,
                    Out<innovator::Need> need, Births<project::Table> births, Total<region::Matches> matches,
                    Total<region::ProjectStarts> starts);

}  // namespace minori::search
