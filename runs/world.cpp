#include "runs/world.hpp"

#include <utility>

#include "agents/simulation.hpp"

namespace minori::runs {
namespace {

class SimulatedWorld final : public World {
 public:
  explicit SimulatedWorld(Simulation simulation) : simulation_(std::move(simulation)) {}

  [[nodiscard]] bool finished() const override { return simulation_.finished(); }
  [[nodiscard]] bool in_burn_in() const override { return simulation_.in_burn_in(); }
  void step() override { simulation_.step(); }
  [[nodiscard]] std::unique_ptr<World> branch(const Scenario& scenario) const override {
    return std::make_unique<SimulatedWorld>(simulation_.branch(scenario));
  }
  [[nodiscard]] LabelledData trajectory() const override { return simulation_.trajectory(); }

 private:
  Simulation simulation_;
};

}  // namespace

StartWorld simulations() {
  return [](const Scenario& scenario, std::uint64_t seed) -> std::unique_ptr<World> {
    return std::make_unique<SimulatedWorld>(Simulation(scenario, seed));
  };
}

}  // namespace minori::runs
