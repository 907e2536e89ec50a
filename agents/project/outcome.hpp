#pragma once

/// What happened to a project this quarter (column Outcome).

#include <cstdint>

namespace minori::project {

inline constexpr std::uint8_t going_on = 0;
inline constexpr std::uint8_t stage_passed = 1;
inline constexpr std::uint8_t stage_repeated = 2;
inline constexpr std::uint8_t given_up = 3;
inline constexpr std::uint8_t failed_for_good = 4;
inline constexpr std::uint8_t finished = 5;

/// G1  Results as an evaluation weighs them, in thousandths (assumption): a stage passed, a prototype, a product;
/// `stage` is the one that comes next.
[[nodiscard]] constexpr std::int64_t worth_of(std::uint8_t outcome, int stage) noexcept {
  if (outcome == finished) return 3000;
  if (outcome != stage_passed) return 0;
  return stage > 3 ? 2000 : 500;
}

[[nodiscard]] constexpr bool ends(std::uint8_t outcome) noexcept { return outcome >= given_up; }

}  // namespace minori::project
