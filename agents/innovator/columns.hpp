#pragma once

/// Knowledge-using firms: state variables of their innovation side (ODD 2).

#include <cstdint>

#include "agents/kene.hpp"
#include "agents/need.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {
struct Id;
}
namespace minori::firm {
struct Id;
}
namespace minori::node {
struct Id;
}
namespace minori::cluster {
struct Id;
}
namespace minori::laboratory {
struct Id;
}
namespace minori::innovator {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct Firm {
  using value_type = std::uint32_t;
  using refers_to = firm::Id;
  static constexpr ColumnInfo info{"firm", "1", "row of the firm"};
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
struct Member {
  using value_type = std::uint32_t;
  using refers_to = cluster::Id;
  static constexpr ColumnInfo info{"member", "1", "cluster whose council or projects it has joined"};
};
struct Parent {
  using value_type = std::uint32_t;
  using refers_to = laboratory::Id;
  static constexpr ColumnInfo info{"parent", "1", "laboratory it was founded from"};
};
struct Customer {
  using value_type = std::uint32_t;
  using refers_to = innovator::Id;
  static constexpr ColumnInfo info{"customer", "1", "large firm or trading house that it supplies"};
};
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "core field"};
};
struct Startup {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"startup", "1", "1 if founded from a laboratory"};
};
struct Knowledge {
  using value_type = Kene;
  static constexpr ColumnInfo info{"knowledge", "1", "units of knowledge"};
};
struct RndIntensity {
  using value_type = float;
  static constexpr ColumnInfo info{"rnd_intensity", "1", "R&D over sales"};
};
struct Aspiration {
  using value_type = float;
  static constexpr ColumnInfo info{"aspiration", "1", "growth of sales that the firm aspires to"};
};
struct Purse {
  using value_type = Money;
  static constexpr ColumnInfo info{"purse", "thousand yen", "money set aside for R&D and projects"};
};
struct Demand {
  using value_type = Money;
  static constexpr ColumnInfo info{"demand", "thousand yen", "money asked of the firm this quarter"};
};
struct Revenue {
  using value_type = Money;
  static constexpr ColumnInfo info{"revenue", "thousand yen", "sales of its products this quarter"};
};
struct RevenueAbroad {
  using value_type = Money;
  static constexpr ColumnInfo info{"revenue_abroad", "thousand yen", "of them sales abroad"};
};
struct ProductCost {
  using value_type = Money;
  static constexpr ColumnInfo info{"product_cost", "thousand yen", "cost of making them"};
};
struct Workload {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"workload", "1", "projects in which the firm takes part"};
};
struct Vouched {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"vouched", "1", "its projects in which a laboratory or coordinator takes part"};
};
struct InProducts {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"in_products", "1", "places of its kene that products on sale use, one bit each"};
};
struct Need {
  using value_type = minori::Need;
  static constexpr ColumnInfo info{"need", "1", "open need, if any"};
};
struct Candidates {
  using value_type = minori::Candidates;
  static constexpr ColumnInfo info{"candidates", "1", "laboratories found for the need, best first"};
};
struct Choice {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"choice", "1", "candidate that the firm proposes to"};
};
struct Matched {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"matched", "1", "1 if the proposal is held"};
};

struct Kind {
  static constexpr std::string_view name = "innovator";
  static constexpr std::string_view meaning = "the innovation side of a firm that uses knowledge";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, Firm, Region, Node, Member, Parent, Customer, Field, Startup, Knowledge,
                             RndIntensity, Aspiration, Purse, Demand, Revenue, RevenueAbroad, ProductCost, Workload,
                             Vouched, InProducts, Need, Candidates, Choice, Matched> {};

}  // namespace minori::innovator
