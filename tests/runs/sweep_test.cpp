#include "runs/sweep.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "output/file.hpp"
#include "output/reader.hpp"
#include "runs/changed_experiment.hpp"
#include "runs/claims.hpp"
#include "runs/run.hpp"
#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using Catch::Matchers::Contains;
using testing::TemporaryFolder;
using testing::toy_experiment;
using testing::toy_runs;
using testing::ToyLog;

SweepOutcome make_sweep(const Experiment& experiment, const std::filesystem::path& folder, ToyLog& log,
                        std::size_t threads = 2) {
  Progress progress(ProgressForm::none, false);
  return sweep(experiment, {folder, threads, std::nullopt, "minori sweep toy"}, toy_runs(log), progress);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write(const std::filesystem::path& file, const std::string& text) { std::ofstream(file) << text; }

std::vector<std::string> texts_of(const Reader& reader, const std::string& variable) {
  return std::get<std::vector<std::string>>(reader.read(variable).values);
}

}  // namespace

TEST_CASE("a sweep leaves one file per run and an analysis file that knows the experiment", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  const SweepOutcome outcome = make_sweep(experiment, folder.path() / "toy", log);
  CHECK(outcome.made == 6);
  CHECK(outcome.found == 0);
  CHECK(outcome.replicates == 2);
  CHECK(outcome.collected.runs == 6);

  const std::uint64_t seed = replicate_seed(experiment.seed, 1);
  const Reader run(run_file(folder.path() / "toy", "short", seed));
  CHECK(run.provenance().seed == seed);
  CHECK(texts_of(run, "run_scenario") == std::vector<std::string>{"short"});

  const Reader analysis(outcome.analysis);
  CHECK(analysis.runs() == 6);
  CHECK(texts_of(analysis, "run_scenario") ==
        std::vector<std::string>{"none", "short", "long", "none", "short", "long"});
  CHECK(texts_of(analysis, "experiment_name") == std::vector<std::string>{"toy"});
  CHECK(texts_of(analysis, "experiment_baseline") == std::vector<std::string>{"none"});
  const auto json = nlohmann::json::parse(texts_of(analysis, "experiment_json").front());
  CHECK(json.at("calibrated") == false);
  CHECK(json.at("scenarios").at(1).at("name") == "short");
  CHECK(json.at("scenarios").at(1).at("factors").at("funding_period") == "short");
}

TEST_CASE("the same sweep again makes only what is missing, and more replicates add to it", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(2);
  const std::string digest = make_sweep(experiment, folder.path(), log).collected.digest;
  const auto file = run_file(folder.path(), "long", replicate_seed(experiment.seed, 0));
  const std::string bytes = bytes_of(file);

  const SweepOutcome again = make_sweep(experiment, folder.path(), log);
  CHECK(again.made == 0);
  CHECK(again.found == 6);
  CHECK(again.collected.digest == digest);
  CHECK(bytes_of(file) == bytes);

  std::filesystem::remove(file);
  const SweepOutcome mended = make_sweep(experiment, folder.path(), log);
  CHECK(mended.made == 1);
  CHECK(mended.found == 5);
  CHECK(mended.collected.digest == digest);

  const SweepOutcome more = make_sweep(toy_experiment(3), folder.path(), log);
  CHECK(more.made == 3);
  CHECK(more.found == 6);
  CHECK(more.replicates == 3);
  CHECK(read_manifest(folder.path())->replicates == 3);
}

TEST_CASE("all entries of a replicate take the same point of a sample, and the analysis knows the points",
          "[sweep][sample]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(2);
  experiment.sample.method = SampleMethod::sobol;
  experiment.sample.parameters.push_back({"parameters.search.seed_bonus", Distribution::uniform, 0.1, 0.3, 0.0});
  const auto outcome = make_sweep(experiment, folder.path(), log);
  CHECK(outcome.made == 6);
  const auto values = sampled_values(experiment.sample, 2, experiment.seed);
  CHECK(values[0] != values[1]);
  for (const std::int32_t replicate : {0, 1}) {
    for (const auto& entry : experiment.entries) {
      const Reader run(run_file(folder.path(), entry.name, replicate_seed(experiment.seed, replicate)));
      const auto scenario = with_values(entry.scenario, values[static_cast<std::size_t>(replicate)]);
      CHECK(run.provenance().scenario_text == resolved_text(scenario));
    }
  }
  const auto json = nlohmann::json::parse(texts_of(Reader(outcome.analysis), "experiment_json").front());
  CHECK(json.at("sample").at("points").at(1).at(0) == values[1][0].value);

  experiment.replicates = 3;  // a sequence goes on, so nothing is made anew
  CHECK(make_sweep(experiment, folder.path(), log).made == 3);
  experiment.sample.parameters.front().low = 0.2;
  CHECK_THROWS_WITH(make_sweep(experiment, folder.path(), log), Contains("with other values in scenario"));
}

