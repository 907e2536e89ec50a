#pragma once

/// One run: a scenario and a seed in, a trajectory out; no globals, so many may live side by side.

#include <cstdint>
#include <memory>

#include "agents/scenario.hpp"
#include "sim/blocks.hpp"
#include "sim/labelled_data.hpp"

namespace minori {

struct Economy;

class Simulation {
 public:
  /// Builds the initial world; throws std::invalid_argument if the scenario cannot be populated.
  Simulation(const Scenario& scenario, std::uint64_t seed);
  ~Simulation();
  Simulation(const Simulation& other);
  Simulation(Simulation&& other) noexcept;
  Simulation& operator=(const Simulation& other) = delete;
  Simulation& operator=(Simulation&& other) noexcept;

  [[nodiscard]] int quarters_done() const noexcept;
  [[nodiscard]] int quarters_total() const noexcept;  ///< burn-in included
  [[nodiscard]] bool finished() const noexcept { return quarters_done() >= quarters_total(); }
  [[nodiscard]] bool in_burn_in() const noexcept;

  /// One quarter. Uses the calling thread's oneTBB arena; the result does not depend on its size.
  void step();

  /// A copy of this run that goes on under another scenario with the same country, scales, horizon and parameters,
  /// whose programmes, instruments and shocks have acted alike so far and list this one's programmes first; same bytes
  /// as a run of its own.
  [[nodiscard]] Simulation branch(const Scenario& scenario) const;

  /// The whole state at the end of a quarter; `load` goes on from there exactly as this run would.
  void save(BlockWriter& writer) const;
  [[nodiscard]] static Simulation load(const Scenario& scenario, std::uint64_t seed, BlockReader& reader);

  /// Indicators of every quarter after burn-in so far (docs/odd.md, observation).
  [[nodiscard]] LabelledData trajectory() const;

  /// The world as it stands: for samples of agents (agents/census.hpp).
  [[nodiscard]] const Economy& economy() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace minori
