/// Sections of the report data about outcomes: differences, cost-effectiveness, contrasts, what is left after support,
/// spending, notes.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

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
  SelfRunningSummary total{};
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

std::size_t unresolved(const std::vector<Contrast>& list) {
  return static_cast<std::size_t>(std::count_if(
      list.begin(), list.end(), [](const Contrast& each) { return verdict(each.difference) == Verdict::unresolved; }));
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

json contrasts_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Contrast& each : material.contrasts) {
    json entry = estimate_json(each.difference);
    entry["outcome_id"] = each.outcome;
    entry["rule"] = each.rule;
    entry["from"] = each.from;
    entry["to"] = each.to;
    entry["from_mean"] = number(each.from_mean);
    entry["relative"] = each.from_low > 0.0 ? number(each.difference.mean / each.from_mean) : json(nullptr);
    entry["holm_p"] = number(each.holm_p);
    entry["verdict"] = name_of(verdict(each.difference));
    list.push_back(entry);
  }
  return list;
}

json findings_section(const ReportMaterial& material) {
  json list = json::array();
  for (const Finding& each : findings(material.contrasts, material.outcomes))
    list.push_back({{"rule", each.rule},
                    {"outcome_id", each.outcome},
                    {"from", each.from},
                    {"to", each.to},
                    {"verdict", name_of(each.verdict)},
                    {"robust", each.robust},
                    {"text", text(each.text)}});
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

json notes_section(const ReportMaterial& material) {
  json notes = json::array();
  const auto add = [&notes](const std::string& id, const Text& words) {
    notes.push_back({{"id", id}, {"en", words.en}, {"ja", words.ja}});
  };
  const auto& experiment = material.experiment;
  if (!experiment.calibrated)
    add("not_calibrated",
        {"Not calibrated yet: parameter values come from the fit of a prototype and from judgement. Read the "
         "differences between scenarios, not the levels; nothing here forecasts a named region.",
         "未較正:"
         "パラメータは試作モデルの当てはめと判断によるものです。水準ではなくシナリオ間の差をお読みください。特定の"
         "地域の予測ではありません。"});
  if (experiment.innovation_scale < 1.0)
    add("innovation_scale",
        {fmt::format(
             "Innovation layer at scale {:g}: laboratories, knowledge-using firms, projects and programme money "
             "are all thinned to that share. Figures per yen are comparable with full scale, counts are not.",
             experiment.innovation_scale),
         fmt::format(
             "イノベーション層は縮尺{:g}です。研究室・知識活用企業・プロジェクト・事業費をすべてこの割合に間引いて"
             "います。円当たりの数値は原寸と比較できますが、件数は比較できません。",
             experiment.innovation_scale)});
  if (material.has_baseline()) {
    std::size_t fewest = material.runs.size();
    std::size_t most = 0;
    for (const std::string& scenario : material.runs.scenarios()) {
      if (is_baseline(material, scenario)) continue;
      const std::size_t pairs = material.runs.pairs(scenario, experiment.baseline).size();
      fewest = std::min(fewest, pairs);
      most = std::max(most, pairs);
    }
    const std::string range = fewest >= most ? fmt::format("{}", most) : fmt::format("{}-{}", fewest, most);
    add("pairs",
        {fmt::format("Every difference is paired on common random numbers: {} pairs per scenario. Intervals are "
                     "95 % Student t intervals over pairs{}. The spread is between random worlds at one set of "
                     "parameters; uncertainty about the parameters is not in them.",
                     range,
                     most < fewest_for_sign_flip ? ", which with so few pairs rests on differences being about normal"
                                                 : " and count as resolved only if a sign-flip test agrees"),
         fmt::format("差はすべて同じ乱数の組で計算しています(シナリオごとに{}組)。区間は組に基づく95%のt区間です{}。"
                     "幅は一組のパラメータの下での偶然によるもので、パラメータの不確かさは含みません。",
                     range,
                     most < fewest_for_sign_flip ? "(組が少ないため、差がほぼ正規分布に従うことに依存します)"
                                                 : "(符号反転検定も一致した場合のみ差があると判断)")});
  }
  if (!material.contrasts.empty()) {
    const std::size_t made = material.contrasts.size();
    const std::size_t open = unresolved(material.contrasts);
    std::size_t robust = 0;
    for (const Contrast& each : material.contrasts)
      if (verdict(each.difference) != Verdict::unresolved && each.holm_p <= 1.0 - confidence) ++robust;
    add("comparisons",
        {fmt::format("{} contrasts between designs were made; {} are unresolved (their interval includes zero, or the "
                     "sign-flip test disagrees). If no design differed, about {:.0f} would still look resolved by "
                     "chance. {} stay resolved after adjustment for all contrasts of the same outcome (Holm).",
                     made, open, 0.05 * static_cast<double>(made), robust),
         fmt::format(
             "設計間の比較は{}件で、うち{}件は差を区別できません(区間が0を含むか、符号反転検定が一致しない)。"
             "設計に差がなくても約{:.0f}件は偶然に差があるように見えます。同じ成果の比較数で調整(Holm法)しても差が"
             "残るのは{}件です。",
             made, open, 0.05 * static_cast<double>(made), robust)});
    std::set<std::string> open_keys;
    for (const Finding& each : findings(material.contrasts, material.outcomes))
      if (each.verdict == Verdict::unresolved) open_keys.insert(each.outcome);
    Text names;
    for (const Outcome& outcome : material.outcomes) {
      if (open_keys.count(outcome.id) == 0) continue;
      names.en += (names.en.empty() ? "" : "; ") + outcome.title.en;
      names.ja += (names.ja.empty() ? "" : "、") + outcome.title.ja;
    }
    if (!open_keys.empty())
      add("unresolved", {"Key outcomes with at least one unresolved contrast: " + names.en + ".",
                         "差を区別できない比較を含む主な成果:" + names.ja + "。"});
  }
  add("present_value",
      {fmt::format("Per billion yen: public money spent, as present value at the start of the horizon ({:g} % a year). "
                   "Amounts of money are discounted alike; counts are not, unless the title says so.",
                   100.0 * material.options.outcomes.discount),
       fmt::format("「10億円当たり」は期首の割引現在価値(年{:g}%)で見た公費支出です。金額の成果も同様に割り引き、件数は"
                   "特記のない限り割り引きません。",
                   100.0 * material.options.outcomes.discount)});
  return notes;
}

}  // namespace minori::analysis
