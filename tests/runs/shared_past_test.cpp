/// The model itself on the small fictional country: sharing a past and sharing the machine change nothing.

#include <fstream>
#include <map>
#include <mutex>

#include "output/digest.hpp"
#include "runs/history.hpp"
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

/// Six scenarios on one past: without policy, with support, and with support and something that comes later.
constexpr const char* later_changes = R"(
[experiment]
name = "later"
title_en = "Later changes"
question_en = "What comes later?"
base = "baseline"
baseline = "none"
seed = 3

[experiment.set]
country = "small"
population.scale = 1.0
burn_in_years = 2
horizon = { first_fy = 2011, last_fy = 2019 }
output.events = true

[[experiment.set.programme]]
name = "support"
preset = "risp_research_industry"
regions = 1
grant = 50.0

[[scenario]]
name = "none"
set = { policy.enabled = false }

[[scenario]]
name = "kept"

[[scenario]]
name = "abolished"
[[scenario.set.programme]]
name = "support"
abolition_fy = 2014
phase_out_years = 1

[[scenario]]
name = "shocked"
[[scenario.set.shock]]
name = "crisis"
kind = "demand"
fiscal_year = 2015
quarter = 3
quarters = 4
size = -0.2

[[scenario]]
name = "joined"
[[scenario.set.programme]]
name = "late"
preset = "risp_international"
first_fy = 2015
regions = 1
grant = 50.0

[[scenario]]
name = "coordinated"
[[scenario.set.instrument]]
name = "posts"
kind = "coordinators"
first_fy = 2016
)";

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

TEST_CASE("a run branched from a shared history has the bytes of a run of its own", "[runs][model][determinism]") {
  const testing::TemporaryFolder folder;
  const auto file = folder.path() / "later.toml";
  std::ofstream(file) << later_changes;
  Experiment experiment = load_experiment(file.string());
  experiment.replicates = 1;
  std::size_t found = 0;
  const auto pasts = plan_runs(experiment, folder.path(), "1", found);
  REQUIRE(pasts.size() == 1);
  REQUIRE(pasts[0].runs.size() == 6);
  std::vector<SharedPast> alone;
  for (const auto& run : pasts[0].runs) alone.push_back({0, {run}});
  const Digests shared = digests_of(pasts, 2);
  const Digests own = digests_of(alone, 1);
  for (const auto& [run, digest] : own) {
    INFO(run.first);
    CHECK(shared.at(run) == digest);
    CHECK((run.first == "kept" || digest != own.at({"kept", 0})));  // what comes later does something
  }
  // 8 of burn-in and 36 without policy; support: 12 to 2014, 24 abolished; 4 to 2015, 20 shocked, 20 joined; 4 to 2016,
  // and twice 16.
  CHECK(quarters_of(pasts[0]) == 8 + 36 + 12 + 24 + 4 + 2 * 20 + 4 + 2 * 16);
}

TEST_CASE("one run has the same bytes on 1, 2, 3 and 7 threads", "[runs][model][determinism]") {
  const Scenario scenario = load_scenario("small", {"burn_in_years=3", "horizon.last_fy=2020"});
  const SharedPast past{0, {{&scenario, scenario.name, 11, 0, "", ""}}};
  const Digests one = digests_of({past}, 1);
  for (const std::size_t threads : {2U, 3U, 7U}) CHECK(digests_of({past}, threads) == one);
}

}  // namespace minori::runs
