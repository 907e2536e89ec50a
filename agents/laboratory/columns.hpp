#pragma once

/// Laboratories: state variables (ODD 2).

#include <cstdint>

#include "agents/kene.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/observed.hpp"

namespace minori::region {
struct Id;
}
namespace minori::university {
struct Id;
}
namespace minori::cluster {
struct Id;
}
namespace minori::node {
struct Id;
}
namespace minori::laboratory {

struct Id {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"id", "1", "identity for life"};
};
struct University {
  using value_type = std::uint32_t;
  using refers_to = university::Id;
  static constexpr ColumnInfo info{"university", "1", "row of the university"};
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
struct Field {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"field", "1", "core field"};
};
struct Star {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"star", "1", "1 for a star scientist"};
};
struct Results {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"results", "1", "research results of the quarter"};
};
struct Knowledge {
  using value_type = Kene;
  static constexpr ColumnInfo info{"knowledge", "1", "units of knowledge"};
};
struct Staff {
  using value_type = float;
  static constexpr ColumnInfo info{"staff", "person", "researchers and students at work"};
};
struct Orientation {
  using value_type = float;
  static constexpr ColumnInfo info{"orientation", "1", "industry orientation, 0-1"};
};
struct Excellence {
  using value_type = float;
  static constexpr ColumnInfo info{"excellence", "1", "research strength"};
};
struct Cluster {
  using value_type = std::uint32_t;
  using refers_to = cluster::Id;
  static constexpr ColumnInfo info{"cluster", "1", "cluster that recruited the laboratory"};
};
struct Member {
  using value_type = std::uint32_t;
  using refers_to = cluster::Id;
  static constexpr ColumnInfo info{"member", "1", "cluster whose council or projects it has joined"};
};
struct OnTerm {
  using value_type = std::uint8_t;
  static constexpr ColumnInfo info{"on_term", "1", "1 while the post is one that a measure of the region pays"};
};
struct Workload {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::stock;
  static constexpr ColumnInfo info{"workload", "1", "projects in which the laboratory takes part"};
};
struct CutoffValue {
  using value_type = double;
  static constexpr ColumnInfo info{"cutoff_value", "1",
                                   "value of the last proposal that the laboratory holds this round"};
};
struct CutoffKey {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"cutoff_key", "1", "tie-break of that proposal"};
};

struct Kind {
  static constexpr std::string_view name = "laboratory";
  static constexpr std::string_view meaning = "a principal investigator and team";
};

/// A type of its own, not an alias: its short name keeps compile times low.
struct Table : minori::Table<Kind, Id, University, Region, Node, Field, Star, Results, Knowledge, Staff, Orientation,
                             Excellence, Cluster, Member, OnTerm, Workload, CutoffValue, CutoffKey> {};

}  // namespace minori::laboratory
