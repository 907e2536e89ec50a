#pragma once

/// Universities and technical colleges: state variables (ODD 2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::region {
struct Id;
}
namespace minori::university {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the region"};
};
struct Type {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{
      "type", "1", "0 national, 1 public or private, 2 technical college, 3 research side of an institute"};
};
/// The type that is not a place of teaching.
inline constexpr std::uint8_t research_side = 3;

struct Excellence {
  using value_type = float;
  static constexpr ColumnInfo info{"excellence", "1", "research strength, mean 1 over the country"};
};
struct Orientation {
  using value_type = float;
  static constexpr ColumnInfo info{"orientation", "1", "orientation to the region's industry, 0-1"};
};
struct PatentCapability {
  using value_type = float;
  static constexpr ColumnInfo info{"patent_capability", "1", "intellectual-property capability, 0-1"};
};
struct Openness {
  using value_type = float;
  static constexpr ColumnInfo info{"openness", "1", "openness of equipment, 0-1"};
};
struct Cash {
  using value_type = Money;
  static constexpr ColumnInfo info{"cash", "thousand yen", "external research income not yet spent"};
};

struct Kind {
  static constexpr std::string_view name = "university";
  static constexpr std::string_view meaning = "a university or technical college";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Region, Type, Excellence, Orientation, PatentCapability, Openness, Cash> {};

}  // namespace minori::university
