#pragma once

/// Where project money comes from and what stage it pays (observation).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::channel {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct ProjectMoney {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"project_money", "thousand yen", "money spent in projects"};
};

struct Kind {
  static constexpr std::string_view name = "channel";
  static constexpr std::string_view meaning = "money of one source in one stage of projects";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, ProjectMoney> {};

}  // namespace minori::channel
