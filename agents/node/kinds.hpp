#pragma once

/// Which kind of agent a node of the tie graph is.

#include <cstdint>

namespace minori::node {

inline constexpr std::uint8_t laboratory_kind = 0;
inline constexpr std::uint8_t innovator_kind = 1;
inline constexpr std::uint8_t institute_kind = 2;
inline constexpr std::uint8_t coordinator_kind = 3;

}  // namespace minori::node
