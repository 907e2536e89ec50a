#pragma once

/// Which kind of agent a node of the tie graph is.

#include <cstdint>

namespace minori::node {

inline constexpr std::uint8_t laboratory_kind = 0;
inline constexpr std::uint8_t innovator_kind = 1;
inline constexpr std::uint8_t institute_kind = 2;
inline constexpr std::uint8_t coordinator_kind = 3;
inline constexpr std::uint8_t closed_kind = 4;  ///< the agent has left; its row may be another's by now

}  // namespace minori::node
