#pragma once

/// Regional banks: state variables (ODD 2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {
struct Id;
}
namespace minori::bank {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "row of the seat"};
};
struct Position {
  using value_type = Money;
  static constexpr ColumnInfo info{"position", "thousand yen", "equity less loans (equals reserves less deposits)"};
};
struct Loans {
  using value_type = Money;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"loans", "thousand yen", "loans outstanding"};
};
struct Skill {
  using value_type = float;
  static constexpr ColumnInfo info{"skill", "1", "skill in assessing borrowers, 0-1"};
};
struct Rationed {
  using value_type = double;
  static constexpr ColumnInfo info{"rationed", "1", "share of the loans asked for which it has no room"};
};
struct BestClass {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"best_class", "1", "risk classes below this one get loans this quarter"};
};

struct Kind {
  static constexpr std::string_view name = "bank";
  static constexpr std::string_view meaning = "a regional bank";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Region, Position, Loans, Skill, Rationed, BestClass> {};

}  // namespace minori::bank
