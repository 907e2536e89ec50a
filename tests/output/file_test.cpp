#include "output/file.hpp"

#include <atomic>
#include <thread>

#include "output/digest.hpp"
#include "output/reader.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// NaN equals NaN here: both are the missing value.
bool same(const Variable& left, const Variable& right) {
  if (left.name != right.name || left.unit != right.unit || left.long_name != right.long_name ||
      left.cell_methods != right.cell_methods || left.dimensions != right.dimensions)
    return false;
  if (const auto* floats = std::get_if<std::vector<float>>(&left.values)) {
    const auto& others = std::get<std::vector<float>>(right.values);
    return std::equal(floats->begin(), floats->end(), others.begin(), others.end(),
                      [](float a, float b) { return a == b || (a != a && b != b); });
  }
  return left.values == right.values;
}

}  // namespace

TEST_CASE("what is written is read back: values, units, descriptions, coordinates, order", "[output]") {
  const TemporaryFolder folder;
  const LabelledData written = as_run(example_trajectory(), {3, "baseline", 1, 0xdeadbeef});
  write_file(folder / "run.h5", written, example_provenance());

  const LabelledData read = Reader(folder / "run.h5").read_all();
  REQUIRE(read.dimensions.size() == written.dimensions.size());
  for (std::size_t i = 0; i < read.dimensions.size(); ++i) {
    INFO(written.dimensions[i].name);
    CHECK(read.dimensions[i].name == written.dimensions[i].name);
    CHECK(read.dimensions[i].unit == written.dimensions[i].unit);
    CHECK(read.dimensions[i].long_name == written.dimensions[i].long_name);
    CHECK(read.dimensions[i].coordinates == written.dimensions[i].coordinates);
  }
  REQUIRE(read.variables.size() == written.variables.size());
  for (std::size_t i = 0; i < read.variables.size(); ++i) {
    INFO(written.variables[i].name);
    CHECK(same(read.variables[i], written.variables[i]));
  }
}

TEST_CASE("a run has a leading dimension of length 1 on what changes with time, and on nothing else", "[output]") {
  const LabelledData run = as_run(example_trajectory(), {3, "baseline", 1, 0xdeadbeef});
  CHECK(std::get<std::vector<std::int32_t>>(run.dimension("run")->coordinates) == std::vector<std::int32_t>{3});
  CHECK(run.variable("startups")->dimensions == std::vector<std::string>{"run", "time", "region"});
  CHECK(run.variable("region_code")->dimensions == std::vector<std::string>{"region"});
  CHECK(std::get<std::vector<std::string>>(run.variable("run_scenario")->values).front() == "baseline");
  CHECK(std::get<std::vector<std::int32_t>>(run.variable("run_replicate")->values).front() == 1);
  CHECK(std::get<std::vector<std::string>>(run.variable("run_seed")->values).front() == "0x00000000deadbeef");
}

