#pragma once

/// Initialisation (ODD 5): the world at the start of burn-in, from the country's figures.

#include "agents/economy.hpp"
#include "agents/scenario.hpp"

namespace minori {

/// All tables and things of a run; throws std::invalid_argument if the scenario has no region or no field.
[[nodiscard]] Economy initial_economy(const Scenario& scenario, std::uint64_t seed);

/// Put a scenario's policy into a world: shocks, measures, the programme table, the book of designs, who may bid where.
/// Programmes that the world has already are the scenario's first ones and keep their state.
void set_policy(Economy& economy, const Scenario& scenario);

/// The measures of a scenario by quarter of the run.
[[nodiscard]] policy::MeasureBook make_measures(const Scenario& scenario);

/// Shocks and budget paths of a scenario by quarter of the run.
[[nodiscard]] Calendar make_calendar(const Scenario& scenario);

/// Places of the country that have a cluster organisation under this scenario, in the country's order.
[[nodiscard]] std::vector<const ClusterFacts*> cluster_places(const Scenario& scenario);

namespace initial {

/// `count` thinned by `scale`, the fraction decided by `draw`, so that the mean is exact.
[[nodiscard]] std::int64_t thinned(double count, double scale, double draw);

/// One part of the initial world each, in the order in which they are called.
void add_regions(Economy& economy, const Scenario& scenario);
void add_banks(Economy& economy, const Scenario& scenario, const Chance& chance);
void add_universities(Economy& economy, const Scenario& scenario, const Chance& chance);
void add_institutes(Economy& economy, const Scenario& scenario, const Chance& chance);
/// E6  Seeds that the laboratories of each region will find in a quarter without project money.
void expect_seeds(Economy& economy, const ResearchParameters& p);
void add_firms(Economy& economy, const Scenario& scenario, const Chance& chance);
void add_clusters(Economy& economy, const Scenario& scenario);

}  // namespace initial
}  // namespace minori
