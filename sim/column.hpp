#pragma once

/// Columns and tables: the only place where agent state lives.
///
/// A kind of agent is a Table: one vector per state variable, one row per agent (struct of arrays). A column is a
/// tag type that carries its own description, so that allocation, output, schema and docs read the same words.
/// The first column is the identity: a 64-bit id for life, 0 on the row of a dead agent. Rows are only slots.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace minori {

/// What a column means; printed in docs/odd.md and stored as attributes of result files.
struct ColumnInfo {
  std::string_view name;     ///< e.g. "sales"
  std::string_view unit;     ///< e.g. "thousand yen/quarter", "1" for dimensionless
  std::string_view meaning;  ///< one line that a domain reader understands
};

template <class Tag>
concept Column = requires {
  typename Tag::value_type;
  { Tag::info } -> std::convertible_to<ColumnInfo>;
};

/// A column that policy may move. `neutral` is the value without any policy.
template <class Tag>
concept Lever = Column<Tag> && requires {
  { Tag::neutral } -> std::convertible_to<typename Tag::value_type>;
};

/// A column whose values are rows of another table (`refers_to` is that table's id column) or `no_row`; one a row, or a
/// RowList of them.
template <class Tag>
concept Reference = Column<Tag> && requires {
  typename Tag::refers_to;
};

/// What a table's rows are: one word for files and lists of phases, and one line that a domain reader understands.
template <class Tag>
concept AgentKind = requires {
  { Tag::name } -> std::convertible_to<std::string_view>;
  { Tag::meaning } -> std::convertible_to<std::string_view>;
};

inline constexpr std::uint32_t no_row = 0xffffffffU;

/// True if a reference leads to a living agent; `ids` of the table that it refers to.
template <class Ids>
[[nodiscard]] bool lives(std::uint32_t row, const Ids& ids) {
  return row != no_row && ids[row] != 0;
}

/// A fixed number of references in one column; unused places hold `no_row`.
template <std::size_t Places>
struct RowList {
  std::array<std::uint32_t, Places> rows;
  constexpr RowList() noexcept { rows.fill(no_row); }
};

/// Row of each former row after compaction, `no_row` for the dead.
using RowMap = std::vector<std::uint32_t>;

/// All agents of one kind. Row i of every column is the same agent.
template <AgentKind Kind, Column... Columns>
class Table {
 public:
  using kind = Kind;
  using id_column = std::tuple_element_t<0, std::tuple<Columns...>>;
  static_assert(std::same_as<typename id_column::value_type, std::uint64_t>, "the first column is the identity");

  template <Column Tag>
  static constexpr bool holds = (std::same_as<Tag, Columns> || ...);

  static constexpr std::array<ColumnInfo, sizeof...(Columns)> description{Columns::info...};

  /// One agent before it has a row: every column at its zero or neutral value until set.
  class Record {
   public:
    template <Column Tag>
    [[nodiscard]] auto& at() noexcept {
      return std::get<Value<Tag>>(values_).value;
    }
    template <Column Tag>
    [[nodiscard]] const auto& at() const noexcept {
      return std::get<Value<Tag>>(values_).value;
    }

   private:
    template <Column Tag>
    struct Value {
      typename Tag::value_type value = initial<Tag>();
    };
    std::tuple<Value<Columns>...> values_;
  };

  [[nodiscard]] std::size_t size() const noexcept { return rows_; }

  void resize(std::size_t rows) {
    rows_ = rows;
    (std::get<Stored<Columns>>(columns_).values.resize(rows, initial<Columns>()), ...);
  }

  void append(const Record& record) {
    (std::get<Stored<Columns>>(columns_).values.push_back(record.template at<Columns>()), ...);
    ++rows_;
  }

  /// Put every lever back to its value without policy; the first act of each step.
  void reset_levers() { (reset_if_lever<Columns>(), ...); }

  template <Column Tag>
  [[nodiscard]] std::span<const typename Tag::value_type> read() const noexcept {
    return std::get<Stored<Tag>>(columns_).values;
  }

  template <Column Tag>
  [[nodiscard]] std::span<typename Tag::value_type> write() noexcept {
    return std::get<Stored<Tag>>(columns_).values;
  }

  [[nodiscard]] std::span<const std::uint64_t> ids() const noexcept { return read<id_column>(); }
  [[nodiscard]] bool alive(std::size_t row) const noexcept { return ids()[row] != 0; }

  /// Bring rows into a new order: row i becomes row order[i] (a permutation).
  void permute(const RowMap& order);

  /// Calls visit(std::type_identity<Tag>{}, vector) for every column.
  template <class Visit>
  void for_each_column(Visit visit) {
    (visit(std::type_identity<Columns>{}, std::get<Stored<Columns>>(columns_).values), ...);
  }
  template <class Visit>
  void for_each_column(Visit visit) const {
    (visit(std::type_identity<Columns>{}, std::get<Stored<Columns>>(columns_).values), ...);
  }

 private:
  template <Column Tag>
  struct Stored {
    std::vector<typename Tag::value_type> values;
  };

  template <Column Tag>
  [[nodiscard]] static constexpr typename Tag::value_type initial() {
    if constexpr (Lever<Tag>)
      return Tag::neutral;
    else if constexpr (Reference<Tag> && std::same_as<typename Tag::value_type, std::uint32_t>)
      return no_row;
    else
      return typename Tag::value_type{};
  }

  template <Column Tag>
  void reset_if_lever() {
    if constexpr (Lever<Tag>) std::ranges::fill(std::get<Stored<Tag>>(columns_).values, Tag::neutral);
  }

  std::size_t rows_ = 0;
  std::tuple<Stored<Columns>...> columns_;
};

template <AgentKind Kind, Column... Columns>
void Table<Kind, Columns...>::permute(const RowMap& order) {
  for_each_column([&](auto, auto& values) {
    auto moved = values;
    for (std::size_t row = 0; row < rows_; ++row) moved[order[row]] = values[row];
    values = std::move(moved);
  });
}

}  // namespace minori
