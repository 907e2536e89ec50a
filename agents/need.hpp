#pragma once

/// A need of a firm for knowledge, and the laboratories that it found for it.

#include <array>
#include <cstdint>

#include "agents/kene.hpp"
#include "sim/column.hpp"

namespace minori {

/// What a firm wants to know, and what that would be worth (thousand yen of lifetime sales).
struct Need {
  Capabilities capabilities{};
  std::uint16_t open = 0;  ///< 1 while the firm looks for a partner
  float value = 0.0F;      ///< lifetime sales if incremental
  float ambitious_value = 0.0F;
};

/// One laboratory that a firm considers.
struct Candidate {
  std::uint32_t laboratory = no_row;
  std::uint32_t broker = no_row;  ///< coordinator who introduced it
  float fit = 0.0F;
  float trust = 0.0F;
  float seed_fit = 0.0F;        ///< added to its quality by a seed that a broker saw
  float net_value = 0.0F;       ///< expected, thousand yen
  std::uint32_t ambitious = 0;  ///< as wide as the others: no byte between them is left unset in a checkpoint
};

inline constexpr std::size_t most_candidates = 3;
using Candidates = std::array<Candidate, most_candidates>;

}  // namespace minori
