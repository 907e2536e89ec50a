#pragma once

/// What a phase may touch: the parameters of a phase function ARE its declared reads and writes.
///
///   In<C>      a column, read at any row            Own<C>    a column, read at the row being handled
///   Out<C>     a column, read and written at the row being handled (all Out of one table)
///   Total<C>   integer sums into a column of a (small) table, exact in any order
///   Send<M>    messages to other agents             Inbox<M>  the messages that an agent got, best first
///   Births<T>  agents to be                          Deaths<T> agents that leave, at the row being handled
///   Use<T>     a thing, read only                    Collect<E> events, sorted when the phase ends
///   Post       money flows
/// Only for phases that run whole, not row by row:
///   Make<T>    a thing, written                      Whole<C>  a column, written at any row
///   Grow<T>    a table, to which agents are added
///
/// Each access has three acts: open (before the sweep), fetch (per chunk), close (after the sweep, in chunk order).

#include <oneapi/tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/clock.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"
#include "sim/mailbox.hpp"
#include "sim/parallel.hpp"
#include "sim/population.hpp"
#include "sim/sort.hpp"

namespace minori {

/// Most accesses keep nothing between chunks.
struct NoState {};

namespace detail {

template <class Access>
struct Stateless {
  using State = NoState;
  template <class W>
  static State open(W&, std::size_t) {
    return {};
  }
  template <class W>
  static void close(W&, State&, const Step&) {}
};

inline void check_own_row(std::size_t row, const Rows& rows) {
#ifdef MINORI_CHECKS
  assert(row >= rows.first && row < rows.last && "a rule may touch only its own row");
#endif
  (void)row, (void)rows;
}

inline void check_own_rows(const Rows& part, const Rows& rows) {
#ifdef MINORI_CHECKS
  assert(part.first >= rows.first && part.last <= rows.last && "a rule may touch only its own row");
#endif
  (void)part, (void)rows;
}

inline void check_row(std::size_t row, std::size_t rows) {
#ifdef MINORI_CHECKS
  assert(row < rows && "there is no such row");
#endif
  (void)row, (void)rows;
}

template <class Sums>
using PerThread = oneapi::tbb::enumerable_thread_specific<Sums>;

}  // namespace detail

template <Column Tag>
struct In : detail::Stateless<In<Tag>> {
  using column = Tag;
  std::span<const typename Tag::value_type> values;
  [[nodiscard]] const auto& operator[](std::size_t row) const noexcept {
    detail::check_row(row, values.size());
    return values[row];
  }
  [[nodiscard]] std::size_t size() const noexcept { return values.size(); }
  template <class W>
  static In fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, std::as_const(world).template read<Tag>()};
  }
};

template <Column Tag>
struct Own : detail::Stateless<Own<Tag>> {
  using column = Tag;
  std::span<const typename Tag::value_type> values;
  Rows rows;
  [[nodiscard]] const auto& operator[](std::size_t row) const noexcept {
    detail::check_own_row(row, rows);
    return values[row];
  }
  /// The values of some of the rows being handled.
  [[nodiscard]] std::span<const typename Tag::value_type> of(Rows part) const noexcept {
    detail::check_own_rows(part, rows);
    return values.subspan(part.first, part.size());
  }
  template <class W>
  static Own fetch(W& world, NoState&, Rows rows, std::size_t) {
    return {{}, std::as_const(world).template read<Tag>(), rows};
  }
};

template <Column Tag>
struct Out : detail::Stateless<Out<Tag>> {
  using column = Tag;
  std::span<typename Tag::value_type> values;
  Rows rows;
  [[nodiscard]] auto& operator[](std::size_t row) const noexcept {
    detail::check_own_row(row, rows);
    return values[row];
  }
  /// The values of some of the rows being handled.
  [[nodiscard]] std::span<typename Tag::value_type> of(Rows part) const noexcept {
    detail::check_own_rows(part, rows);
    return values.subspan(part.first, part.size());
  }
  template <class W>
  static Out fetch(W& world, NoState&, Rows rows, std::size_t) {
    return {{}, world.template write<Tag>(), rows};
  }
};

template <Column Tag>
struct Whole : detail::Stateless<Whole<Tag>> {
  using column = Tag;
  std::span<typename Tag::value_type> values;
  [[nodiscard]] auto& operator[](std::size_t row) const noexcept {
    detail::check_row(row, values.size());
    return values[row];
  }
  [[nodiscard]] std::size_t size() const noexcept { return values.size(); }
  template <class W>
  static Whole fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, world.template write<Tag>()};
  }
};

template <class Thing>
struct Use : detail::Stateless<Use<Thing>> {
  using thing = Thing;
  const Thing* held;
  [[nodiscard]] const Thing& operator*() const noexcept { return *held; }
  [[nodiscard]] const Thing* operator->() const noexcept { return held; }
  template <class W>
  static Use fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, &std::as_const(world).template thing<Thing>()};
  }
};

template <class Thing>
struct Make : detail::Stateless<Make<Thing>> {
  using thing = Thing;
  Thing* held;
  [[nodiscard]] Thing& operator*() const noexcept { return *held; }
  [[nodiscard]] Thing* operator->() const noexcept { return held; }
  template <class W>
  static Make fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, &world.template thing<Thing>()};
  }
};

template <class T>
struct Grow : detail::Stateless<Grow<T>> {
  using table = T;
  T* held;
  void operator()(const typename T::Record& record) const { held->append(record); }
  [[nodiscard]] std::size_t size() const noexcept { return held->size(); }
  template <class W>
  static Grow fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, &std::get<T>(world.tables)};
  }
};

