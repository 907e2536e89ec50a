#pragma once

/// Yearly values of an indicator in a trajectory that is still in memory.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/labelled_data.hpp"

namespace minori::runs {

class Series {
 public:
  /// `data` must outlive the series.
  explicit Series(const LabelledData& data);

  [[nodiscard]] bool has(const std::string& name) const { return data_.variable(name) != nullptr; }
  [[nodiscard]] int first_year() const noexcept { return first_year_; }
  [[nodiscard]] int last_year() const noexcept { return first_year_ + years_ - 1; }

  /// Value of each position (region, cluster, ...) in a fiscal year: the sum of a flow, the last value of a stock.
  /// Throws std::invalid_argument for an unknown indicator or a year outside the trajectory.
  [[nodiscard]] std::vector<double> by_place(const std::string& name, int fiscal_year) const;

  /// The same, all positions together.
  [[nodiscard]] double all(const std::string& name, int fiscal_year) const;

  /// Sum over the years from `first` to `last`, both included.
  [[nodiscard]] double all(const std::string& name, int first, int last) const;

  /// Positions of the regions whose official code is among `codes`.
  [[nodiscard]] std::vector<std::size_t> regions(const std::vector<int>& codes) const;

 private:
  const LabelledData& data_;
  int first_year_ = 0;
  int years_ = 0;
};

}  // namespace minori::runs
