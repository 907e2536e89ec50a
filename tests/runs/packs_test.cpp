/// Many finished runs in one file: what is counted, made again, joined, and what a killed process leaves.

#include "runs/packs.hpp"

#include <hdf5.h>

#include <fstream>
#include <thread>

#include "output/collect.hpp"
#include "output/reader.hpp"
#include "output/survey.hpp"
#include "runs/folder_status.hpp"
#include "runs/manifest.hpp"
#include "runs/packer.hpp"
#include "runs/run.hpp"
#include "runs/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SweepOutcome packed_sweep(const Experiment& experiment, const std::filesystem::path& folder, ToyLog& log,
                          std::size_t pack) {
  Progress progress(ProgressForm::none, false);
  SweepOptions options;
  options.folder = folder;
  options.threads = 2;
  options.command_line = "minori sweep toy";
  options.claim_times = {50ms, 500ms};
  options.accepts_changes = true;
  options.pack = pack;
  return sweep(experiment, options, toy_runs(log), progress);
}

/// The digest of the analysis of an experiment whose runs stay in files of their own.
std::string unpacked_digest(const Experiment& experiment) {
  const TemporaryFolder folder;
  ToyLog log;
  return packed_sweep(experiment, folder.path(), log, 0).collected.digest;
}

/// Names of all that stands in the folder of a scenario, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& each : std::filesystem::directory_iterator(folder)) names.push_back(each.path().filename());
  std::ranges::sort(names);
  return names;
}

std::string name_of_run(const Experiment& experiment, std::int32_t replicate) {
  return run_file("", "none", replicate_seed(experiment.seed, replicate)).filename();
}

/// Changes a value in the middle of a file.
void damage(const std::filesystem::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
  stream.put('\x5a').put('\x5a').put('\xa5').put('\xa5');
}

/// Changes a number by means of HDF5, which takes the seal away: only the digest tells.
void change_number(const std::filesystem::path& file) {
  const hid_t opened = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t variable = H5Dopen2(opened, "run_replicate", H5P_DEFAULT);
  REQUIRE(H5Dwrite(variable, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, std::vector<int>(100).data()) >= 0);
  H5Dclose(variable);
  REQUIRE(H5Fclose(opened) >= 0);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a packed sweep leaves few files and the analysis of one that is not packed", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(7);
  const SweepOutcome outcome = packed_sweep(experiment, folder.path(), log, 3);
  CHECK(outcome.made == 21);
  CHECK(outcome.replicates == 7);
  CHECK(outcome.collected.runs == 21);
  CHECK(outcome.collected.digest == unpacked_digest(experiment));
  for (const char* scenario : {"none", "short", "long"})
    CHECK(names_in(folder.path() / scenario) ==
          Names{"replicates_000000_000002.h5", "replicates_000003_000005.h5", name_of_run(experiment, 6)});
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".claims"));
}

TEST_CASE("a pack is a result file that says which runs it holds", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(4);
  packed_sweep(experiment, folder.path(), log, 4);
  const Reader pack(pack_file(folder.path(), "short", 0, 3));
  CHECK(pack.runs() == 4);
  CHECK(pack.provenance().title == "Minori pack of runs of scenario short, replicates 0 to 3");
  CHECK(std::get<std::vector<std::int32_t>>(pack.read("run_replicate").values) ==
        std::vector<std::int32_t>{0, 1, 2, 3});
  CHECK(std::get<std::vector<std::int32_t>>(pack.dimensions().front().coordinates) ==
        std::vector<std::int32_t>{0, 1, 2, 3});
  CHECK(origins_of(pack)[2].seed == replicate_seed(experiment.seed, 2));
  CHECK(pack.computed_digest() == pack.digest());
}

TEST_CASE("after packing the same sweep makes nothing, and more replicates add to it", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  packed_sweep(toy_experiment(5), folder.path(), log, 2);
  for (const std::size_t pack : {2U, 0U}) {  // packs are read whether further ones are made or not
    const SweepOutcome again = packed_sweep(toy_experiment(5), folder.path(), log, pack);
    CHECK(again.made == 0);
    CHECK(again.found == 15);
    CHECK(again.collected.digest == unpacked_digest(toy_experiment(5)));
  }
  const SweepOutcome more = packed_sweep(toy_experiment(8), folder.path(), log, 4);
  CHECK(more.made == 9);
  CHECK(more.found == 15);
  CHECK(more.collected.digest == unpacked_digest(toy_experiment(8)));
  CHECK(names_in(folder.path() / "none") ==
        Names{"replicates_000000_000001.h5", "replicates_000002_000003.h5", "replicates_000004_000007.h5"});
}

