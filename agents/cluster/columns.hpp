#pragma once

/// Cluster organisations: state variables (ODD 2) and what is observed per cluster.

#include <array>
#include <cstdint>

#include "agents/cluster/survival.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {
struct Id;
}
namespace minori::programme {
struct Id;
}
namespace minori::cluster {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Seat {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"seat", "1", "row of the seat's region"};
};
struct Programme {
  using value_type = std::uint32_t;
  using refers_to = programme::Id;
  static constexpr ColumnInfo info{"programme", "1", "programme that may fund it"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "field"};
};
struct Awarded {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"awarded", "1", "1 while an award runs"};
};
struct Extended {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"extended", "1", "1 while the award runs by extension"};
};
struct AwardStart {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"award_start", "quarter", "start of the current or last award"};
};
struct AwardEnd {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"award_end", "quarter", "announced end of the current or last award"};
};
struct TaperQuarters {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"taper_quarters", "quarter",
                                   "quarters over which the grant falls now; 0: it is whole"};
};
struct FirstAdmission {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"first_admission", "quarter", "quarter from which the award admits projects"};
};
struct GrantRate {
  using value_type = Money;
  static constexpr ColumnInfo info{"grant_rate", "thousand yen/quarter", "grant of the award"};
};
struct Cash {
  using value_type = Money;
  static constexpr ColumnInfo info{"cash", "thousand yen", "grant and own-project money not yet spent"};
};
struct OwnCash {
  using value_type = Money;
  static constexpr ColumnInfo info{"own_cash", "thousand yen", "own-project money not yet spent, part of cash"};
};
struct ProjectBudget {
  using value_type = Money;
  static constexpr ColumnInfo info{"project_budget", "thousand yen/quarter", "money that the award offers to projects"};
};
struct ProjectShareNational {
  using value_type = float;
  static constexpr ColumnInfo info{"project_share_national", "1", "share of national money in it"};
};
struct CouncilBudget {
  using value_type = Money;
  static constexpr ColumnInfo info{"council_budget", "thousand yen/quarter", "money for the council"};
};
struct MenuWeights {
  using value_type = std::array<float, 5>;
  static constexpr ColumnInfo info{"menu_weights", "1",
                                   "what management has made of the shares of the menu: researchers, training, "
                                   "network, equipment, projects, relative to the design"};
};
struct OwedResearchers {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"owed_researchers", "1e-3", "results since April with a recruited researcher"};
};
struct OwedTraining {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"owed_training", "1e-3", "results since April times the trained share"};
};
struct OwedNetwork {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"owed_network", "1e-3", "results since April that an own coordinator brought about"};
};
struct OwedEquipment {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"owed_equipment", "1e-3", "results since April times the supply of equipment"};
};
struct OwedProjects {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"owed_projects", "1e-3", "results since April in admitted projects"};
};
struct CoordinatorPosts {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"coordinator_posts", "1", "coordinators that the award can pay"};
};
struct RecruitPosts {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"recruit_posts", "1", "researchers that the award can pay"};
};
struct Committed {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"committed", "thousand yen/quarter",
                                   "public money that admitted projects may need in a quarter"};
};
struct Asked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"asked", "thousand yen", "public money that admitted projects need this quarter"};
};
struct PayShare {
  using value_type = float;
  static constexpr ColumnInfo info{"pay_share", "1", "share of it that the cash of the award can pay"};
};
struct Vision {
  using value_type = float;
  static constexpr ColumnInfo info{"vision", "1", "shared vision, 0-1"};
};
struct Management {
  using value_type = float;
  static constexpr ColumnInfo info{"management", "1", "management capability (plan, do, check, act), 0-1"};
};
struct Memory {
  using value_type = float;
  static constexpr ColumnInfo info{"memory", "1", "memory of cut-offs"};
};
struct Achievement {
  using value_type = float;
  static constexpr ColumnInfo info{"achievement", "1", "results since the award began, weighted"};
};
struct Grade {
  using value_type = float;
  static constexpr ColumnInfo info{"grade", "1", "place among those graded with it last, 1 = best; 0: never graded"};
};
struct Results {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"results", "1e-3", "weighted results of the quarter in admitted projects"};
};
struct Activity {
  using value_type = float;
  static constexpr ColumnInfo info{"activity", "projects per quarter", "smoothed number of new projects in the area"};
};
struct Survival {
  using value_type = CurveOfSurvival;
  static constexpr ColumnInfo info{"survival", "1", "believed chance that support lasts for 0, 1, 2 ... quarters more"};
};
struct Offer {
  using value_type = float;
  static constexpr ColumnInfo info{
      "offer", "1", "chance of admission times the share of the cost that is then paid, as firms believe"};
};
struct AdmissionChance {
  using value_type = float;
  static constexpr ColumnInfo info{"admission_chance", "1", "share of applications admitted last quarter"};
};
struct Effort {
  using value_type = float;
  static constexpr ColumnInfo info{"effort", "1", "effort in projects that the award pays"};
};
struct ToEvaluation {
  using value_type = float;
  static constexpr ColumnInfo info{"to_evaluation", "quarter", "quarters to the next evaluation"};
};
struct Applications {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"applications", "1", "projects that applied"};
};
struct RulesMatching {
  using value_type = float;
  static constexpr ColumnInfo info{"rules_matching", "1", "share of admitted projects' cost that participants bear"};
};
struct LastEligibleStage {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"last_eligible_stage", "1", "last stage that the award pays"};
};
struct Admitting {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"admitting", "1", "1 while projects are admitted"};
};
struct AwardCount {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"award_count", "1", "awards so far"};
};
struct Stage {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"stage", "1",
                                   "state: 0 bidding, 1 funded, 2 extended, 3 graduated, 4 terminated, 5 self-running"};
};
struct Excellence {
  using value_type = float;
  static constexpr ColumnInfo info{"excellence", "1",
                                   "log of laboratories and knowledge-using firms in the area and field"};
};
struct ClusterState {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"cluster_state", "1",
                                   "0 bidding, 1 funded, 2 extended, 3 graduated, 4 terminated, 5 self-running"};
};
struct Grant {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"grant", "thousand yen", "grant received"};
};
struct ProgrammeMoneySpent {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"programme_money_spent", "thousand yen", "grant money spent"};
};
struct ProgrammeMoneyReturned {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"programme_money_returned", "thousand yen", "grant money returned to the state"};
};
struct OwnProjectMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"own_project_money", "thousand yen",
                                   "money of local governments for the own project"};
};
struct OwnSchemeMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"own_scheme_money", "thousand yen",
                                   "money of local governments for schemes of their own after support"};
};
struct FirmMembers {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"firm_members", "1", "firms that are members"};
};
struct TiedMembers {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"tied_members", "1", "of them firms with a tie to another member"};
};
struct Members {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"members", "1", "laboratories and firms that are members"};
};
struct MemberResearchers {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"member_researchers", "person", "researchers and students of member laboratories"};
};
struct MemberStarts {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"member_starts", "1",
                                   "new projects among two or more members without national programme money"};
};
struct MemberMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{
      "member_money", "thousand yen",
      "private and local money in projects of members younger than two years without national programme money"};
};
struct AreaStarts {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"area_starts", "1",
                                   "new projects of agents of the area and field without national programme money"};
};
struct AreaMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"area_money", "thousand yen",
                                   "private and local money in such projects younger than two years"};
};
struct AdmittedProjects {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"admitted_projects", "1", "projects admitted"};
};
struct AdmittedProducts {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"admitted_products", "1", "products launched from projects that it ever admitted"};
};
struct AmbitiousAdmitted {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"ambitious_admitted", "1", "of them ambitious"};
};
struct TakenUp {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"taken_up", "1",
                                   "projects led by its members that a cluster under another programme admitted"};
};
struct ClusterCoordinators {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"cluster_coordinators", "1", "coordinators employed"};
};
struct RecruitedLaboratories {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"recruited_laboratories", "1", "laboratories recruited"};
};
struct FieldFirms {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"field_firms", "1", "knowledge-using firms of its regions whose core field it has"};
};
struct SupportedProjects {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"supported_projects", "1",
                                   "running projects that it ever admitted and that began before support ended"};
};
struct SupportedTies {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"supported_ties", "1",
                                   "ties of member firms to members that were formed before support ended"};
};
struct GradeIndex {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"grade_index", "1e-3",
                                   "place at its last evaluation among those graded with it, 1 = best; 0: none yet"};
};
struct VisionIndex {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"vision_index", "1e-3", "shared vision"};
};
struct ManagementIndex {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"management_index", "1e-3", "management capability"};
};

