#pragma once

/// Loops over rows in chunks whose borders do not depend on the number of threads.

#include <algorithm>
#include <cstddef>

namespace minori {

/// The rows a sweep handles: [first, last). (Not std::views::iota: clang-tidy 14 cannot parse libstdc++ 12's <ranges>.)
struct Rows {
  struct Iterator {
    std::size_t row;
    [[nodiscard]] std::size_t operator*() const noexcept { return row; }
    Iterator& operator++() noexcept {
      ++row;
      return *this;
    }
    bool operator==(const Iterator&) const = default;
  };
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] Iterator begin() const noexcept { return {first}; }
  [[nodiscard]] Iterator end() const noexcept { return {last}; }
  [[nodiscard]] std::size_t size() const noexcept { return last - first; }
};

/// Calls body(Rows) for pieces of at most `size` rows, in order: for loops that work on small arrays of their own.
template <class Body>
void for_each_block(Rows rows, std::size_t size, const Body& body) {
  for (std::size_t first = rows.first; first < rows.last; first += size)
    body(Rows{first, std::min(rows.last, first + size)});
}

[[nodiscard]] constexpr std::size_t chunk_count(std::size_t rows, std::size_t chunk) noexcept {
  return (rows + chunk - 1) / chunk;
}

namespace detail {

/// Calls call(body, number) for number = 0 ... count - 1 on the threads of the calling arena; compiled once, because a
/// model has dozens of phases and each instance of a parallel loop is slow to compile.
void run_parallel(std::size_t count, const void* body, void (*call)(const void*, std::size_t));

}  // namespace detail

/// Calls body(Rows, chunk number) for every chunk, on the threads of the calling arena.
template <class Body>
void for_each_chunk(std::size_t rows, std::size_t chunk, const Body& body) {
  const std::size_t count = chunk_count(rows, chunk);
  const auto run = [&](std::size_t number) {
    body(Rows{number * chunk, std::min(rows, (number + 1) * chunk)}, number);
  };
  if (count <= 1) {
    for (std::size_t number = 0; number < count; ++number) run(number);
    return;
  }
  using Run = decltype(run);
  detail::run_parallel(count, &run,
                       [](const void* erased, std::size_t number) { (*static_cast<const Run*>(erased))(number); });
}

}  // namespace minori
