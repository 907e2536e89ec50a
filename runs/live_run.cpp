#include "runs/live_run.hpp"

#include <utility>

#include "agents/simulation.hpp"

namespace minori::runs {
namespace {

class SimulatedRun final : public LiveRun {
 public:
  explicit SimulatedRun(Simulation simulation) : simulation_(std::move(simulation)) {}

  [[nodiscard]] bool finished() const override { return simulation_.finished(); }
  [[nodiscard]] bool in_burn_in() const override { return simulation_.in_burn_in(); }
  void step() override { simulation_.step(); }
  [[nodiscard]] std::unique_ptr<LiveRun> branch(const Scenario& scenario) const override {
    return std::make_unique<SimulatedRun>(simulation_.branch(scenario));
  }
  [[nodiscard]] LabelledData trajectory() const override { return simulation_.trajectory(); }

 private:
  Simulation simulation_;
};

}  // namespace

StartRun simulations() {
  return [](const Scenario& scenario, std::uint64_t seed) -> std::unique_ptr<LiveRun> {
    return std::make_unique<SimulatedRun>(Simulation(scenario, seed));
  };
}

}  // namespace minori::runs
