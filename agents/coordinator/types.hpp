#pragma once

/// What a coordinator's post is (column Type).

#include <cstdint>

namespace minori::coordinator {

inline constexpr std::uint8_t standing = 0;
inline constexpr std::uint8_t employed_by_cluster = 1;
inline constexpr std::uint8_t kept = 2;
inline constexpr std::uint8_t planner = 3;

}  // namespace minori::coordinator
