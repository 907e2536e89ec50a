#include "runs/resumable.hpp"

#include <fstream>

#include "output/checkpoint.hpp"
#include "output/reader.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using testing::resumed_toy_runs;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SingleRun run_in(const std::filesystem::path& folder) {
  return {toy_experiment(1).entries[1].scenario, 7, folder / "seven.h5", 1, "minori run"};
}

SingleRunOutcome make_single(const SingleRun& single, ToyLog& log) {
  Progress progress(ProgressForm::none, false);
  return make_run(single, toy_runs(log), resumed_toy_runs(log), progress);
}

/// Asks the run to stop before the given quarters, one after the other; makes as many attempts.
void stop_before(const SingleRun& single, ToyLog& log, const std::vector<int>& quarters) {
  for (const int stop : quarters) {
    log.before_step = [stop](const Scenario&, std::uint64_t, int quarter) {
      if (quarter == stop) note_signal(15);
    };
    CHECK_THROWS_AS(make_single(single, log), Interrupted);
    note_signal(0);
  }
  log.before_step = nullptr;
}

void damage(const std::filesystem::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
  stream.put('x');
}

}  // namespace

TEST_CASE("a run that was stopped goes on where it was, and ends with the digest of one that was not",
          "[run][checkpoint]") {
  const TemporaryFolder folder;
  ToyLog straight;
  const std::string digest = make_single(run_in(folder.path() / "straight"), straight).digest;
  CHECK(straight.quarters == 12);  // a year of burn-in and two years
  ToyLog log;
  const SingleRun single = run_in(folder.path() / "stopped");
  stop_before(single, log, {2, 6, 7});
  CHECK_FALSE(std::filesystem::exists(single.file));
  CHECK(make_single(single, log).digest == digest);
  CHECK(log.quarters == 12);  // no quarter twice
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "stopped"), {}) == 1);
}

TEST_CASE("a damaged checkpoint is passed over for the one before, and that for the beginning", "[run][checkpoint]") {
  const TemporaryFolder folder;
  ToyLog straight;
  const std::string digest = make_single(run_in(folder.path() / "straight"), straight).digest;
  ToyLog log;
  const SingleRun single = run_in(folder.path() / "stopped");
  stop_before(single, log, {3, 8});
  const auto checkpoint = checkpoint_of(single.file);
  CHECK(CheckpointReader(checkpoint).label().quarters_done == 9);
  CHECK(CheckpointReader(previous_checkpoint(checkpoint)).label().quarters_done == 4);
  damage(checkpoint);
  CHECK_THROWS_AS(CheckpointReader(checkpoint), OutputError);
  SECTION("the one before is whole") {
    log.quarters = 0;
    CHECK(make_single(single, log).digest == digest);
    CHECK(log.quarters == 8);
  }
  SECTION("neither is whole") {
    damage(previous_checkpoint(checkpoint));
    log.quarters = 0;
    CHECK(make_single(single, log).digest == digest);
    CHECK(log.quarters == 12);
  }
}

TEST_CASE("a checkpoint of another run is not used", "[run][checkpoint]") {
  const TemporaryFolder folder;
  ToyLog log;
  SingleRun single = run_in(folder.path());
  stop_before(single, log, {5});
  single.seed = 8;
  log.quarters = 0;
  (void)make_single(single, log);
  CHECK(log.quarters == 12);
}

TEST_CASE("blocks come back as they were written, and a block of another size is refused", "[checkpoint]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.checkpoint";
  const std::vector<std::int64_t> numbers{1, -2, 1LL << 60U};
  {
    CheckpointWriter writer(file);
    writer.values("firm/cash", numbers);
    writer.values("firm/empty", std::vector<float>());
    writer.publish({"id", 3, 9});
  }
  CheckpointReader reader(file);
  CHECK(reader.label().quarters_total == 9);
  std::vector<std::int64_t> read;
  reader.values("firm/cash", read);
  CHECK(read == numbers);
  std::vector<float> empty{1.0F};
  reader.values("firm/empty", empty);
  CHECK(empty.empty());
  std::vector<std::int32_t> narrow;
  CHECK_THROWS_WITH(reader.values("firm/cash", narrow), Catch::Matchers::Contains("another version of the model"));
  CHECK_THROWS_AS(reader.values("firm/gone", narrow), OutputError);
}

}  // namespace minori::runs
