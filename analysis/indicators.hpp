#pragma once

/// Indicators: the variables of an analysis file as national figures per run and fiscal year.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/indicator_titles.hpp"
#include "analysis/runs_in_file.hpp"
#include "analysis/text.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

struct Indicator {
  std::string name;
  std::string unit;
  Text long_name;
  Kind kind = Kind::flow;
  std::string weight;       ///< of places, for `level`; empty = equal weights
  std::string place;        ///< "region", "cluster" or "programme"
  std::string numerator{};  ///< of a ratio of two variables of one place; else empty
  std::string denominator{};
};

[[nodiscard]] std::string_view name_of(Kind kind) noexcept;

/// Every number over (run, time, region | cluster | programme) except states, in file order. A variable without a
/// title is a flow if its cell_methods say "time: sum", a level if they speak of a mean over places, else a stock. Then
/// the ratios of which both variables are there.
[[nodiscard]] std::vector<Indicator> indicators_of(const LabelledData& data);

/// The indicator of that name; throws UnknownName.
[[nodiscard]] const Indicator& indicator_named(const std::vector<Indicator>& indicators, const std::string& name);

/// One value per run and fiscal year, row-major.
struct YearlySeries {
  std::size_t runs = 0;
  std::vector<std::int32_t> years;
  std::vector<double> values;

  [[nodiscard]] double at(std::size_t run, std::size_t year) const { return values[run * years.size() + year]; }
};

/// National value by run and complete fiscal year: flows summed over places and quarters, stocks summed over places
/// and averaged over quarters, levels averaged over both. Missing places are left out; NaN if nothing is there. A ratio
/// is that of its variables' national values.
[[nodiscard]] YearlySeries national_by_year(const LabelledData& data, const Indicator& indicator);

/// One value per run over all years: sum for flows, mean for stocks and levels.
[[nodiscard]] std::vector<double> over_horizon(const YearlySeries& series, Kind kind);

/// One value per run and place over the fiscal years [first, first + count): a flow as yearly mean, else the mean.
/// Shape: runs x places, row-major.
[[nodiscard]] std::vector<double> by_place(const LabelledData& data, const Indicator& indicator, std::size_t first_year,
                                           std::size_t year_count);

}  // namespace minori::analysis
