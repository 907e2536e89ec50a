#pragma once

/// Project money by source.

#include <array>
#include <cstdint>
#include <numeric>

#include "sim/ledger.hpp"

namespace minori::project {

enum class Source : std::uint8_t { national, local, firm, bank, fund };
inline constexpr std::size_t source_count = 5;

struct Spending {
  std::array<Money, source_count> by_source{};
  [[nodiscard]] Money& operator[](Source source) noexcept { return by_source[static_cast<std::size_t>(source)]; }
  [[nodiscard]] Money operator[](Source source) const noexcept { return by_source[static_cast<std::size_t>(source)]; }
  [[nodiscard]] Money total() const noexcept { return std::accumulate(by_source.begin(), by_source.end(), Money{0}); }
};

}  // namespace minori::project
