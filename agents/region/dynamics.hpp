#pragma once

/// Regions: state variables of shocks, funds, entry and people, and indicators of firms (ODD 2); part of columns.hpp.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {

struct LostShare {
  using value_type = double;
  static constexpr ColumnInfo info{"lost_share", "1", "share of the demand that a disaster took and has not come back"};
};
struct CreditFactor {
  using value_type = double;
  static constexpr ColumnInfo info{"credit_factor", "1",
                                   "risk that banks accept over what they accept without a shock"};
};
struct FundGiven {
  using value_type = Money;
  static constexpr ColumnInfo info{"fund_given", "thousand yen/quarter",
                                   "equity that regional funds gave last quarter"};
};
struct SeedSupply {
  using value_type = double;
  static constexpr ColumnInfo info{"seed_supply", "per quarter", "seeds of the region, smoothed over about a year"};
};
struct SeedsAtStart {
  using value_type = double;
  static constexpr ColumnInfo info{"seeds_at_start", "per quarter", "seeds expected of the laboratories of the start"};
};
struct Skilled {
  using value_type = double;
  static constexpr ColumnInfo info{"skilled", "person", "graduates at work in the region"};
};
struct SkilledAtStart {
  using value_type = double;
  static constexpr ColumnInfo info{"skilled_at_start", "person", "graduates at work at the start"};
};
struct JobsAtStart {
  using value_type = double;
  static constexpr ColumnInfo info{"jobs_at_start", "1", "employees of firms at the start"};
};
struct UniversityPatents {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"university_patents", "1", "domestic patent applications from research alone"};
};
struct UniversityPatentsForeign {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"university_patents_foreign", "1",
                                   "foreign patent applications from research alone"};
};
struct OwnResearch {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"own_research", "thousand yen", "money of firms for R&D outside projects"};
};
struct LargeFirmMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{
      "large_firm_money", "thousand yen",
      "money of firms for projects in stages 1 and 2 led by firms of 300 employees or more"};
};
struct StartupsAlive {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"startups_alive", "1", "firms founded from laboratories that are alive"};
};

}  // namespace minori::region
