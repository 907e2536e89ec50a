#pragma once

/// Projects: phases G3, P1-P7, O3.

#include "agents/cell/columns.hpp"
#include "agents/channel/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/indices.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/product/columns.hpp"
#include "agents/project/columns.hpp"
#include "agents/project/event.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"
#include "sim/tie_graph.hpp"

namespace minori::project {

/// P8  Projects take stock at each stage's start: fit, trust and expertise by what the participants know and by their
/// ties now. Fit and trust stay when the laboratory has left.
void take_stock(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Broker> broker,
                Own<Partners> partners, Own<Region> region, Own<Need> need, Own<Progress> progress,
                Own<SeedFit> seed_fit, Own<BrokerSkill> broker_skill, In<innovator::Id> innovator_id,
                In<innovator::Node> innovator_node, In<innovator::Member> firm_member, In<innovator::Field> firm_field,
                In<innovator::Knowledge> firm_knowledge, In<innovator::RndIntensity> intensity,
                In<laboratory::Id> laboratory_id, In<laboratory::Node> laboratory_node,
                In<laboratory::Member> laboratory_member, In<laboratory::Knowledge> laboratory_knowledge,
                In<coordinator::Id> coordinator_id, In<cluster::Vision> vision, In<region::TrainedShare> trained,
                Use<TieGraph> graph, Use<Proximity> proximity, Use<Parameters> parameters, Out<Fit> fit,
                Out<Trust> trust, Out<Expertise> expertise);

/// G3  Projects apply at a stage's start to a cluster of their area and field.
void apply(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Laboratory> laboratory, Own<Field> field,
           Own<Stage> stage, Own<Ambitious> ambitious, Own<Progress> progress, Own<Fit> fit, Own<Size> size,
           Own<PublicNow> public_now, In<laboratory::Region> laboratory_region, In<cluster::Field> cluster_field,
           In<cluster::Admitting> admitting, In<cluster::LastEligibleStage> last_stage,
           In<cluster::RulesMatching> matching, In<cluster::Survival> survival, In<cluster::ToEvaluation> to_evaluation,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Send<Application> send,
           Total<cluster::Applications> applications);

/// G4, P5  Admitted projects become core projects and take in partners from ties, council and chance.
void admit(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Region> region,
           Own<Field> field, Own<Need> need, Inbox<Admission> admissions, In<innovator::Id> innovator_id,
           In<innovator::Node> innovator_node, In<innovator::Member> member, In<innovator::Knowledge> knowledge,
           In<laboratory::Node> laboratory_node, In<laboratory::Knowledge> laboratory_knowledge, In<node::Id> node_id,
           In<node::AgentKind> kind, In<node::AgentRow> row, In<cluster::Awarded> awarded,
           In<cluster::Programme> programme, Use<TieGraph> graph, Use<FirmIndex> firms, Use<CouncilIndex> councils,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Out<Cluster> cluster,
           Out<Admitted> admitted, Out<PublicNow> public_now, Out<Partners> partners, Out<Size> size,
           Total<cluster::TakenUp> taken_up);

/// P2  Projects are given up without prospects (asked at each stage's start and when support ends), without their firm,
/// and before the prototype without their laboratory.
void reconsider(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Region> region,
                Own<Field> field, Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious,
                Own<Admitted> admitted, Own<Size> size, Own<Progress> progress, Own<Need> need, Own<Fit> fit,
                Own<Trust> trust, Own<Expertise> expertise, In<innovator::Id> innovator_id,
                In<laboratory::Id> laboratory_id, In<coordinator::Id> coordinator_id,
                In<cluster::LastEligibleStage> last_stage, In<cluster::RulesMatching> matching,
                In<cell::ResearchShare> research_share, In<cell::DevelopmentShare> development_share,
                Use<Outlook> outlook, Use<Geography> geography, Use<Parameters> parameters, Out<Broker> broker,
                Out<BrokerSkill> broker_skill, Out<PublicNow> public_now, Out<Outcome> outcome);

/// P1  What the quarter costs and who is asked to pay.
void plan(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Partners> partners, Own<Region> region,
          Own<Field> field, Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious, Own<Admitted> admitted,
          Own<PublicNow> public_now, Own<Size> size, Own<Need> need, Own<Fit> fit, Own<Trust> trust,
          Own<Expertise> expertise, Own<BrokerSkill> broker_skill, Own<Outcome> outcome,
          In<cluster::LastEligibleStage> last_stage, In<cluster::RulesMatching> matching,
          In<cluster::ProjectShareNational> national_share, In<region::LocalSupport> local_support,
          In<region::FundSupport> fund_support, In<cell::ResearchShare> research_share,
          In<cell::DevelopmentShare> development_share, In<cell::LocalShare> local_share, Use<Outlook> outlook,
          Use<Geography> geography, Use<Parameters> parameters, Out<Plan> plan, Out<Subsidy> subsidy,
          Total<cell::ResearchAsked> research_asked, Total<cell::DevelopmentAsked> development_asked, Send<Bill> send,
          Total<region::LocalAsked> local_asked, Total<region::FundAsked> fund_asked,
          Total<cluster::Committed> committed, Total<cluster::Asked> asked);

/// P3  Money of programmes, governments, funds and firms arrives and is spent.
void spend(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Region> region, Own<Cluster> cluster,
           Own<Stage> stage, Own<Plan> plan, Own<Subsidy> subsidy, Own<Outcome> outcome, Inbox<Payment> payments,
           In<innovator::Firm> innovator_firm, In<firm::Employees> employees, In<cluster::Awarded> awarded,
           In<cluster::ProjectShareNational> national_share, In<cluster::PayShare> pay_share, Out<Pot> pot,
           Out<Spent> spent, Out<ProgrammeMoney> programme_money, Out<Funded> funded, Out<QuarterMoney> quarter_money,
           Total<cluster::Cash> cluster_cash, Total<cluster::OwnCash> own_cash,
           Total<cluster::ProgrammeMoneySpent> programme_spent, Total<region::GovernmentCash> government_cash,
           Total<region::PrivateMoney> private_money, Total<region::LocalMoney> local_money,
           Total<region::NationalMoney> national_money, Total<region::InstrumentMoney> instrument_money,
           Total<region::LargeFirmMoney> large_firm_money, Total<channel::ProjectMoney> channels, Post post);

/// P3-P4  Stages advance with money and effort, pass or fail.
void advance(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, Own<Cluster> cluster,
             Own<Ambitious> ambitious, Own<Admitted> admitted, Own<PublicNow> public_now, Own<Size> size, Own<Fit> fit,
             Own<Trust> trust, Own<Expertise> expertise, Own<BrokerSkill> broker_skill, Own<Funded> funded,
             In<cluster::Effort> effort, In<region::Equipment> equipment, In<region::EquipmentAccess> access,
             In<cell::ZoneSpeed> zone_speed, In<cell::ProductionSkill> production_skill, Use<Geography> geography,
             Use<Parameters> parameters, Out<Stage> stage, Out<Progress> progress, Out<Repeated> repeated,
             Out<Unfunded> unfunded, Out<Outcome> outcome);

/// T1  Running stages practise what they need; finished ones teach all sides and tie them, and whoever introduced them.
void teach(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Partners> partners,
           Own<Broker> broker, Own<Need> need, Own<Funded> funded, Own<Outcome> outcome, In<innovator::Id> innovator_id,
           In<innovator::Node> innovator_node, In<coordinator::Id> coordinator_id,
           In<coordinator::Node> coordinator_node, In<innovator::Knowledge> firm_knowledge,
           In<laboratory::Id> laboratory_id, In<laboratory::Node> laboratory_node,
           In<laboratory::Knowledge> laboratory_knowledge, Use<Proximity> proximity, Collect<TieEvent> ties,
           Send<LaboratoryExperience> teach_laboratory, Send<FirmExperience> teach_firm);

/// A2  What happened to projects is kept for the event log.
void keep_events(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory,
                 Own<Region> region, Own<Cluster> cluster, Own<Stage> stage, Own<Started> started,
                 Own<Admitted> admitted, Own<Spent> spent, Own<Outcome> outcome, In<innovator::Id> innovator_id,
                 In<laboratory::Id> laboratory_id, Collect<ProjectEvent> events);

/// P7  Prototypes and products are counted and launched; the laboratory leaves after joint R&D; closed projects leave.
void conclude(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Region> region, Own<Field> field,
              Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious, Own<Admitted> admitted, Own<Need> need,
              Own<Fit> fit, Own<Expertise> expertise, Own<Spent> spent, Own<ProgrammeMoney> programme_money,
              Own<Outcome> outcome, In<innovator::Id> innovator_id, In<innovator::Customer> customer,
              In<cell::MarketReach> market_reach, In<cell::CustomerChannel> customer_channel, Use<Geography> geography,
              Use<Parameters> parameters, Out<Laboratory> laboratory, Out<Pot> pot, Deaths<Table> deaths,
              Births<product::Table> products, Total<region::Prototypes> prototypes,
              Total<region::ProductsLaunched> launched, Total<region::Licences> licences,
              Total<region::Commercialisations> commercialisations,
              Total<region::AttributedCommercialisations> attributed, Total<region::ProjectsFailed> failed,
              Total<cluster::Results> results, Total<cluster::AdmittedProducts> admitted_products, Post post);

/// P6  Projects in joint R&D file patents.
void file_patents(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster,
                  Own<PublicNow> public_now, Own<Stage> stage, Own<Size> size, Own<Fit> fit, Use<Parameters> parameters,
                  Total<region::PatentsDomestic> domestic, Total<region::PatentsForeign> foreign,
                  Total<cluster::Results> results);

/// O3  Projects are counted by region, cluster and participant.
void count(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Broker> broker,
           Own<Partners> partners, Own<Region> region, Own<Cluster> cluster, Own<Stage> stage, Own<Field> field,
           Own<Started> started, Own<Admitted> admitted, Own<QuarterMoney> quarter_money,
           In<innovator::Member> firm_member, In<laboratory::Member> laboratory_member,
           In<cluster::Field> cluster_field, In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters,
           Total<region::ProjectsStage1> stage_1, Total<region::ProjectsStage2> stage_2,
           Total<region::ProjectsStage3> stage_3, Total<region::ProjectsStage4> stage_4,
           Total<innovator::Workload> firm_workload, Total<innovator::Vouched> vouched,
           Total<laboratory::Workload> laboratory_workload, Total<cluster::MemberStarts> member_starts,
           Total<cluster::MemberMoney> member_money, Total<cluster::AreaStarts> area_starts,
           Total<cluster::AreaMoney> area_money, Total<cluster::SupportedProjects> supported);

}  // namespace minori::project
