#include "runs/live_run.hpp"

#include <stdexcept>
#include <utility>

#include "agents/simulation.hpp"
#include "runs/resumable.hpp"

namespace minori::runs {
namespace {

class SimulatedRun final : public LiveRun {
 public:
  explicit SimulatedRun(Simulation simulation) : simulation_(std::move(simulation)) {}

  [[nodiscard]] bool finished() const override { return simulation_.finished(); }
  [[nodiscard]] bool in_burn_in() const override { return simulation_.in_burn_in(); }
  [[nodiscard]] int quarters_done() const override { return simulation_.quarters_done(); }
  void step() override { simulation_.step(); }
  [[nodiscard]] std::unique_ptr<LiveRun> branch(const Scenario& scenario) const override {
    return std::make_unique<SimulatedRun>(simulation_.branch(scenario));
  }
  [[nodiscard]] LabelledData trajectory() const override { return simulation_.trajectory(); }
  void save(BlockWriter& writer) const override { simulation_.save(writer); }

 private:
  Simulation simulation_;
};

}  // namespace

void LiveRun::save(BlockWriter&) const { throw std::logic_error("this world cannot be saved"); }

ResumeRun saved_simulations() {
  return [](const Scenario& scenario, std::uint64_t seed, BlockReader& reader) -> std::unique_ptr<LiveRun> {
    return std::make_unique<SimulatedRun>(Simulation::load(scenario, seed, reader));
  };
}

StartRun simulations() {
  return [](const Scenario& scenario, std::uint64_t seed) -> std::unique_ptr<LiveRun> {
    return std::make_unique<SimulatedRun>(Simulation(scenario, seed));
  };
}

}  // namespace minori::runs
