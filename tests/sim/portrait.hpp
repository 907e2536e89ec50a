#pragma once

/// What a world holds, as text that two worlds can be compared by.

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "tests/sim/adoption_model.hpp"

namespace minori::testing {

template <class Value>
void append_bytes(std::string& text, const Value& value) {
  text.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Every column of a table as it lies in memory.
template <class T>
void append_rows(std::string& text, const T& table) {
  table.for_each_column([&](auto, const auto& values) {
    for (const auto& value : values) append_bytes(text, value);
  });
}

/// Rows of the living, sorted by id.
template <class T>
std::vector<std::uint32_t> by_id(const T& table) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.size(); ++row)
    if (table.alive(row)) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return table.ids()[a] < table.ids()[b]; });
  return rows;
}

/// Every column in the order of ids, references as the ids that they point to.
template <class W, class T>
void append_agents(std::string& text, const W& world, const T& table) {
  const auto order = by_id(table);
  table.for_each_column([&]<class Tag>(std::type_identity<Tag>, const auto& values) {
    for (const std::uint32_t row : order) {
      if constexpr (Reference<Tag>) {
        const auto ids = world.template read<typename Tag::refers_to>();
        append_bytes(text, values[row] == no_row ? std::uint64_t{0} : ids[values[row]]);
      } else {
        append_bytes(text, values[row]);
      }
    }
  });
}

/// Every tie of the living, `name` says what stands for a node and in which order.
template <class Name>
void append_ties(std::string& text, const TieGraph& graph, const Name& name) {
  std::vector<std::tuple<std::uint64_t, std::uint64_t, float, std::uint32_t, std::uint32_t, int>> ties;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Tie& tie : graph.of(node))
      ties.emplace_back(name(node), name(tie.target), tie.strength, tie.formed, tie.last_used, tie.joint);
  std::sort(ties.begin(), ties.end());
  for (const auto& tie : ties) std::apply([&](const auto&... part) { (append_bytes(text, part), ...); }, tie);
}

inline void append_books(std::string& text, const Ledger& ledger) {
  for (const Money each : ledger.quarter.paid) append_bytes(text, each);
  for (const Money each : ledger.quarter.received) append_bytes(text, each);
}

/// Everything, row by row.
inline std::string bytes_of(const adoption::Society& society) {
  std::string text;
  std::apply([&](const auto&... table) { (append_rows(text, table), ...); }, society.tables);
  append_ties(text, society.thing<adoption::Acquaintances>().graph, [](std::uint32_t node) { return node; });
  append_books(text, society.ledger);
  return text;
}

/// Everything, without any row number.
inline std::string portrait_of(const adoption::Society& society) {
  std::string text;
  std::apply([&](const auto&... table) { (append_agents(text, society, table), ...); }, society.tables);
  const auto ids = society.read<adoption::PersonId>();
  append_ties(text, society.thing<adoption::Acquaintances>().graph, [&](std::uint32_t node) { return ids[node]; });
  append_books(text, society.ledger);
  return text;
}

}  // namespace minori::testing
