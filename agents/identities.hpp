#pragma once

/// Stocks and flows of agents, ties and people (ODD 7, A3): nobody appears or vanishes.

#include <cstdint>
#include <string_view>
#include <vector>

#include "agents/economy.hpp"

namespace minori {

/// Counts who lives in each table, and then holds births and deaths against it.
class PopulationCheck {
 public:
  /// Counts, and sets the counters of births and deaths to zero.
  explicit PopulationCheck(Economy& economy);

  /// A3  alive = alive before + born - died, table by table.  Throws IdentityError with the table and `where`.
  void check(const Economy& economy, std::string_view where, std::uint32_t quarter) const;

 private:
  std::vector<std::int64_t> before_;  ///< by table
};

/// A3  graduates who leave = graduates who arrive, over all regions.  Throws IdentityError.
void check_people(const Economy& economy, std::uint32_t quarter);

/// A3  Each tie is known at both its ends, equally strong, and both live.  Throws IdentityError.
void check_ties(const Economy& economy, std::uint32_t quarter);

}  // namespace minori
