#pragma once

/// Regional funds: state variables (ODD 2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::region {
struct Id;
}
namespace minori::fund {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the region"};
};
struct Committed {
  using value_type = Money;
  static constexpr ColumnInfo info{"committed", "thousand yen",
                                   "money that its owners have promised, 0 without a fund"};
};
struct Invested {
  using value_type = Money;
  static constexpr ColumnInfo info{"invested", "thousand yen", "equity that it has given to projects"};
};
struct Vintage {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"vintage", "quarter", "quarter in which the fund was raised"};
};
struct Part {
  using value_type = double;
  static constexpr ColumnInfo info{"part", "share", "part of the equity asked in the region that it bears now"};
};

struct Kind {
  static constexpr std::string_view name = "fund";
  static constexpr std::string_view meaning = "a region's fund for equity in projects near the market";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Region, Committed, Invested, Vintage, Part> {};

}  // namespace minori::fund
