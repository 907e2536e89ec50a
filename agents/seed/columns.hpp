#pragma once

/// Seeds: state variables (ODD 2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::laboratory {
struct Id;
}
namespace minori::region {
struct Id;
}
namespace minori::seed {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Laboratory {
  using value_type = std::uint32_t;
  using refers_to = laboratory::Id;
  static constexpr ColumnInfo info{"laboratory", "1", "laboratory of origin"};
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
  static constexpr ColumnInfo info{"capability", "1", "capability"};
};
struct Quality {
  using value_type = float;
  static constexpr ColumnInfo info{"quality", "1", "quality, mean about 1"};
};
struct Patented {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"patented", "1", "0 no, 1 domestic, 2 foreign as well"};
};
struct Born {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"born", "quarter", "quarter of origin"};
};

struct Kind {
  static constexpr std::string_view name = "seed";
  static constexpr std::string_view meaning = "a research result that a firm might use";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Laboratory, Region, Field, Capability, Quality, Patented, Born> {};

}  // namespace minori::seed
