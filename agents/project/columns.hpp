#pragma once

/// Projects: state variables (ODD 2). Money in thousand yen.

#include <cstdint>

#include "agents/need.hpp"
#include "agents/project/spending.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::innovator {
struct Id;
}
namespace minori::laboratory {
struct Id;
}
namespace minori::cluster {
struct Id;
}
namespace minori::region {
struct Id;
}
namespace minori::coordinator {
struct Id;
}
namespace minori::project {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Lead {
  using value_type = std::uint32_t;
  using refers_to = innovator::Id;
  static constexpr ColumnInfo info{"lead", "1", "firm that leads"};
};
struct Laboratory {
  using value_type = std::uint32_t;
  using refers_to = laboratory::Id;
  static constexpr ColumnInfo info{"laboratory", "1", "laboratory; none after it has left"};
};
struct Broker {
  using value_type = std::uint32_t;
  using refers_to = coordinator::Id;
  static constexpr ColumnInfo info{"broker", "1", "coordinator who brought them together"};
};
struct Partners {
  using value_type = RowList<4>;
  using refers_to = innovator::Id;
  static constexpr ColumnInfo info{"partners", "1", "further firms"};
};
struct Region {
  using value_type = std::uint32_t;
  using refers_to = region::Id;
  static constexpr ColumnInfo info{"region", "1", "region of the leading firm"};
};
struct Cluster {
  using value_type = std::uint32_t;
  using refers_to = cluster::Id;
  static constexpr ColumnInfo info{"cluster", "1", "cluster that admitted the project"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "field of the need"};
};
struct Stage {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"stage", "1", "1 feasibility, 2 joint R&D, 3 prototype, 4 commercialisation"};
};
struct Ambitious {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"ambitious", "1", "1 for an ambitious project"};
};
struct Repeated {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"repeated", "1", "1 if the stage is repeated"};
};
struct Admitted {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"admitted", "1", "1 if a programme ever paid"};
};
struct PublicNow {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"public_now", "1", "1 while a programme pays"};
};
struct Need {
  using value_type = minori::Need;
  static constexpr ColumnInfo info{"need", "1", "the need that it serves"};
};
struct Size {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"size", "1", "participants"};
};
struct Progress {
  using value_type = float;
  static constexpr ColumnInfo info{"progress", "1", "share of the stage done"};
};
struct Fit {
  using value_type = float;
  static constexpr ColumnInfo info{"fit", "1", "fit of the participants at the start of the stage"};
};
struct Trust {
  using value_type = float;
  static constexpr ColumnInfo info{"trust", "1", "trust of the pair at the start of the stage"};
};
struct Expertise {
  using value_type = float;
  static constexpr ColumnInfo info{"expertise", "1", "expertise of the lead and of the pair at the start of the stage"};
};
struct SeedFit {
  using value_type = float;
  static constexpr ColumnInfo info{"seed_fit", "1", "added to the quality of the pair by a seed that a broker saw"};
};
struct BrokerSkill {
  using value_type = float;
  static constexpr ColumnInfo info{"broker_skill", "1", "skill of the coordinator, 0 without one"};
};
struct Started {
  using value_type = std::uint32_t;
  static constexpr ColumnInfo info{"started", "quarter", "quarter of the start"};
};
struct Funded {
  using value_type = float;
  static constexpr ColumnInfo info{"funded", "1", "share of this quarter's cost that was paid"};
};
struct Unfunded {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"unfunded", "quarter", "quarters in a row with little money"};
};
struct Pot {
  using value_type = Money;
  static constexpr ColumnInfo info{"pot", "thousand yen", "money at hand"};
};
struct Plan {
  using value_type = minori::project::Spending;
  static constexpr ColumnInfo info{"plan", "thousand yen", "money asked this quarter, by source"};
};
struct Spent {
  using value_type = minori::project::Spending;
  static constexpr ColumnInfo info{"spent", "thousand yen", "money spent so far, by source"};
};
struct ProgrammeMoney {
  using value_type = Money;
  static constexpr ColumnInfo info{"programme_money", "thousand yen",
                                   "money of its award spent so far, own-project money included"};
};
struct Subsidy {
  using value_type = Money;
  static constexpr ColumnInfo info{"subsidy", "thousand yen/quarter", "grant of an instrument for the quarter"};
};
struct QuarterMoney {
  using value_type = Money;
  static constexpr ColumnInfo info{"quarter_money", "thousand yen", "private and local money spent this quarter"};
};
struct Outcome {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"outcome", "1",
                                   "what happened this quarter: 0 goes on, 1 stage passed, 2 stage failed and "
                                   "repeated, 3 given up, 4 failed, 5 finished"};
};

struct Kind {
  static constexpr std::string_view name = "project";
  static constexpr std::string_view meaning = "a joint project of a firm and a laboratory";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table
    : minori::Table<Kind, Id, Lead, Laboratory, Broker, Partners, Region, Cluster, Field, Stage, Ambitious, Repeated,
                    Admitted, PublicNow, Need, Size, Progress, Fit, Trust, Expertise, SeedFit, BrokerSkill, Started,
                    Funded, Unfunded, Pot, Plan, Subsidy, Spent, ProgrammeMoney, QuarterMoney, Outcome> {};

}  // namespace minori::project
