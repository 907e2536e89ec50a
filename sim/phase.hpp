#pragma once

/// A phase is one sweep over one kind of agent, or one act on the whole world; a schedule is a list of phases.
///
///   void invest(const Step&, Rows, Own<Sales>, Out<Budget>);   row by row, in parallel
///   void rebuild(const Step&, In<Region>, Make<Index>);        whole
///
/// The order of rows, the size of chunks and the number of threads cannot change a result: a column that is both
/// In and Out does not compile, other agents are reached by messages, and sums are integers.

#include <functional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sim/access.hpp"

namespace minori {

template <class W>
struct Phase {
  std::string_view rule;     ///< rule identifier, e.g. "F1": the key into docs/odd.md and the tests
  std::string_view summary;  ///< the line of ODD element 3
  std::vector<std::string_view> reads;
  std::vector<std::string_view> writes;
  std::function<void(W&, const Step&)> run;
};

namespace detail {

template <class Access>
concept WritesOwnRow = requires {
  typename Access::column;
}
&&std::is_same_v<Access, Out<typename Access::column>>;

template <class Access>
concept ReadsOwnRow = requires {
  typename Access::column;
}
&&std::is_same_v<Access, Own<typename Access::column>>;

template <class Access>
concept ReadsAnyRow = requires {
  typename Access::column;
}
&&std::is_same_v<Access, In<typename Access::column>>;

template <class Access>
concept WritesAnyRow = requires {
  typename Access::column;
}
&&std::is_same_v<Access, Whole<typename Access::column>>;

template <class Access, class Other>
consteval bool clash() {
  if constexpr (ReadsAnyRow<Access> && (WritesOwnRow<Other> || WritesAnyRow<Other>))
    return std::is_same_v<typename Access::column, typename Other::column>;
  else
    return false;
}

template <class Access, class... All>
constexpr bool read_and_written = (clash<Access, All>() || ...);

/// Rows of the table that a sweep runs over: that of its Out and Own columns.
template <class W, class... Access>
std::size_t rows_of(const W& world) {
  std::size_t rows = 0;
  const auto consider = [&]<class A>(std::type_identity<A>) {
    if constexpr (WritesOwnRow<A> || ReadsOwnRow<A>) rows = world.template table_of<typename A::column>().size();
  };
  (consider(std::type_identity<Access>{}), ...);
  return rows;
}

template <class A>
void describe(std::vector<std::string_view>& reads, std::vector<std::string_view>& writes) {
  if constexpr (requires { typename A::column; }) {
    const bool reading = ReadsAnyRow<A> || ReadsOwnRow<A>;
    (reading ? reads : writes).push_back(A::column::info.name);
  } else if constexpr (requires { typename A::table; }) {
    writes.push_back(A::table::kind::name);
  }
}

template <class W, class Call, class... Access, std::size_t... I>
void sweep_chunks(W& world, const Step& step, std::size_t rows, std::size_t chunk, const Call& call,
                  std::index_sequence<I...>, std::type_identity<std::tuple<Access...>>) {
  std::tuple<typename Access::State...> states{Access::open(world, chunk_count(rows, chunk))...};
  for_each_chunk(rows, chunk, [&](Rows part, std::size_t number) {
    call(part, Access::fetch(world, std::get<I>(states), part, number)...);
  });
  (Access::close(world, std::get<I>(states), step), ...);
}

}  // namespace detail

/// A phase from a sweep over rows; reads and writes come from its signature.
template <class W, class... Access>
Phase<W> phase(std::string_view rule, std::string_view summary, void (*sweep)(const Step&, Rows, Access...)) {
  static_assert((detail::WritesOwnRow<Access> || ...) || (detail::ReadsOwnRow<Access> || ...),
                "a sweep needs an Out or Own column to know its table");
  static_assert(!(detail::read_and_written<Access, Access...> || ...),
                "a column may not be both In and Out: rows would depend on one another");
  Phase<W> made{rule, summary, {}, {}, {}};
  (detail::describe<Access>(made.reads, made.writes), ...);
  made.run = [sweep](W& world, const Step& step) {
    detail::sweep_chunks(
        world, step, detail::rows_of<W, Access...>(world), world.chunk,
        [&](Rows rows, auto&&... access) { sweep(step, rows, access...); }, std::index_sequence_for<Access...>{},
        std::type_identity<std::tuple<Access...>>{});
  };
  return made;
}

/// A phase that runs whole.
template <class W, class... Access>
Phase<W> phase(std::string_view rule, std::string_view summary, void (*act)(const Step&, Access...)) {
  Phase<W> made{rule, summary, {}, {}, {}};
  (detail::describe<Access>(made.reads, made.writes), ...);
  made.run = [act](W& world, const Step& step) {
    detail::sweep_chunks(
        world, step, 1, 1, [&](Rows, auto&&... access) { act(step, access...); }, std::index_sequence_for<Access...>{},
        std::type_identity<std::tuple<Access...>>{});
  };
  return made;
}

}  // namespace minori
