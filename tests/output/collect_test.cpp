#include "output/collect.hpp"

#include <hdf5.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/reader.hpp"
#include "output/survey.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

using Counts = std::vector<std::int32_t>;
using Texts = std::vector<std::string>;
constexpr std::int32_t missing = std::numeric_limits<std::int32_t>::min();

/// A run of two quarters whose start-ups are 10 * run + 0, 1, ..., in clusters of the given names.
LabelledData example_run(std::int32_t run, const std::string& scenario, const Texts& clusters = {}) {
  LabelledData data = example_trajectory();
  for (std::int32_t i = 0; i < 6; ++i)
    std::get<Counts>(data.variables[2].values)[static_cast<std::size_t>(i)] = 10 * run + i;
  Counts members;
  Texts seats;
  for (std::int32_t quarter = 0; quarter < 2; ++quarter)
    for (const auto& each : clusters) members.push_back(100 * quarter + static_cast<std::int32_t>(each.size()));
  for (const auto& each : clusters) seats.push_back("seat of " + each);
  data.dimensions.push_back({"cluster", "1", "cluster", clusters});
  data.variables.push_back({"cluster_seat", "1", "seat", "", {"cluster"}, seats});
  data.variables.push_back({"members", "1", "members", "time: point", {"time", "cluster"}, members});
  return as_run(data, {run, scenario, run / 2, 7});
}

Provenance provenance_of(const std::string& scenario) {
  Provenance made = example_provenance();
  made.scenario_text = "name = \"" + scenario + "\"\n";
  return made;
}

CollectOptions options_for_test() {
  CollectOptions options;
  options.texts = {{"experiment_name", "funding_period"}, {"experiment_title_ja", "助成期間"}};
  options.provenance = example_provenance();
  options.provenance.title = "Funding period";
  return options;
}

/// Files of one run each.
std::vector<RunSource> sources(const std::vector<std::filesystem::path>& files) {
  std::vector<RunSource> made;
  for (const auto& each : files) made.push_back({each});
  return made;
}

struct Runs {
  TemporaryFolder folder;
  std::vector<std::filesystem::path> files;
  std::vector<std::string> digests;

  void add(const LabelledData& data, const std::string& scenario) {
    files.push_back(folder / ("run" + std::to_string(files.size()) + ".h5"));
    digests.push_back(write_file(files.back(), data, provenance_of(scenario)));
  }
  [[nodiscard]] std::filesystem::path target() const { return folder / "all.h5"; }
  [[nodiscard]] std::string message() const {
    try {
      (void)collect(sources(files), target(), options_for_test());
    } catch (const OutputError& error) {
      return error.what();
    }
    return "collected";
  }
};

template <class Values>
Values values(const Reader& reader, const std::string& variable) {
  return std::get<Values>(reader.read(variable).values);
}

/// Collecting run 0 and `other` fails with the message, and what was at the target stays.
void check_refused(const LabelledData& other, const std::string& expected) {
  Runs runs;
  runs.add(example_run(0, "none"), "none");
  runs.add(other, "none");
  write_text_file(runs.target(), "what was there");
  CHECK_THAT(runs.message(), Catch::Contains(expected));
  std::string kept;
  std::ifstream file(runs.target());
  std::getline(file, kept);
  CHECK(kept == "what was there");
  CHECK_FALSE(std::filesystem::exists(runs.folder / "all.h5.part"));
}

}  // namespace

TEST_CASE("runs are joined in the given order, with who they are and where they come from", "[output][collect]") {
  Runs runs;
  runs.add(example_run(4, "none"), "none");
  runs.add(example_run(2, "slots_5"), "slots_5");
  runs.add(example_run(3, "none"), "none");
  const CollectedFile collected = collect(sources(runs.files), runs.target(), options_for_test());
  CHECK(collected.runs == 3);
  CHECK(collected.left_out.empty());

  const Reader reader(runs.target());
  CHECK(reader.runs() == 3);
  CHECK(values<Counts>(reader, "startups") ==
        Counts{40, 41, 42, 43, 44, 45, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 35});
  CHECK(std::get<Counts>(reader.dimensions().front().coordinates) == Counts{0, 1, 2});
  CHECK(values<Texts>(reader, "run_scenario") == Texts{"none", "slots_5", "none"});
  CHECK(values<Counts>(reader, "run_replicate") == Counts{2, 1, 1});
  CHECK(values<Texts>(reader, "run_digest") == runs.digests);
  CHECK(values<Texts>(reader, "region_name_ja") == Texts{"北海道", "東京都", "大阪府"});
  CHECK(values<Texts>(reader, "experiment_title_ja") == Texts{"助成期間"});
  CHECK(values<Texts>(reader, "scenario_text") == Texts{"name = \"none\"\n", "name = \"slots_5\"\n"});
  const auto hashes = values<Texts>(reader, "run_scenario_hash");
  CHECK(hashes == Texts{sha256("name = \"none\"\n"), sha256("name = \"slots_5\"\n"), sha256("name = \"none\"\n")});
  CHECK(reader.provenance().title == "Funding period");
  CHECK(std::isnan(values<std::vector<float>>(reader, "sales")[5]));
}

