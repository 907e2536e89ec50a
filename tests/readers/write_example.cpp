/// Writes the files that the reader tests open: FOLDER/run.h5, and FOLDER/analysis.h5 made from two runs.

#include <filesystem>
#include <string>

#include "output/collect.hpp"
#include "output/file.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Run 0 has no clusters, run 1 has one: the analysis file has a gap.
LabelledData example_run(std::int32_t run, const std::vector<std::string>& clusters) {
  LabelledData data = example_trajectory();
  std::get<std::vector<std::int32_t>>(data.variables[2].values)[1] += 100 * run;
  data.dimensions.push_back({"cluster", "1", "cluster", clusters});
  data.variables.push_back({"members",
                            "1",
                            "members of the cluster",
                            "time: point",
                            {"time", "cluster"},
                            std::vector<std::int32_t>(2 * clusters.size(), 12)});
  return as_run(data, {run, run == 0 ? "none" : "slots_5", 0, 0xdeadbeef});
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder);
  write_file(folder / "none.h5", example_run(0, {}), example_provenance());
  write_file(folder / "run.h5", example_run(1, {"Sendai"}), example_provenance());
  CollectOptions options;
  options.provenance = example_provenance();
  options.texts = {{"experiment_title_ja", "助成期間"}};
  collect({{folder / "none.h5"}, {folder / "run.h5"}}, folder / "analysis.h5", options);
}
