#pragma once

/// States of a cluster organisation (column ClusterState).

#include <cstdint>

namespace minori::cluster {

inline constexpr std::int64_t bidding = 0;
inline constexpr std::int64_t funded = 1;
inline constexpr std::int64_t extended = 2;
inline constexpr std::int64_t graduated = 3;
inline constexpr std::int64_t terminated = 4;
inline constexpr std::int64_t self_running = 5;  ///< support has ended, the region runs a scheme of its own

}  // namespace minori::cluster