TEST_CASE("a joined file has the digest that its data have when written at once", "[output][collect][digest]") {
  Runs runs;
  runs.add(example_run(0, "none", {"Sendai"}), "none");
  runs.add(example_run(1, "none", {"Sendai"}), "none");
  const CollectedFile collected = collect(sources(runs.files), runs.target(), options_for_test());
  const Reader reader(runs.target());
  CHECK(collected.digest == reader.digest());
  CHECK(reader.computed_digest() == reader.digest());
  CHECK(digest_of(reader.read_all(), reader.provenance()) == reader.digest());
  CHECK(write_file(runs.folder / "again.h5", reader.read_all(), options_for_test().provenance) == reader.digest());
}

TEST_CASE("more files are joined than stay open at a time", "[output][collect]") {
  constexpr std::int32_t many = 70;
  Runs runs;
  Counts first_values;
  for (std::int32_t run = 0; run < many; ++run) {
    runs.add(example_run(run, "none"), "none");
    first_values.push_back(10 * run);
  }
  const CollectedFile collected = collect(sources(runs.files), runs.target(), options_for_test());
  const Reader reader(runs.target());
  Counts found;
  for (std::size_t run = 0; run < reader.runs(); ++run)
    found.push_back(std::get<Counts>(reader.read_runs("startups", run, 1).values).front());
  CHECK(found == first_values);
  CHECK(reader.computed_digest() == collected.digest);
}

TEST_CASE("event logs, each as long as its run made it, stay in the run files", "[output][collect]") {
  const auto with_events = [](std::int32_t run, const Counts& what) {
    LabelledData data = example_run(run, "none");
    data.dimensions.push_back({"event", "1", "number of the event", Counts(what.size(), 0)});
    data.dimensions.push_back({"event_kind", "1", "what can happen", Texts{"project_started", "stage_passed"}});
    data.variables.push_back({"event_what", "1", "what happened", "", {"event"}, what});
    return data;
  };
  Runs runs;
  runs.add(with_events(0, {0, 1, 1}), "none");
  runs.add(with_events(1, {1}), "none");
  runs.add(example_run(2, "none"), "none");
  collect(sources(runs.files), runs.target(), options_for_test());
  const Reader reader(runs.target());
  CHECK(reader.runs() == 3);
  CHECK_FALSE(reader.has("event_what"));
  CHECK(reader.dimensions().size() == Reader(runs.files[2]).dimensions().size() + 1);  // and scenario_hash
  CHECK(values<Counts>(Reader(runs.files[0]), "event_what") == Counts{0, 1, 1});
}

TEST_CASE("labels that some runs lack become gaps with missing values", "[output][collect]") {
  Runs runs;
  runs.add(example_run(0, "none"), "none");
  runs.add(example_run(1, "slots_5", {"Sendai", "Kyoto"}), "slots_5");
  runs.add(example_run(2, "slots_8", {"Kyoto", "Fukuoka"}), "slots_8");
  collect(sources(runs.files), runs.target(), options_for_test());
  const Reader reader(runs.target());
  CHECK(values<Texts>(reader, "cluster_seat") == Texts{"seat of Sendai", "seat of Kyoto", "seat of Fukuoka"});
  CHECK(values<Counts>(reader, "members") == Counts{missing, missing, missing, missing, missing, missing,  //
                                                    6, 5, missing, 106, 105, missing,                      //
                                                    missing, 5, 7, missing, 105, 107});
  CHECK(reader.may_be_missing("members"));
  CHECK_FALSE(reader.may_be_missing("startups"));
  CHECK(reader.computed_digest() == reader.digest());
}