template <Message M>
struct Inbox : detail::Stateless<Inbox<M>> {
  using message = M;
  const Mailbox<M>* box;
  [[nodiscard]] std::span<const M> operator[](std::size_t row) const noexcept { return box->of(row); }
  [[nodiscard]] std::span<const M> all() const noexcept { return box->all(); }
  template <class W>
  static Inbox fetch(W& world, NoState&, Rows, std::size_t) {
    return {{}, &world.template mailbox<M>()};
  }
};

template <Message M>
struct Send {
  using message = M;
  using State = std::vector<std::vector<M>>;
  std::vector<M>* slot;
  void operator()(const M& sent) const { slot->push_back(sent); }

  template <class W>
  static State open(W&, std::size_t chunks) {
    return State(chunks);
  }
  template <class W>
  static Send fetch(W&, State& sent, Rows, std::size_t chunk) {
    return {&sent[chunk]};
  }
  template <class W>
  static void close(W& world, State& sent, const Step& step) {
    const auto receivers = std::as_const(world).template table_of<typename M::receiver>().ids();
    world.template mailbox<M>().fill(sent, receivers, step.quarter());
  }
};

template <Column Tag>
struct Total {
  using column = Tag;
  static_assert(std::is_same_v<typename Tag::value_type, std::int64_t>, "sums are integers, so that no order matters");
  using Sums = std::vector<std::int64_t>;
  using State = detail::PerThread<Sums>;  // integers: no order of adding matters
  Sums* sums;
  void add(std::size_t row, std::int64_t amount) const {
    detail::check_row(row, sums->size());
    (*sums)[row] += amount;
  }

  template <class W>
  static State open(W& world, std::size_t) {
    return State(Sums(world.template table_of<Tag>().size(), 0));
  }
  template <class W>
  static Total fetch(W&, State& state, Rows, std::size_t) {
    return {&state.local()};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    const auto target = world.template write<Tag>();
    for (const Sums& part : state)
      for (std::size_t row = 0; row < part.size(); ++row) target[row] += part[row];
  }
};

template <class T>
struct Births {
  using table = T;
  using Record = typename T::Record;
  using State = std::vector<std::vector<Record>>;
  std::vector<Record>* slot;
  void operator()(const Record& record) const { slot->push_back(record); }

  template <class W>
  static State open(W&, std::size_t chunks) {
    return State(chunks);
  }
  template <class W>
  static Births fetch(W&, State& state, Rows, std::size_t chunk) {
    return {&state[chunk]};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    std::vector<Record> born;
    for (auto& chunk : state) born.insert(born.end(), chunk.begin(), chunk.end());
    world.template turnover_of<T>().born += static_cast<std::int64_t>(born.size());
    admit(std::get<T>(world.tables), std::move(born));
  }
};

template <class T>
struct Deaths {
  using table = T;
  using State = std::vector<std::vector<std::size_t>>;
  std::vector<std::size_t>* slot;
  Rows rows;
  void operator()(std::size_t row) const {
    detail::check_own_row(row, rows);
    slot->push_back(row);
  }

  template <class W>
  static State open(W&, std::size_t chunks) {
    return State(chunks);
  }
  template <class W>
  static Deaths fetch(W&, State& state, Rows rows, std::size_t chunk) {
    return {&state[chunk], rows};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    auto ids = std::get<T>(world.tables).template write<typename T::id_column>();
    for (const auto& chunk : state)
      for (const std::size_t row : chunk) {
        world.template turnover_of<T>().died += ids[row] != 0 ? 1 : 0;
        ids[row] = 0;
      }
  }
};

/// Events of one kind from the last phase that collected them, in their own order (operator<).
template <class Event>
struct Collected {
  std::vector<Event> events;
};

template <class Event>
struct Collect {
  using thing = Collected<Event>;
  using State = std::vector<std::vector<Event>>;
  std::vector<Event>* slot;
  void operator()(const Event& event) const { slot->push_back(event); }

  template <class W>
  static State open(W&, std::size_t chunks) {
    return State(chunks);
  }
  template <class W>
  static Collect fetch(W&, State& state, Rows, std::size_t chunk) {
    return {&state[chunk]};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    auto& events = world.template thing<Collected<Event>>().events;
    events.clear();
    for (const auto& chunk : state) events.insert(events.end(), chunk.begin(), chunk.end());
    sort_events(events);
  }
};

struct Post {
  using State = detail::PerThread<FlowSums>;
  FlowSums* sums;
  /// Money leaves `account` (weight: how many agents the row stands for).
  template <class Flow>
  void pay(Flow flow, Money& account, Money amount, Money weight = 1) const {
    account -= amount;
    sums->paid[static_cast<std::size_t>(flow)] += amount * weight;
  }
  /// Money arrives at `account`.
  template <class Flow>
  void receive(Flow flow, Money& account, Money amount, Money weight = 1) const {
    account += amount;
    sums->received[static_cast<std::size_t>(flow)] += amount * weight;
  }

  /// The other side of a flow whose account a Total of this phase posts.
  template <class Flow>
  void note_paid(Flow flow, Money amount) const {
    sums->paid[static_cast<std::size_t>(flow)] += amount;
  }
  template <class Flow>
  void note_received(Flow flow, Money amount) const {
    sums->received[static_cast<std::size_t>(flow)] += amount;
  }

  template <class W>
  static State open(W& world, std::size_t) {
    return State(FlowSums(world.ledger.quarter.paid.size()));
  }
  template <class W>
  static Post fetch(W&, State& state, Rows, std::size_t) {
    return {&state.local()};
  }
  template <class W>
  static void close(W& world, State& state, const Step&) {
    for (const FlowSums& part : state) world.ledger.quarter.add(part);
  }
};

}  // namespace minori
