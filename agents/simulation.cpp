#include "agents/simulation.hpp"

#include <array>

#include "agents/initial.hpp"
#include "agents/model.hpp"
#include "agents/snapshot.hpp"
#include "agents/trajectory.hpp"

namespace minori {

struct Simulation::State {
  Economy economy;
  TrajectoryRecorder recorder;
  std::uint64_t seed = 0;
  std::int32_t first_fiscal_year = 0;
  std::uint32_t burn_in = 0;
  std::uint32_t total = 0;
  std::uint32_t done = 0;
};

namespace {

std::uint32_t quarters(std::int32_t years) { return 4U * static_cast<std::uint32_t>(std::max(0, years)); }

}  // namespace

Simulation::Simulation(const Scenario& scenario, std::uint64_t seed)
    : state_(new State{initial_economy(scenario, seed), TrajectoryRecorder(scenario), seed, scenario.first_fiscal_year,
                       quarters(scenario.burn_in_years), 0, 0}) {
  state_->total = state_->burn_in + quarters(scenario.last_fiscal_year - scenario.first_fiscal_year + 1);
}

Simulation::~Simulation() = default;
Simulation::Simulation(const Simulation& other) : state_(new State(*other.state_)) {}
Simulation::Simulation(Simulation&& other) noexcept = default;
Simulation& Simulation::operator=(Simulation&& other) noexcept = default;

int Simulation::quarters_done() const noexcept { return static_cast<int>(state_->done); }
int Simulation::quarters_total() const noexcept { return static_cast<int>(state_->total); }
bool Simulation::in_burn_in() const noexcept { return state_->done < state_->burn_in; }

void Simulation::step() {
  State& s = *state_;
  const Step step{{s.seed, s.done}, s.first_fiscal_year, s.burn_in};
  run_quarter(s.economy, step);
  if (!step.in_burn_in()) s.recorder.record(s.economy, step);
  ++s.done;
}

Simulation Simulation::branch(const Scenario& scenario) const {
  Simulation other(*this);
  set_policy(other.state_->economy, scenario);
  other.state_->recorder.go_on_with(scenario);
  return other;
}

void Simulation::save(BlockWriter& writer) const {
  writer.values("quarters_done", std::vector<std::uint32_t>{state_->done});
  save_economy(state_->economy, writer);
  state_->recorder.save(writer);
}

Simulation Simulation::load(const Scenario& scenario, std::uint64_t seed, BlockReader& reader) {
  Simulation loaded(scenario, seed);
  std::vector<std::uint32_t> done;
  reader.values("quarters_done", done);
  loaded.state_->done = done.at(0);
  load_economy(loaded.state_->economy, reader, done[0] > 0 ? done[0] - 1 : 0);
  loaded.state_->recorder.load(reader);
  return loaded;
}

LabelledData Simulation::trajectory() const { return state_->recorder.data(); }
const Economy& Simulation::economy() const noexcept { return state_->economy; }

}  // namespace minori