TEST_CASE("missing and damaged run files are all named, and nothing is written", "[output][collect][errors]") {
  Runs runs;
  for (std::int32_t run = 0; run < 4; ++run) runs.add(example_run(run, "none"), "none");
  std::filesystem::remove(runs.files[1]);
  std::filesystem::resize_file(runs.files[2], 5000);
  const std::string message = runs.message();
  CHECK_THAT(message, Catch::Contains("all.h5: cannot collect: 2 of the run files are not usable"));
  CHECK_THAT(message, Catch::Contains("run1.h5: missing"));
  CHECK_THAT(message, Catch::Contains("run2.h5: damaged: truncated file"));
  CHECK_FALSE(std::filesystem::exists(runs.target()));

  SECTION("or left out, if one asks for that") {
    CollectOptions options = options_for_test();
    options.leave_out_unusable = true;
    const CollectedFile collected = collect(sources(runs.files), runs.target(), options);
    CHECK(collected.runs == 2);
    REQUIRE(collected.left_out.size() == 2);
    CHECK(collected.left_out[0].path == runs.files[1]);
    CHECK(collected.left_out[0].reason == "missing");
    CHECK(values<Counts>(Reader(runs.target()), "run_replicate") == Counts{0, 1});
  }
}

TEST_CASE("a run file whose values were changed is not collected", "[output][collect][errors]") {
  Runs runs;
  runs.add(example_run(0, "none"), "none");
  const hid_t file = H5Fopen(runs.files[0].c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t variable = H5Dopen2(file, "startups", H5P_DEFAULT);
  REQUIRE(H5Dwrite(variable, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, Counts(6).data()) >= 0);
  H5Dclose(variable);
  REQUIRE(H5Fclose(file) >= 0);
  CHECK_THAT(runs.message(), Catch::Contains("run0.h5: damaged: its contents do not match its digest"));
}

TEST_CASE("runs of another shape are refused by name, and the target stays", "[output][collect][errors]") {
  LabelledData other = example_run(1, "none");
  SECTION("another unit") {
    other.variables[3].unit = "EUR";
    check_refused(other, "run1.h5: has unit 'EUR' of variable 'sales', not 'Myen', unlike ");
  }
  SECTION("other times") {
    std::get<std::vector<double>>(other.dimensions[1].coordinates)[0] = 2010.0;
    check_refused(other, "run1.h5: has other positions along dimension 'time', unlike ");
  }
  SECTION("another variable") {
    other.variables[2].name = "patents";
    check_refused(other, "run1.h5: has variable 'patents' where it has 'startups', unlike ");
  }
  SECTION("a variable less") {
    other.variables.pop_back();
    check_refused(other, "run1.h5: has another number of variables, unlike ");
  }
  SECTION("another type") {
    other.variables[3].values = std::vector<double>(6);
    check_refused(other, "run1.h5: has another type of variable 'sales', unlike ");
  }
}

TEST_CASE("runs that do not belong together are refused by name", "[output][collect][errors]") {
  SECTION("the same run twice") { check_refused(example_run(0, "none"), "run1.h5: holds a run that is also in "); }
  SECTION("a constant that differs") {
    LabelledData other = example_run(1, "none");
    std::get<Counts>(other.variables[0].values)[0] = 2;
    check_refused(other, "run1.h5: cannot be joined: its region_code differs from that of other files");
  }
  SECTION("no run at all") {
    check_refused(example_trajectory(), "run1.h5: is not a run file: it has no dimension 'run'");
  }
}

TEST_CASE("runs of another program version are refused", "[output][collect][errors]") {
  Runs runs;
  runs.add(example_run(0, "none"), "none");
  Provenance old = provenance_of("none");
  old.program_version = "0.0.1";
  runs.files.push_back(runs.folder / "run1.h5");
  write_file(runs.files.back(), example_run(1, "none"), old);
  CHECK_THAT(runs.message(), Catch::Contains("run1.h5: has program version 0.0.1, not "));
}

TEST_CASE("there must be something to collect", "[output][collect][errors]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(collect({}, folder / "all.h5", {}),
                    Catch::Contains("all.h5: cannot collect: there are no run files"));
  CollectOptions lenient;
  lenient.leave_out_unusable = true;
  CHECK_THROWS_WITH(collect({{folder / "run.h5"}}, folder / "all.h5", lenient), Catch::Contains("run.h5: missing"));
}

TEST_CASE("collecting tells how far it is", "[output][collect]") {
  Runs runs;
  runs.add(example_run(0, "none"), "none");
  runs.add(example_run(1, "none"), "none");
  CollectOptions options = options_for_test();
  std::vector<std::size_t> steps;
  options.progress = [&](std::size_t done, std::size_t all) {
    CHECK(all == 4);
    steps.push_back(done);
  };
  collect(sources(runs.files), runs.target(), options);
  CHECK(steps == std::vector<std::size_t>{1, 2, 3, 4});
}

