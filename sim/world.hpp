#pragma once

/// A world: tables of agents, the mail between them, and things that are not rows (parameters, indices, the tie graph).
///
/// A world is a value: copying it is a snapshot, and the copy goes on exactly as the original would.

#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/mailbox.hpp"
#include "sim/population.hpp"

namespace minori {

template <class... T>
struct List {};

/// Who entered a table and who left it since the counters were set to zero.
struct Turnover {
  std::int64_t born = 0;
  std::int64_t died = 0;
};

template <class TableList, class MessageList, class ThingList>
class World;

template <class... Tables, class... Messages, class... Things>
class World<List<Tables...>, List<Messages...>, List<Things...>> {
 public:
  std::tuple<Tables...> tables;
  std::tuple<Mailbox<Messages>...> mail;
  std::tuple<Things...> things;
  Ledger ledger;
  std::array<Turnover, sizeof...(Tables)> turnover{};  ///< by table
  std::size_t chunk = 2048;                            ///< rows per chunk; changes nothing but speed

  template <Column Tag>
  [[nodiscard]] auto& table_of() noexcept {
    static_assert((static_cast<int>(Tables::template holds<Tag>) + ...) == 1,
                  "each column belongs to exactly one table");
    return std::get<index_of<Tag>()>(tables);
  }
  template <Column Tag>
  [[nodiscard]] const auto& table_of() const noexcept {
    return std::get<index_of<Tag>()>(tables);
  }
  template <Column Tag>
  [[nodiscard]] auto read() const noexcept {
    return table_of<Tag>().template read<Tag>();
  }
  template <Column Tag>
  [[nodiscard]] auto write() noexcept {
    return table_of<Tag>().template write<Tag>();
  }
  template <class Thing>
  [[nodiscard]] Thing& thing() noexcept {
    return std::get<Thing>(things);
  }
  template <class Thing>
  [[nodiscard]] const Thing& thing() const noexcept {
    return std::get<Thing>(things);
  }
  template <class M>
  [[nodiscard]] Mailbox<M>& mailbox() noexcept {
    return std::get<Mailbox<M>>(mail);
  }

  template <class T>
  [[nodiscard]] Turnover& turnover_of() noexcept {
    return turnover[index_of<typename T::id_column>()];
  }

  void reset_levers() { (std::get<Tables>(tables).reset_levers(), ...); }

  /// Drop dead rows everywhere and mend every reference; mail does not outlive this.
  void compact() { (compact_table<Tables>(), ...), ((std::get<Mailbox<Messages>>(mail) = {}), ...); }

  /// Reorder the rows of one table (tests: nothing but row numbers may change).
  template <class T>
  void permute(const RowMap& order) {
    std::get<T>(tables).permute(order);
    remap_references<T>(order);
  }

 private:
  template <Column Tag>
  static constexpr std::size_t index_of() {
    std::size_t index = 0;
    bool found = false;
    ((found = found || Tables::template holds<Tag>, index += found ? 0 : 1), ...);
    return index;
  }

  template <class T>
  void compact_table() {
    const std::size_t before = std::get<T>(tables).size();
    const RowMap map = minori::compact(std::get<T>(tables));
    if (std::get<T>(tables).size() != before) remap_references<T>(map);
  }

  template <class T>
  void remap_references(const RowMap& map) {
    (remap_columns<T>(std::get<Tables>(tables), map), ...);
    (remap_thing<T>(std::get<Things>(things), map), ...);
  }

  template <class T, class Other>
  static void remap_columns(Other& table, const RowMap& map) {
    table.for_each_column([&]<class Tag>(std::type_identity<Tag>, auto& values) {
      if constexpr (Reference<Tag>) {
        if constexpr (std::is_same_v<typename Tag::refers_to, typename T::id_column>)
          for (auto& value : values) remap_value(value, map);
      }
    });
  }

  static void remap_value(std::uint32_t& row, const RowMap& map) { row = row == no_row ? no_row : map[row]; }
  template <std::size_t Places>
  static void remap_value(RowList<Places>& list, const RowMap& map) {
    for (auto& row : list.rows) remap_value(row, map);
  }

  template <class T, class Thing>
  static void remap_thing(Thing& thing, const RowMap& map) {
    if constexpr (requires { remap_rows(thing, std::type_identity<T>{}, map); })
      remap_rows(thing, std::type_identity<T>{}, map);
  }
};

}  // namespace minori
