#pragma once

/// Coordinators: state variables (ODD 2).

#include <cstdint>

#include "agents/kene.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::region {
struct Id;
}
namespace minori::cluster {
struct Id;
}
namespace minori::node {
struct Id;
}
namespace minori::coordinator {

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
struct Cluster {
  using value_type = std::uint32_t;
  using refers_to = cluster::Id;
  static constexpr ColumnInfo info{"cluster", "1", "cluster that employs or employed the coordinator"};
};
struct Type {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"type", "1",
                                   "0 standing post, 1 paid by an award, 2 kept after one, 3 matching planner"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "field of familiarity"};
};
struct Skill {
  using value_type = float;
  static constexpr ColumnInfo info{"skill", "1", "brokerage skill, 0-1"};
};
struct Hired {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"hired", "quarter", "quarter in which the post was filled"};
};
struct Leaving {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"leaving", "1", "1 for who leaves this quarter, 2 for whose post has ended"};
};
struct Successor {
  using value_type = std::uint32_t;
  using refers_to = coordinator::Id;
  static constexpr ColumnInfo info{"successor", "1", "colleague who takes over from who leaves"};
};
struct Running {
  using value_type = std::uint16_t;
  static constexpr ColumnInfo info{"running", "1", "introductions made this quarter"};
};
struct Wage {
  using value_type = Money;
  static constexpr ColumnInfo info{"wage", "thousand yen/quarter", "full cost of the post"};
};

struct Kind {
  static constexpr std::string_view name = "coordinator";
  static constexpr std::string_view meaning = "a coordinator";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<Kind, Id, Region, Node, Cluster, Type, Field, Skill, Hired, Leaving, Successor, Running, Wage> {};

}  // namespace minori::coordinator
