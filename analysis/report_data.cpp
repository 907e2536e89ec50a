#include "analysis/report_data.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

ReportMaterial material_of(const LabelledData& data, const ReportOptions& asked) {
  RunsInFile runs(data);
  ExperimentFacts experiment = experiment_facts(data, runs, asked.baseline);
  ReportOptions options = asked;
  options.outcomes.baseline = experiment.baseline;
  options.outcomes.self_running = at_scale(asked.outcomes.self_running, experiment.innovation_scale);
  options.reference = reference_level(experiment, asked.reference);
  ReportMaterial made{data, std::move(runs), std::move(experiment), options, indicators_of(data), {}, {}, {}};
  if (!made.has_baseline()) return made;
  made.outcomes = outcomes_of(data, made.runs, made.options.outcomes);
  made.contrasts = contrasts(made.experiment, made.runs, made.outcomes, options.reference);
  made.differences = compare_indicators(data, made.runs, made.indicators, made.experiment.baseline);
  return made;
}

}  // namespace

json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0.0) return 0.0;
  const double magnitude = std::pow(10.0, 4.0 - std::floor(std::log10(std::abs(value))));
  // Beyond the range of the power the value is kept as it is.
  if (!std::isfinite(magnitude) || magnitude == 0.0) return value;
  const double rounded = std::round(value * magnitude) / magnitude;
  if (std::abs(rounded) < 1e15 && rounded == std::trunc(rounded)) return static_cast<std::int64_t>(rounded);
  return rounded;
}

json numbers(const std::vector<double>& values) {
  json list = json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

json text(const Text& words) { return {{"en", words.en}, {"ja", words.ja}}; }

json estimate_json(const Estimate& estimate) {
  json made = {{"mean", number(estimate.mean)},
               {"low", number(estimate.low)},
               {"high", number(estimate.high)},
               {"pairs", estimate.count},
               {"same_sign", number(estimate.same_sign)}};
  if (!std::isnan(estimate.sign_flip_p)) made["sign_flip_p"] = number(estimate.sign_flip_p);
  return made;
}

json meta_section(const ReportMaterial& material, const ReportSource& source) {
  const Provenance& provenance = source.provenance;
  std::set<std::int32_t> replicates;
  for (std::size_t run = 0; run < material.runs.size(); ++run) replicates.insert(material.runs.replicate_of(run));
  const auto& seeds = material.runs.seeds();
  const auto& experiment = material.experiment;
  json made = {{"title", text(experiment.title)},
               {"question", text(experiment.question)},
               {"experiment_json", experiment.json.empty() ? json::object() : json::parse(experiment.json)},
               {"baseline", experiment.baseline},
               {"calibrated", experiment.calibrated},
               {"innovation_scale", experiment.innovation_scale},
               {"population_scale", experiment.population_scale},
               {"discount", material.options.outcomes.discount},
               {"reference", material.options.reference},
               {"levels", experiment.periods ? "periods" : "designs"},
               {"created", provenance.end.empty() ? provenance.start : provenance.end},
               {"source_file", source.source_file},
               {"digest", source.digest},
               {"history", source.history},
               {"runs", material.runs.size()},
               {"replicates", replicates.size()},
               {"seeds", std::set<std::string>(seeds.begin(), seeds.end())}};
  made["program"] = {
      {"name", "Minori"},          {"version", provenance.program_version}, {"commit", provenance.commit},
      {"dirty", provenance.dirty}, {"compiler", provenance.compiler},       {"flags", provenance.flags}};
  return made;
}

json scenarios_section(const ReportMaterial& material) {
  json list = json::array();
  for (const auto& each : material.experiment.scenarios)
    list.push_back({{"name", each.name},
                    {"title", text(each.title)},
                    {"level", each.level},
                    {"rule", each.rule},
                    {"baseline", each.name == material.experiment.baseline}});
  return list;
}

json report_data(const LabelledData& data, const ReportSource& source, const ReportOptions& options) {
  const ReportMaterial material = material_of(data, options);
  json report;
  report["meta"] = meta_section(material, source);
  report["scenarios"] = scenarios_section(material);
  report["indicators"] = indicators_section(material);
  report["time"] = fiscal_years_of(data).years;
  add_yearly_sections(material, report);
  report["differences"] = differences_section(material);
  report["outcomes"] = outcomes_section(material);
  report["contrasts"] = contrasts_section(material);
  report["findings"] = findings_section(material);
  report["headlines"] = headlines_section(material);
  report["between_rules"] = text(between_rules(material.contrasts, material.outcomes));
  add_after_support_sections(material, report);
  report["spending"] = spending_section(material);
  report["map"] = map_section(material);
  report["money_flows"] = money_flows_section(material);
  report["notes"] = notes_section(material);
  return report;
}

}  // namespace minori::analysis
