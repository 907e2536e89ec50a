#pragma once

/// All comparisons of one analysis file: what the verb compare prints and gates.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/findings.hpp"
#include "analysis/headlines.hpp"

namespace minori::analysis {

struct CompareChoice {
  std::string reference;                ///< scenario to compare with; empty: the file's baseline
  std::vector<std::string> quantities;  ///< names of indicators or ids of outcomes; empty: all of them
  OutcomeOptions outcomes;              ///< baseline and floors are taken from the file
};

struct ComparedFile {
  ExperimentFacts experiment;
  std::string reference;
  std::int32_t first_year = 0;
  std::int32_t last_year = 0;
  std::vector<Indicator> indicators;  ///< those asked for
  std::vector<Outcome> outcomes;      ///< those asked for
  std::vector<Comparison> of_indicators;
  /// An outcome is already a difference to the no-programme world: against that baseline its difference is its value.
  std::vector<Comparison> of_outcomes;
  std::vector<Contrast> contrasts;
  std::vector<Finding> findings;
  std::vector<Headline> headlines;
  Text between_rules;

  [[nodiscard]] std::size_t comparisons() const { return of_indicators.size() + of_outcomes.size(); }
};

/// Outcomes are always additional to the file's own baseline; `reference` chooses what is subtracted in the comparison.
/// Throws AnalysisError if there is nothing to compare with or runs cannot be paired, UnknownName for a name that the
/// file does not have.
[[nodiscard]] ComparedFile compare_file(const LabelledData& data, const CompareChoice& choice);

/// {experiment, baseline, calibrated, comparisons, indicators, outcomes, contrasts, findings, headlines,
/// between_rules}; numbers as in the report.
[[nodiscard]] nlohmann::json to_json(const ComparedFile& compared);

}  // namespace minori::analysis
