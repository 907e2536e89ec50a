#pragma once

/// Paired comparison of scenarios: each indicator and outcome against the baseline, and designs against each other
/// within a budget rule.
///
/// Every difference is taken within a replicate, on common random numbers. A scenario that shares no replicate with
/// what it is compared with is refused (AnalysisError, from RunsInFile::pairs).

#include <string>
#include <vector>

#include "analysis/experiment_facts.hpp"
#include "analysis/indicators.hpp"
#include "analysis/level.hpp"
#include "analysis/outcomes.hpp"
#include "analysis/runs_in_file.hpp"
#include "analysis/statistics.hpp"

namespace minori::analysis {

/// One quantity of one scenario against the baseline.
struct Comparison {
  std::string quantity;  ///< name of an indicator or id of an outcome
  std::string unit;
  std::string scenario;
  Estimate value;                  ///< mean over the scenario's runs
  Estimate difference;             ///< to the baseline, paired
  double baseline_mean = missing;  ///< over the paired runs
  double relative = missing;       ///< difference over baseline_mean; NaN if that is 0
};

/// The quantity (one value per run) of `scenario` against `baseline`.
[[nodiscard]] Comparison compare(const RunsInFile& runs, const std::vector<double>& by_run, const std::string& scenario,
                                 const std::string& baseline);

/// Each indicator over the whole horizon (flows summed, stocks and levels averaged), each scenario but the baseline,
/// in file order.
[[nodiscard]] std::vector<Comparison> compare_indicators(const LabelledData& data, const RunsInFile& runs,
                                                         const std::vector<Indicator>& indicators,
                                                         const std::string& baseline);

/// Paired difference by fiscal year: one estimate per year.
[[nodiscard]] std::vector<Estimate> difference_path(const RunsInFile& runs, const YearlySeries& series,
                                                    const std::string& scenario, const std::string& baseline);

/// Two designs under the same budget rule, one outcome.
struct Contrast {
  std::string outcome;
  std::string rule;  ///< "slots", "cohort_regions", "cohort_grants", or "none" if that is no factor
  Level from;
  Level to;
  Estimate difference;         ///< to minus from, paired on replicate
  double from_mean = missing;  ///< over the paired runs
  double from_low = missing;   ///< lower end of its 95 % interval; NaN with one pair
  double holm_p = missing;     ///< p-value adjusted for all contrasts of the same outcome
};

/// Label of the level that others are compared with: `asked` if it is not empty, else a funding period of 5 years, else
/// the first scenario beside the baseline.
[[nodiscard]] std::string reference_level(const ExperimentFacts& experiment, const std::string& asked = "");

/// Each other level against the one labelled `reference` within each budget rule, for each outcome; rules without the
/// reference are left out.
[[nodiscard]] std::vector<Contrast> contrasts(const ExperimentFacts& experiment, const RunsInFile& runs,
                                              const std::vector<Outcome>& outcomes, const std::string& reference);

/// One value per run of a scenario, by replicate.
[[nodiscard]] std::vector<double> values_of(const RunsInFile& runs, const std::vector<double>& by_run,
                                            const std::string& scenario);

}  // namespace minori::analysis
