#pragma once

/// National programmes: state variables (ODD 2) and what is observed per programme.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::programme {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Budget {
  using value_type = Money;
  static constexpr ColumnInfo info{"budget", "thousand yen/quarter", "money that the programme may promise"};
};
struct Evaluated {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"evaluated", "1", "mid-term evaluations so far"};
};
struct Stopped {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"stopped", "1", "awards stopped by them"};
};
struct Ends {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"ends", "1", "awards that came to their end so far"};
};
struct Renewed {
  using value_type = std::int64_t;
  static constexpr ColumnInfo info{"renewed", "1", "of them awards followed by another one on the same day"};
};
struct Handovers {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"handovers", "1", "awards that began on the day on which another one ended"};
};
struct TargetsChecked {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"targets_checked", "1", "evaluations of awards that had promised results"};
};
struct TargetsMet {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"targets_met", "1", "of them with results as promised"};
};
struct ProgrammePaid {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"programme_paid", "thousand yen", "grants paid"};
};
struct ProgrammeReturned {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"programme_returned", "thousand yen", "grants returned"};
};
struct ProgrammeClusters {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"programme_clusters", "1", "clusters funded"};
};

struct Kind {
  static constexpr std::string_view name = "programme";
  static constexpr std::string_view meaning = "a national programme";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Budget, Evaluated, Stopped, Ends, Renewed, Handovers, TargetsChecked, TargetsMet,
                             ProgrammePaid, ProgrammeReturned, ProgrammeClusters> {};

}  // namespace minori::programme
