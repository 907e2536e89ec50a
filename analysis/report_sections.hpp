#pragma once

/// The sections of the report data (analysis/report_data.hpp), one function each.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/experiment_facts.hpp"
#include "analysis/findings.hpp"
#include "analysis/headlines.hpp"
#include "analysis/indicators.hpp"
#include "analysis/outcomes.hpp"
#include "analysis/report_data.hpp"
#include "analysis/runs_in_file.hpp"

namespace minori::analysis {

/// What every section reads, made once per file.
struct ReportMaterial {
  const LabelledData& data;
  RunsInFile runs;
  ExperimentFacts experiment;
  ReportOptions options;  ///< with the file's baseline and floors filled in
  std::vector<Indicator> indicators;
  std::vector<Outcome> outcomes;
  std::vector<Contrast> contrasts;
  std::vector<Comparison> differences;  ///< indicators against the baseline

  [[nodiscard]] bool has_baseline() const { return !experiment.baseline.empty(); }
};

/// Five significant digits; null if missing or not finite.
[[nodiscard]] nlohmann::json number(double value);
[[nodiscard]] nlohmann::json numbers(const std::vector<double>& values);
[[nodiscard]] nlohmann::json text(const Text& words);
/// {mean, low, high, pairs, same_sign} and, where they were computed, p and sign_flip_p.
[[nodiscard]] nlohmann::json estimate_json(const Estimate& estimate);
[[nodiscard]] nlohmann::json contrast_json(const Contrast& contrast);
[[nodiscard]] nlohmann::json finding_json(const Finding& finding);
[[nodiscard]] nlohmann::json headline_json(const Headline& headline);

[[nodiscard]] nlohmann::json meta_section(const ReportMaterial& material, const ReportSource& source);
[[nodiscard]] nlohmann::json scenarios_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json indicators_section(const ReportMaterial& material);
/// Keys fans, difference_paths: by indicator and scenario, by fiscal year.
void add_yearly_sections(const ReportMaterial& material, nlohmann::json& report);
[[nodiscard]] nlohmann::json differences_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json outcomes_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json contrasts_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json findings_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json headlines_section(const ReportMaterial& material);
/// Keys self_running (members), self_running_area and lasting.
void add_after_support_sections(const ReportMaterial& material, nlohmann::json& report);
[[nodiscard]] nlohmann::json spending_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json map_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json money_flows_section(const ReportMaterial& material);
[[nodiscard]] nlohmann::json notes_section(const ReportMaterial& material);

}  // namespace minori::analysis
