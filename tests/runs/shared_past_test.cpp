/// The model itself on the small fictional country: sharing a past and sharing the machine change nothing.

#include <map>
#include <mutex>

#include "output/digest.hpp"
#include "runs/run.hpp"
#include "runs/schedule.hpp"
#include "runs/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using Digests = std::map<std::pair<std::string, std::int32_t>, std::string>;

/// Four scenarios of the shipped small experiment, with a short horizon.
Experiment short_experiment() {
  Experiment experiment = load_experiment("funding_period_small", {"burn_in_years=3", "horizon.last_fy=2020"});
  experiment.entries.resize(4);
  experiment.replicates = 2;
  return experiment;
}

Digests digests_of(const std::vector<SharedPast>& pasts, std::size_t threads) {
  Digests digests;
  std::mutex mutex;
  ScheduleOptions options;
  options.threads = threads;
  options.publish = [&](const PlannedRun& run, const LabelledData& data) {
    const std::lock_guard lock(mutex);
    digests[{run.name, run.replicate}] = digest_of(data, {});
  };
  Progress progress(ProgressForm::none, false);
  CHECK(make_runs(pasts, options, simulations(), progress).failed.empty());
  return digests;
}

}  // namespace

TEST_CASE("a run branched from a shared past has the bytes of a run of its own", "[runs][model][determinism]") {
  const Experiment experiment = short_experiment();
  const testing::TemporaryFolder folder;
  std::size_t found = 0;
  const auto pasts = plan_runs(experiment, folder.path(), "1", found);
  REQUIRE(pasts.size() == 2);
  REQUIRE(pasts.front().runs.size() == 4);
  std::vector<SharedPast> alone;
  for (const auto& past : pasts) {
    for (const auto& run : past.runs) alone.push_back({past.replicate, {run}});
  }
  const Digests shared = digests_of(pasts, 2);
  CHECK(shared == digests_of(alone, 1));
  // The check can fail: scenarios and replicates do differ.
  CHECK(shared.at({experiment.entries[0].name, 0}) != shared.at({experiment.entries[1].name, 0}));
  CHECK(shared.at({experiment.entries[0].name, 0}) != shared.at({experiment.entries[0].name, 1}));
}

TEST_CASE("one run has the same bytes on 1, 2, 3 and 7 threads", "[runs][model][determinism]") {
  const Scenario scenario = load_scenario("small", {"burn_in_years=3", "horizon.last_fy=2020"});
  const SharedPast past{0, {{&scenario, scenario.name, 11, 0, "", ""}}};
  const Digests one = digests_of({past}, 1);
  for (const std::size_t threads : {2U, 3U, 7U}) CHECK(digests_of({past}, threads) == one);
}

}  // namespace minori::runs
