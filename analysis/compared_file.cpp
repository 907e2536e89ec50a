#include "analysis/compared_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

bool chosen(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// Keeps the items asked for; `name` gives an item's name.
template <class Item, class Name>
std::vector<Item> only_chosen(std::vector<Item> items, const std::vector<std::string>& names, Name name) {
  items.erase(std::remove_if(items.begin(), items.end(), [&](const Item& each) { return !chosen(names, name(each)); }),
              items.end());
  return items;
}

void refuse_unknown(const std::vector<std::string>& wanted, const std::vector<Indicator>& indicators,
                    const std::vector<Outcome>& outcomes) {
  std::vector<std::string> known;
  for (const auto& each : indicators) known.push_back(each.name);
  for (const auto& each : outcomes) known.push_back(each.id);
  for (const std::string& name : wanted)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw UnknownName("indicator or outcome", name, known);
}

std::vector<Comparison> compare_outcomes(const RunsInFile& runs, const std::vector<Outcome>& outcomes,
                                         const std::string& reference, const std::string& baseline) {
  std::vector<Comparison> made;
  for (const Outcome& outcome : outcomes)
    for (const std::string& scenario : runs.scenarios()) {
      if (scenario == reference || scenario == baseline) continue;
      Comparison found = compare(runs, outcome.by_run, scenario, reference);
      if (reference == baseline) {
        found.difference = tested_estimate(values_of(runs, outcome.by_run, scenario));
        found.baseline_mean = missing;
        found.relative = missing;
      }
      found.quantity = outcome.id;
      found.unit = outcome.unit;
      made.push_back(found);
    }
  return made;
}

json comparison_json(const Comparison& each) {
  return {{"quantity", each.quantity},
          {"unit", each.unit},
          {"scenario", each.scenario},
          {"mean", number(each.value.mean)},
          {"low", number(each.value.low)},
          {"high", number(each.value.high)},
          {"runs", each.value.count},
          {"baseline_mean", number(each.baseline_mean)},
          {"relative", number(each.relative)},
          {"difference", estimate_json(each.difference)},
          {"verdict", name_of(verdict(each.difference))}};
}

}  // namespace

ComparedFile compare_file(const LabelledData& data, const CompareChoice& choice) {
  const RunsInFile runs(data);
  ComparedFile made;
  made.experiment = experiment_facts(data, runs);
  made.reference = choice.reference.empty() ? made.experiment.baseline : choice.reference;
  if (made.reference.empty())
    throw AnalysisError(fmt::format("this file names no baseline: choose one of its scenarios with --baseline ({})",
                                    fmt::join(runs.scenarios(), ", ")));
  if (!runs.has(made.reference)) throw UnknownName("scenario", made.reference, runs.scenarios());
  if (made.experiment.baseline.empty()) made.experiment.baseline = made.reference;
  const FiscalYears fiscal = fiscal_years_of(data);
  if (!fiscal.years.empty()) made.first_year = fiscal.years.front();
  if (!fiscal.years.empty()) made.last_year = fiscal.years.back();
  OutcomeOptions options = choice.outcomes;
  options.baseline = made.experiment.baseline;
  options.self_running = at_scale(options.self_running, made.experiment.innovation_scale);
  made.indicators = indicators_of(data);
  made.outcomes = outcomes_of(data, runs, options);
  refuse_unknown(choice.quantities, made.indicators, made.outcomes);
  made.indicators = only_chosen(made.indicators, choice.quantities, [](const Indicator& each) { return each.name; });
  made.outcomes = only_chosen(made.outcomes, choice.quantities, [](const Outcome& each) { return each.id; });
  made.of_indicators = compare_indicators(data, runs, made.indicators, made.reference);
  made.of_outcomes = compare_outcomes(runs, made.outcomes, made.reference, made.experiment.baseline);
  made.contrasts = contrasts(made.experiment, runs, made.outcomes, reference_level(made.experiment));
  made.findings = findings(made.contrasts, made.outcomes);
  made.headlines = headlines(made.contrasts, made.outcomes);
  made.between_rules = between_rules(made.contrasts, made.outcomes);
  return made;
}

json to_json(const ComparedFile& compared) {
  json made = {{"experiment", compared.experiment.name},
               {"baseline", compared.reference},
               {"calibrated", compared.experiment.calibrated},
               {"innovation_scale", compared.experiment.innovation_scale},
               {"first_year", compared.first_year},
               {"last_year", compared.last_year},
               {"comparisons", compared.comparisons()}};
  made["reference_level"] = reference_level(compared.experiment);
  made["scenarios"] = json::array();
  for (const auto& each : compared.experiment.scenarios)
    made["scenarios"].push_back(
        {{"name", each.name}, {"title", text(each.title)}, {"level", each.level}, {"rule", each.rule}});
  for (const char* key : {"indicators", "outcomes", "contrasts", "findings", "headlines"}) made[key] = json::array();
  for (const auto& each : compared.of_indicators) made["indicators"].push_back(comparison_json(each));
  for (const auto& each : compared.of_outcomes) made["outcomes"].push_back(comparison_json(each));
  for (const auto& each : compared.contrasts) made["contrasts"].push_back(contrast_json(each));
  for (const auto& each : compared.findings) made["findings"].push_back(finding_json(each));
  for (const auto& each : compared.headlines) made["headlines"].push_back(headline_json(each));
  made["between_rules"] = text(compared.between_rules);
  return made;
}

}  // namespace minori::analysis
