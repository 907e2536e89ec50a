#include "runs/precision.hpp"

#include "runs/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SweepOutcome make_sweep(const Experiment& experiment, const std::filesystem::path& folder, ToyLog& log) {
  Progress progress(ProgressForm::none, false);
  return sweep(experiment, {folder, 2, std::nullopt, "minori sweep toy"}, toy_runs(log), progress);
}

}  // namespace

TEST_CASE("the spread of the first replicates decides how many there are (Stein 1945)", "[precision]") {
  // Variance 4 / 3 of four differences, t(3, 0.975) = 3.18245: N = 3.18245^2 * (4 / 3) / d^2 = 13.504 / d^2.
  const std::vector<double> differences{1.0, 3.0, 1.0, 3.0};
  CHECK(replicates_for(differences, 0.5, 1000) == 55);  // 54.02
  CHECK(replicates_for(differences, 1.0, 1000) == 14);
  CHECK(replicates_for(differences, 5.0, 1000) == 4);  // never fewer than there are
  CHECK(replicates_for(differences, 0.5, 20) == 20);   // never more than the cap
  CHECK(replicates_for(differences, 0.0, 20) == 20);
  CHECK(replicates_for({1.0}, 1.0, 20) == 20);  // one difference has no spread
  CHECK(replicates_for({2.0, 2.0, 2.0}, 0.1, 20) == 3);
}

TEST_CASE("a sweep with a wanted precision makes the first replicates and then as many as they ask for",
          "[precision][sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(9);
  experiment.precision = Precision{"papers", "long", 1e3, 3};
  const auto coarse = make_sweep(experiment, folder.path() / "coarse", log);
  CHECK(coarse.replicates == 3);
  CHECK(coarse.made == 9);

  experiment.precision->half_width = 1e-6;
  const auto fine = make_sweep(experiment, folder.path() / "fine", log);
  CHECK(fine.replicates == 9);
  CHECK(fine.made == 27);
  CHECK(fine.found == 0);

  const auto again = make_sweep(experiment, folder.path() / "fine", log);
  CHECK(again.made == 0);
  CHECK(again.found == 27);
  CHECK(again.collected.digest == fine.collected.digest);

  experiment.precision.reset();  // the same runs as with a fixed number
  CHECK(make_sweep(experiment, folder.path() / "fixed", log).collected.digest == fine.collected.digest);
}

}  // namespace minori::runs
