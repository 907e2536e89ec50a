#pragma once

/// Names of indicators in English and Japanese, and how each is added up over places and time.

#include <span>
#include <string_view>

namespace minori::analysis {

enum class Kind {
  flow,   ///< amount per quarter: summed over places and quarters
  stock,  ///< level: summed over places, averaged over quarters
  level   ///< mean of agents: averaged over places (weighted if a weight is named) and quarters
};

struct IndicatorTitle {
  std::string_view name;
  std::string_view en;
  std::string_view ja;
  Kind kind = Kind::flow;
  std::string_view weight{};  ///< for `level`: the stock that weights places; empty = equal weights
};

/// The title of a variable, or nullptr if it has none (then its own long_name serves both languages).
/// An indicator that is one variable over another: yearly sums of flows, yearly means of stocks.
struct IndicatorRatio {
  std::string_view name;
  std::string_view numerator;
  std::string_view denominator;
  std::string_view unit;
  std::string_view en;
  std::string_view ja;
};

[[nodiscard]] std::span<const IndicatorRatio> indicator_ratios() noexcept;

[[nodiscard]] const IndicatorTitle* title_of(std::string_view name) noexcept;

}  // namespace minori::analysis