TEST_CASE("any number of threads gives the same analysis", "[sweep][determinism]") {
  ToyLog log;
  std::vector<std::string> digests;
  for (const std::size_t threads : {1U, 2U, 3U, 7U}) {
    const TemporaryFolder folder;
    digests.push_back(make_sweep(toy_experiment(3), folder.path(), log, threads).collected.digest);
  }
  CHECK(digests == std::vector<std::string>(4, digests.front()));
}

TEST_CASE("a folder of another experiment is refused and stays as it is", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(1);
  make_sweep(experiment, folder.path(), log);
  const std::string manifest = bytes_of(folder.path() / "experiment.json");
  const int starts = log.starts;
  const auto refusal = [&]() -> std::string {
    try {
      make_sweep(experiment, folder.path(), log);
    } catch (const OutputError& error) {
      return error.what();
    }
    return "";
  };
  SECTION("by its name") {
    experiment.name = "other";
    CHECK_THAT(refusal(), Contains("holds experiment 'toy', not 'other'; it stays as it is: choose another folder"));
  }
  SECTION("by its seed") {
    experiment.seed = 6;
    CHECK_THAT(refusal(), Contains("holds it with seed 0x0000000000000005, not 0x0000000000000006"));
  }
  SECTION("by a value in a scenario") {
    experiment.entries[2].scenario.last_fiscal_year = 2013;
    CHECK_THAT(refusal(), Contains("holds it with other values in scenario 'long'"));
  }
  SECTION("by its scenarios") {
    experiment.entries.pop_back();
    CHECK_THAT(refusal(), Contains("holds it with a further scenario 'long'"));
  }
  CHECK(log.starts == starts);
  CHECK(bytes_of(folder.path() / "experiment.json") == manifest);
}

TEST_CASE("a changed experiment keeps what still applies, sets the rest aside, and takes it back", "[sweep][changed]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment first = toy_experiment(2);
  const auto make = [&](const Experiment& experiment) {
    Progress progress(ProgressForm::none, false);
    SweepOptions options{folder.path(), 2, std::nullopt, "minori sweep toy"};
    options.accepts_changes = true;
    return sweep(experiment, options, toy_runs(log), progress);
  };
  const std::string digest = make(first).collected.digest;

  Experiment changed = first;
  changed.entries[2].scenario.programmes.push_back(changed.entries[2].scenario.programmes.front());
  const auto second = make(changed);
  CHECK(second.found == 4);
  CHECK(second.made == 2);
  CHECK(second.collected.runs == 6);
  CHECK(second.collected.digest != digest);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "superseded"), {}) == 1);

  const auto back = make(first);  // the runs that were set aside are those of these values
  CHECK(back.made == 0);
  CHECK(back.found == 6);
  CHECK(back.collected.digest == digest);

  Experiment fewer = first;
  fewer.entries.pop_back();
  CHECK(make(fewer).collected.runs == 4);

  Experiment other = first;
  other.seed = 6;
  CHECK_THROWS_WITH(make(other), Contains("holds it with seed"));
}

TEST_CASE("a scenario that joins an experiment is collected with the runs that are there", "[sweep][changed]") {
  const TemporaryFolder folder;
  ToyLog log;
  make_sweep(toy_experiment(2), folder.path() / "toy", log);
  Experiment longer = toy_experiment(2);
  longer.entries.push_back(longer.entries[2]);
  longer.entries.back().name = "longer";
  Progress progress(ProgressForm::none, false);
  SweepOptions options{folder.path() / "toy", 2, std::nullopt, "minori sweep toy"};
  options.accepts_changes = true;
  const auto joined = sweep(longer, options, toy_runs(log), progress);
  CHECK(joined.made == 2);
  CHECK(joined.found == 6);
  CHECK(joined.collected.runs == 8);
  CHECK(make_sweep(longer, folder.path() / "anew", log).collected.digest == joined.collected.digest);
}

TEST_CASE("a folder in which another process works does not change", "[sweep][changed]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment experiment = toy_experiment(1);
  make_sweep(experiment, folder.path(), log);
  Claims other(folder.path());
  REQUIRE(other.take("a_run"));
  experiment.entries[2].scenario.last_fiscal_year = 2013;
  CHECK_THROWS_WITH(
      accept_changes(folder.path(), manifest_of(experiment, provenance_of_this_program("").program_version)),
      Contains("is being worked in by process"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "superseded"));
}

