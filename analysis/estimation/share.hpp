#pragma once

/// Shares and rates with the interval that keeps its level near 0 and 1.

#include <cstddef>
#include <vector>

#include "analysis/statistics.hpp"

namespace minori::analysis {

/// `count` of `total`, with Wilson's 95 % interval; missing if the total is 0.
struct Share {
  double share = missing;
  double low = missing;  ///< NaN if there are more counted than there are in total, as with entries into a small stock
  double high = missing;
  std::size_t count = 0;
  std::size_t total = 0;
  std::size_t left_out = 0;
};

/// Wilson (1927), J. Am. Stat. Assoc. 22:209-212:
/// (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n),   p = count / n, z the normal quantile.
///
/// Count what was drawn: a row that stands for fifty firms is one, or the interval is seven times too narrow.
[[nodiscard]] Share share_of(std::size_t count, std::size_t total);

/// Entry or exit rate: events of all years over the stock at the start of each, one interval for all. Years are taken
/// for alike: pool only those that are. Throws std::invalid_argument if the lengths differ.
[[nodiscard]] Share yearly_rate(const std::vector<std::size_t>& events, const std::vector<std::size_t>& stocks);

/// Share of the lengths that are at most `limit`; missing lengths are left out and counted.
[[nodiscard]] Share share_within(const std::vector<double>& lengths, double limit);

/// Share of the lengths that are above `limit`.
[[nodiscard]] Share share_beyond(const std::vector<double>& lengths, double limit);

}  // namespace minori::analysis
