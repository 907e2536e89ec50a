#pragma once

/// A phase is one sweep over one kind of agent, or one act on the whole world; a schedule is a list of phases.
///
///   void invest(const Step&, Rows, Own<Sales>, Out<Budget>);     row by row, in parallel
///   void search(const Step&, Over<Seekers>, Own<Need>, ...);     the rows of an active set, in parallel
///   void rebuild(const Step&, In<Region>, Make<Index>);          whole
///
/// The order of rows, the size of chunks and the number of threads cannot change a result: a column that is both
/// In and Out does not compile, other agents are reached by messages, and sums are integers.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/access.hpp"
#include "sim/active_set.hpp"

namespace minori {

template <class W>
struct Phase {
  std::string_view rule;            ///< rule identifier, e.g. "F1": the key into docs/odd.md and the tests
  std::string_view summary;         ///< the line of ODD element 3
  std::vector<std::string> reads;   ///< columns, e.g. "firm.cash"
  std::vector<std::string> writes;  ///< columns, and tables that agents are added to or taken from
  std::function<void(W&, const Step&)> run;
};

namespace detail {

template <class Access>
inline constexpr bool reads_own_row = false;
template <class C>
inline constexpr bool reads_own_row<Own<C>> = true;

template <class Access>
inline constexpr bool reads_any_row = false;
template <class C>
inline constexpr bool reads_any_row<In<C>> = true;

/// Whole and Make write what several rows may look at.
template <class Access>
inline constexpr bool writes_anywhere = false;
template <class C>
inline constexpr bool writes_anywhere<Whole<C>> = true;
template <class Thing>
inline constexpr bool writes_anywhere<Make<Thing>> = true;

/// One column as In (any row) in one place and Out (own row) in another.
template <class Access, class Other>
inline constexpr bool clash = false;
template <class C>
inline constexpr bool clash<In<C>, Out<C>> = true;

template <class Access, class... All>
inline constexpr bool read_and_written = (clash<Access, All> || ...);

/// The table of an access to an own row (Own, Out, Deaths); void for every other access.
template <class W, class Access>
struct OwnTable {
  using type = void;
};
template <class W, class C>
struct OwnTable<W, Own<C>> {
  using type = std::remove_cvref_t<decltype(std::declval<W&>().template table_of<C>())>;
};
template <class W, class C>
struct OwnTable<W, Out<C>> : OwnTable<W, Own<C>> {};
template <class W, class T>
struct OwnTable<W, Deaths<T>> {
  using type = T;
};

template <class W, class Access>
inline constexpr bool of_own_row = !std::is_void_v<typename OwnTable<W, Access>::type>;

/// The table that a sweep runs over: that of its first access to an own row.
template <class W, class First, class... Rest>
struct SweptTable : std::conditional_t<of_own_row<W, First>, OwnTable<W, First>, SweptTable<W, Rest...>> {};
template <class W, class Last>
struct SweptTable<W, Last> : OwnTable<W, Last> {};

/// True if all accesses to an own row are to rows of one table.
template <class W, class... Access>
inline constexpr bool one_table =
    ((!of_own_row<W, Access> ||
      std::is_same_v<typename OwnTable<W, Access>::type, typename SweptTable<W, Access...>::type>)&&...);

/// "table.column"; one function for all phases, and not a chain of +, in which g++ 12 sees errors that are none.
[[nodiscard]] inline std::string full_name(std::string_view table, std::string_view column) {
  std::string name;
  name.reserve(table.size() + 1 + column.size());
  name.append(table).append(1, '.').append(column);
  return name;
}

template <class W, class A>
void describe(std::vector<std::string>& reads, std::vector<std::string>& writes) {
  if constexpr (requires { typename A::column; }) {
    using Held = std::remove_cvref_t<decltype(std::declval<W&>().template table_of<typename A::column>())>;
    constexpr bool reading = reads_any_row<A> || reads_own_row<A>;
    (reading ? reads : writes).push_back(full_name(Held::kind::name, A::column::info.name));
  } else if constexpr (requires { typename A::table; }) {
    writes.emplace_back(A::table::kind::name);
  }
}

/// Opens what the accesses collect, calls call(rows, accesses ...) for each chunk, and closes in chunk order.
/// `rows_of(part)`: the rows of the table that a piece of [0, count) stands for.
template <class W, class RowsOf, class Call, class... Access, std::size_t... I>
void sweep_chunks(W& world, const Step& step, std::size_t count, std::size_t chunk, const RowsOf& rows_of,
                  const Call& call, std::index_sequence<I...>, std::type_identity<std::tuple<Access...>>) {
  std::tuple<typename Access::State...> states{Access::open(world, chunk_count(count, chunk))...};
  for_each_chunk(count, chunk, [&](Rows part, std::size_t number) {
    call(part, Access::fetch(world, std::get<I>(states), rows_of(part), number)...);
  });
  (Access::close(world, std::get<I>(states), step), ...);
}

inline constexpr auto same_rows = [](Rows part) { return part; };

/// Reads and writes of a phase, from its accesses.
template <class W, class... Access>
Phase<W> described(std::string_view rule, std::string_view summary) {
  Phase<W> made{rule, summary, {}, {}, {}};
  (describe<W, Access>(made.reads, made.writes), ...);
  return made;
}

/// What makes the order of rows unable to matter.
template <class W, class... Access>
constexpr void check_sweep() {
  static_assert((of_own_row<W, Access> || ...), "a sweep needs an Out or Own column to know its table");
  static_assert(!(read_and_written<Access, Access...> || ...),
                "a column may not be both In and Out: rows would depend on one another");
  static_assert(!(writes_anywhere<Access> || ...), "a sweep may not hold Whole or Make: its rows run at the same time");
  static_assert(one_table<W, Access...>, "all Own, Out and Deaths of a sweep belong to one table");
}

}  // namespace detail

/// A phase from a sweep over rows; reads and writes come from its signature.
template <class W, class... Access>
Phase<W> phase(std::string_view rule, std::string_view summary, void (*sweep)(const Step&, Rows, Access...)) {
  detail::check_sweep<W, Access...>();
  auto made = detail::described<W, Access...>(rule, summary);
  made.run = [sweep](W& world, const Step& step) {
    using Swept = typename detail::SweptTable<W, Access...>::type;
    detail::sweep_chunks(
        world, step, std::get<Swept>(world.tables).size(), world.chunk, detail::same_rows,
        [&](Rows rows, auto&&... access) { sweep(step, rows, access...); }, std::index_sequence_for<Access...>{},
        std::type_identity<std::tuple<Access...>>{});
  };
  return made;
}

/// A phase from a sweep over an active set; chunks are smaller, since each row has more to do.
template <class W, class Set, class... Access>
Phase<W> phase(std::string_view rule, std::string_view summary, void (*sweep)(const Step&, Over<Set>, Access...)) {
  detail::check_sweep<W, Access...>();
  static_assert(std::is_same_v<typename detail::SweptTable<W, Access...>::type, typename Set::table>,
                "a sweep over an active set handles rows of the set's table");
  auto made = detail::described<W, Access...>(rule, summary);
  made.run = [sweep](W& world, const Step& step) {
    const std::span<const std::uint32_t> marked = std::as_const(world).template thing<Set>().rows;
    const auto rows_of = [&](Rows part) { return Rows{marked[part.first], marked[part.last - 1] + std::size_t{1}}; };
    detail::sweep_chunks(
        world, step, marked.size(), std::max<std::size_t>(1, world.chunk / 8), rows_of,
        [&](Rows part, auto&&... access) { sweep(step, {marked.subspan(part.first, part.size())}, access...); },
        std::index_sequence_for<Access...>{}, std::type_identity<std::tuple<Access...>>{});
  };
  return made;
}

/// A phase that runs whole.
template <class W, class... Access>
Phase<W> phase(std::string_view rule, std::string_view summary, void (*act)(const Step&, Access...)) {
  static_assert(!(detail::of_own_row<W, Access> || ...), "a phase that runs whole has no own row: take In and Whole");
  auto made = detail::described<W, Access...>(rule, summary);
  made.run = [act](W& world, const Step& step) {
    detail::sweep_chunks(
        world, step, 1, 1, detail::same_rows, [&](Rows, auto&&... access) { act(step, access...); },
        std::index_sequence_for<Access...>{}, std::type_identity<std::tuple<Access...>>{});
  };
  return made;
}

}  // namespace minori
