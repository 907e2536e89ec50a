#include "analysis/comparison.hpp"

#include <algorithm>

namespace minori::analysis {

namespace {

/// Values of both sides of each pair, in the order of replicates.
struct Paired {
  std::vector<double> values;
  std::vector<double> references;
};

Paired paired(const RunsInFile& runs, const std::vector<double>& by_run, const std::string& scenario,
              const std::string& reference) {
  Paired made;
  for (const RunPair& pair : runs.pairs(scenario, reference)) {
    made.values.push_back(by_run[pair.run]);
    made.references.push_back(by_run[pair.reference]);
  }
  return made;
}

/// Budget rules of all scenarios but the baseline, in the order of the file.
std::vector<std::string> rules_of(const ExperimentFacts& experiment) {
  std::vector<std::string> rules;
  for (const auto& scenario : experiment.scenarios)
    if (scenario.level != "none" && std::find(rules.begin(), rules.end(), scenario.rule) == rules.end())
      rules.push_back(scenario.rule);
  return rules;
}

const ScenarioFacts* design(const ExperimentFacts& experiment, const std::string& rule, const std::string& level) {
  for (const auto& scenario : experiment.scenarios)
    if (scenario.rule == rule && scenario.level == level) return &scenario;
  return nullptr;
}

Level level_of(const ExperimentFacts& experiment, const ScenarioFacts& scenario) {
  return experiment.periods ? funding_period(scenario.level) : scenario_level(scenario.level, scenario.title);
}

/// Adjusts the p-values of list[first ...], the contrasts of one outcome.
void adjust_for_number(std::vector<Contrast>& list, std::size_t first) {
  std::vector<double> p_values;
  for (std::size_t i = first; i < list.size(); ++i) p_values.push_back(list[i].difference.p_value);
  const auto adjusted = holm_adjusted(p_values);
  for (std::size_t i = first; i < list.size(); ++i) list[i].holm_p = adjusted[i - first];
}

}  // namespace

std::vector<double> values_of(const RunsInFile& runs, const std::vector<double>& by_run, const std::string& scenario) {
  std::vector<double> values;
  for (const std::size_t run : runs.runs_of(scenario)) values.push_back(by_run[run]);
  return values;
}

Comparison compare(const RunsInFile& runs, const std::vector<double>& by_run, const std::string& scenario,
                   const std::string& baseline) {
  const Paired sides = paired(runs, by_run, scenario, baseline);
  Comparison made;
  made.scenario = scenario;
  made.value = estimate(values_of(runs, by_run, scenario));
  made.difference = tested_estimate(paired_differences(sides.values, sides.references));
  made.baseline_mean = estimate(sides.references).mean;
  made.relative = made.baseline_mean == 0.0 ? missing : made.difference.mean / made.baseline_mean;
  return made;
}

std::vector<Comparison> compare_indicators(const LabelledData& data, const RunsInFile& runs,
                                           const std::vector<Indicator>& indicators, const std::string& baseline) {
  std::vector<Comparison> made;
  for (const Indicator& indicator : indicators) {
    const auto totals = over_horizon(national_by_year(data, indicator), indicator.kind);
    for (const std::string& scenario : runs.scenarios()) {
      if (scenario == baseline) continue;
      made.push_back(compare(runs, totals, scenario, baseline));
      made.back().quantity = indicator.name;
      made.back().unit = indicator.unit;
    }
  }
  return made;
}

std::vector<Estimate> difference_path(const RunsInFile& runs, const YearlySeries& series, const std::string& scenario,
                                      const std::string& baseline) {
  const auto pairs = runs.pairs(scenario, baseline);
  std::vector<Estimate> path;
  for (std::size_t year = 0; year < series.years.size(); ++year) {
    std::vector<double> differences;
    for (const RunPair& pair : pairs)
      differences.push_back(series.at(pair.run, year) - series.at(pair.reference, year));
    path.push_back(estimate(differences));
  }
  return path;
}

std::string reference_level(const ExperimentFacts& experiment, const std::string& asked) {
  if (!asked.empty()) return asked;
  const auto is = [&](const char* label) { return [label](const ScenarioFacts& each) { return each.level == label; }; };
  if (experiment.periods && std::ranges::any_of(experiment.scenarios, is("5"))) return "5";
  for (const auto& each : experiment.scenarios)
    if (each.level != "none") return each.level;
  return {};
}

std::vector<Contrast> contrasts(const ExperimentFacts& experiment, const RunsInFile& runs,
                                const std::vector<Outcome>& outcomes, const std::string& reference) {
  std::vector<Contrast> made;
  for (const Outcome& outcome : outcomes) {
    const std::size_t first = made.size();
    for (const std::string& rule : rules_of(experiment)) {
      const ScenarioFacts* from = design(experiment, rule, reference);
      if (from == nullptr) continue;
      for (const auto& to : experiment.scenarios) {
        if (to.rule != rule || to.level == reference || to.level == "none") continue;
        const Paired sides = paired(runs, outcome.by_run, to.name, from->name);
        const Estimate start = estimate(sides.references);
        made.push_back({outcome.id, rule, level_of(experiment, *from), level_of(experiment, to),
                        tested_estimate(paired_differences(sides.values, sides.references)), start.mean, start.low,
                        missing});
      }
    }
    adjust_for_number(made, first);
  }
  return made;
}

}  // namespace minori::analysis
