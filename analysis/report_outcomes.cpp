/// Sections of the report data about outcomes: differences, cost-effectiveness, contrasts, what is left after support,
/// spending.

#include <algorithm>

#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

bool is_baseline(const ReportMaterial& material, const std::string& scenario) {
  return scenario == material.experiment.baseline;
}

Estimate estimate_over(const ReportMaterial& material, const std::vector<double>& by_run, const std::string& scenario) {
  return estimate(values_of(material.runs, by_run, scenario));
}

/// Self-running figures of one scenario.
json self_running_json(const ReportMaterial& material, const std::vector<SelfRunningSummary>& summaries,
                       const std::string& scenario) {
  std::vector<double> index, median, share;
  SelfRunningSummary total;
  for (const std::size_t run : material.runs.runs_of(scenario)) {
    index.push_back(summaries[run].index_mean);
    median.push_back(summaries[run].index_median);
    share.push_back(summaries[run].share);
    total.ends += summaries[run].ends;
    total.observed += summaries[run].observed;
    total.refunded += summaries[run].refunded;
    total.past_horizon += summaries[run].past_horizon;
    total.undefined += summaries[run].undefined;
  }
  const Estimate of_index = estimate(index);
  const Estimate of_share = estimate(share);
  return {{"index_mean", number(of_index.mean)},
          {"index_low", number(of_index.low)},
          {"index_high", number(of_index.high)},
          {"index_median", number(estimate(median).mean)},
          {"share", number(of_share.mean)},
          {"share_low", number(of_share.low)},
          {"share_high", number(of_share.high)},
          {"pairs", of_share.count},
          {"clusters", total.observed},
          {"ends", total.ends},
          {"censored", total.refunded + total.past_horizon},
          {"censored_refunded", total.refunded},
          {"censored_horizon", total.past_horizon},
          {"undefined", total.undefined}};
}

/// Activity by year relative to the funded level, for one quantity and scenario.
json curve_json(const ReportMaterial& material, const Followed& followed, const std::vector<SupportEnd>& ends,
                const std::string& scenario) {
  json list = json::array();
  const auto runs = material.runs.runs_of(scenario);
  const auto& options = material.options;
  for (int year = options.curve_first_year; year <= options.curve_last_year; ++year) {
    const std::size_t at_risk = ends_at_risk(ends, runs, followed.values.times, year);
    if (at_risk == 0) continue;
    const auto relative = activity_after(followed, ends, material.runs, material.experiment.baseline, year,
                                         options.outcomes.self_running.reference_quarters);
    const Estimate found = estimate_over(material, relative, scenario);
    list.push_back({{"years", year},
                    {"activity_mean", number(found.mean)},
                    {"low", number(found.low)},
                    {"high", number(found.high)},
                    {"pairs", found.count},
                    {"clusters", at_risk}});
  }
  return list;
}

json lasting_json(const ReportMaterial& material, const std::vector<Followed>& quantities,
                  const std::vector<SupportEnd>& ends, const std::string& scenario) {
  json list = json::array();
  const auto runs = material.runs.runs_of(scenario);
  for (const int lag : material.options.outcomes.lags) {
    json row = {{"years_after", lag}};
    for (const Followed& followed : quantities) {
      row["clusters"] = ends_at_risk(ends, runs, followed.values.times, lag);
      row["additional_" + followed.id] = estimate_json(estimate_over(
          material, additional_after(followed, ends, material.runs, material.experiment.baseline, lag), scenario));
    }
    list.push_back(row);
  }
  return list;
}

}  // namespace

json differences_section(const ReportMaterial& material) {
  json made = json::object();
  for (const Comparison& each : material.differences) {
    json entry = estimate_json(each.difference);
    entry["baseline_mean"] = number(each.baseline_mean);
    entry["relative"] = number(each.relative);
    entry["verdict"] = name_of(verdict(each.difference));
    made[each.quantity][each.scenario] = entry;
  }
  return made;
}

json outcomes_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Outcome& outcome : material.outcomes) {
    json by_scenario = json::object();
    for (const std::string& scenario : material.runs.scenarios())
      if (!is_baseline(material, scenario))
        by_scenario[scenario] = estimate_json(estimate_over(material, outcome.by_run, scenario));
    list.push_back({{"id", outcome.id},
                    {"title", text(outcome.title)},
                    {"unit", outcome.unit},
                    {"definition", text(outcome.definition)},
                    {"attribution", name_of(outcome.attribution)},
                    {"higher_is_better", outcome.higher_is_better},
                    {"key", outcome.key},
                    {"by_scenario", by_scenario}});
  }
  return list;
}

