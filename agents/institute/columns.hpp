#pragma once

/// Public research institutes: state variables (ODD 2).

#include <cstdint>

#include "agents/kene.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::region {
struct Id;
}
namespace minori::node {
struct Id;
}
namespace minori::institute {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the region"};
};
struct Node {
  using value_type = std::uint32_t;
  using refers_to = node::Id;
  static constexpr ColumnInfo info{"node", "1", "row in the node table of ties"};
};
struct National {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"national", "1", "1 for a national institute"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "core field"};
};
struct Knowledge {
  using value_type = Kene;
  static constexpr ColumnInfo info{"knowledge", "1", "units of knowledge"};
};
struct Guidance {
  using value_type = float;
  static constexpr ColumnInfo info{"guidance", "1", "skill in guiding firms, 0-1"};
};
struct Staff {
  using value_type = float;
  static constexpr ColumnInfo info{"staff", "person", "technical staff"};
};

struct Kind {
  static constexpr std::string_view name = "institute";
  static constexpr std::string_view meaning = "a public research institute";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Region, Node, National, Field, Knowledge, Guidance, Staff> {};

}  // namespace minori::institute
