#pragma once

/// Values sorted once, so that every tail of them is known at once.

#include <cstddef>
#include <vector>

namespace minori::analysis {

struct SortedValues {
  std::vector<double> distinct;       ///< ascending
  std::vector<double> log_value;      ///< of the distinct ones
  std::vector<std::size_t> at_least;  ///< values at or above each distinct one; one more entry, 0, at the end
  std::vector<double> log_sum;        ///< sum of the logarithms of those values; likewise
};

/// Of the values that are finite and above 0.
[[nodiscard]] SortedValues sorted_positive(std::vector<double> values);

}  // namespace minori::analysis
