#pragma once

/// A run in progress as this room sees it: stepped, branched where scenarios part, read at the end.
///
/// The product's world is `Simulation`; tests of scheduling put a small one in its place.

#include <cstdint>
#include <functional>
#include <memory>

#include "agents/scenario.hpp"
#include "sim/blocks.hpp"
#include "sim/labelled_data.hpp"

namespace minori::runs {

class LiveRun {
 public:
  LiveRun() = default;
  LiveRun(const LiveRun&) = delete;
  LiveRun& operator=(const LiveRun&) = delete;
  virtual ~LiveRun() = default;

  [[nodiscard]] virtual bool finished() const = 0;
  [[nodiscard]] virtual bool in_burn_in() const = 0;
  [[nodiscard]] virtual int quarters_done() const = 0;  ///< burn-in included
  virtual void step() = 0;
  /// A copy that goes on under another scenario, which has acted alike so far (runs/history.hpp).
  [[nodiscard]] virtual std::unique_ptr<LiveRun> branch(const Scenario& scenario) const = 0;
  [[nodiscard]] virtual LabelledData trajectory() const = 0;
  /// The whole state at the end of a quarter; worlds of tests that are never stopped need not have it.
  virtual void save(BlockWriter& writer) const;
};

/// Builds the initial world of a scenario and a seed.
using StartRun = std::function<std::unique_ptr<LiveRun>(const Scenario& scenario, std::uint64_t seed)>;

/// The model of agents/.
[[nodiscard]] StartRun simulations();

/// Quarters that a run of `scenario` takes: those of its burn-in, and those after it.
[[nodiscard]] inline int burn_in_quarters(const Scenario& scenario) { return 4 * scenario.burn_in_years; }
[[nodiscard]] inline int observed_quarters(const Scenario& scenario) {
  return 4 * (scenario.last_fiscal_year - scenario.first_fiscal_year + 1);
}

}  // namespace minori::runs