TEST_CASE("a block in which a run failed is packed once the run is made", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  const std::uint64_t seed = replicate_seed(experiment.seed, 0);
  log.before_step = [seed](const Scenario& scenario, std::uint64_t own, int quarter) {
    if (scenario.name == "none" && own == seed && quarter == 6) throw std::runtime_error("the ledger is off");
  };
  CHECK(packed_sweep(experiment, folder.path(), log, 2).failed.size() == 1);
  CHECK(names_in(folder.path() / "none") == Names{name_of_run(experiment, 1)});
  CHECK(names_in(folder.path() / "long") == Names{"replicates_000000_000001.h5"});
  log.before_step = nullptr;
  CHECK(packed_sweep(experiment, folder.path(), log, 2).made == 1);
  CHECK(names_in(folder.path() / "none") == Names{"replicates_000000_000001.h5"});
}

TEST_CASE("what a process leaves that was killed between publishing a pack and removing the runs does no harm",
          "[packs]") {
  const TemporaryFolder folder;
  const TemporaryFolder other;
  ToyLog log;
  const Experiment experiment = toy_experiment(4);
  packed_sweep(experiment, folder.path(), log, 4);
  const std::string digest = packed_sweep(experiment, other.path(), log, 0).collected.digest;
  const auto pack = pack_file(folder.path(), "none", 0, 3);
  const auto written = std::filesystem::last_write_time(pack);
  std::filesystem::copy(other.path() / "none", folder.path() / "none");  // the runs are there again
  std::filesystem::remove(run_file(folder.path(), "none", replicate_seed(experiment.seed, 1)));  // one was removed
  std::ofstream(pack.string() + ".part") << "half";
  const Manifest manifest = *read_manifest(folder.path());
  CHECK(collect_runs(folder.path(), manifest, folder.path() / "analysis.h5", "").digest == digest);
  CHECK(status_of(folder.path(), true).done == 12);

  const SweepOutcome outcome = packed_sweep(experiment, folder.path(), log, 4);
  CHECK(outcome.made == 0);
  CHECK(outcome.collected.digest == digest);
  CHECK(names_in(folder.path() / "none") == Names{"replicates_000000_000003.h5", "replicates_000000_000003.h5.part"});
  CHECK(std::filesystem::last_write_time(pack) == written);
}

TEST_CASE("an own file that holds another result than the pack is not removed", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  packed_sweep(experiment, folder.path(), log, 2);
  const auto file = run_file(folder.path(), "none", replicate_seed(experiment.seed, 0));
  std::ofstream(file) << "years of work";
  CHECK_THROWS_WITH(packed_sweep(experiment, folder.path(), log, 2), Contains("it stays as it is"));
  CHECK(std::filesystem::file_size(file) == 13);
}

TEST_CASE("a damaged pack is named, and its runs are made again", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(4);
  const std::string digest = packed_sweep(experiment, folder.path(), log, 2).collected.digest;
  const auto pack = pack_file(folder.path(), "short", 2, 3);
  SECTION("by its bytes") { damage(pack); }
  SECTION("by its digest") { change_number(pack); }
  SECTION("cut short") { std::filesystem::resize_file(pack, 5000); }
  const FolderStatus status = status_of(folder.path(), true);
  CHECK(status.done == 10);
  REQUIRE(status.damaged.size() == 2);
  CHECK(status.damaged[1].scenario == "short");
  CHECK(status.damaged[1].replicate == 3);
  CHECK_THAT(status.damaged[1].message, Contains("replicates_000002_000003.h5: damaged"));
  CHECK_THROWS_WITH(collect_runs(folder.path(), status.manifest, folder.path() / "analysis.h5", ""),
                    Contains("replicates_000002_000003.h5: damaged"));

  const SweepOutcome outcome = packed_sweep(experiment, folder.path(), log, 2);
  CHECK(outcome.made == 2);
  CHECK(outcome.found == 10);
  CHECK(outcome.collected.digest == digest);
  CHECK(names_in(folder.path() / "short") ==
        Names{"replicates_000000_000001.h5", "replicates_000002_000003.h5", "replicates_000002_000003.h5.damaged"});
}

TEST_CASE("a pack of another scenario or version is refused and stays as it is", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  packed_sweep(experiment, folder.path(), log, 2);
  std::filesystem::copy_file(pack_file(folder.path(), "long", 0, 1), pack_file(folder.path(), "none", 0, 1),
                             std::filesystem::copy_options::overwrite_existing);
  CHECK_THROWS_WITH(packed_sweep(experiment, folder.path(), log, 2),
                    Contains("replicates_000000_000001.h5: exists and holds a run of another scenario or seed"));
}

