#pragma once

/// Researchers recruited from outside: what clusters (rule G2) and regions (rule H3) have in common.

#include "agents/laboratory/columns.hpp"
#include "sim/random.hpp"

namespace minori::laboratory {

/// G2, H3  The team of a researcher who was hired for a field, at a university of the region.
[[nodiscard]] Table::Record make_recruit(const Chance& chance, std::uint64_t id, std::uint32_t university,
                                         std::uint32_t region, std::size_t field);

}  // namespace minori::laboratory
