#pragma once

/// Firms: state variables of all firms (ODD 2). Money in thousand yen, flows per quarter.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::region {
struct Id;
}
namespace minori::bank {
struct Id;
}
namespace minori::innovator {
struct Id;
}
namespace minori::laboratory {
struct Id;
}
namespace minori::firm {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the region"};
};
struct Bank {
  using value_type = std::uint32_t;
  using refers_to = bank::Id;
  static constexpr ColumnInfo info{"bank", "1", "row of the main bank"};
};
struct Innovator {
  using value_type = std::uint32_t;
  using refers_to = innovator::Id;
  static constexpr ColumnInfo info{"innovator", "1", "row of its innovation side, if it uses knowledge"};
};
struct Weight {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"weight", "1", "firms that this row stands for"};
};
struct Industry {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"industry", "1", "0 manufacturing, 1 information and communications, 2 other"};
};
struct SizeClass {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"size_class", "1", "size class at entry"};
};
struct UsesKnowledge {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"uses_knowledge", "1", "1 if the firm does R&D"};
};
struct Parent {
  using value_type = std::uint32_t;
  using refers_to = laboratory::Id;
  static constexpr ColumnInfo info{"parent", "1", "laboratory that it was founded from"};
};
struct BaseSales {
  using value_type = float;
  static constexpr ColumnInfo info{"base_sales", "thousand yen/quarter", "sales before products from projects"};
};
struct Sales {
  using value_type = float;
  static constexpr ColumnInfo info{"sales", "thousand yen/quarter", "all sales of the quarter, products included"};
};
struct Employees {
  using value_type = float;
  static constexpr ColumnInfo info{"employees", "person", "employees"};
};
struct Margin {
  using value_type = float;
  static constexpr ColumnInfo info{"margin", "1", "operating surplus over sales before interest and R&D"};
};
struct Cash {
  using value_type = Money;
  static constexpr ColumnInfo info{"cash", "thousand yen", "deposits at the main bank"};
};
struct Debt {
  using value_type = Money;
  static constexpr ColumnInfo info{"debt", "thousand yen", "loans from the main bank"};
};
struct Capital {
  using value_type = float;
  static constexpr ColumnInfo info{"capital", "thousand yen", "plant and equipment at its present worth"};
};
struct ProfitGrowth {
  using value_type = float;
  static constexpr ColumnInfo info{"profit_growth", "1", "growth of all sales over the last year, smoothed"};
};
struct Founded {
  using value_type = std::int32_t;
  static constexpr ColumnInfo info{"founded", "quarter", "quarter of foundation (negative: before the run)"};
};
struct GrowthSpread {
  using value_type = float;
  static constexpr ColumnInfo info{"growth_spread", "per quarter",
                                   "spread of its growth, set each April from its size"};
};
struct DebtTarget {
  using value_type = float;
  static constexpr ColumnInfo info{"debt_target", "quarter", "debt that it likes to carry, in quarters of sales"};
};
struct Request {
  using value_type = Money;
  static constexpr ColumnInfo info{"request", "thousand yen", "loan asked of the main bank this quarter"};
};
struct DefaultRisk {
  using value_type = float;
  static constexpr ColumnInfo info{"default_risk", "1", "annual probability of default as the bank sees it"};
};
struct RiskClass {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"risk_class", "1", "class of risk of the request"};
};
struct InnovationPaid {
  using value_type = Money;
  static constexpr ColumnInfo info{"innovation_paid", "thousand yen",
                                   "money passed to the innovation side this quarter"};
};
struct Granted {
  using value_type = Money;
  static constexpr ColumnInfo info{"granted", "thousand yen", "loan granted this quarter"};
};
struct Insolvent {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"insolvent", "1", "1 if it cannot go on"};
};

struct Kind {
  static constexpr std::string_view name = "firm";
  static constexpr std::string_view meaning = "a firm (a background firm stands for several)";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<Kind, Id, Region, Bank, Innovator, Weight, Industry, SizeClass, UsesKnowledge, Parent, BaseSales,
                    Sales, Employees, Margin, Cash, Debt, Capital, ProfitGrowth, Founded, GrowthSpread, DebtTarget,
                    Request, DefaultRisk, RiskClass, InnovationPaid, Granted, Insolvent> {};

}  // namespace minori::firm