TEST_CASE("provenance is read back in full", "[output][provenance]") {
  const TemporaryFolder folder;
  Provenance written = example_provenance();
  written.dirty = true;
  written.command_line = std::string(100'000, 'x').append(" 'über uns'");  // GCC 12 sees a fault in + that is none
  written.slurm_job_id = "17_4";
  const std::string digest = write_file(folder / "run.h5", example_trajectory(), written);

  const Reader reader(folder / "run.h5");
  const Provenance& read = reader.provenance();
  CHECK(read.title == written.title);
  CHECK(read.scenario_text == written.scenario_text);
  CHECK(read.seed == written.seed);
  CHECK(read.program_version == written.program_version);
  CHECK(read.commit == written.commit);
  CHECK(read.dirty);
  CHECK(read.compiler == written.compiler);
  CHECK(read.flags == written.flags);
  CHECK(read.input_hashes == written.input_hashes);
  CHECK(read.threads == 2);
  CHECK(read.ranks == 1);
  CHECK(read.host == written.host);
  CHECK(read.start == written.start);
  CHECK_FALSE(read.end.empty());
  CHECK(read.command_line == written.command_line);
  CHECK(read.slurm_job_id == "17_4");
  CHECK(reader.history() == written.start + " " + written.command_line);
  CHECK(reader.digest() == digest);
}

TEST_CASE("one variable or some runs of it can be read alone", "[output]") {
  const TemporaryFolder folder;
  LabelledData data;
  data.dimensions = {{"run", "1", "run", std::vector<std::int32_t>{0, 1, 2}},
                     {"time", "years", "time", std::vector<double>{2011.0, 2012.0}}};
  data.variables = {
      {"patents", "1", "patents", "time: sum", {"run", "time"}, std::vector<std::int32_t>{10, 11, 20, 21, 30, 31}},
      {"run_scenario", "1", "scenario", "", {"run"}, std::vector<std::string>{"a", "b", "c"}}};
  write_file(folder / "all.h5", data, example_provenance());
  const Reader reader(folder / "all.h5");
  CHECK(reader.runs() == 3);
  CHECK(std::get<std::vector<std::int32_t>>(reader.read_runs("patents", 1, 2).values) ==
        std::vector<std::int32_t>{20, 21, 30, 31});
  CHECK(std::get<std::vector<std::string>>(reader.read_runs("run_scenario", 2, 1).values) ==
        std::vector<std::string>{"c"});
  CHECK(reader.computed_digest() == reader.digest());
  CHECK_THROWS_WITH(reader.read_runs("patents", 2, 2),
                    Catch::Contains("all.h5: cannot read patents: it has no such runs"));
  CHECK_THROWS_WITH(reader.read("patent"), Catch::Contains("all.h5: cannot read patent: it has no such variable"));
}

TEST_CASE("values are read back that take more than one stretch of writing", "[output]") {
  const TemporaryFolder folder;
  LabelledData data;
  data.dimensions = {{"run", "1", "run", std::vector<std::int32_t>{0, 1, 2}},
                     {"time", "years", "time", std::vector<double>(150'000, 2011.0)}};
  std::vector<double> noise;  // which no compression makes shorter than a stretch of 1 MiB
  std::uint64_t state = 1;
  for (int i = 0; i < 3 * 150'000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    noise.push_back(static_cast<double>(state >> 11U));
  }
  data.variables = {{"few", "1", "few", "", {"run"}, std::vector<std::int32_t>{1, 2, 3}},
                    {"noise", "1", "noise", "time: point", {"run", "time"}, noise}};
  write_file(folder / "long.h5", data, example_provenance());
  REQUIRE(std::filesystem::file_size(folder / "long.h5") > 3 * (std::size_t{1} << 20U));
  const Reader reader(folder / "long.h5");
  CHECK(std::get<std::vector<double>>(reader.read("noise").values) == noise);
  CHECK(reader.computed_digest() == reader.digest());
}

TEST_CASE("a dimension may be empty: a scenario without a programme has no clusters", "[output]") {
  const TemporaryFolder folder;
  LabelledData data = example_trajectory();
  data.dimensions.push_back({"cluster", "1", "cluster", std::vector<std::string>{}});
  data.variables.push_back({"grant", "Myen", "grant", "time: sum", {"time", "cluster"}, std::vector<float>{}});
  data.variables.push_back({"cluster_seat", "1", "seat", "", {"cluster"}, std::vector<std::int32_t>{}});
  write_file(folder / "run.h5", as_run(data, {}), example_provenance());
  const Reader reader(folder / "run.h5");
  CHECK(reader.read("grant").size() == 0);
  CHECK(reader.read("grant").dimensions == std::vector<std::string>{"run", "time", "cluster"});
  CHECK(reader.computed_digest() == reader.digest());
}

TEST_CASE("data that contradict themselves are refused before anything is written", "[output][errors]") {
  const TemporaryFolder folder;
  LabelledData data = example_trajectory();
  const auto refused = [&](const std::string& words) {
    CHECK_THROWS_WITH(write_file(folder / "run.h5", data, example_provenance()), Catch::Contains(words));
    CHECK(folder.names().empty());
  };
  SECTION("too few values") {
    data.variables[2].values = std::vector<std::int32_t>{1, 2, 3};
    refused("variable 'startups' has 3 values, its dimensions hold 6");
  }
  SECTION("an unknown dimension") {
    data.variables[2].dimensions = {"quarter", "region"};
    refused("variable 'startups' lies over 'quarter', which is not a dimension");
  }
  SECTION("a name used twice") {
    data.variables[2].name = "sales";
    refused("the name 'sales' is used twice");
  }
  SECTION("the name of the stored scenario") {
    data.variables[2].name = "resolved_scenario";
    refused("the name 'resolved_scenario' is used twice");
  }
  SECTION("a name that netCDF does not accept") {
    data.variables[2].name = "start/ups";
    refused("'start/ups' is not a name");
  }
  SECTION("text that is not UTF-8, which readers refuse") {
    data.dimensions[1].coordinates = std::vector<std::string>{"Hokkaido", "\x93\x8c\x8b\x9e", "Osaka"};
    refused("a text of 'region' is not UTF-8");
  }
  SECTION("text with an embedded NUL, which HDF5 would cut") {
    data.dimensions[1].coordinates = std::vector<std::string>{"Hokkaido", std::string("To\0kyo", 6), "Osaka"};
    refused("a text of 'region' is not UTF-8");
  }
}

TEST_CASE("threads may write and read files at the same time", "[output]") {
  const TemporaryFolder folder;
  std::vector<std::thread> threads;
  std::atomic<int> whole = 0;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 5; ++i) {
        const auto path = folder / (std::to_string(thread) + "_" + std::to_string(i) + ".h5");
        const std::string digest = write_file(path, as_run(example_trajectory(), {i, "a", 0, 0}), example_provenance());
        if (Reader(path).computed_digest() == digest) ++whole;
      }
    });
  for (auto& each : threads) each.join();
  CHECK(whole == 20);
}
