#pragma once

/// Dated input of a run (ODD 6): shocks and the path of local budgets.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace minori {

/// What a shock changes: demand while it lasts; plant, and the demand that it served, in its first quarter; the risk
/// that banks accept while it lasts.
enum class ShockKind : std::uint8_t { demand, destruction, credit };

struct DatedShock {
  ShockKind kind = ShockKind::demand;
  std::uint32_t first = 0;  ///< quarter of the run
  std::uint32_t quarters = 1;
  double size = 0.0;          ///< relative change, negative for a loss
  std::vector<bool> regions;  ///< by region
};

struct Calendar {
  std::vector<DatedShock> shocks;
  std::vector<std::pair<std::int32_t, double>>
      science_index;  ///< fiscal year, local science money over the first year's

  [[nodiscard]] double science_budget(std::int32_t fiscal_year) const noexcept {
    double index = science_index.empty() ? 1.0 : science_index.front().second;
    for (const auto& [year, value] : science_index)
      if (year <= fiscal_year) index = value;
    return index;
  }
};

}  // namespace minori