TEST_CASE("packs of a changed scenario are set aside with it, and come back with it", "[packs][changed]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment first = toy_experiment(4);
  const std::string digest = packed_sweep(first, folder.path(), log, 2).collected.digest;
  Experiment changed = first;
  changed.entries[2].scenario.programmes.push_back(changed.entries[2].scenario.programmes.front());
  const SweepOutcome second = packed_sweep(changed, folder.path(), log, 2);
  CHECK(second.found == 8);
  CHECK(second.made == 4);
  CHECK(second.collected.digest == unpacked_digest(changed));
  const SweepOutcome back = packed_sweep(first, folder.path(), log, 2);
  CHECK(back.made == 0);
  CHECK(back.collected.digest == digest);
}

TEST_CASE("runs of a sample are packed with the values of each", "[packs][sample]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(4);
  experiment.sample.method = SampleMethod::sobol;
  experiment.sample.parameters.push_back({"parameters.search.seed_bonus", Distribution::uniform, 0.1, 0.3, 0.0});
  const std::string digest = packed_sweep(experiment, folder.path(), log, 2).collected.digest;
  CHECK(digest == unpacked_digest(experiment));
  const auto origins = origins_of(Reader(pack_file(folder.path(), "long", 2, 3)));
  REQUIRE(origins.size() == 2);
  const auto values = sampled_values(experiment.sample, 4, experiment.seed);
  CHECK(origins[1].scenario_text == resolved_text(with_values(experiment.entries[2].scenario, values[3])));
  CHECK(packed_sweep(experiment, folder.path(), log, 2).made == 0);
}

TEST_CASE("runs with an event log are not packed", "[packs]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(2);
  experiment.entries[1].scenario.keep_events = true;
  packed_sweep(experiment, folder.path(), log, 2);
  CHECK(names_in(folder.path() / "short").size() == 2);
  CHECK(names_in(folder.path() / "long") == Names{"replicates_000000_000001.h5"});
}

TEST_CASE("sweeps that pack in one folder at the same time lose nothing and make nothing twice", "[packs][claims]") {
  const TemporaryFolder folder;
  const Experiment experiment = toy_experiment(12);
  ToyLog log;
  log.before_step = [](const Scenario&, std::uint64_t, int) { std::this_thread::sleep_for(1ms); };
  std::vector<SweepOutcome> outcomes(3);
  std::vector<std::thread> threads;
  for (auto& outcome : outcomes)
    threads.emplace_back([&] { outcome = packed_sweep(experiment, folder.path(), log, 2); });
  for (auto& thread : threads) thread.join();
  const std::string digest = unpacked_digest(experiment);
  std::size_t made = 0;
  for (const auto& outcome : outcomes) {
    made += outcome.made;
    CHECK(outcome.made + outcome.found + outcome.made_elsewhere == 36);
    CHECK(outcome.collected.digest == digest);
  }
  CHECK(made == 36);
  CHECK(names_in(folder.path() / "none").size() == 6);
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".claims"));
}

TEST_CASE("one who finds another at work on a scenario's packs leaves them to him", "[packs][claims]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  packed_sweep(experiment, folder.path(), log, 0);
  Progress progress(ProgressForm::none, false);
  Packer packer(folder.path(), experiment, 2, provenance_of_this_program("minori sweep toy"), progress, {50ms, 500ms});
  const std::uint64_t seed = replicate_seed(experiment.seed, 1);
  const SharedPast past{1, {{&experiment.entries[0].scenario, "none", seed, 1, "", ""}}};
  {
    Claims other(folder.path());
    REQUIRE(other.take("pack_none"));
    packer.pack(past);
    CHECK(names_in(folder.path() / "none").size() == 2);
  }
  packer.pack(past);
  CHECK(names_in(folder.path() / "none") == Names{"replicates_000000_000001.h5"});
}

TEST_CASE("the names of packs say which replicates they hold", "[packs]") {
  const auto pack = pack_named("folder/none/replicates_000256_000511.h5");
  REQUIRE(pack);
  CHECK(pack->first == 256);
  CHECK(pack->last == 511);
  CHECK(pack->holds(511));
  CHECK_FALSE(pack->holds(512));
  CHECK(pack_file("folder", "none", 256, 511) == pack->file);
  CHECK(pack_named(pack_file("folder", "none", 999'999, 1'000'000)));
  for (const char* other : {"seed_0000000000000001.h5", "replicates_000000_000255.h5.part", "replicates_2_1.h5",
                            "replicates_1.h5", "replicates_a_b.h5", "replicates_-1_3.h5"})
    CHECK_FALSE(pack_named(other));
}

TEST_CASE("packs are made above some thousand runs", "[packs]") {
  CHECK(runs_per_pack(4096) == 0);
  CHECK(runs_per_pack(4097) == 256);
}

}  // namespace minori::runs
