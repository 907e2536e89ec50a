#pragma once

/// Loops over rows in chunks whose borders do not depend on the number of threads.

#include <oneapi/tbb/parallel_for.h>

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

[[nodiscard]] constexpr std::size_t chunk_count(std::size_t rows, std::size_t chunk) noexcept {
  return (rows + chunk - 1) / chunk;
}

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
  oneapi::tbb::parallel_for(std::size_t{0}, count, run);
}

}  // namespace minori
