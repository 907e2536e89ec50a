#pragma once

/// Requests for loans by bank and class of risk (rule B2).

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::bank {
struct Id;
}
namespace minori::riskclass {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Bank {
  using value_type = std::uint32_t;
  using refers_to = bank::Id;
  static constexpr ColumnInfo info{"bank", "1", "row of the bank"};
};
struct Asked {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"asked", "thousand yen", "loans asked this quarter"};
};

struct Kind {
  static constexpr std::string_view name = "riskclass";
  static constexpr std::string_view meaning = "the requests of one class of risk at one bank";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Bank, Asked> {};

}  // namespace minori::riskclass
