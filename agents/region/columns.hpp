#pragma once

/// Regions: state variables (ODD 2), levers of policy, and what is observed per region (ODD 7, indicators).

#include <cstdint>

#include "agents/region/dynamics.hpp"
#include "agents/region/levers.hpp"
#include "agents/region/markets.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Code {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"code", "1", "official code of the prefecture"};
};
struct Demand {
  using value_type = Money;
  static constexpr ColumnInfo info{"demand", "thousand yen/quarter",
                                   "base demand that the region's firms share before shocks"};
};
struct Cycle {
  using value_type = double;
  static constexpr ColumnInfo info{"cycle", "1", "demand of the quarter over base demand (business cycle and shocks)"};
};
struct Graduates {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"graduates", "person/quarter", "graduates of universities"};
};
struct Attractiveness {
  using value_type = double;
  static constexpr ColumnInfo info{"attractiveness", "1", "pull on graduates relative to the country's mean"};
};
struct BaseSales {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"base_sales", "thousand yen/quarter",
                                   "sum of the base sales of the region's firms after their shocks, last quarter"};
};
struct GovernmentCash {
  using value_type = Money;
  static constexpr ColumnInfo info{"government_cash", "thousand yen",
                                   "money that the local government holds for science and technology"};
};
struct ScienceBudget {
  using value_type = Money;
  static constexpr ColumnInfo info{"science_budget", "thousand yen/quarter",
                                   "science and technology money of the local government before changes over time"};
};
struct BudgetNow {
  using value_type = Money;
  static constexpr ColumnInfo info{"budget_now", "thousand yen/quarter",
                                   "science and technology money that arrived this quarter"};
};
struct Revenue {
  using value_type = double;
  static constexpr ColumnInfo info{"revenue", "thousand yen/quarter",
                                   "smoothed sales of the region's firms, which local taxes follow"};
};
struct RevenueBase {
  using value_type = double;
  static constexpr ColumnInfo info{"revenue_base", "thousand yen/quarter", "the same at the end of the burn-in"};
};
struct Destruction {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"destruction", "1", "lever: share of plant lost this quarter"};
};
struct DemandFactor {
  using value_type = double;
  static constexpr ColumnInfo info{"demand_factor", "1",
                                   "change of base sales that makes the region's firms meet its demand"};
};
struct LocalSupport {
  using value_type = double;
  static constexpr ColumnInfo info{"local_support", "1",
                                   "share of the participants' part of admitted projects that local money bears"};
};
struct LocalAsked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"local_asked", "thousand yen/quarter",
                                   "participants' part of admitted projects, last quarter"};
};
struct FundSupport {
  using value_type = double;
  static constexpr ColumnInfo info{"fund_support", "1",
                                   "share of the equity asked of regional funds that they can give"};
};
struct FundAsked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"fund_asked", "thousand yen/quarter",
                                   "equity asked of regional funds, last quarter"};
};
struct EntryStock {
  using value_type = double;
  static constexpr ColumnInfo info{"entry_stock", "per quarter",
                                   "rows of background firms expected to close at the start: as many are founded"};
};
struct KnowledgeStock {
  using value_type = double;
  static constexpr ColumnInfo info{"knowledge_stock", "per quarter",
                                   "knowledge-using firms expected to close at the start: as many are founded"};
};
struct EntryWeight {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"entry_weight", "1", "firms that a background entrant stands for"};
};
struct CoordinatorPosts {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"coordinator_posts", "1", "posts outside programmes"};
};
struct StandingCoordinators {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"standing_coordinators", "1", "coordinators outside programmes"};
};
struct Planners {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"planners", "1", "matching planners"};
};
struct TrainedShare {
  using value_type = double;
  static constexpr ColumnInfo info{"trained_share", "1",
                                   "practical knowledge of engineers that training left in the region, 0-1"};
};
struct Equipment {
  using value_type = double;
  static constexpr ColumnInfo info{"equipment", "thousand yen", "shared equipment at its present worth"};
};
struct PapersDomestic {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"papers_domestic", "1", "papers in domestic journals"};
};
struct PapersForeign {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"papers_foreign", "1", "papers in foreign journals"};
};
struct Seeds {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"seeds", "1", "research results that firms might use"};
};
struct PatentsDomestic {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"patents_domestic", "1", "domestic patent applications"};
};
struct PatentsForeign {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"patents_foreign", "1", "foreign patent applications"};
};
struct Needs {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"needs", "1", "needs for new knowledge that firms formed"};
};
struct Matches {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"matches", "1", "pairs of firm and laboratory that agreed on a project"};
};
struct ProjectStarts {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"project_starts", "1", "projects started (stage 1)"};
};
struct ProjectsFailed {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"projects_failed", "1", "projects that failed a stage or were given up"};
};
struct Prototypes {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"prototypes", "1", "projects that passed the prototype stage"};
};
struct ProductsLaunched {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"products_launched", "1", "products that came to the market from projects"};
};
struct Licences {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"licences", "1", "patents licensed to a firm with a product"};
};
struct Startups {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"startups", "1", "firms founded from laboratories"};
};
struct Commercialisations {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"commercialisations", "1", "prototypes, products and start-ups"};
};
struct AttributedCommercialisations {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"attributed_commercialisations", "1e-3",
                                   "commercialisations times the programmes' share in all money of the project"};
};
struct RelatedRevenue {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"related_revenue", "thousand yen",
                                   "sales of products whose project was ever admitted to a programme"};
};
struct AttributedRevenue {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"attributed_revenue", "thousand yen",
                                   "sales of products times the programmes' share in all money of the project"};
};
struct ProductSales {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"product_sales", "thousand yen", "sales of products from projects"};
};
struct Sales {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"sales", "thousand yen", "sales of all firms"};
};
struct FirmEntries {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"firm_entries", "1", "firms founded"};
};
struct FirmsLocated {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"firms_located", "1", "of them knowledge-using firms that came because of support"};
};
struct FirmExits {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"firm_exits", "1", "firms that closed"};
};
struct Bankruptcies {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"bankruptcies", "1", "firms that closed with debts unpaid"};
};
struct GraduatesStaying {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"graduates_staying", "1", "graduates of the quarter who stay in the region"};
};
struct GraduatesArriving {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"graduates_arriving", "1", "graduates of other regions who come to the region"};
};
struct GraduatesLeaving {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"graduates_leaving", "1", "graduates of the quarter who leave the region"};
};
struct PrivateMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"private_money", "thousand yen",
                                   "money of firms, banks and funds spent in projects"};
};
struct LocalMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"local_money", "thousand yen", "money of local governments spent in projects"};
};
struct LocalUpkeep {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{
      "local_upkeep", "thousand yen",
      "money of local governments after support outside projects: coordinators kept, councils of own schemes"};
};
struct NationalMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"national_money", "thousand yen", "money of national programmes spent in projects"};
};
struct Firms {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"firms", "1", "firms"};
};
struct KnowledgeFirms {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"knowledge_firms", "1", "firms that do R&D"};
};
struct Employment {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"employment", "1", "employees of firms"};
};
struct ProjectsStage1 {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"projects_stage1", "1", "projects in the feasibility stage"};
};
struct ProjectsStage2 {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"projects_stage2", "1", "projects in joint R&D"};
};
struct ProjectsStage3 {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"projects_stage3", "1", "projects in the prototype stage"};
};
struct ProjectsStage4 {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"projects_stage4", "1", "projects in commercialisation"};
};
struct ProductsOnSale {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"products_on_sale", "1", "products on sale"};
};
struct Ties {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"ties", "1", "ends of ties at agents of the region"};
};
struct TiesCrossRegion {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"ties_cross_region", "1", "of them ties to agents of another region"};
};
struct Laboratories {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"laboratories", "1", "laboratories"};
};
struct Coordinators {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"coordinators", "1", "coordinators at work"};
};
struct CoordinatorSkill {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"coordinator_skill", "1e-3", "sum of the skills of coordinators"};
};
struct CoordinatorsLeft {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"coordinators_left", "1", "coordinators and planners who left their work"};
};
struct BankLoans {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"bank_loans", "thousand yen", "loans of firms of the region"};
};
struct FirmCash {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"firm_cash", "thousand yen", "deposits of firms of the region"};
};

