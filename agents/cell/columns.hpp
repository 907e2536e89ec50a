#pragma once

/// Cells, a field in a region each: levers of policy by field (ODD 7, H1), and the grants that they make (H2).
///
/// Row = region * fields + field (Geography::cell).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::cell {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct ResearchMoney {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"research_money", "thousand yen/quarter",
                                   "lever: research money for the laboratories of the field"};
};
struct ResearcherPosts {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"researcher_posts", "1",
                                   "lever: posts for researchers recruited from outside, on a term"};
};
struct ResearchGrant {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"research_grant", "thousand yen/quarter",
                                   "lever: national grants for projects in stages 1 and 2 outside programmes"};
};
struct DevelopmentGrant {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"development_grant", "thousand yen/quarter",
                                   "lever: national grants for projects in stages 3 and 4"};
};
struct LocalGrant {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"local_grant", "thousand yen/quarter",
                                   "lever: grants of the local government for projects outside programmes"};
};
struct MarketReach {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"market_reach", "1",
                                   "lever: relative rise of the market that a product meets at launch"};
};
struct CustomerChannel {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"customer_channel", "1",
                                   "lever: relative rise of the market at launch where the maker supplies a large "
                                   "firm or trading house"};
};
struct CustomerNeeds {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"customer_needs", "1", "lever: share of suppliers' needs that their customer tells"};
};
struct EarlyBuyers {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"early_buyers", "1", "lever: relative rise of buyers who adopt without example"};
};
struct ZoneSpeed {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"zone_speed", "1",
                                   "lever: relative rise of the progress of prototypes and commercialisation"};
};
struct Foresight {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"foresight", "1", "lever: share of firms that weigh a second market for their need"};
};
struct ProductionSkill {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"production_skill", "1",
                                   "lever: part of the missing skill of coordinators in stages 3 and 4 made good"};
};
struct PeopleExchange {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"people_exchange", "1",
                                   "lever: relative rise of the chance that a firm learns from partners"};
};
struct ResearchAsked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"research_asked", "thousand yen/quarter",
                                   "cost of projects in stages 1 and 2 without public money, last quarter"};
};
struct DevelopmentAsked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"development_asked", "thousand yen/quarter",
                                   "cost of projects in stages 3 and 4 without public money, last quarter"};
};
struct ResearchShare {
  using value_type = double;
  static constexpr ColumnInfo info{"research_share", "1", "share of the former that national grants bear now"};
};
struct DevelopmentShare {
  using value_type = double;
  static constexpr ColumnInfo info{"development_share", "1", "share of the latter that national grants bear now"};
};
struct LocalShare {
  using value_type = double;
  static constexpr ColumnInfo info{"local_share", "1", "share of the rest of both that local grants bear now"};
};
struct Recruited {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"recruited", "1", "researchers in posts of the lever above"};
};

struct Kind {
  static constexpr std::string_view name = "cell";
  static constexpr std::string_view meaning = "a field in a region";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<Kind, Id, ResearchMoney, ResearcherPosts, ResearchGrant, DevelopmentGrant, LocalGrant, MarketReach,
                    CustomerChannel, CustomerNeeds, EarlyBuyers, ZoneSpeed, Foresight, ProductionSkill, PeopleExchange,
                    ResearchAsked, DevelopmentAsked, ResearchShare, DevelopmentShare, LocalShare, Recruited> {};

}  // namespace minori::cell