namespace {

/// Six runs of two scenarios by turns, one with clusters, and one pack for each scenario.
struct PackedRuns : Runs {
  std::filesystem::path none = folder / "none.h5";
  std::filesystem::path slots = folder / "slots.h5";

  PackedRuns() {
    for (std::int32_t run = 0; run < 6; run += 2) {
      add(example_run(run, "none"), "none");
      add(example_run(run + 1, "slots_5", {"Sendai", "Kyoto"}), "slots_5");
    }
    CollectOptions options;
    options.same_labels = true;
    options.provenance = example_provenance();
    collect(sources({files[0], files[2], files[4]}), none, options);
    collect(sources({files[1], files[3], files[5]}), slots, options);
  }
};

}  // namespace

TEST_CASE("runs collected from packs, in any mixture, give the file that their own files give", "[output][pack]") {
  const PackedRuns runs;
  const std::string whole = collect(sources(runs.files), runs.folder / "single.h5", options_for_test()).digest;
  const std::vector<RunSource> packed{{runs.none, 0},  {runs.slots, 0}, {runs.none, 1},
                                      {runs.slots, 1}, {runs.none, 2},  {runs.slots, 2}};
  const std::vector<RunSource> mixed{{runs.none, 0},  {runs.files[1]}, {runs.none, 1},
                                     {runs.files[3]}, {runs.files[4]}, {runs.slots, 2}};
  for (const auto& each : {packed, mixed}) {
    const CollectedFile collected = collect(each, runs.target(), options_for_test());
    CHECK(collected.digest == whole);
    const Reader reader(runs.target());
    CHECK(reader.computed_digest() == whole);
    CHECK(reader.run_hashes() == digest_parts(reader.read_all()).runs);  // also of runs whose labels moved
    CHECK(values<Texts>(reader, "run_digest") == runs.digests);
    CHECK(std::get<Counts>(reader.dimensions().front().coordinates) == Counts{0, 1, 2, 3, 4, 5});
    CHECK(values<Texts>(reader, "scenario_text") == Texts{"name = \"none\"\n", "name = \"slots_5\"\n"});
  }
}

TEST_CASE("a pack knows where each of its runs comes from", "[output][pack]") {
  const PackedRuns runs;
  const auto origins = origins_of(Reader(runs.slots));
  REQUIRE(origins.size() == 3);
  CHECK(origins[2].digest == runs.digests[5]);
  CHECK(origins[2].scenario_text == "name = \"slots_5\"\n");
  CHECK(origins[2].seed == 7);
  const auto alone = origins_of(Reader(runs.files[5]));
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].digest == origins[2].digest);
  CHECK(alone[0].scenario_hash == origins[2].scenario_hash);
}

TEST_CASE("a run that a pack does not hold, or holds twice, is refused by name", "[output][pack][errors]") {
  const PackedRuns runs;
  CHECK_THROWS_WITH(collect({{runs.none, 3}}, runs.target(), options_for_test()),
                    Catch::Contains("none.h5: holds 3 runs: there is none at place 3"));
  CHECK_THROWS_WITH(collect({{runs.none, 1}, {runs.files[2]}}, runs.target(), options_for_test()),
                    Catch::Contains("run2.h5: holds a run that is also in "));
}

TEST_CASE("runs of different labels are not packed", "[output][pack][errors]") {
  const PackedRuns runs;
  CollectOptions options = options_for_test();
  options.same_labels = true;
  CHECK_THROWS_WITH(collect(sources({runs.files[0], runs.files[1]}), runs.target(), options),
                    Catch::Contains("run1.h5: has other positions along dimension 'cluster', unlike "));
}

TEST_CASE("a file that lost its seal is whole as long as its digest fits", "[output][pack]") {
  const PackedRuns runs;
  CHECK(Reader(runs.none).is_whole());
  const auto change = [&](int value) {
    const hid_t file = H5Fopen(runs.none.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t variable = H5Dopen2(file, "startups", H5P_DEFAULT);
    Counts counts(18);
    REQUIRE(H5Dread(variable, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()) >= 0);
    counts[17] += value;
    REQUIRE(H5Dwrite(variable, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()) >= 0);
    H5Dclose(variable);
    REQUIRE(H5Fclose(file) >= 0);
  };
  change(0);
  CHECK(Reader(runs.none).is_whole());
  change(1);
  CHECK_FALSE(Reader(runs.none).is_whole());
}
