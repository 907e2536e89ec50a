/// Notes of the report data: what a reader must know before believing a number.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

struct Note {
  std::string id;
  Text words;
};

Note not_calibrated() {
  return {
      "not_calibrated",
      {"Not calibrated yet: parameter values come from the fit of a prototype and from judgement. Read the "
       "differences between scenarios, not the levels; nothing here forecasts a named region.",
       "未較正:パラメータは試作モデルの当てはめと判断によるものです。水準ではなくシナリオ間の差をお読みください。特定の"
       "地域の予測ではありません。"}};
}

Note sampled(std::size_t parameters) {
  return {
      "sampled",
      {fmt::format("{} parameters were drawn anew for every replicate, the same for all its scenarios: intervals hold "
                   "their uncertainty beside the chance between worlds.",
                   parameters),
       fmt::format("{}個のパラメータを反復ごとに引き直し、同じ反復のシナリオでは共通にしています。区間には世界ごとの"
                   "偶然に加え、その不確かさも含まれます。",
                   parameters)}};
}

Note thinned(double scale) {
  return {"innovation_scale",
          {fmt::format("Innovation layer at scale {:g}: laboratories, knowledge-using firms, projects and programme "
                       "money are all thinned to that share. Figures per yen are comparable with full scale, counts "
                       "are not.",
                       scale),
           fmt::format(
               "イノベーション層の縮尺は{:g}です。研究室・知識活用企業・プロジェクト・事業費をすべてこの割合に間引いて"
               "います。円当たりの数値は原寸と比較できますが、件数は比較できません。",
               scale)}};
}

Note pairs_note(const ReportMaterial& material) {
  std::size_t fewest = material.runs.size();
  std::size_t most = 0;
  for (const std::string& scenario : material.runs.scenarios()) {
    if (scenario == material.experiment.baseline) continue;
    const std::size_t pairs = material.runs.pairs(scenario, material.experiment.baseline).size();
    fewest = std::min(fewest, pairs);
    most = std::max(most, pairs);
  }
  const std::string range = fewest >= most ? fmt::format("{}", most) : fmt::format("{}-{}", fewest, most);
  const bool few = most < fewest_for_sign_flip;
  return {
      "pairs",
      {fmt::format("Every difference is paired on common random numbers; pairs per scenario: {}. Intervals are 95 % "
                   "Student t intervals{}. The spread is between random worlds at one set of parameters; "
                   "uncertainty about the parameters is not in it.",
                   range,
                   few ? ", which with so few pairs rests on differences being about normal"
                       : "; a difference counts as resolved only if a sign-flip test agrees"),
       fmt::format("差はすべて同じ乱数の組で計算しています(シナリオごとに{}組)。区間は95%のt区間です{}。幅は一組の"
                   "パラメータの下での偶然によるもので、パラメータの不確かさは含みません。",
                   range,
                   few ? "(組が少ないため、差がほぼ正規分布に従うことを前提とします)"
                       : "(符号反転検定も一致した場合のみ差があると判断します)")}};
}

Note comparisons_note(const std::vector<Contrast>& contrasts) {
  std::size_t open = 0;
  std::size_t robust = 0;
  for (const Contrast& each : contrasts) {
    const bool resolved = verdict(each.difference) != Verdict::unresolved;
    if (!resolved) ++open;
    if (resolved && each.holm_p <= 1.0 - confidence) ++robust;
  }
  const double by_chance = (1.0 - confidence) * static_cast<double>(contrasts.size());
  return {
      "comparisons",
      {fmt::format("{} contrasts between designs were made; {} are unresolved (the interval includes zero, or the "
                   "sign-flip test disagrees). If no design differed, about {:.0f} would still look resolved by "
                   "chance. {} stay resolved after adjustment for all contrasts of the same outcome (Holm).",
                   contrasts.size(), open, by_chance, robust),
       fmt::format("設計間の比較は{}件で、うち{}件は差を区別できません(区間が0を含むか、符号反転検定が一致しない)。"
                   "設計に差がなくても約{:.0f}件は偶然に差があるように見えます。同じ成果の比較数で調整(Holm法)しても"
                   "差が残るのは{}件です。",
                   contrasts.size(), open, by_chance, robust)}};
}

/// Key outcomes that have an unresolved contrast; an empty text if there is none.
Text open_outcomes(const ReportMaterial& material) {
  std::set<std::string> open;
  for (const Finding& each : findings(material.contrasts, material.outcomes))
    if (each.verdict == Verdict::unresolved) open.insert(each.outcome);
  Text names;
  for (const Outcome& outcome : material.outcomes) {
    if (!open.contains(outcome.id)) continue;
    names.en += (names.en.empty() ? "" : "; ") + outcome.title.en;
    names.ja += (names.ja.empty() ? "" : "、") + outcome.title.ja;
  }
  return names;
}

Note present_value_note(double discount) {
  return {
      "present_value",
      {fmt::format("Per billion yen: public money spent, as present value at the start of the horizon ({:g} % a "
                   "year). Amounts of money are discounted alike; counts are not, unless the title says so.",
                   100.0 * discount),
       fmt::format("「10億円当たり」は期首の割引現在価値(年{:g}%)で見た公費支出です。金額の成果も同様に割り引き、件数は"
                   "特記のない限り割り引きません。",
                   100.0 * discount)}};
}

}  // namespace

json notes_section(const ReportMaterial& material) {
  std::vector<Note> notes;
  if (!material.experiment.calibrated) notes.push_back(not_calibrated());
  if (material.experiment.sampled > 0) notes.push_back(sampled(material.experiment.sampled));
  if (material.experiment.innovation_scale < 1.0) notes.push_back(thinned(material.experiment.innovation_scale));
  if (material.has_baseline()) notes.push_back(pairs_note(material));
  if (!material.contrasts.empty()) {
    notes.push_back(comparisons_note(material.contrasts));
    const Text open = open_outcomes(material);
    if (!open.en.empty())
      notes.push_back({"unresolved",
                       {"Key outcomes with at least one unresolved contrast: " + open.en + ".",
                        "差を区別できない比較を含む主な成果:" + open.ja + "。"}});
  }
  notes.push_back(present_value_note(material.options.outcomes.discount));
  json list = json::array();
  for (const Note& note : notes) list.push_back({{"id", note.id}, {"en", note.words.en}, {"ja", note.words.ja}});
  return list;
}

}  // namespace minori::analysis
