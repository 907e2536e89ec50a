#pragma once

/// Sums of real numbers with the same bits for any number of threads.

#include <cstddef>
#include <vector>

#include "sim/parallel.hpp"

namespace minori {

/// Sum of value(0) ... value(count - 1): blocks of 4096 are added from first to last, their sums pairwise in a fixed
/// tree. The order depends on `count` alone, so threads and chunks change no bit; the tree keeps rounding small.
template <class ValueOf>
[[nodiscard]] double sum_of_reals(std::size_t count, const ValueOf& value) {
  constexpr std::size_t block = 4096;
  std::vector<double> sums(chunk_count(count, block), 0.0);
  for_each_chunk(count, block, [&](Rows rows, std::size_t number) {
    double sum = 0.0;
    for (const std::size_t row : rows) sum += value(row);
    sums[number] = sum;
  });
  for (std::size_t width = 1; width < sums.size(); width *= 2)
    for (std::size_t at = 0; at + width < sums.size(); at += 2 * width) sums[at] += sums[at + width];
  return sums.empty() ? 0.0 : sums.front();
}

}  // namespace minori
