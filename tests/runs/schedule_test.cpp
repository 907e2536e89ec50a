#include "runs/schedule.hpp"

#include <csignal>
#include <map>
#include <mutex>

#include "output/error.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

/// All runs of an experiment as a schedule wants them, one past per replicate.
std::vector<SharedPast> all_runs(const Experiment& experiment) {
  std::vector<SharedPast> pasts;
  for (std::int32_t replicate = 0; replicate < experiment.replicates; ++replicate) {
    pasts.push_back({replicate, {}});
    const std::uint64_t seed = replicate_seed(experiment.seed, replicate);
    for (const auto& entry : experiment.entries) {
      pasts.back().runs.push_back({&entry.scenario, entry.name, seed, replicate, "", ""});
    }
  }
  return pasts;
}

using Published = std::map<std::pair<std::string, std::int32_t>, std::vector<std::int32_t>>;

/// Makes the runs and returns what was published.
struct Made {
  Published published;
  std::vector<std::int32_t> order;  ///< replicates in the order of publishing
  ScheduleOutcome outcome;
};

Made make(const std::vector<SharedPast>& pasts, ToyLog& log, ScheduleOptions options, Progress& progress) {
  Made made;
  std::mutex mutex;
  options.publish = [&](const PlannedRun& run, const LabelledData& data) {
    const std::lock_guard lock(mutex);
    made.published[{run.name, run.replicate}] = std::get<std::vector<std::int32_t>>(data.variables.front().values);
    made.order.push_back(run.replicate);
  };
  made.outcome = make_runs(pasts, options, toy_runs(log), progress);
  return made;
}

Made make(const std::vector<SharedPast>& pasts, ToyLog& log, ScheduleOptions options = {}) {
  Progress progress(ProgressForm::none, false);
  return make(pasts, log, std::move(options), progress);
}

ScheduleOptions with_threads(std::size_t threads) {
  ScheduleOptions options;
  options.threads = threads;
  return options;
}

}  // namespace

TEST_CASE("burn-in is simulated once per replicate and branched for every scenario", "[schedule]") {
  const Experiment experiment = toy_experiment(4);
  ToyLog log;
  const Made made = make(all_runs(experiment), log);
  CHECK(log.starts == 4);
  CHECK(log.branches == 12);
  CHECK(log.quarters == 4 * (4 + 3 * 8));
  CHECK(log.alive == 0);
  CHECK(made.published.size() == 12);
}

TEST_CASE("a branched run is the same as a run of its own", "[schedule]") {
  const Experiment experiment = toy_experiment(2);
  ToyLog log;
  const auto pasts = all_runs(experiment);
  const Made together = make(pasts, log);
  std::vector<SharedPast> alone;
  for (const auto& past : pasts) {
    for (const auto& run : past.runs) alone.push_back({past.replicate, {run}});
  }
  CHECK(make(alone, log).published == together.published);
  CHECK(together.published.at({"none", 0}) != together.published.at({"short", 0}));
  CHECK(together.published.at({"none", 0}) != together.published.at({"none", 1}));
}

TEST_CASE("any number of threads publishes the same", "[schedule][determinism]") {
  const auto pasts_of = toy_experiment(5);
  ToyLog log;
  const auto pasts = all_runs(pasts_of);
  const Published one = make(pasts, log, with_threads(1)).published;
  CHECK(one.size() == 15);
  for (const std::size_t threads : {2U, 3U, 7U}) CHECK(make(pasts, log, with_threads(threads)).published == one);
}

TEST_CASE("one thread finishes a replicate before it begins the next", "[schedule]") {
  const Experiment experiment = toy_experiment(3);
  ToyLog log;
  CHECK(make(all_runs(experiment), log).order == std::vector<std::int32_t>{0, 0, 0, 1, 1, 1, 2, 2, 2});
}

TEST_CASE("a failed run is reported with scenario and seed and the others go on", "[schedule]") {
  const Experiment experiment = toy_experiment(2);
  ToyLog log;
  const std::uint64_t unlucky = replicate_seed(experiment.seed, 1);
  log.before_step = [&](const Scenario& scenario, std::uint64_t seed, int quarter) {
    if (scenario.name == "short" && seed == unlucky && quarter == 9) throw std::runtime_error("the ledger is off");
  };
  const Made made = make(all_runs(experiment), log, with_threads(2));
  CHECK(made.published.size() == 5);
  REQUIRE(made.outcome.failed.size() == 1);
  CHECK(made.outcome.failed.front().name == "short");
  CHECK(made.outcome.failed.front().seed == unlucky);
  CHECK(made.outcome.failed.front().message == "the ledger is off");
}