struct Kind {
  static constexpr std::string_view name = "cluster";
  static constexpr std::string_view meaning = "a cluster organisation with its council";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<
          Kind, Id, Seat, Programme, Field, Awarded, Extended, AwardStart, AwardEnd, TaperQuarters, FirstAdmission,
          GrantRate, Cash, OwnCash, ProjectBudget, ProjectShareNational, CouncilBudget, MenuWeights, OwedResearchers,
          OwedTraining, OwedNetwork, OwedEquipment, OwedProjects, CoordinatorPosts, RecruitPosts, Committed, Asked,
          PayShare, Vision, Management, Memory, Achievement, Grade, Results, Activity, Survival, Offer, AdmissionChance,
          Effort, ToEvaluation, Applications, RulesMatching, LastEligibleStage, Admitting, AwardCount, Stage,
          Excellence, ClusterState, Grant, ProgrammeMoneySpent, ProgrammeMoneyReturned, OwnProjectMoney, OwnSchemeMoney,
          FirmMembers, TiedMembers, Members, MemberResearchers, MemberStarts, MemberMoney, AreaStarts, AreaMoney,
          AdmittedProjects, AdmittedProducts, AmbitiousAdmitted, TakenUp, ClusterCoordinators, RecruitedLaboratories,
          FieldFirms, SupportedProjects, SupportedTies, GradeIndex, VisionIndex, ManagementIndex> {};

}  // namespace minori::cluster
