#include "output/file.hpp"

#include <algorithm>
#include <utility>

#include "output/digest.hpp"
#include "output/layout.hpp"
#include "output/writer.hpp"

namespace minori {

namespace {

/// Labels and figures of the country are the same in all runs; what was observed over time is not.
bool changes_between_runs(const Variable& variable) {
  const auto& axes = variable.dimensions;
  return !variable.cell_methods.empty() || std::find(axes.begin(), axes.end(), "time") != axes.end();
}

}  // namespace

LabelledData as_run(LabelledData trajectory, const RunLabel& label) {
  trajectory.dimensions.insert(trajectory.dimensions.begin(), Dimension{run_dimension, "1", "number of the run",
                                                                        std::vector<std::int32_t>{label.run}});
  for (auto& each : trajectory.variables)
    if (changes_between_runs(each)) each.dimensions.insert(each.dimensions.begin(), run_dimension);
  auto& variables = trajectory.variables;
  variables.push_back(
      {"run_scenario", "1", "scenario of the run", "", {run_dimension}, std::vector<std::string>{label.scenario}});
  variables.push_back({"run_replicate",
                       "1",
                       "replicate of the run: equal replicates share all chance",
                       "",
                       {run_dimension},
                       std::vector<std::int32_t>{label.replicate}});
  variables.push_back(
      {"run_seed", "1", "seed of the run", "", {run_dimension}, std::vector<std::string>{seed_text(label.seed)}});
  return trajectory;
}

std::string write_file(const std::filesystem::path& path, const LabelledData& data, const Provenance& provenance) {
  const Layout layout = layout_of(data);
  const DigestParts parts = digest_parts(data);
  Writer writer(path, layout);
  for (const auto& each : data.variables) writer.write(each);
  return writer.publish(provenance, parts);
}

}  // namespace minori
