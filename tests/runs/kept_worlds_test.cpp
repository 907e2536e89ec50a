/// A sweep that is stopped keeps its worlds under way: nothing is computed twice, and nothing is left behind.

#include "runs/kept_worlds.hpp"

#include <fstream>

#include "runs/interruption.hpp"
#include "runs/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using testing::resumed_toy_runs;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SweepOutcome sweep_in(const std::filesystem::path& folder, const Experiment& experiment, const StartRun& start,
                      const ResumeRun& resume) {
  Progress progress(ProgressForm::none, false);
  SweepOptions options;
  options.folder = folder;
  options.threads = 2;
  options.command_line = "minori sweep toy";
  options.resume = resume;
  return sweep(experiment, options, start, progress);
}

/// Stops the sweep whenever as many quarters have been simulated in all as `stops` say.
void sweep_until(const std::filesystem::path& folder, const Experiment& experiment, ToyLog& log,
                 const std::vector<int>& stops) {
  for (const int stop : stops) {
    log.before_step = [&log, stop](const Scenario&, std::uint64_t, int) {
      if (log.quarters >= stop) note_signal(15);
    };
    CHECK_THROWS_AS(sweep_in(folder, experiment, toy_runs(log), resumed_toy_runs(log)), Interrupted);
    note_signal(0);
  }
  log.before_step = nullptr;
}

std::vector<std::filesystem::path> checkpoints_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
    if (each.path().extension() == ".checkpoint") found.push_back(each.path());
  return found;
}

/// A world that asks to be stopped after so many quarters of all of its kind.
class StoppingRun final : public LiveRun {
 public:
  StoppingRun(std::unique_ptr<LiveRun> inner, std::atomic<int>& left) : inner_(std::move(inner)), left_(left) {}
  [[nodiscard]] bool finished() const override { return inner_->finished(); }
  [[nodiscard]] bool in_burn_in() const override { return inner_->in_burn_in(); }
  [[nodiscard]] int quarters_done() const override { return inner_->quarters_done(); }
  void step() override {
    inner_->step();
    if (--left_ == 0) note_signal(15);
  }
  [[nodiscard]] std::unique_ptr<LiveRun> branch(const Scenario& scenario) const override {
    return std::make_unique<StoppingRun>(inner_->branch(scenario), left_);
  }
  [[nodiscard]] LabelledData trajectory() const override { return inner_->trajectory(); }
  void save(BlockWriter& writer) const override { inner_->save(writer); }

 private:
  std::unique_ptr<LiveRun> inner_;
  std::atomic<int>& left_;
};

}  // namespace

TEST_CASE("a sweep that is stopped again and again simulates each quarter once", "[sweep][checkpoint]") {
  const Experiment experiment = toy_experiment(3);
  const TemporaryFolder straight;
  ToyLog once;
  const std::string digest = sweep_in(straight.path(), experiment, toy_runs(once), nullptr).collected.digest;
  CHECK(once.quarters == 84);  // three replicates of a year of burn-in and three scenarios of two years
  for (const std::vector<int>& stops : {std::vector<int>{2}, {5, 6, 7}, {11, 30, 31, 50}, {83}}) {
    const TemporaryFolder folder;
    ToyLog log;
    sweep_until(folder.path(), experiment, log, stops);
    CHECK_FALSE(checkpoints_in(folder.path()).empty());
    const SweepOutcome outcome = sweep_in(folder.path(), experiment, toy_runs(log), resumed_toy_runs(log));
    CHECK(outcome.collected.digest == digest);
    CHECK(log.quarters == 84);
    CHECK(checkpoints_in(folder.path()).empty());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "pasts"));
    CHECK(log.alive == 0);
  }
}

TEST_CASE("a sweep that is stopped while runs share a history simulates each quarter once", "[sweep][checkpoint]") {
  Experiment experiment = toy_experiment(2);  // support in 2011; abolished in 2012 in one scenario
  experiment.entries[2].scenario.programmes = experiment.entries[1].scenario.programmes;
  experiment.entries[2].scenario.programmes[0].abolition_fiscal_year = 2012;
  const TemporaryFolder straight;
  ToyLog once;
  const std::string digest = sweep_in(straight.path(), experiment, toy_runs(once), nullptr).collected.digest;
  CHECK(once.quarters == 2 * (4 + 8 + 4 + 2 * 4));  // burn-in, none, a year of support, and a year of either course
  for (const std::vector<int>& stops : {std::vector<int>{5}, {9, 10, 11, 13}, {17, 20, 40}, {47}}) {
    CAPTURE(stops);
    const TemporaryFolder folder;
    ToyLog log;
    sweep_until(folder.path(), experiment, log, stops);
    const SweepOutcome outcome = sweep_in(folder.path(), experiment, toy_runs(log), resumed_toy_runs(log));
    CHECK(outcome.collected.digest == digest);
    CHECK(log.quarters == once.quarters);
    CHECK(checkpoints_in(folder.path()).empty());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "pasts"));
    CHECK(log.alive == 0);
  }
}

TEST_CASE("a world that was kept and is damaged, or of another experiment, is computed again", "[sweep][checkpoint]") {
  const Experiment experiment = toy_experiment(2);
  const TemporaryFolder straight;
  ToyLog log;
  const std::string digest = sweep_in(straight.path(), experiment, toy_runs(log), nullptr).collected.digest;
  const TemporaryFolder folder;
  ToyLog stopped;
  sweep_until(folder.path(), experiment, stopped, {20});
  for (const auto& each : checkpoints_in(folder.path())) {
    std::fstream file(each, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(each) / 2));
    file.write("xxxxxxxx", 8);
  }
  CHECK(sweep_in(folder.path(), experiment, toy_runs(stopped), resumed_toy_runs(stopped)).collected.digest == digest);
  CHECK(stopped.quarters > 56);
}

TEST_CASE("the model itself goes on from what a stopped sweep kept, with the same bytes",
          "[sweep][checkpoint][model]") {
  Experiment experiment = load_experiment("funding_period_small", {"burn_in_years=3", "horizon.last_fy=2020"});
  experiment.entries.resize(3);
  experiment.replicates = 2;
  const TemporaryFolder straight;
  const std::string digest = sweep_in(straight.path(), experiment, simulations(), nullptr).collected.digest;
  const TemporaryFolder folder;
  for (const int quarters : {7, 25, 90}) {
    std::atomic<int> left{quarters};
    const StartRun start = [&](const Scenario& scenario, std::uint64_t seed) -> std::unique_ptr<LiveRun> {
      return std::make_unique<StoppingRun>(simulations()(scenario, seed), left);
    };
    const ResumeRun resume = [&](const Scenario& scenario, std::uint64_t seed,
                                 BlockReader& reader) -> std::unique_ptr<LiveRun> {
      return std::make_unique<StoppingRun>(saved_simulations()(scenario, seed, reader), left);
    };
    CHECK_THROWS_AS(sweep_in(folder.path(), experiment, start, resume), Interrupted);
    note_signal(0);
    CHECK_FALSE(checkpoints_in(folder.path()).empty());
  }
  CHECK(sweep_in(folder.path(), experiment, simulations(), saved_simulations()).collected.digest == digest);
  CHECK(checkpoints_in(folder.path()).empty());
}

}  // namespace minori::runs