TEST_CASE("a folder that holds something else is refused before anything runs", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  write(folder.path() / "thesis.tex", "years of work");
  CHECK_THROWS_WITH(make_sweep(toy_experiment(1), folder.path(), log),
                    Contains("is not empty and holds no experiment; it stays as it is"));
  CHECK_THROWS_WITH(make_sweep(toy_experiment(1), folder.path() / "thesis.tex", log),
                    Contains("thesis.tex: cannot be made a folder"));
  CHECK(log.starts == 0);
  CHECK(bytes_of(folder.path() / "thesis.tex") == "years of work");
}

TEST_CASE("a file that is not the planned run is never written over", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  const Experiment experiment = toy_experiment(1);
  make_sweep(experiment, folder.path(), log);
  const std::uint64_t seed = replicate_seed(experiment.seed, 0);
  const auto file = run_file(folder.path(), "none", seed);
  SECTION("no result file") {
    write(file, "not HDF5");
    CHECK_THROWS_WITH(make_sweep(experiment, folder.path(), log), Contains("it stays as it is"));
    CHECK(bytes_of(file) == "not HDF5");
  }
  SECTION("the run of another scenario") {
    std::filesystem::copy_file(run_file(folder.path(), "long", seed), file,
                               std::filesystem::copy_options::overwrite_existing);
    CHECK_THROWS_WITH(make_sweep(experiment, folder.path(), log),
                      Contains("exists and holds a run of another scenario or seed; it stays as it is"));
  }
}

TEST_CASE("collecting writes over an analysis of the same experiment and over nothing else", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  Experiment other = toy_experiment(1);
  make_sweep(toy_experiment(1), folder.path() / "toy", log);
  other.name = "other";
  const auto foreign = make_sweep(other, folder.path() / "other", log).analysis;
  const std::string bytes = bytes_of(foreign);
  const Manifest manifest = *read_manifest(folder.path() / "toy");
  CHECK(collect_runs(folder.path() / "toy", manifest, folder.path() / "toy" / "analysis.h5", "").runs == 3);
  CHECK_THROWS_WITH(collect_runs(folder.path() / "toy", manifest, foreign, ""),
                    Contains("exists and is no analysis of experiment 'toy'; it stays as it is"));
  CHECK(bytes_of(foreign) == bytes);
  write(folder.path() / "notes.txt", "mine");
  CHECK_THROWS_WITH(collect_runs(folder.path() / "toy", manifest, folder.path() / "notes.txt", ""),
                    Contains("it stays as it is"));
  CHECK(bytes_of(folder.path() / "notes.txt") == "mine");
}

TEST_CASE("failed runs are made again by the same sweep, and the rest is collected meanwhile", "[sweep]") {
  const TemporaryFolder folder;
  ToyLog log;
  log.before_step = [](const Scenario& scenario, std::uint64_t, int quarter) {
    if (scenario.name == "long" && quarter == 6) throw std::runtime_error("the ledger is off");
  };
  const SweepOutcome first = make_sweep(toy_experiment(2), folder.path(), log);
  CHECK(first.failed.size() == 2);
  CHECK(first.replicates == 0);
  CHECK(first.collected.runs == 4);
  log.before_step = nullptr;
  const SweepOutcome second = make_sweep(toy_experiment(2), folder.path(), log);
  CHECK(second.made == 2);
  CHECK(second.replicates == 2);
  CHECK(second.collected.runs == 6);
}

TEST_CASE("scenarios share a past if they differ in policy only", "[sweep]") {
  const Experiment experiment = toy_experiment(1);
  const std::string past = past_key(experiment.entries[0].scenario);
  CHECK(past_key(experiment.entries[2].scenario) == past);
  Scenario other = experiment.entries[2].scenario;
  other.burn_in_years = 2;
  CHECK(past_key(other) != past);
}

TEST_CASE("scenarios with different pasts are not branched from each other", "[sweep]") {
  Experiment experiment = toy_experiment(2);
  experiment.entries[1].scenario.burn_in_years = 2;
  std::size_t found = 0;
  const TemporaryFolder folder;
  const auto pasts = plan_runs(experiment, folder.path(), "1", found);
  REQUIRE(pasts.size() == 4);
  CHECK(pasts[0].runs.size() == 2);
  CHECK(pasts[1].runs.front().name == "short");
  CHECK(pasts[2].replicate == 1);
}

}  // namespace minori::runs
