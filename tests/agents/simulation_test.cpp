#include "agents/simulation.hpp"

#include <oneapi/tbb/task_arena.h>

#include "agents/initial.hpp"
#include "agents/model.hpp"
#include "agents/trajectory.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

Scenario small(std::vector<std::string> overrides = {}) {
  overrides.insert(overrides.end(), {"burn_in_years=2", "horizon.last_fy=2016", "output.events=true"});
  return load_scenario("small", overrides);
}

/// Every observed number of a run, in order.
std::vector<double> numbers(const LabelledData& data) {
  std::vector<double> all;
  for (const auto& variable : data.variables)
    std::visit(
        [&](const auto& values) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
            all.insert(all.end(), values.begin(), values.end());
        },
        variable.values);
  return all;
}

std::vector<double> run(const Scenario& scenario, int threads, std::uint64_t seed = 7) {
  oneapi::tbb::task_arena arena(threads);
  return arena.execute([&] {
    Simulation simulation(scenario, seed);
    while (!simulation.finished()) simulation.step();
    return numbers(simulation.trajectory());
  });
}

}  // namespace

TEST_CASE("a run gives the same numbers on 1, 2, 3 and 7 threads, and others for another seed",
          "[model][determinism]") {
  const auto one = run(small(), 1);
  for (const int threads : {2, 3, 7}) CHECK(run(small(), threads) == one);
  CHECK(run(small(), 1, 8) != one);
}

TEST_CASE("a branch at the end of burn-in equals a run of its own", "[model][determinism]") {
  const Scenario none = small();
  const Scenario shocked = small({"parameters.people.stay_share=0.55"});
  Simulation trunk(none, 3);
  while (trunk.in_burn_in()) trunk.step();
  Simulation branch = trunk.branch(shocked);
  while (!branch.finished()) branch.step();
  Simulation own(shocked, 3);
  while (!own.finished()) own.step();
  CHECK(numbers(branch.trajectory()) == numbers(own.trajectory()));
}

TEST_CASE("the order of rows and the size of chunks change no number", "[model][determinism]") {
  const Scenario scenario = small();
  Economy plain = initial_economy(scenario, 5);
  Economy shuffled = initial_economy(scenario, 5);
  const auto reverse = [](std::size_t rows) {
    RowMap order(rows);
    for (std::size_t row = 0; row < rows; ++row) order[row] = static_cast<std::uint32_t>(rows - 1 - row);
    return order;
  };
  shuffled.permute<laboratory::Table>(reverse(std::get<laboratory::Table>(shuffled.tables).size()));
  shuffled.permute<innovator::Table>(reverse(std::get<innovator::Table>(shuffled.tables).size()));
  shuffled.permute<firm::Table>(reverse(std::get<firm::Table>(shuffled.tables).size()));
  shuffled.chunk = 64;
  TrajectoryRecorder first(scenario);
  TrajectoryRecorder second(scenario);
  for (std::uint32_t quarter = 0; quarter < 16; ++quarter) {
    const Step step{{5, quarter}, 2011, 0};
    run_quarter(plain, step);
    run_quarter(shuffled, step);
    first.record(plain, step);
    second.record(shuffled, step);
  }
  CHECK(numbers(first.data()) == numbers(second.data()));
}

TEST_CASE("A1: a thousand yen that goes missing is found, and the flow is named", "[accounts][A1]") {
  FlowSums flows(flow_count);
  flows.paid[static_cast<std::size_t>(Flow::interest)] = 10;
  flows.received[static_cast<std::size_t>(Flow::interest)] = 9;
  CHECK_THROWS_WITH(check_accounts({}, {}, flows, 4),
                    Catch::Contains("A1 interest: 10 thousand yen paid but 9 received"));
  flows.received[static_cast<std::size_t>(Flow::interest)] = 10;
  CHECK_THROWS_WITH(check_accounts({}, {}, flows, 4), Catch::Contains("stock of firms: off by 10"));
  SectorStocks after{};
  after[static_cast<std::size_t>(Sector::firms)] = -10;
  after[static_cast<std::size_t>(Sector::banks)] = 10;
  CHECK_NOTHROW(check_accounts({}, after, flows, 4));
}
