#pragma once

/// Policy instruments: phase H1, over all levers that there are.

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/policy/levers.hpp"
#include "agents/policy/phases.hpp"

namespace minori::policy {

/// Who bears the cost of the measures that a phase handles.
enum class Payer : std::uint8_t { state, local_government };

namespace detail {

template <class Value>
void add_to(Value& lever, double amount) {
  if constexpr (std::is_same_v<Value, double>)
    lever += amount;
  else
    lever += firm::to_money(amount);
}

/// One measure in one region.
struct Site {
  const Measure& measure;
  std::size_t region;
  const Geography& geography;
  double paid;  ///< share of its cost that is paid

  template <Lever Tag>
  void push_region(const Whole<Tag>& lever, std::size_t place) const {
    for (const Push& each : measure.pushes)
      if (each.lever == place)
        add_to(lever[region], paid * each.amount * (thinned<Tag> ? geography.innovation_scale : 1.0));
  }
  template <Lever Tag>
  void push_cells(const Whole<Tag>& lever, std::size_t place, const std::vector<FieldPart>& fields) const {
    for (const Push& each : measure.pushes)
      for (const auto& [field, part] : fields)
        if (each.lever == place)
          add_to(lever[geography.cell(region, field)],
                 paid * each.amount * (thinned<Tag> ? part * geography.innovation_scale : 1.0));
  }
};

}  // namespace detail

/// The phase, with all levers among its accesses.
template <class Regions, class Cells>
struct Pushing;

template <Lever... R, Lever... C>
struct Pushing<LeverList<R...>, LeverList<C...>> {
  /// H1  Running measures add to the levers of their regions and fields, and what they cost is paid; where a local
  /// government cannot bear its part, the push is smaller by as much.
  template <Payer payer>
  static void push(const Step& step, Use<MeasureBook> book, Use<Geography> geography, Whole<R>... of_region,
                   Whole<C>... of_cell, Whole<region::GovernmentCash> cash, Whole<region::InstrumentMoney> national,
                   Whole<region::InstrumentMoneyLocal> local, Post post) {
    for (const DatedMeasure& each : book->measures) {
      const Cost cost = cost_of(each.measure, geography->innovation_scale);
      const bool runs = step.quarter() >= each.first && step.quarter() < each.end;
      if (!runs || (cost.local == 0) != (payer == Payer::state)) continue;
      for (const std::size_t r : regions_of(each.measure, geography->regions)) {
        const Money by_region = std::clamp<Money>(cash[r], 0, cost.local);
        const double paid = cost.local == 0 ? 1.0 : static_cast<double>(by_region) / static_cast<double>(cost.local);
        const Money by_state = firm::to_money(paid * static_cast<double>(cost.national));
        post.note_paid(Flow::instrument_cost, by_state);
        post.pay(Flow::local_instrument_cost, cash[r], by_region);
        national[r] += by_state;
        local[r] += by_region;
        const detail::Site site{each.measure, r, *geography, paid};
        const std::vector<FieldPart> fields = fields_of(each.measure, r, *geography);
        (site.push_region(of_region, place_of<R>()), ...);
        (site.push_cells(of_cell, place_of<C>(), fields), ...);
      }
    }
  }
};

/// Measures that the state pays alone act from the quarter's beginning, the others once local money has arrived.
inline constexpr auto push_by_state = &Pushing<RegionLevers, CellLevers>::push<Payer::state>;
inline constexpr auto push_by_local_governments = &Pushing<RegionLevers, CellLevers>::push<Payer::local_government>;

}  // namespace minori::policy
