#pragma once

/// Births and deaths of a table: who enters gets the rows behind the last one, in the order of ids; who leaves keeps
/// its row, with id 0, until the next compaction, so that references never dangle in between.

#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/column.hpp"
#include "sim/parallel.hpp"

namespace minori {

namespace detail {

/// Ids of newcomers, asked for by every row of the table: a bitmap answers nearly all of the questions.
class Newcomers {
 public:
  /// `ids` sorted and not empty.
  explicit Newcomers(std::vector<std::uint64_t> ids) : ids_(std::move(ids)) {
    while (places_ < 32 * ids_.size()) places_ *= 2;
    marks_.assign(places_ / 64, 0);
    for (const std::uint64_t id : ids_) marks_[place(id) / 64] |= std::uint64_t{1} << (place(id) % 64);
  }
  [[nodiscard]] bool contain(std::uint64_t id) const {
    const bool marked = ((marks_[place(id) / 64] >> (place(id) % 64)) & 1U) != 0;
    return marked && std::binary_search(ids_.begin(), ids_.end(), id);
  }

 private:
  [[nodiscard]] std::size_t place(std::uint64_t id) const noexcept {
    return ((id * 0x9e3779b97f4a7c15U) >> 32U) & (places_ - 1);
  }
  std::vector<std::uint64_t> ids_;
  std::vector<std::uint64_t> marks_;
  std::size_t places_ = 64;
};

/// Ids of newcomers are compared with those of the living in tables up to this size, and in all tables of builds with
/// the engine's checks: in large tables it would cost more than the phase, and a rule that gives an id twice does
/// so at any scale.
#ifdef MINORI_CHECKS
inline constexpr std::size_t compared_rows = ~std::size_t{0};
#else
inline constexpr std::size_t compared_rows = std::size_t{1} << 14U;
#endif

/// Throws std::logic_error if a sorted id is 0, stands twice, or belongs to a living agent already.
inline void check_new_ids(const std::vector<std::uint64_t>& ids, std::span<const std::uint64_t> living) {
  if (ids.front() == 0) throw std::logic_error("an agent is born without an id");
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end())
    throw std::logic_error("two agents are born with one id");
  if (living.size() > compared_rows) return;
  const Newcomers newcomers(ids);
  std::atomic<bool> known = false;
  for_each_chunk(living.size(), std::size_t{1} << 16U, [&](Rows rows, std::size_t) {
    for (const std::size_t row : rows)
      if (newcomers.contain(living[row])) known.store(true, std::memory_order_relaxed);
  });
  if (known) throw std::logic_error("an agent is born with the id of another one who lives");
}

/// First and last row of each unbroken run of living agents.
[[nodiscard]] inline std::vector<Rows> runs_of_living(std::span<const std::uint64_t> ids) {
  std::vector<Rows> runs;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (ids[row] == 0) continue;
    if (runs.empty() || runs.back().last != row) runs.push_back({row, row});
    runs.back().last = row + 1;
  }
  return runs;
}

}  // namespace detail

/// Newcomers take rows at the end, sorted by id. Throws std::logic_error if an id is 0 or not new (compared_rows).
template <class T>
void admit(T& table, std::vector<typename T::Record> born) {
  using Record = typename T::Record;
  if (born.empty()) return;
  const auto id = [](const Record& record) { return record.template at<typename T::id_column>(); };
  std::sort(born.begin(), born.end(), [&](const Record& a, const Record& b) { return id(a) < id(b); });
  std::vector<std::uint64_t> ids;
  ids.reserve(born.size());
  for (const Record& record : born) ids.push_back(id(record));
  detail::check_new_ids(ids, table.ids());
  // Columns grow by an eighth at most: doubling millions of rows for a few newcomers would double the memory.
  const std::size_t rows = table.size() + born.size();
  table.for_each_column([&](auto, auto& values) {
    if (values.capacity() < rows) values.reserve(rows + rows / 8);
  });
  for (const Record& record : born) table.append(record);
}

/// Drops the rows of the dead, keeping the order of the living. Returns the new row of each former row.
template <class T>
RowMap compact(T& table) {
  RowMap map(table.size(), no_row);
  const auto runs = detail::runs_of_living(table.ids());
  std::uint32_t kept = 0;
  for (const Rows& run : runs)
    for (const std::size_t row : run) map[row] = kept++;
  if (kept == table.size()) return map;
  oneapi::tbb::task_group columns;
  table.for_each_column([&](auto, auto& values) {
    columns.run([&] {
      auto end = values.begin();
      for (const Rows& run : runs)
        end = std::copy(values.begin() + static_cast<std::ptrdiff_t>(run.first),
                        values.begin() + static_cast<std::ptrdiff_t>(run.last), end);
    });
  });
  columns.wait();
  table.resize(kept);
  return map;
}

}  // namespace minori
