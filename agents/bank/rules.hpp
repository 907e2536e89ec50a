#pragma once

/// Banks: rules B2 and B4 (ODD 7).

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "agents/parameters/finance.hpp"
#include "sim/ledger.hpp"

namespace minori::bank {

inline constexpr std::size_t risk_classes = 32;

/// B2  Class of risk of a request, the least fragile first: 32 equal steps up to the limit for guaranteed loans;
/// `risk_classes` if the risk is beyond the firm's limit.
[[nodiscard]] inline std::size_t class_of_risk(double risk, double limit, const FinanceParameters& p) noexcept {
  if (!(risk <= limit)) return risk_classes;
  const double step = p.guaranteed_risk_limit / static_cast<double>(risk_classes);
  return std::min(risk_classes - 1, static_cast<std::size_t>(risk / step));
}

/// B4  Room for new loans:  max(0, equity / capital ratio - loans)
[[nodiscard]] inline Money lending_room(Money equity, Money loans, const FinanceParameters& p) noexcept {
  const double most = static_cast<double>(std::max<Money>(equity, 0)) / p.capital_ratio;
  return std::max<Money>(0, static_cast<Money>(most) - loans);
}

/// B2  Share of the loans asked that a bank must ration:  u = 1 - room / wanted, at least 0
[[nodiscard]] inline double rationed_share(Money room, Money wanted) noexcept {
  return wanted > room ? 1.0 - static_cast<double>(room) / static_cast<double>(wanted) : 0.0;
}

}  // namespace minori::bank