json contrast_json(const Contrast& contrast) {
  json made = estimate_json(contrast.difference);
  made["outcome_id"] = contrast.outcome;
  made["rule"] = contrast.rule;
  made["from"] = contrast.from.label;
  made["to"] = contrast.to.label;
  made["from_mean"] = number(contrast.from_mean);
  made["relative"] = contrast.from_low > 0.0 ? number(contrast.difference.mean / contrast.from_mean) : json(nullptr);
  made["holm_p"] = number(contrast.holm_p);
  made["verdict"] = name_of(verdict(contrast.difference));
  return made;
}

json finding_json(const Finding& finding) {
  return {{"rule", finding.rule},      {"outcome_id", finding.outcome},       {"from", finding.from},
          {"to", finding.to},          {"verdict", name_of(finding.verdict)}, {"robust", finding.robust},
          {"text", text(finding.text)}};
}

json headline_json(const Headline& headline) {
  return {{"rule", headline.rule},     {"outcome_id", headline.outcome},        {"differing", headline.differing},
          {"robust", headline.robust}, {"fewest_pairs", headline.fewest_pairs}, {"text", text(headline.text)}};
}

json contrasts_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Contrast& each : material.contrasts) list.push_back(contrast_json(each));
  return list;
}

json findings_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Finding& each : findings(material.contrasts, material.outcomes)) list.push_back(finding_json(each));
  return list;
}

json headlines_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Headline& each : headlines(material.contrasts, material.outcomes)) list.push_back(headline_json(each));
  return list;
}

void add_after_support_sections(const ReportMaterial& material, json& report) {
  for (const char* key : {"self_running", "self_running_area", "lasting"}) report[key] = json::object();
  const auto state = panel(material.data, "cluster_state");
  if (!state || !material.has_baseline()) return;
  const auto ends = support_ends(*state);
  const auto quantities = followed_quantities(material.data);
  for (const Activity activity : {Activity::member, Activity::area}) {
    const std::string whose = activity == Activity::member ? "member" : "area";
    const auto followed = std::find_if(quantities.begin(), quantities.end(),
                                       [&](const Followed& each) { return each.id == whose + "_starts"; });
    if (followed == quantities.end() || material.data.variable(whose + "_money") == nullptr) continue;
    const auto summaries =
        self_running_by_run(self_running_cases(material.data, material.runs, material.experiment.baseline,
                                               material.options.outcomes.self_running, activity),
                            material.runs.size());
    json& section = report[activity == Activity::member ? "self_running" : "self_running_area"];
    for (const std::string& scenario : material.runs.scenarios()) {
      if (is_baseline(material, scenario)) continue;
      section[scenario] = self_running_json(material, summaries, scenario);
      section[scenario]["by_years_after"] = curve_json(material, *followed, ends, scenario);
    }
  }
  for (const std::string& scenario : material.runs.scenarios())
    if (!is_baseline(material, scenario))
      report["lasting"][scenario] = lasting_json(material, quantities, ends, scenario);
}

json spending_section(const ReportMaterial& material) {
  json made = json::object();
  if (!material.has_baseline()) return made;
  const auto spending = spending_by_run(material.data, material.runs, material.options.outcomes);
  const std::size_t years = fiscal_years_of(material.data).years.size();
  for (const std::string& scenario : material.runs.scenarios()) {
    const auto mean_of = [&](const auto& figure) {
      std::vector<double> values;
      for (const std::size_t run : material.runs.runs_of(scenario)) values.push_back(figure(spending[run]));
      return number(estimate(values).mean);
    };
    json entry = {{"allocated_pv", mean_of([](const Spending& each) { return each.allocated_pv; })},
                  {"spent_pv", mean_of([](const Spending& each) { return each.public_pv(); })},
                  {"national_pv", mean_of([](const Spending& each) { return each.national_pv; })},
                  {"local_pv", mean_of([](const Spending& each) { return each.local_pv; })},
                  {"unit", "Myen"}};
    for (const char* key : {"by_year", "local_by_year"}) entry[key] = json::array();
    for (std::size_t year = 0; year < years; ++year) {
      entry["by_year"].push_back(mean_of([year](const Spending& each) { return each.national_by_year[year]; }));
      entry["local_by_year"].push_back(mean_of([year](const Spending& each) { return each.local_by_year[year]; }));
    }
    made[scenario] = entry;
  }
  return made;
}

}  // namespace minori::analysis
