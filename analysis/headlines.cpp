#include "analysis/headlines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/findings.hpp"

namespace minori::analysis {

namespace {

using Contrasts = std::vector<const Contrast*>;

const Outcome* key_outcome(const std::vector<Outcome>& outcomes, const std::string& id) {
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& each) { return each.id == id; });
  return found == outcomes.end() || !found->key ? nullptr : &*found;
}

/// The words of one outcome's numbers.
struct Measure {
  double scale = 1.0;
  std::string unit_en;
  std::string unit_ja;
  std::string more_en;
  std::string less_en;
  std::string more_ja;
  std::string less_ja;
};

Measure measure_of(const Outcome& outcome) {
  if (outcome.unit == "1") return {100.0, " points", "ポイント", "higher than", "lower than", "高い", "低い"};
  const bool money = outcome.unit.rfind("Myen", 0) == 0;
  return {
      1.0,     money ? " Myen" : "", money ? "百万円" : "件", "more than", money ? "less than" : "fewer than", "多い",
      "少ない"};
}

/// "+3.3, 95 % 2.0 to 4.6, 2 of 2 pairs"
Text size_of(const Contrast& contrast, const Measure& measure) {
  const Estimate& difference = contrast.difference;
  const double half_width = precision_of(difference.low * measure.scale, difference.high * measure.scale);
  const auto shown = [&](double value) { return readable(value * measure.scale, half_width); };
  const std::string sign = difference.mean > 0.0 ? "+" : "";
  const double share = std::isnan(difference.same_sign) ? 0.0 : difference.same_sign;
  const auto agreeing = std::lround(share * static_cast<double>(difference.count));
  return {fmt::format("{}{}{}, 95 % {} to {}, {} of {} pairs", sign, shown(difference.mean), measure.unit_en,
                      shown(difference.low), shown(difference.high), agreeing, difference.count),
          fmt::format("{}{}{}、95％区間{}～{}、{}組中{}組が同符号", sign, shown(difference.mean), measure.unit_ja,
                      shown(difference.low), shown(difference.high), difference.count, agreeing)};
}

/// What is said of the levels that differ, one clause each.
void add_differing(const Contrasts& group, const Measure& measure, std::vector<Text>& clauses) {
  for (const Contrast* each : group) {
    const Verdict found = verdict(each->difference);
    if (found == Verdict::unresolved) continue;
    const bool more = found == Verdict::more;
    const Text size = size_of(*each, measure);
    const Text from = beside(each->from);
    clauses.push_back(
        {fmt::format("{} {} {} ({})", each->to.title.en, more ? measure.more_en : measure.less_en, from.en, size.en),
         fmt::format("{}は{}より{}({})", each->to.title.ja, from.ja, more ? measure.more_ja : measure.less_ja,
                     size.ja)});
  }
}

/// Levels that cannot be told apart from the reference: by name, or by their number where that would be a long list.
Text open_levels(const std::vector<Level>& open) {
  constexpr std::size_t most_named = 3;
  if (open.front().is_period || open.size() <= most_named) return listed(open);
  return {fmt::format("the other {} {}s", open.size(), sort_of(open.front()).en),
          fmt::format("ほかの{}件の{}", open.size(), sort_of(open.front()).ja)};
}

/// What is said of the levels that do not.
void add_open(const Contrasts& group, std::vector<Text>& clauses) {
  std::vector<Level> open;
  std::size_t fewest = group.front()->difference.count;
  for (const Contrast* each : group) {
    if (verdict(each->difference) == Verdict::unresolved) open.push_back(each->to);
    fewest = std::min(fewest, each->difference.count);
  }
  if (open.empty()) return;
  const Level& reference = group.front()->from;
  const bool all = open.size() == group.size() && open.size() > 1;
  const std::string why_en = fewest < 2 ? fmt::format(" ({} pair{})", fewest, fewest == 1 ? "" : "s") : "";
  const std::string why_ja = fewest < 2 ? fmt::format("({}組のみ)", fewest) : "";
  const Text sort = sort_of(reference);
  const Text who = all ? Text{"no " + sort.en + " can", "どの" + sort.ja + "も"}
                       : Text{open_levels(open).en + " cannot", open_levels(open).ja + "は"};
  const Text from = all ? reference.title : beside(reference);
  clauses.push_back({fmt::format("{} be told apart from {}{}", who.en, from.en, why_en),
                     fmt::format("{}{}と区別できない{}", who.ja, from.ja, why_ja)});
}

Headline headline_of(const Contrasts& group, const Outcome& outcome) {
  Headline made{group.front()->rule, outcome.id, 0, 0, group.front()->difference.count, {}};
  for (const Contrast* each : group) {
    const bool differs = verdict(each->difference) != Verdict::unresolved;
    if (differs) ++made.differing;
    if (differs && each->holm_p <= 1.0 - confidence) ++made.robust;
    made.fewest_pairs = std::min(made.fewest_pairs, each->difference.count);
  }
  std::vector<Text> clauses;
  add_differing(group, measure_of(outcome), clauses);
  add_open(group, clauses);
  const Text title = outcome_title(outcome);
  made.text = {title.en + ": ", title.ja + "："};
  for (const Text& each : clauses) {
    const bool first = &each == &clauses.front();
    made.text.en += (first ? "" : "; ") + each.en;
    made.text.ja += (first ? "" : "。") + each.ja;
  }
  made.text.ja += "。";
  return made;
}

