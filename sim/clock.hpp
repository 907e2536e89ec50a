#pragma once

/// Time: one step is a quarter; fiscal years begin in April (quarter 1).

#include <cstdint>

#include "sim/random.hpp"

namespace minori {

/// What every rule may know besides its columns: when it is, and the chance of this quarter.
struct Step {
  Chance chance;
  std::int32_t first_fiscal_year = 2011;  ///< of the run proper, after burn-in
  std::uint32_t burn_in_quarters = 0;     ///< a multiple of 4, so that fiscal years begin in April

  [[nodiscard]] std::uint32_t quarter() const noexcept { return chance.quarter; }  ///< since the run began
  [[nodiscard]] bool in_burn_in() const noexcept { return chance.quarter < burn_in_quarters; }
  /// 1 = April to June ... 4 = January to March.
  [[nodiscard]] std::uint32_t quarter_of_year() const noexcept { return chance.quarter % 4 + 1; }
  [[nodiscard]] std::int32_t fiscal_year() const noexcept {
    return first_fiscal_year +
           (static_cast<std::int32_t>(chance.quarter) - static_cast<std::int32_t>(burn_in_quarters)) / 4 -
           (in_burn_in() ? static_cast<std::int32_t>((burn_in_quarters - chance.quarter) % 4 != 0) : 0);
  }

  template <class Stream>
  [[nodiscard]] double uniform(Stream stream, std::uint64_t id, std::uint32_t event = 0) const noexcept {
    return chance.uniform(stream, id, event);
  }
  template <class Stream>
  [[nodiscard]] std::size_t pick(std::size_t count, Stream stream, std::uint64_t id,
                                 std::uint32_t event = 0) const noexcept {
    return chance.pick(count, stream, id, event);
  }
};

}  // namespace minori
