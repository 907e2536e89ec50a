#pragma once

/// The mechanisms of the model that can be switched off, what must then move, and when nothing may.

#include <functional>
#include <string>
#include <vector>

#include "agents/ties/rules.hpp"
#include "tests/agents/measures.hpp"

namespace minori::testing {

using Overrides = std::vector<std::string>;
using Measure = std::function<double(Economy&)>;
using Prepare = std::function<void(Economy&)>;

/// A world in which a mechanism cannot act.
struct Idle {
  Overrides overrides;
  Prepare prepare = nullptr;  ///< before each quarter
  int quarters = 6;
};

struct Mechanism {
  std::string name;
  Overrides off;              ///< switches it off
  std::string after;          ///< rule after which `measure` looks
  Measure measure;            ///< summed over `quarters`
  int direction;              ///< what happens to it when the mechanism is off
  std::string source;         ///< of the direction
  Idle idle;                  ///< no quarters: the mechanism acts in every world
  int before = 16;            ///< quarters with the mechanism in both worlds; 0: they differ from the start
  int quarters = 1;           ///< quarters compared
  Overrides base = {};        ///< of both worlds
  Prepare prepare = nullptr;  ///< before each compared quarter, in both worlds
};

inline const Idle no_programmes{{"policy.enabled=false"}};
inline const Idle no_needs{{}, busy_firms};
inline const Idle nobody_brokers{{"policy.enabled=false"}, no_coordinators};

inline const Idle no_large_firms{{}, small_firms};

inline double candidate_fit(Economy& economy) {
  return of_candidates(economy, [](std::size_t, const Candidate& each) { return static_cast<double>(each.fit); });
}
inline double candidate_trust(Economy& economy) {
  return of_candidates(economy, [](std::size_t, const Candidate& each) { return static_cast<double>(each.trust); });
}
inline double ambitious_candidates(Economy& economy) {
  return of_candidates(economy, [](std::size_t, const Candidate& each) { return each.ambitious != 0 ? 1.0 : 0.0; });
}
/// Candidates with whom the firm has a tie.
inline double tied_candidates(Economy& economy) {
  return of_candidates(economy, [&](std::size_t firm, const Candidate& each) {
    const auto ties = economy.thing<TieGraph>().neighbours(economy.read<innovator::Node>()[firm]);
    const auto node = economy.read<laboratory::Node>()[each.laboratory];
    return std::ranges::find(ties, node) != ties.end() ? 1.0 : 0.0;
  });
}
inline double candidate_distance(Economy& economy) {
  const Geography& geography = economy.thing<Geography>();
  return of_candidates(economy, [&](std::size_t firm, const Candidate& each) {
    const auto from = economy.read<innovator::Region>()[firm];
    return geography.distance[from * geography.regions + economy.read<laboratory::Region>()[each.laboratory]];
  });
}
inline double stages_passed(Economy& economy) { return outcomes(economy, project::stage_passed, project::finished); }

/// Values of the applications of the quarter, if any.
inline double scores(Economy& economy) {
  double sum = 0.0;
  for (const Application& each : economy.mailbox<Application>().all()) sum += each.value;
  return sum;
}
inline double seed_values(Economy& economy) {
  double sum = 0.0;
  for (const auto& each : economy.mailbox<CoordinatorIntroduction>().all()) sum += each.value;
  return sum;
}
/// What firms are asked to pay in projects that a programme supports.
inline double firms_part(Economy& economy) {
  double sum = 0.0;
  for_living<project::Id>(economy, [&](std::size_t i) {
    if (economy.read<project::PublicNow>()[i] != 0)
      sum += static_cast<double>(economy.read<project::Plan>()[i][project::Source::firm]);
  });
  return sum;
}
/// Loans to firms that are younger than three years in quarter 16.
inline double loans_to_the_young(Economy& economy) {
  double sum = 0.0;
  for_living<firm::Id>(economy, [&](std::size_t i) {
    if (economy.read<firm::Founded>()[i] > 4) sum += static_cast<double>(economy.read<firm::Granted>()[i]);
  });
  return sum;
}
inline double moving_sales(Economy& economy) {
  double sum = 0.0;
  for_living<firm::Id>(economy, [&](std::size_t i) { sum += std::abs(economy.read<firm::ProfitGrowth>()[i]); });
  return sum;
}
inline double fund_money(Economy& economy) { return project_money(economy, project::Source::fund, 3, 4); }
inline double all_expertise(Economy& economy) {
  return expertise<innovator::Id, innovator::Knowledge>(economy) +
         expertise<laboratory::Id, laboratory::Knowledge>(economy);
}

/// Projects that are worth nothing to their firm and are asked about it.
inline void hopeless_projects(Economy& economy) {
  fill<project::Progress>(economy, 0.0F);
  for (minori::Need& each : economy.write<project::Need>()) each.value = each.ambitious_value = 0.0F;
}
inline void splendid_projects(Economy& economy) {
  for (minori::Need& each : economy.write<project::Need>()) each.value = each.ambitious_value = 1e9F;
}
/// Stages end in projects of people who trust each other fully.
inline void trusting_pairs(Economy& economy) {
  stages_end(economy);
  fill<project::Trust>(economy, 1.0F);
}
inline void large_consortia(Economy& economy) {
  stages_end(economy);
  fill<project::Size>(economy, 6);
}
inline void much_equipment(Economy& economy) {
  stages_end(economy);
  fill<region::Equipment>(economy, 1e9);
}
/// Stages end in projects that one coordinator of full skill brought together.
inline void brokered_pairs(Economy& economy) {
  stages_end(economy);
  fill<project::BrokerSkill>(economy, 1.0F);
  for_living<coordinator::Id>(economy,
                              [&](std::size_t i) { fill<project::Broker>(economy, static_cast<std::uint32_t>(i)); });
}

}  // namespace minori::testing
