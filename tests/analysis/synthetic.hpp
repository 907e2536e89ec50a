#pragma once

/// Analysis files made up in memory: small ones with values set by hand, and one that looks like the real experiment.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/labelled_data.hpp"

namespace minori::testing {

/// Quarters from FY2011 on.
inline std::vector<double> quarters_from_2011(std::size_t count) {
  std::vector<double> time;
  for (std::size_t i = 0; i < count; ++i) time.push_back(2011.0 + 0.25 * static_cast<double>(i));
  return time;
}

struct RunLabel {
  std::string scenario;
  std::int32_t replicate;
};

/// A file with the given runs (seed 0x1 for replicate 1, ...), quarters and labels of places, and no other variables.
inline LabelledData file_of(const std::vector<RunLabel>& runs, std::size_t quarters,
                            const std::vector<std::string>& regions = {"A", "B"},
                            const std::vector<std::string>& clusters = {"K"}) {
  LabelledData data;
  std::vector<std::int32_t> rows, replicates;
  std::vector<std::string> scenarios, seeds;
  for (const auto& run : runs) {
    rows.push_back(static_cast<std::int32_t>(rows.size()));
    replicates.push_back(run.replicate);
    scenarios.push_back(run.scenario);
    seeds.push_back("0x" + std::to_string(run.replicate));
  }
  data.dimensions.push_back({"run", "1", "run", rows});
  data.dimensions.push_back({"time", "years", "fiscal year", quarters_from_2011(quarters)});
  data.dimensions.push_back({"region", "1", "prefecture", regions});
  data.dimensions.push_back({"cluster", "1", "cluster", clusters});
  data.dimensions.push_back({"programme", "1", "programme", std::vector<std::string>{"P"}});
  data.variables.push_back({"run_scenario", "1", "scenario", "", {"run"}, scenarios});
  data.variables.push_back({"run_replicate", "1", "replicate", "", {"run"}, replicates});
  data.variables.push_back({"run_seed", "1", "seed", "", {"run"}, seeds});
  return data;
}

/// Adds a variable over (run, time, place) from values in row-major order.
inline void add_panel(LabelledData& data, const std::string& name, const std::string& place,
                      const std::vector<double>& values, const std::string& cell_methods = "time: sum",
                      const std::string& unit = "1") {
  data.variables.push_back({name, unit, name, cell_methods, {"run", "time", place}, values});
}

}  // namespace minori::testing
