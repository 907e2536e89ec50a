/// Several sweeps in one folder at the same time: the work is shared, nothing is made twice, nothing is lost.

#include <fmt/format.h>

#include <fstream>
#include <thread>

#include "runs/claims.hpp"
#include "runs/failures.hpp"
#include "runs/folder_status.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"
#include "runs/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using namespace std::chrono_literals;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SweepOutcome sweep_in(const std::filesystem::path& folder, const Experiment& experiment, ToyLog& log,
                      bool wait = true) {
  Progress progress(ProgressForm::none, false);
  SweepOptions options;
  options.folder = folder;
  options.threads = 2;
  options.command_line = "minori sweep toy";
  options.wait = wait;
  options.claim_times = {50ms, 500ms};
  return sweep(experiment, options, toy_runs(log), progress);
}

std::string undisturbed(const Experiment& experiment) {
  const TemporaryFolder folder;
  ToyLog log;
  return sweep_in(folder.path(), experiment, log).collected.digest;
}

}  // namespace

TEST_CASE("sweeps in one folder share the work: none twice, the same analysis from each", "[sweep][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(8);
  ToyLog log;
  log.before_step = [](const Scenario&, std::uint64_t, int) { std::this_thread::sleep_for(1ms); };
  std::vector<SweepOutcome> outcomes(3);
  std::vector<std::thread> threads;
  for (auto& outcome : outcomes) threads.emplace_back([&] { outcome = sweep_in(folder.path(), experiment, log); });
  for (auto& thread : threads) thread.join();
  std::size_t made = 0;
  for (const auto& outcome : outcomes) {
    made += outcome.made;
    CHECK(outcome.made + outcome.found + outcome.made_elsewhere == 24);
    CHECK(outcome.collected.runs == 24);
  }
  CHECK(made == 24);
  CHECK(log.quarters == 8 * (4 + 3 * 8));  // each burn-in once, each run once
  CHECK(outcomes.front().collected.digest == undisturbed(experiment));
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".claims"));
}

TEST_CASE("one who does not wait leaves what others have claimed, and does not collect", "[sweep][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(2);
  ToyLog log;
  Claims other(folder.path());
  const std::string name = fmt::format("{:016x}_{}", replicate_seed(experiment.seed, 0),
                                       past_key(experiment.entries[0].scenario).substr(0, 12));
  REQUIRE(other.take(name));
  const SweepOutcome outcome = sweep_in(folder.path(), experiment, log, false);
  CHECK(outcome.made == 3);
  CHECK(outcome.left == 3);
  CHECK(outcome.analysis.empty());
  const FolderStatus status = status_of(folder.path(), true);
  CHECK(status.done == 3);
  CHECK(status.running.size() == 3);
  other.release(name);
  CHECK(sweep_in(folder.path(), experiment, log, false).collected.digest == undisturbed(experiment));
}

TEST_CASE("one who waits takes over from a silent process elsewhere", "[sweep][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(1);
  const std::string name = fmt::format("{:016x}_{}", replicate_seed(experiment.seed, 0),
                                       past_key(experiment.entries[0].scenario).substr(0, 12));
  std::filesystem::create_directories(folder.path() / ".claims");
  std::ofstream(folder.path() / ".claims" / (name + ".1")) << "";  // killed before it could say who it is
  ToyLog log;
  const SweepOutcome outcome = sweep_in(folder.path(), experiment, log);
  CHECK(outcome.made == 3);
  CHECK(outcome.collected.digest == undisturbed(experiment));
}

TEST_CASE("a run that is not whole is found, set aside and made again", "[sweep][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(2);
  ToyLog log;
  const std::string digest = sweep_in(folder.path(), experiment, log).collected.digest;
  const auto file = run_file(folder.path(), "short", replicate_seed(experiment.seed, 1));
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  REQUIRE(status_of(folder.path(), true).damaged.size() == 1);
  CHECK(status_of(folder.path(), true).damaged.front().scenario == "short");
  const SweepOutcome mended = sweep_in(folder.path(), experiment, log);
  CHECK(mended.made == 1);
  CHECK(mended.found == 5);
  CHECK(mended.collected.digest == digest);
  CHECK(std::filesystem::exists(file.string() + ".damaged"));
}

TEST_CASE("a run that failed is noted for all, tried once a sweep, and forgotten when it is made", "[sweep][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(1);
  ToyLog log;
  log.before_step = [](const Scenario& scenario, std::uint64_t, int quarter) {
    if (scenario.name == "long" && quarter == 6) throw std::runtime_error("the ledger is off");
  };
  CHECK(sweep_in(folder.path(), experiment, log).failed.size() == 1);
  const FolderStatus status = status_of(folder.path(), true);
  REQUIRE(status.failed.size() == 1);
  CHECK(status.failed.front().scenario == "long");
  CHECK(status.failed.front().message == "the ledger is off");
  CHECK(sweep_in(folder.path(), experiment, log).failed.size() == 1);
  log.before_step = nullptr;
  CHECK(sweep_in(folder.path(), experiment, log).failed.empty());
  CHECK(noted_failures(folder.path()).empty());
}

TEST_CASE("a time that is up stops a sweep like a signal, and the same sweep goes on", "[sweep]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(3);
  ToyLog log;
  log.before_step = [&](const Scenario&, std::uint64_t, int) {
    if (log.quarters == 40) stop_at(std::chrono::steady_clock::now());
  };
  CHECK_THROWS_AS(sweep_in(folder.path(), experiment, log), Interrupted);
  stop_never();
  log.before_step = nullptr;
  CHECK(sweep_in(folder.path(), experiment, log).collected.digest == undisturbed(experiment));
}

TEST_CASE("limits on the time are read as Slurm reads them, and with units", "[runs]") {
  CHECK(walltime_seconds("5400") == 5400.0);
  CHECK(walltime_seconds("90:00") == 5400.0);
  CHECK(walltime_seconds("1:30:00") == 5400.0);
  CHECK(walltime_seconds("2-12:00:00") == 216000.0);
  CHECK(walltime_seconds("2-12") == 216000.0);
  CHECK(walltime_seconds("90m") == 5400.0);
  CHECK(walltime_seconds("1.5h") == 5400.0);
  for (const char* wrong : {"", "0", "-5", "soon", "1:2:3:4", "1h30", "1e400"})
    CHECK_THROWS_AS(walltime_seconds(wrong), std::invalid_argument);
}

}  // namespace minori::runs