TEST_CASE("a burn-in that fails takes only the runs of its replicate with it", "[schedule]") {
  const Experiment experiment = toy_experiment(3);
  ToyLog log;
  const std::uint64_t unlucky = replicate_seed(experiment.seed, 0);
  log.before_step = [&](const Scenario&, std::uint64_t seed, int quarter) {
    if (seed == unlucky && quarter == 2) throw std::runtime_error("no firm is left");
  };
  const Made made = make(all_runs(experiment), log, with_threads(2));
  CHECK(made.published.size() == 6);
  REQUIRE(made.outcome.failed.size() == 3);
  CHECK(made.outcome.failed.front().replicate == 0);
}

TEST_CASE("an error of publishing stops everything and is the error of the schedule", "[schedule]") {
  const Experiment experiment = toy_experiment(20);
  ToyLog log;
  ScheduleOptions options = with_threads(3);
  std::atomic<int> published{0};
  options.publish = [&](const PlannedRun&, const LabelledData&) {
    if (++published == 4) throw OutputError("run.h5", "cannot be written", "No space left on device");
  };
  Progress progress(ProgressForm::none, false);
  CHECK_THROWS_AS(make_runs(all_runs(experiment), options, toy_runs(log), progress), OutputError);
  CHECK(log.starts < 20);
  CHECK(log.alive == 0);
}

TEST_CASE("a signal stops all runs at a step boundary", "[schedule]") {
  const Experiment experiment = toy_experiment(20);
  ToyLog log;
  log.before_step = [&](const Scenario&, std::uint64_t, int) {
    if (log.quarters == 50) note_signal(SIGTERM);
  };
  int signal = 0;
  try {
    (void)make(all_runs(experiment), log, with_threads(2));
  } catch (const Interrupted& interrupted) {
    signal = interrupted.signal();
  }
  note_signal(0);
  CHECK(signal == SIGTERM);
  CHECK(log.quarters < 60);
  CHECK(log.alive == 0);
}

TEST_CASE("a time limit leaves out the replicates that would end later, but never the first two", "[schedule]") {
  const Experiment experiment = toy_experiment(50);
  ToyLog log;
  log.before_step = [](const Scenario&, std::uint64_t, int) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  };
  ScheduleOptions options;
  SECTION("a limit that is already over") {
    options.time_limit = 1e-3;
    const Made made = make(all_runs(experiment), log, options);
    CHECK(made.outcome.replicates_started == 2);
    CHECK(made.published.size() == 6);
  }
  SECTION("a limit with room for more") {
    options.time_limit = 1.0;  // a replicate takes at least 28 quarters of 2 ms
    const Made made = make(all_runs(experiment), log, options);
    CHECK(made.outcome.replicates_started > 2);
    CHECK(made.outcome.replicates_started < 18);
    CHECK(made.published.size() == static_cast<std::size_t>(3 * made.outcome.replicates_started));
  }
}

TEST_CASE("a replicate with several pasts is begun whole under a time limit", "[schedule]") {
  const Experiment experiment = toy_experiment(10);
  std::vector<SharedPast> pasts;
  for (const auto& past : all_runs(experiment)) {
    for (const auto& run : past.runs) pasts.push_back({past.replicate, {run}});
  }
  ToyLog log;
  log.before_step = [](const Scenario&, std::uint64_t, int) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  };
  ScheduleOptions options = with_threads(2);
  options.time_limit = 1e-3;
  CHECK(make(pasts, log, options).published.size() == 6);
}

TEST_CASE("fewer runs go side by side when memory is short", "[schedule]") {
  CHECK(runs_side_by_side(8, 100, 1000000) == 8);
  CHECK(runs_side_by_side(8, 100, 1000) == 4);  // each takes twice 125
  CHECK(runs_side_by_side(8, 100, 10) == 1);
  CHECK(runs_side_by_side(8, 0, 1000) == 8);
  CHECK(runs_side_by_side(1, 100, 1000) == 1);
}

TEST_CASE("what is left to do fits into the time with a margin of a tenth", "[schedule]") {
  // 100 quarters of 0.2 s on two cores take 10 s, with the margin 11 s.
  CHECK(fits_time(60.0, 49.0, 100.0, 0.2, 2));
  CHECK_FALSE(fits_time(60.0, 49.1, 100.0, 0.2, 2));
}

TEST_CASE("nothing to do is done at once", "[schedule]") {
  ToyLog log;
  CHECK(make({}, log).published.empty());
}

}  // namespace minori::runs
