#include "runs/run.hpp"

#include <fstream>
#include <set>

#include "output/error.hpp"
#include "output/reader.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using Catch::Matchers::Contains;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

}  // namespace

TEST_CASE("replicates have seeds of their own that do not depend on how many there are", "[run]") {
  std::set<std::uint64_t> seeds;
  for (std::int32_t replicate = 0; replicate < 1000; ++replicate) {
    seeds.insert(replicate_seed(1, replicate));
    seeds.insert(replicate_seed(2, replicate));
  }
  CHECK(seeds.size() == 2000);
  CHECK(replicate_seed(1, 3) == replicate_seed(1, 3));
}

TEST_CASE("seeds are read in decimal and hex", "[run]") {
  CHECK(parse_seed("0") == 0);
  CHECK(parse_seed("18446744073709551615") == UINT64_MAX);
  CHECK(parse_seed("0x00000000deadbeef") == 0xdeadbeefU);
  for (const char* wrong : {"", "-1", "1.5", "0x", "0xg", "18446744073709551616", "7 "}) {
    CHECK_THROWS_WITH(parse_seed(wrong), Contains("is not a whole number from 0 to 2^64 - 1"));
  }
}

TEST_CASE("no thread count below zero is taken, and zero means all cores", "[run]") {
  CHECK(thread_count(3) == 3);
  CHECK(thread_count(0) >= 1);
  CHECK_THROWS_WITH(thread_count(-1), "--threads -1 is below 0 (0 means all cores)");
}

TEST_CASE("a run file lies in the folder of its scenario under its seed", "[run]") {
  CHECK(run_file("results", "slots_3", 255) == "results/slots_3/seed_00000000000000ff.h5");
}

TEST_CASE("a single run is made once and never over another one", "[run]") {
  const TemporaryFolder folder;
  ToyLog log;
  Progress progress(ProgressForm::none, false);
  SingleRun single{toy_experiment(1).entries[1].scenario, 7, folder.path() / "new" / "seven.h5", 1, "minori run"};
  const SingleRunOutcome made = make_run(single, toy_runs(log), testing::resumed_toy_runs(log), progress);
  CHECK_FALSE(made.found);
  CHECK(Reader(single.file).computed_digest() == made.digest);
  const SingleRunOutcome again = make_run(single, toy_runs(log), testing::resumed_toy_runs(log), progress);
  CHECK(again.found);
  CHECK(again.digest == made.digest);
  CHECK(log.starts == 1);
  single.seed = 8;
  CHECK_THROWS_AS(make_run(single, toy_runs(log), testing::resumed_toy_runs(log), progress), OutputError);
  CHECK(Reader(single.file).digest() == made.digest);
}

TEST_CASE("a single run that fails is reported and leaves no file", "[run]") {
  const TemporaryFolder folder;
  ToyLog log;
  log.before_step = [](const Scenario&, std::uint64_t, int) { throw std::runtime_error("no firm is left"); };
  Progress progress(ProgressForm::none, false);
  const SingleRun single{toy_experiment(1).entries[1].scenario, 7, folder.path() / "seven.h5", 1, "minori run"};
  const SingleRunOutcome outcome = make_run(single, toy_runs(log), testing::resumed_toy_runs(log), progress);
  REQUIRE(outcome.failed.size() == 1);
  CHECK(outcome.failed.front().message == "no firm is left");
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace minori::runs
