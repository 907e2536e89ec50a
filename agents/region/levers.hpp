#pragma once

/// Regions: levers that policy instruments push (ODD 7, H1), and what instruments cost; part of columns.hpp.
///
/// A lever is neutral at the start of every quarter. `thinned` ones count people or money and go with
/// `innovation.scale`.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {

struct EntrySupport {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"entry_support", "1",
                                   "lever: relative rise of the entry of start-ups and other firms that use knowledge"};
};
struct TrainingMoney {
  using value_type = std::int64_t;
  static constexpr std::int64_t neutral = 0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"training_money", "thousand yen/quarter",
                                   "lever: money for training engineers of firms"};
};
struct EquipmentMoney {
  using value_type = std::int64_t;
  static constexpr std::int64_t neutral = 0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"equipment_money", "thousand yen/quarter", "lever: money for shared equipment"};
};
struct PostsAdded {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"posts_added", "1", "lever: posts for coordinators beyond those of the start"};
};
struct PlannerPosts {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"planner_posts", "1", "lever: posts for matching planners"};
};
struct CoordinatorTraining {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"coordinator_training", "per quarter",
                                   "lever: part of what coordinators lack in skill that training adds"};
};
struct CoordinatorExchange {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"coordinator_exchange", "1",
                                   "lever: share of coordinators' looks that go to any region of the country"};
};
struct PostSecurity {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"post_security", "1",
                                   "lever: share of coordinators and recruited researchers whose post has no term"};
};
struct InstituteEffort {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"institute_effort", "1", "lever: relative rise of the looks of public institutes"};
};
struct BankInsight {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"bank_insight", "1",
                                   "lever: part of what banks lack in skill to judge that others make good"};
};
struct GuaranteeShare {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"guarantee_share", "1",
                                   "lever: share of small firms with a credit guarantee beyond the usual one"};
};
struct FundMoney {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"fund_money", "thousand yen/quarter",
                                   "lever: money paid into a fund of the region's own"};
};
struct GraduatesKept {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"graduates_kept", "1", "lever: share of leaving graduates who stay instead"};
};
struct Amenity {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"amenity", "1", "lever: relative rise of the region's pull on graduates"};
};
struct EquipmentAccess {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"equipment_access", "1",
                                   "lever: part of the missing supply of equipment that opened equipment makes good"};
};
struct SearchReach {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"search_reach", "1",
                                   "lever: relative rise of the distance over which firms meet by chance"};
};
struct VisionSupport {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"vision_support", "1",
                                   "lever: work of the councils of the region, 1: as much as a fully paid council's"};
};
struct ManagementLearning {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"management_learning", "per quarter",
                                   "lever: part of what cluster organisations lack in management that they learn"};
};
struct Priority {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"priority", "1", "lever: points added to the bids of the region's clusters"};
};
struct Autonomy {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr ColumnInfo info{"autonomy", "1",
                                   "lever: relative rise of the speed at which clusters move money between menus"};
};
struct FirmLocation {
  using value_type = double;
  static constexpr double neutral = 0.0;
  static constexpr bool thinned = true;
  static constexpr ColumnInfo info{"firm_location", "per quarter",
                                   "lever: knowledge-using firms that settle in the region beyond the usual entry"};
};

struct InstrumentMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"instrument_money", "thousand yen",
                                   "national money for policy instruments outside programmes"};
};
struct InstrumentMoneyLocal {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"instrument_money_local", "thousand yen",
                                   "money of local governments for policy instruments, but for grants to projects"};
};

}  // namespace minori::region
