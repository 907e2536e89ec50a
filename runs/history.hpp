#pragma once

/// What runs have in common before they part: it is simulated once and branched.

#include <cstdint>
#include <memory>
#include <vector>

#include "agents/scenario.hpp"

namespace minori::runs {

struct PlannedRun;

/// The scenario without what acts from 1 April of `fiscal_year` on, without name and titles: programmes, instruments
/// and shocks that begin then or later, and abolitions, which nobody foresees. From the first year of the horizon on
/// nothing acts before: what is left is the burn-in.
///
/// Programmes stand behind the last one that has begun or are kept: the place in the list is part of their chance.
[[nodiscard]] Scenario history_of(const Scenario& scenario, std::int32_t fiscal_year);

/// Fiscal years from which on something of the scenario acts, in order; at least the first of the horizon.
[[nodiscard]] std::vector<std::int32_t> turning_points(const Scenario& scenario);

/// Runs of one seed and past, and the tree of what they share. Scenarios and runs outlive it.
struct Trunk {
  Scenario scenario;       ///< acts as each of the runs does before `until`
  std::int32_t until = 0;  ///< fiscal year from whose April on they differ; after the horizon: never
  std::vector<const PlannedRun*> runs;
  std::vector<std::shared_ptr<const Trunk>> branches;  ///< two or more of the runs each, which part later
  std::vector<const PlannedRun*> leaves;               ///< the others
};

/// `runs` is not empty, and its runs differ in programmes, instruments, shocks and titles at most.
[[nodiscard]] Trunk trunk_of(const std::vector<const PlannedRun*>& runs);

/// Quarters from the start of a run to the parting of the trunk.
[[nodiscard]] int quarters_until_parting(const Trunk& trunk);

/// Quarters to simulate for all runs of the tree, burn-in included.
[[nodiscard]] double quarters_of(const Trunk& trunk);

}  // namespace minori::runs
