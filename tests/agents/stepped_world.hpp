#pragma once

/// A world that a test steps quarter by quarter.

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "agents/initial.hpp"
#include "agents/model.hpp"
#include "scenarios/load.hpp"

namespace minori::testing {

struct SteppedWorld {
  SteppedWorld(const std::string& name, const std::vector<std::string>& overrides, std::uint64_t chance_seed)
      : scenario(load_scenario(name, overrides)), economy(initial_economy(scenario, chance_seed)), seed(chance_seed) {}

  /// The quarter that comes next.
  [[nodiscard]] Step next() const {
    const auto burn_in = 4U * static_cast<std::uint32_t>(scenario.burn_in_years);
    return {{seed, quarter}, scenario.first_fiscal_year, burn_in};
  }
  void step(const PhaseWatch& watch = {}) {
    run_quarter(economy, next(), watch);
    ++quarter;
  }
  /// Only the phases of one rule, on the world as it stands.
  void act(std::string_view rule) {
    for (const auto& phase : schedule())
      if (phase.rule == rule) phase.run(economy, next());
  }
  void steps(int count) {
    for (int k = 0; k < count; ++k) step();
  }
  void years(int count) { steps(4 * count); }
  /// One phase of the quarter that comes next, alone.
  void phase(std::string_view rule) {
    for (const auto& each : schedule())
      if (each.rule == rule)
        each.run(
            economy,
            Step{{seed, quarter}, scenario.first_fiscal_year, 4U * static_cast<std::uint32_t>(scenario.burn_in_years)});
  }

  template <class Tag>
  [[nodiscard]] double sum() const {
    const auto values = economy.read<Tag>();
    return std::accumulate(values.begin(), values.end(), 0.0);
  }
  template <class T>
  [[nodiscard]] std::size_t living() const {
    const auto ids = std::get<T>(economy.tables).ids();
    return static_cast<std::size_t>(std::ranges::count_if(ids, [](std::uint64_t id) { return id != 0; }));
  }

  Scenario scenario;
  Economy economy;
  std::uint64_t seed;
  std::uint32_t quarter = 0;
};

/// The small country without programmes, from its first quarter on.
inline SteppedWorld small_world(std::vector<std::string> more = {}) {
  more.insert(more.end(), {"policy.enabled=false", "burn_in_years=0"});
  return {"small", more, 3};
}

}  // namespace minori::testing
