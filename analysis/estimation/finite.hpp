#pragma once

/// Values that can be estimated from: what is not a finite number counts as missing, and is left out and counted.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace minori::analysis {

[[nodiscard]] inline std::vector<double> finite_only(const std::vector<double>& values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double value) { return std::isfinite(value); });
  return kept;
}

/// Two measurements of the same things, in two lists of one length.
struct Pairs {
  std::vector<double> first;
  std::vector<double> second;
  std::size_t left_out = 0;

  [[nodiscard]] std::size_t count() const noexcept { return first.size(); }
};

/// The pairs of which both values are finite. Throws std::invalid_argument if the lengths differ.
[[nodiscard]] inline Pairs finite_pairs(const std::vector<double>& first, const std::vector<double>& second) {
  if (first.size() != second.size()) throw std::invalid_argument("pairs need two lists of one length");
  Pairs kept;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (!std::isfinite(first[i]) || !std::isfinite(second[i])) continue;
    kept.first.push_back(first[i]);
    kept.second.push_back(second[i]);
  }
  kept.left_out = first.size() - kept.count();
  return kept;
}

}  // namespace minori::analysis
