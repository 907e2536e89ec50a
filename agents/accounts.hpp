#pragma once

/// Accounts (ODD 7, A1): sectors and flows of money, and the identities that hold every quarter.

#include <array>
#include <cstddef>
#include <string_view>

#include "sim/ledger.hpp"

namespace minori {

/// Sectors; the first five hold accounts in the model, the others are boundaries.
enum class Sector : std::uint8_t { firms, projects, banks, governments, clusters, households, treasury, world };
inline constexpr std::size_t sector_count = 8;
inline constexpr std::size_t inner_sectors = 5;
inline constexpr std::array<std::string_view, sector_count> sector_names{
    "firms",    "projects",         "banks", "local governments", "cluster organisations", "households",
    "treasury", "rest of the world"};

enum class Flow : std::uint8_t {
  operating_surplus,  ///< sales less wages and purchases
  operating_loss,
  investment,
  unpaid_bills,  ///< what closed firms owed to suppliers
  product_sales,
  product_exports,
  product_costs,
  interest,
  loan,
  repayment,
  tax,
  dividends,
  founding_capital,
  closing_assets,
  internal_rnd,
  innovation_money,  ///< from a firm to its own innovation side
  firm_to_project,
  fund_equity,
  grant_to_project,
  local_to_project,
  project_cost,
  project_rest,
  bank_dividends,
  bank_recapitalisation,
  guarantee_payment,
  science_budget,
  science_return,
  own_project,
  grant,
  grant_return,
  own_project_return,
  coordinator_wages,
  recruitment_wages,
  training_cost,
  equipment_cost,
  council_cost,
  kept_wages,
  instrument_cost,
  local_instrument_cost,
  instrument_grant,
  count,
};
inline constexpr std::size_t flow_count = static_cast<std::size_t>(Flow::count);

struct FlowInfo {
  std::string_view name;
  Sector from;
  Sector to;
};

/// Who pays whom, in the order of Flow.
inline constexpr std::array<FlowInfo, flow_count> flow_table{{
    {"operating surplus", Sector::households, Sector::firms},
    {"operating loss", Sector::firms, Sector::households},
    {"investment", Sector::firms, Sector::households},
    {"unpaid bills", Sector::households, Sector::firms},
    {"product sales", Sector::households, Sector::firms},
    {"product exports", Sector::world, Sector::firms},
    {"product costs", Sector::firms, Sector::households},
    {"interest", Sector::firms, Sector::banks},
    {"loans", Sector::banks, Sector::firms},
    {"repayments", Sector::firms, Sector::banks},
    {"tax", Sector::firms, Sector::treasury},
    {"dividends", Sector::firms, Sector::households},
    {"founding capital", Sector::households, Sector::firms},
    {"assets of closed firms", Sector::firms, Sector::households},
    {"own R&D", Sector::firms, Sector::households},
    {"money for innovation", Sector::firms, Sector::firms},
    {"firms' project money", Sector::firms, Sector::projects},
    {"fund equity", Sector::households, Sector::projects},
    {"grants to projects", Sector::clusters, Sector::projects},
    {"local project money", Sector::governments, Sector::projects},
    {"project cost", Sector::projects, Sector::households},
    {"rest of closed projects", Sector::projects, Sector::households},
    {"bank dividends", Sector::banks, Sector::households},
    {"bank recapitalisation", Sector::treasury, Sector::banks},
    {"credit guarantees", Sector::treasury, Sector::banks},
    {"science and technology budget", Sector::treasury, Sector::governments},
    {"science and technology money returned", Sector::governments, Sector::treasury},
    {"own project money", Sector::governments, Sector::clusters},
    {"grants", Sector::treasury, Sector::clusters},
    {"grants returned", Sector::clusters, Sector::treasury},
    {"own project money returned", Sector::clusters, Sector::governments},
    {"coordinators", Sector::clusters, Sector::households},
    {"recruited researchers", Sector::clusters, Sector::households},
    {"training", Sector::clusters, Sector::households},
    {"shared equipment", Sector::clusters, Sector::households},
    {"council", Sector::clusters, Sector::households},
    {"coordinators kept after support", Sector::governments, Sector::households},
    {"instruments", Sector::treasury, Sector::households},
    {"instruments of local governments", Sector::governments, Sector::households},
    {"instruments' grants to projects", Sector::treasury, Sector::projects},
}};

[[nodiscard]] constexpr bool is_boundary(Sector sector) noexcept {
  return static_cast<std::size_t>(sector) >= inner_sectors;
}

using SectorStocks = std::array<Money, inner_sectors>;

/// A1  Identities of a quarter: what one inner sector paid another one received, and each inner sector's stock changed
/// by what it received less what it paid, to the last thousand yen.  Throws IdentityError with the flow or sector.
void check_accounts(const SectorStocks& before, const SectorStocks& after, const FlowSums& flows,
                    std::uint32_t quarter);

/// What flowed in a quarter, by flow; with payer and payee of `flow_table` this is the transaction matrix.
[[nodiscard]] std::array<Money, flow_count> flow_amounts(const FlowSums& flows);

}  // namespace minori
