#pragma once

/// The whole state of a world as blocks: every column of every table, pending messages, the tie graph, what phases have
/// collected or marked, and the open quarter of the ledger. What follows from the scenario alone is not kept.

#include <cstdint>

#include "agents/economy.hpp"
#include "sim/blocks.hpp"

namespace minori {

void save_economy(const Economy& economy, BlockWriter& writer);

/// Brings `economy`, the initial world of the same scenario and seed, to the state that was saved. `last_quarter`: the
/// one that had ended then.
void load_economy(Economy& economy, BlockReader& reader, std::uint32_t last_quarter);

}  // namespace minori
