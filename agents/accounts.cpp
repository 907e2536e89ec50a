#include "agents/accounts.hpp"

#include <fmt/format.h>

namespace minori {
namespace {

/// What flowed: the side that has an account says it; where both have one, the receiver (they must agree).
Money amount_of(std::size_t flow, const FlowSums& sums) {
  return is_boundary(flow_table[flow].to) ? sums.paid[flow] : sums.received[flow];
}

}  // namespace

void check_accounts(const SectorStocks& before, const SectorStocks& after, const FlowSums& flows,
                    std::uint32_t quarter) {
  SectorStocks expected = before;
  for (std::size_t flow = 0; flow < flow_count; ++flow) {
    const FlowInfo& info = flow_table[flow];
    const bool inner = !is_boundary(info.from) && !is_boundary(info.to);
    if (inner && flows.paid[flow] != flows.received[flow])
      throw IdentityError(fmt::format("A1 {}: {} thousand yen paid but {} received in quarter {}", info.name,
                                      flows.paid[flow], flows.received[flow], quarter));
    if (!is_boundary(info.from)) expected[static_cast<std::size_t>(info.from)] -= amount_of(flow, flows);
    if (!is_boundary(info.to)) expected[static_cast<std::size_t>(info.to)] += amount_of(flow, flows);
  }
  for (std::size_t sector = 0; sector < inner_sectors; ++sector)
    if (expected[sector] != after[sector])
      throw IdentityError(fmt::format("A1 stock of {}: off by {} thousand yen in quarter {}", sector_names[sector],
                                      after[sector] - expected[sector], quarter));
}

std::array<Money, flow_count> flow_amounts(const FlowSums& flows) {
  std::array<Money, flow_count> amounts{};
  for (std::size_t flow = 0; flow < flow_count; ++flow) amounts[flow] = amount_of(flow, flows);
  return amounts;
}

}  // namespace minori