struct Kind {
  static constexpr std::string_view name = "region";
  static constexpr std::string_view meaning = "a prefecture";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<Kind, Id, Code, Demand, Cycle, Graduates, Attractiveness, BaseSales, GovernmentCash, ScienceBudget,
                    BudgetNow, Revenue, RevenueBase, Destruction, EntrySupport, TrainingMoney, EquipmentMoney,
                    DemandFactor, LocalSupport, LocalAsked, FundSupport, FundAsked, EntryStock, KnowledgeStock,
                    EntryWeight, CoordinatorPosts, StandingCoordinators, Planners, TrainedShare, Equipment,
                    PapersDomestic, PapersForeign, Seeds, PatentsDomestic, PatentsForeign, Needs, Matches,
                    ProjectStarts, ProjectsFailed, Prototypes, ProductsLaunched, Licences, Startups, Commercialisations,
                    AttributedCommercialisations, RelatedRevenue, AttributedRevenue, ProductSales, Sales, FirmEntries,
                    FirmsLocated, FirmExits, Bankruptcies, GraduatesStaying, GraduatesArriving, GraduatesLeaving,
                    PrivateMoney, LocalMoney, LocalUpkeep, NationalMoney, Firms, KnowledgeFirms, Employment,
                    ProjectsStage1, ProjectsStage2, ProjectsStage3, ProjectsStage4, ProductsOnSale, Ties,
                    TiesCrossRegion, Laboratories, Coordinators, CoordinatorSkill, CoordinatorsLeft, BankLoans,
                    FirmCash, LostShare, CreditFactor, FundGiven, SeedSupply, SeedsAtStart, Skilled, SkilledAtStart,
                    JobsAtStart, UniversityPatents, UniversityPatentsForeign, OwnResearch, LargeFirmMoney,
                    StartupsAlive, OverseasSales, ProductsAbroad, MarketsReached, Permissions, Centres, PostsAdded,
                    PlannerPosts, CoordinatorTraining, CoordinatorExchange, PostSecurity, InstituteEffort, BankInsight,
                    GuaranteeShare, FundMoney, GraduatesKept, Amenity, EquipmentAccess, SearchReach, VisionSupport,
                    ManagementLearning, Priority, Autonomy, FirmLocation, InstrumentMoney, InstrumentMoneyLocal> {};

}  // namespace minori::region
