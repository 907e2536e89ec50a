#pragma once

/// The levers that measures may push, in a fixed order. A new lever is a column with a neutral value (in
/// agents/region/levers.hpp, by field in agents/cell/columns.hpp), its name here, and a rule that reads it.

#include <span>
#include <string_view>
#include <type_traits>

#include "agents/cell/columns.hpp"
#include "agents/region/levers.hpp"
#include "sim/column.hpp"

namespace minori::policy {

template <Lever... Tags>
struct LeverList {};

using RegionLevers = LeverList<region::PostsAdded, region::CoordinatorTraining, region::CoordinatorExchange,
                               region::PostSecurity, region::TrainingMoney, region::GraduatesKept, region::Amenity,
                               region::EquipmentMoney, region::EquipmentAccess, region::EntrySupport,
                               region::FirmLocation, region::InstituteEffort, region::SearchReach, region::BankInsight,
                               region::GuaranteeShare, region::FundMoney, region::VisionSupport,
                               region::ManagementLearning, region::Autonomy, region::Priority, region::PlannerPosts>;
using CellLevers =
    LeverList<cell::ResearchMoney, cell::ResearcherPosts, cell::ResearchGrant, cell::DevelopmentGrant, cell::LocalGrant,
              cell::PeopleExchange, cell::Foresight, cell::ZoneSpeed, cell::ProductionSkill, cell::MarketReach,
              cell::EarlyBuyers, cell::CustomerChannel, cell::CustomerNeeds>;

/// True for levers that count people or money, which go with `innovation.scale`.
template <Lever Tag>
inline constexpr bool thinned = requires {
  requires Tag::thinned;
};

namespace detail {

template <Lever Tag, Lever... Tags>
constexpr std::size_t place_in(LeverList<Tags...>) {
  std::size_t place = 0;
  bool found = false;
  ((found = found || std::is_same_v<Tag, Tags>, place += found ? 0 : 1), ...);
  return place;
}
template <Lever... Tags>
constexpr std::size_t size_of(LeverList<Tags...>) {
  return sizeof...(Tags);
}

}  // namespace detail

inline constexpr std::size_t region_levers = detail::size_of(RegionLevers{});
inline constexpr std::size_t all_levers = region_levers + detail::size_of(CellLevers{});

/// The place of a lever, for `Push::lever`.
template <Lever Tag>
[[nodiscard]] constexpr std::size_t place_of() {
  constexpr std::size_t in_regions = detail::place_in<Tag>(RegionLevers{});
  if constexpr (in_regions < region_levers) {
    return in_regions;
  } else {
    constexpr std::size_t in_cells = detail::place_in<Tag>(CellLevers{});
    static_assert(region_levers + in_cells < all_levers, "not a lever that measures may push");
    return region_levers + in_cells;
  }
}

/// What is known of a lever.
struct LeverInfo {
  ColumnInfo column;
  std::string_view table;  ///< "region" or "cell"
  bool by_field = false;
};

/// All levers by their place.
[[nodiscard]] std::span<const LeverInfo> levers();

}  // namespace minori::policy
