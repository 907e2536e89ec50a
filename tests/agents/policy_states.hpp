#pragma once

/// What measures of policy move: states of a region, or of the whole country, and a world to move them in.

#include <cmath>
#include <functional>
#include <string>
#include <string_view>

#include "agents/policy/levers.hpp"
#include "agents/policy/measure.hpp"
#include "agents/project/outcome.hpp"
#include "scenarios/instrument.hpp"
#include "tests/agents/stepped_world.hpp"

namespace minori::testing {

inline constexpr std::size_t everywhere = no_row;

using StateOf = std::function<double(Economy&, std::size_t where)>;

/// Sum of `value(row)` over living agents of a table whose region is `where`.
template <class Id, class Value>
double sum_in(Economy& economy, std::size_t where, const auto& region_of, const Value& value) {
  const auto ids = economy.read<Id>();
  double sum = 0.0;
  for (std::size_t row = 0; row < ids.size(); ++row)
    if (ids[row] != 0 && (where == everywhere || region_of(row) == where)) sum += value(row);
  return sum;
}

template <class Tag>
double of_region(Economy& economy, std::size_t where) {
  const auto values = economy.read<Tag>();
  return sum_in<region::Id>(
      economy, where, [](std::size_t r) { return r; }, [&](std::size_t r) { return static_cast<double>(values[r]); });
}
template <class Tag>
double of_clusters(Economy& economy, std::size_t where) {
  const auto values = economy.read<Tag>();
  const auto seats = economy.read<cluster::Seat>();
  return sum_in<cluster::Id>(
      economy, where, [&](std::size_t c) { return seats[c]; },
      [&](std::size_t c) { return static_cast<double>(values[c]); });
}

inline double skill_of_coordinators(Economy& economy, std::size_t where) {
  return of_region<region::CoordinatorSkill>(economy, where) /
         std::max(1.0, of_region<region::Coordinators>(economy, where));
}
/// Coordinators who were there after eleven years and still are.
inline double old_hands(Economy& economy, std::size_t where) {
  const auto regions = economy.read<coordinator::Region>();
  const auto hired = economy.read<coordinator::Hired>();
  return sum_in<coordinator::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; },
      [&](std::size_t i) { return hired[i] < 44 ? 1.0 : 0.0; });
}
/// Firms to which coordinators of other regions came.
inline double far_introductions(Economy& economy, std::size_t) {
  double count = 0.0;
  for (const auto& each : economy.mailbox<CoordinatorIntroduction>().all())
    count += economy.read<innovator::Region>()[each.to] != economy.read<coordinator::Region>()[each.broker] ? 1.0 : 0.0;
  return count;
}
template <class Message>
double messages(Economy& economy, std::size_t) {
  return static_cast<double>(economy.mailbox<Message>().all().size());
}
inline double recruited_laboratories(Economy& economy, std::size_t where) {
  const auto regions = economy.read<laboratory::Region>();
  const auto on_term = economy.read<laboratory::OnTerm>();
  return sum_in<laboratory::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; }, [&](std::size_t i) { return on_term[i]; });
}
inline double expertise_of_firms(Economy& economy, std::size_t where) {
  const auto regions = economy.read<innovator::Region>();
  const auto knowledge = economy.read<innovator::Knowledge>();
  return sum_in<innovator::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; },
      [&](std::size_t i) {
        double sum = 0.0;
        for (const auto each : knowledge[i].units.expertise) sum += each;
        return sum;
      });
}
inline double papers(Economy& economy, std::size_t where) {
  return of_region<region::PapersDomestic>(economy, where) + of_region<region::PapersForeign>(economy, where);
}
inline double late_results(Economy& economy, std::size_t where) {
  return of_region<region::Prototypes>(economy, where) + of_region<region::ProductsLaunched>(economy, where);
}
/// Chance of each region's firms to meet somebody at home, summed over fields.
inline double meetings_at_home(Economy& economy, std::size_t where) {
  const Geography& geography = economy.thing<Geography>();
  const auto& chance = economy.thing<MeetingChance>().cumulative;
  double sum = 0.0;
  for (std::size_t r = 0; r < geography.regions; ++r)
    for (std::size_t field = 0; field < geography.fields && (where == everywhere || r == where); ++field) {
      const std::size_t from = geography.cell(r, field) * geography.regions;
      sum += chance[from + r] - (r > 0 ? chance[from + r - 1] : 0.0F);
    }
  return sum;
}
/// Values of the needs that are new this quarter.
inline double values_of_needs(Economy& economy, std::size_t where) {
  const auto regions = economy.read<innovator::Region>();
  const auto needs = economy.read<innovator::Need>();
  const double patience = economy.thing<Parameters>().need.patience;
  return sum_in<innovator::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; },
      [&](std::size_t i) { return needs[i].open == patience ? static_cast<double>(needs[i].value) : 0.0; });
}
inline double stages_that_passed(Economy& economy, std::size_t where) {
  const auto regions = economy.read<project::Region>();
  const auto outcomes = economy.read<project::Outcome>();
  return sum_in<project::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; },
      [&](std::size_t i) {
        return outcomes[i] == project::stage_passed || outcomes[i] == project::finished ? 1.0 : 0.0;
      });
}

