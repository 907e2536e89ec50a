#pragma once

/// Cluster organisations: phases G2-G4, G6, G7, L1-L2, V4.

#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/indices.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/programme/columns.hpp"
#include "agents/project/columns.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"
#include "sim/tie_graph.hpp"

namespace minori::cluster {

/// G2  A running award divides its grant by its menu, gathers money for the own project, and pays training, equipment
/// and council; without an award there is nothing to divide.
void spend_menu(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Seat> seat, Own<Awarded> awarded,
                Own<AwardStart> start, Own<AwardEnd> end, Own<TaperQuarters> taper, Own<FirstAdmission> first_admission,
                Own<GrantRate> grant_rate, Own<MenuWeights> weights, Own<Vision> vision,
                In<region::GovernmentCash> government_cash, Use<PolicyBook> book, Use<Geography> geography,
                Use<Parameters> parameters, Out<Cash> cash, Out<OwnCash> own_cash, Out<CoordinatorPosts> posts,
                Out<RecruitPosts> recruits, Out<ProjectBudget> project_budget, Out<ProjectShareNational> national_share,
                Out<RulesMatching> matching, Out<LastEligibleStage> last_stage, Out<Admitting> admitting,
                Out<CouncilBudget> council, Out<ProgrammeMoneySpent> spent, Out<OwnProjectMoney> own_project,
                Total<region::TrainingMoney> training, Total<region::EquipmentMoney> equipment,
                Total<region::GovernmentCash> government, Post post);

/// L1, P3  What members believe of the support to come, and how hard they work under it.
void believe(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Awarded> awarded,
             Own<Extended> is_extended, Own<Admitting> admitting, Own<AwardStart> start, Own<AwardEnd> end,
             Own<TaperQuarters> taper, Own<AdmissionChance> admission_chance, Own<RulesMatching> matching,
             In<programme::Evaluated> evaluated, In<programme::Stopped> stopped, In<programme::Ends> ends,
             In<programme::Renewed> renewed, Use<PolicyBook> book, Use<Parameters> parameters, Out<Memory> memory,
             Out<Survival> survival, Out<Offer> offer, Out<Effort> effort, Out<ToEvaluation> to_evaluation);

/// G4  Projects are admitted, best score first, while the most that they may need in a quarter stays below the project
/// money.
void admit(const Step& step, Rows rows, Own<Id> id, Own<Admitting> admitting, Own<ProjectBudget> budget,
           Inbox<Application> applications, Out<Committed> committed, Out<Asked> asked, Out<AdmittedProjects> admitted,
           Out<AmbitiousAdmitted> ambitious, Send<Admission> send);

/// G4  What admitted projects need is paid as far as the award's cash reaches after wages, all by the same share.
void see_what_it_can_pay(const Step& step, Rows rows, Own<Id> id, Own<Cash> cash, Own<Asked> asked,
                         Own<ClusterCoordinators> coordinators, Own<RecruitedLaboratories> researchers,
                         Use<Parameters> parameters, Out<PayShare> share);

/// G4  Participants of admitted projects become members.
void join(const Step& step, In<project::Id> id, In<project::Admitted> admitted, In<project::Cluster> cluster,
          In<project::Lead> lead, In<project::Laboratory> laboratory, In<project::Partners> partners,
          Whole<innovator::Member> firm_member, Whole<laboratory::Member> laboratory_member);

/// G2  Vacant posts for recruited researchers are filled.
void recruit(const Step& step, Rows rows, Own<Id> id, Own<Seat> seat, Own<Field> field, Own<Awarded> awarded,
             Own<AwardEnd> end, Own<Survival> survival, Own<RecruitPosts> posts, Own<RecruitedLaboratories> filled,
             Use<HostUniversities> hosts, Use<Parameters> parameters, Births<laboratory::Table> births);

/// G6  Shared vision grows with a council at work and decays without; results are remembered.
void move_vision(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Seat> seat, Own<Awarded>,
                 Own<CouncilBudget> council, Own<Results> results, Own<AreaStarts> area_starts,
                 Own<Applications> applications, Own<AdmittedProjects> admitted, Own<FirmMembers> members,
                 Own<TiedMembers> tied, Own<Stage> stage, Own<Grade> grade, In<region::VisionSupport> support,
                 In<region::ManagementLearning> learning, Use<Geography> geography, Use<Parameters> parameters,
                 Out<Vision> vision, Out<Management> management, Out<Achievement> achievement, Out<Activity> activity,
                 Out<AdmissionChance> admission_chance, Out<ClusterState> state, Out<GradeIndex> grade_index,
                 Out<VisionIndex> vision_index, Out<ManagementIndex> management_index,
                 Total<programme::ProgrammeClusters> running);

/// G7  Once a year management moves shares of the menu toward what brought results.
void adapt_menu(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Awarded> awarded,
                Own<AwardStart> start, Own<Seat> seat, Own<Management> management, In<region::Autonomy> autonomy,
                Use<PolicyBook> book, Use<Parameters> parameters, Out<MenuWeights> weights,
                Out<OwedResearchers> researchers, Out<OwedTraining> training, Out<OwedNetwork> network,
                Out<OwedEquipment> equipment, Out<OwedProjects> projects);

/// G7  Results of admitted projects are owed to the menus that were at work in them.
void attribute(const Step& step, Rows rows, Own<project::Id> id, Own<project::Laboratory> laboratory,
               Own<project::Broker> broker, Own<project::Region> region, Own<project::Cluster> cluster,
               Own<project::Stage> stage, Own<project::Admitted> admitted, Own<project::Outcome> outcome,
               In<coordinator::Cluster> employer, In<laboratory::Cluster> recruiter, In<region::TrainedShare> trained,
               In<region::Equipment> equipment, Use<Geography> geography, Use<Parameters> parameters,
               Total<OwedResearchers> to_researchers, Total<OwedTraining> to_training, Total<OwedNetwork> to_network,
               Total<OwedEquipment> to_equipment, Total<OwedProjects> to_projects);

/// V4  Regions whose support has ended, and which share a vision, run a small scheme of their own.
void run_own_schemes(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, In<Seat> seat,
                     Own<Awarded> awarded, Own<GrantRate> grant_rate, Own<Vision> vision,
                     In<region::GovernmentCash> government_cash, In<region::BudgetNow> budget, Use<PolicyBook> book,
                     Use<Parameters> parameters, Out<Stage> stage, Out<Cash> cash, Out<OwnCash> own_cash,
                     Out<ProjectBudget> project_budget, Out<ProjectShareNational> national_share,
                     Out<RulesMatching> matching, Out<LastEligibleStage> last_stage, Out<Admitting> admitting,
                     Out<CouncilBudget> council, Out<OwnSchemeMoney> money, Total<region::GovernmentCash> government,
                     Total<region::LocalUpkeep> upkeep, Post post);

/// G6  Members with a tie to another member are counted.
void see_ties(const Step& step, Rows rows, Own<innovator::Id> id, Own<innovator::Node> node,
              Own<innovator::Member> member, In<innovator::Member> firm_member,
              In<laboratory::Member> laboratory_member, In<node::AgentKind> kind, In<node::AgentRow> row,
              In<Awarded> awarded, In<AwardEnd> award_end, Use<TieGraph> graph, Total<FirmMembers> members,
              Total<TiedMembers> tied, Total<SupportedTies> supported);

}  // namespace minori::cluster
