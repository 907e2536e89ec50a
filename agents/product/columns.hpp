#pragma once

/// Products: state variables (ODD 2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::innovator {
struct Id;
}
namespace minori::region {
struct Id;
}
namespace minori::product {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Owner {
  using value_type = std::uint32_t;
  using refers_to = innovator::Id;
  static constexpr ColumnInfo info{"owner", "1", "firm that sells it"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the region"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "field"};
};
struct Capability {
  using value_type = std::uint16_t;
  static constexpr ColumnInfo info{"capability", "1", "leading capability"};
};
struct Quality {
  using value_type = float;
  static constexpr ColumnInfo info{"quality", "1", "quality"};
};
struct Market {
  using value_type = double;
  static constexpr ColumnInfo info{"market", "thousand yen", "lifetime sales if all potential buyers adopt"};
};
struct Adopted {
  using value_type = double;
  static constexpr ColumnInfo info{"adopted", "1", "share of potential buyers that has adopted"};
};
struct Launched {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"launched", "quarter", "quarter of launch"};
};
struct Life {
  using value_type = std::uint16_t;
  static constexpr ColumnInfo info{"life", "quarter", "length of its life"};
};
struct Related {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"related", "1", "1 if its project was ever admitted to a programme"};
};
struct ProgrammeShare {
  using value_type = float;
  static constexpr ColumnInfo info{"programme_share", "1", "share of the programmes in all money of its project"};
};
struct QuarterSales {
  using value_type = Money;
  static constexpr ColumnInfo info{"quarter_sales", "thousand yen", "sales of the quarter"};
};

struct Kind {
  static constexpr std::string_view name = "product";
  static constexpr std::string_view meaning = "a product on the market";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Owner, Region, Field, Capability, Quality, Market, Adopted, Launched, Life,
                             Related, ProgrammeShare, QuarterSales> {};

}  // namespace minori::product
