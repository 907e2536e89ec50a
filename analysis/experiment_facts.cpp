#include "analysis/experiment_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

namespace minori::analysis {

namespace {

using nlohmann::json;

std::string scalar_text(const LabelledData& data, const std::string& name) {
  const Variable* variable = data.variable(name);
  if (variable == nullptr) return {};
  const auto* values = std::get_if<std::vector<std::string>>(&variable->values);
  return values == nullptr || values->empty() ? std::string{} : values->front();
}

/// A factor level may be written as text or as a number.
std::string level(const json& factors, const char* key) {
  if (!factors.is_object() || !factors.contains(key)) return "none";
  const json& value = factors[key];
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string text_or(const json& object, const char* key, const std::string& otherwise) {
  return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : otherwise;
}

ScenarioFacts scenario_facts(const std::string& name, const json& experiment) {
  ScenarioFacts made;
  made.name = name;
  made.title = {name, name};
  if (!experiment.contains("scenarios")) return made;
  for (const json& each : experiment["scenarios"]) {
    if (text_or(each, "name", "") != name) continue;
    made.title = {text_or(each, "title_en", name), text_or(each, "title_ja", name)};
    const json factors = each.contains("factors") ? each["factors"] : json::object();
    made.level = level(factors, "funding_period");
    made.rule = level(factors, "equal_budget");
  }
  return made;
}

/// Without funding periods each scenario beside the baseline is a level of its own.
void settle_levels(ExperimentFacts& experiment) {
  for (const auto& each : experiment.scenarios)
    if (each.name != experiment.baseline && each.level != "none") experiment.periods = true;
  if (experiment.periods) return;
  for (auto& each : experiment.scenarios)
    if (each.name != experiment.baseline) each.level = each.name, each.rule = "none";
}

json parse(const std::string& text) {
  if (text.empty()) return json::object();
  json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_object()) throw AnalysisError("experiment_json in this file is not a JSON object");
  return parsed;
}

}  // namespace

const ScenarioFacts& ExperimentFacts::scenario(const std::string& scenario_name) const {
  for (const auto& each : scenarios)
    if (each.name == scenario_name) return each;
  throw AnalysisError(fmt::format("no scenario '{}' in this file", scenario_name));
}

ExperimentFacts experiment_facts(const LabelledData& data, const RunsInFile& runs, const std::string& baseline) {
  ExperimentFacts made;
  made.json = scalar_text(data, "experiment_json");
  const json described = parse(made.json);
  made.name = text_or(described, "name", scalar_text(data, "experiment_name"));
  made.title = {text_or(described, "title_en", made.name), text_or(described, "title_ja", made.name)};
  made.question = {text_or(described, "question_en", ""), text_or(described, "question_ja", "")};
  made.calibrated = described.value("calibrated", false);
  if (described.contains("sample")) made.sampled = described["sample"].value("parameters", json::array()).size();
  made.innovation_scale = described.value("innovation_scale", 1.0);
  made.population_scale = described.value("population_scale", 1.0);
  for (const std::string& name : runs.scenarios()) made.scenarios.push_back(scenario_facts(name, described));
  made.baseline = text_or(described, "baseline", scalar_text(data, "experiment_baseline"));
  if (made.baseline.empty() && runs.has("none")) made.baseline = "none";
  if (!baseline.empty()) made.baseline = baseline;
  if (!made.baseline.empty() && !runs.has(made.baseline))
    throw AnalysisError(fmt::format("baseline '{}' has no run in this file; it has: {}", made.baseline,
                                    fmt::join(runs.scenarios(), ", ")));
  settle_levels(made);
  return made;
}

}  // namespace minori::analysis
