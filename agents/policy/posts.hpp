#pragma once

/// Posts that a lever adds (rules C4, E2, E3, H3).

#include <cmath>
#include <cstdint>

#include "sim/random.hpp"

namespace minori::policy {

/// C4  Whole posts of `wanted`: for its fraction the hash of who offers them decides, once and for all.
[[nodiscard]] inline std::int64_t whole_posts(double wanted, std::uint64_t owner) noexcept {
  const double whole = std::floor(wanted);
  const bool one_more = unit_interval(hash_of(0x706f737473ULL, owner)) < wanted - whole;
  return static_cast<std::int64_t>(whole) + (one_more ? 1 : 0);
}

/// The part x of what is missing to 1 is made good:  s + (1 - s) x
[[nodiscard]] constexpr double made_good(double share, double part) noexcept { return share + (1.0 - share) * part; }

}  // namespace minori::policy