/// One level and outcome over the rules.
struct AcrossRules {
  std::set<std::string> more;  ///< rules under which the level is surely above the reference
  std::set<std::string> less;
  bool mean_above = false;
  bool mean_below = false;
};

/// By outcome and label of the level.
using Across = std::map<std::pair<const Outcome*, std::string>, AcrossRules>;

Across across_rules(const std::vector<Contrast>& contrasts, const std::vector<Outcome>& outcomes) {
  Across made;
  for (const Contrast& each : contrasts) {
    const Outcome* outcome = key_outcome(outcomes, each.outcome);
    if (outcome == nullptr) continue;
    AcrossRules& entry = made[{outcome, each.to.label}];
    const Verdict found = verdict(each.difference);
    if (found == Verdict::more) entry.more.insert(each.rule);
    if (found == Verdict::less) entry.less.insert(each.rule);
    if (each.difference.mean > 0.0) entry.mean_above = true;
    if (each.difference.mean < 0.0) entry.mean_below = true;
  }
  return made;
}

Text words_of(const std::vector<Contrast>& contrasts, const std::string& label) {
  for (const Contrast& each : contrasts)
    if (each.to.label == label) return each.to.title;
  return {label, label};
}

}  // namespace

Text rule_title(const std::string& rule) {
  if (rule == "slots")
    return {"Steady slots: the same money every year, free places are offered again",
            "定常枠:毎年度同額、空き枠を再公募"};
  if (rule == "none") return {"Designs beside each other", "設計の比較"};
  if (rule == "cohort_regions")
    return {"One cohort, the longer the support the fewer regions", "一括採択:支援期間が長いほど地域数を減らす"};
  if (rule == "cohort_grants")
    return {"One cohort, the longer the support the smaller the grants", "一括採択:支援期間が長いほど交付額を減らす"};
  return {rule, rule};
}

Text outcome_title(const Outcome& outcome) {
  const bool per_money = outcome.unit.find("/billion yen") != std::string::npos;
  return {outcome.title.en + (per_money ? " per billion yen" : ""),
          (per_money ? "10億円当たりの" : "") + outcome.title.ja};
}

std::vector<Headline> headlines(const std::vector<Contrast>& contrasts, const std::vector<Outcome>& outcomes) {
  std::vector<std::string> rules;
  for (const Contrast& each : contrasts)
    if (std::find(rules.begin(), rules.end(), each.rule) == rules.end()) rules.push_back(each.rule);
  std::vector<Headline> made;
  for (const std::string& rule : rules)
    for (const Outcome& outcome : outcomes) {
      if (!outcome.key) continue;
      Contrasts group;
      for (const Contrast& each : contrasts)
        if (each.rule == rule && each.outcome == outcome.id) group.push_back(&each);
      if (!group.empty()) made.push_back(headline_of(group, outcome));
    }
  return made;
}

Text between_rules(const std::vector<Contrast>& contrasts, const std::vector<Outcome>& outcomes) {
  std::set<std::string> rules;
  for (const Contrast& each : contrasts) rules.insert(each.rule);
  const Across across = across_rules(contrasts, outcomes);
  if (rules.size() < 2 || across.empty()) return {};
  const Text from = beside(contrasts.front().from);
  std::map<std::string, std::vector<const Outcome*>> opposed;
  std::size_t wavering = 0;
  for (const auto& [of, entry] : across) {
    if (!entry.more.empty() && !entry.less.empty()) opposed[of.second].push_back(of.first);
    if (entry.mean_above && entry.mean_below) ++wavering;
  }
  if (opposed.empty())
    return {
        fmt::format("Between budget rules no sign that is resolved is opposite to another; signs of means differ in "
                    "{} of {} comparisons, none of them resolved on both sides.",
                    wavering, across.size()),
        fmt::format("予算ルール間で、判定できた差の符号が逆になるものはない。平均の符号は{}件の比較のうち{}件で"
                    "異なるが、両側で判定できたものはない。",
                    across.size(), wavering)};
  Text made;
  for (const auto& [label, list] : opposed) {
    std::vector<std::string> en;
    std::vector<std::string> ja;
    for (const Outcome* each : list) en.push_back(outcome_title(*each).en), ja.push_back(outcome_title(*each).ja);
    const Text level = words_of(contrasts, label);
    made.en += fmt::format("{}the sign of {} against {} differs between budget rules in {}",
                           made.en.empty() ? "" : "; ", level.en, from.en, enumeration_en(en));
    made.ja +=
        fmt::format("{}と{}の差の符号は予算ルールによって逆になる({})。", level.ja, from.ja, fmt::join(ja, "、"));
  }
  made.en[0] = 'T';
  made.en += ".";
  return made;
}

}  // namespace minori::analysis