/// All projects stand at the end of a stage, for which they were paid.
inline void end_stages(Economy& economy) {
  std::ranges::fill(economy.write<project::Outcome>(), std::uint8_t{project::going_on});
  std::ranges::fill(economy.write<project::Progress>(), 1.0F);
  std::ranges::fill(economy.write<project::Funded>(), 1.0F);
}
inline void end_prototypes(Economy& economy) {
  end_stages(economy);
  std::ranges::fill(economy.write<project::Stage>(), std::uint8_t{3});
}
/// Mean market of the products launched since the twelfth year began.
inline double markets_at_launch(Economy& economy, std::size_t where) {
  const auto regions = economy.read<product::Region>();
  const auto launched = economy.read<product::Launched>();
  const auto market = economy.read<product::Market>();
  return sum_in<product::Id>(
      economy, where, [&](std::size_t i) { return regions[i]; },
      [&](std::size_t i) { return launched[i] >= 44 ? market[i] : 0.0; });
}
inline double moved_menus(Economy& economy, std::size_t) {
  double sum = 0.0;
  for (const auto& weights : economy.read<cluster::MenuWeights>())
    for (const float each : weights) sum += std::abs(each - 1.0F);
  return sum;
}

/// The small country after ten years without and one year with its programmes, in which funds have no money of the
/// country's and firms of middle size have suppliers.
inline const SteppedWorld& eleven_years() {
  static const SteppedWorld world = [] {
    SteppedWorld made("small",
                      {"parameters.finance.fund_capacity=0", "parameters.need.customer_size=100",
                       "parameters.need.supplier_share=0.7"},
                      4);
    made.steps(44);
    return made;
  }();
  return world;
}

/// A measure that pushes levers everywhere and costs nothing.
inline policy::Measure pushing(std::vector<policy::Push> pushes) {
  policy::Measure made;
  made.name = "test";
  made.pushes = std::move(pushes);
  return made;
}

/// Sum of a state over the quarters from then on under a measure that runs all the time; none: without.
inline double under(const policy::Measure* measure, const StateOf& state, std::size_t where, int quarters) {
  SteppedWorld world = eleven_years();
  if (measure != nullptr) world.economy.thing<policy::MeasureBook>().measures = {{*measure, 0, 10'000}};
  double sum = 0.0;
  for (int k = 0; k < quarters; ++k) {
    world.step();
    sum += state(world.economy, where);
  }
  return sum;
}

/// A rule alone, on the world as it is when the rule's turn comes.
struct RuleAlone {
  std::string_view rule;  ///< empty: whole quarters are run
  std::function<void(Economy&)> prepare = nullptr;
};

/// Sum of a state right after a rule that acted on that world with the chance of each of twenty quarters; the state is
/// of the whole country.
inline double right_after(const RuleAlone& alone, const policy::Measure* measure, const StateOf& state) {
  double sum = 0.0;
  for (std::uint32_t quarter = 44; quarter < 64; ++quarter) {
    SteppedWorld world = eleven_years();
    world.quarter = quarter;
    if (measure != nullptr) world.economy.thing<policy::MeasureBook>().measures = {{*measure, 0, 10'000}};
    world.economy.reset_levers();
    world.act("H1");
    if (alone.prepare) alone.prepare(world.economy);
    world.act(alone.rule);
    sum += state(world.economy, everywhere);
  }
  return sum;
}

}  // namespace minori::testing
