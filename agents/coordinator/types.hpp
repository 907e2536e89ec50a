#pragma once

/// What a coordinator's post is (column Type).

#include <cstdint>

namespace minori::coordinator {

inline constexpr std::uint8_t standing = 0;
inline constexpr std::uint8_t employed_by_cluster = 1;
inline constexpr std::uint8_t kept = 2;
inline constexpr std::uint8_t planner = 3;

/// Whether somebody leaves this quarter (column Leaving).
inline constexpr std::uint8_t stays = 0;
inline constexpr std::uint8_t leaves = 1;
inline constexpr std::uint8_t post_ended = 2;  ///< stays as one who is kept, if the local government can pay

}  // namespace minori::coordinator
