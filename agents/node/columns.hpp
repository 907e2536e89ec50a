#pragma once

/// Nodes of the tie graph: which agent stands where.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::node {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity of the agent"};
};
struct AgentKind {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"agent_kind", "1",
                                   "0 laboratory, 1 knowledge-using firm, 2 institute, 3 coordinator, 4 closed"};
};
struct AgentRow {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"agent_row", "1", "row of the agent in its own table (derived every quarter)"};
};
struct RegionRow {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"region_row", "1", "row of the agent's region"};
};

struct Kind {
  static constexpr std::string_view name = "node";
  static constexpr std::string_view meaning = "a place in the graph of ties";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, AgentKind, AgentRow, RegionRow> {};

}  // namespace minori::node
