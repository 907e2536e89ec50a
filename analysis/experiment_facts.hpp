#pragma once

/// What an analysis file says about the experiment behind it: titles, baseline, the design of each scenario.
///
/// An experiment on funding periods compares periods within each budget rule; any other one compares its scenarios with
/// each other.

#include <string>
#include <vector>

#include "analysis/runs_in_file.hpp"
#include "analysis/text.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

struct ScenarioFacts {
  std::string name;
  Text title;
  std::string level = "none";  ///< funding period ("5", "5+3"), else the scenario's name; "none" for the baseline
  std::string rule = "none";   ///< budget rule within which levels are compared, "none" if that is no factor
};

struct ExperimentFacts {
  std::string name;
  Text title;
  Text question;
  std::string baseline;  ///< scenario without programme; empty if the file has none
  bool periods = false;  ///< levels are funding periods
  bool calibrated = false;
  std::size_t sampled = 0;  ///< parameters that differ from replicate to replicate
  double innovation_scale = 1.0;
  double population_scale = 1.0;
  std::vector<ScenarioFacts> scenarios;  ///< those with runs, in file order
  std::string json;                      ///< the experiment's own description, or empty

  [[nodiscard]] const ScenarioFacts& scenario(const std::string& scenario_name) const;  ///< throws AnalysisError
};

/// Reads the text variable experiment_json; a file without it gets facts from the scenario names alone, with baseline
/// "none" if there is such a scenario. `baseline`, if not empty, takes the place of the file's own; it must have runs.
/// Levels are funding periods if a scenario beside the baseline has that factor.
/// Throws AnalysisError for text that is not JSON and for a baseline without runs.
[[nodiscard]] ExperimentFacts experiment_facts(const LabelledData& data, const RunsInFile& runs,
                                               const std::string& baseline = "");

}  // namespace minori::analysis
