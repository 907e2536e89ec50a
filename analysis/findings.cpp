#include "analysis/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace minori::analysis {

namespace {

struct Phrase {
  std::string change_en;    ///< "12 % fewer"
  std::string change_ja;    ///< "12%少ない"
  std::string interval_en;  ///< "95 % interval -20 to -4 %, 15 of 16 pairs agree"
  std::string interval_ja;
};

bool is_count(const Outcome& outcome) { return outcome.unit.rfind("1/", 0) == 0; }

std::string comparative(const Outcome& outcome, bool more) {
  if (outcome.unit == "1") return more ? "higher" : "lower";
  return more ? "more" : is_count(outcome) ? "fewer" : "less";
}

/// What a number of the outcome is followed by: " Myen" for money, nothing for counts and shares.
std::string unit_words(const Outcome& outcome) { return outcome.unit.rfind("Myen", 0) == 0 ? " Myen" : ""; }

/// "With steady slots, " / "定常枠では、"; nothing where the budget rule is no factor.
Text opening(const Contrast& contrast) {
  if (contrast.rule == "none") return {};
  const Text rule = rule_words(contrast.rule);
  return {rule.en + ", ", rule.ja + "、"};
}

/// The first letter of a sentence.
Text capitalised(Text text) {
  if (!text.en.empty()) text.en[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text.en[0])));
  return text;
}

Phrase phrase_of(const Contrast& contrast, const Outcome& outcome) {
  const Estimate& difference = contrast.difference;
  const bool share = outcome.unit == "1";
  const bool relative = !share && contrast.from_low > 0.0;
  const double scale = relative ? 100.0 / contrast.from_mean : share ? 100.0 : 1.0;
  const std::string unit_en = share ? " percentage points" : relative ? " %" : unit_words(outcome);
  const std::string unit_ja = share ? "ポイント" : relative ? "%" : unit_words(outcome).empty() ? "" : "百万円";
  const bool more = difference.mean > 0.0;
  // Two digits of the interval's half width are all that the data can tell.
  const double half_width = precision_of(difference.low * scale, difference.high * scale);
  const std::string size = readable(std::abs(difference.mean) * scale, half_width);
  // A mean of exactly zero has no sign to agree with.
  const double agreeing_share = std::isnan(difference.same_sign) ? 0.0 : difference.same_sign;
  const auto agreeing = std::lround(agreeing_share * static_cast<double>(difference.count));
  Phrase made;
  made.change_en = fmt::format("{}{} {}", size, unit_en, comparative(outcome, more));
  made.change_ja = fmt::format("{}{}{}", size, unit_ja, more ? "多い" : "少ない");
  if (share) made.change_ja = fmt::format("{}{}{}", size, unit_ja, more ? "高い" : "低い");
  const std::string low = readable(difference.low * scale, half_width);
  const std::string high = readable(difference.high * scale, half_width);
  made.interval_en =
      fmt::format("95 % interval {} to {}{}, {} of {} pairs agree", low, high, unit_en, agreeing, difference.count);
  made.interval_ja =
      fmt::format("95%信頼区間 {}~{}{}、{}組中{}組が同符号", low, high, unit_ja, difference.count, agreeing);
  const bool away_from_zero = difference.low > 0.0 || difference.high < 0.0;
  if (away_from_zero && verdict(difference) == Verdict::unresolved) {
    made.interval_en += fmt::format(", but a sign-flip test does not agree: p = {:.2f}", difference.sign_flip_p);
    made.interval_ja += fmt::format("、ただし符号反転検定は一致しない:p={:.2f}", difference.sign_flip_p);
  }
  return made;
}

Text too_few(const Contrast& contrast, const Outcome& outcome, const Text& rule) {
  const std::size_t pairs = contrast.difference.count;
  const Text from = beside(contrast.from);
  return {fmt::format("{}nothing can be said about {} with {} instead of {}: {} pair{}, and an interval needs two.",
                      rule.en, outcome.title.en, contrast.to.title.en, from.en, pairs, pairs == 1 ? "" : "s"),
          fmt::format("{}{}と{}の「{}」の差は判断できない(比較できる組が{}組。区間には2組以上が必要)。", rule.ja,
                      contrast.to.title.ja, from.ja, outcome.title.ja, pairs)};
}

Text sentence(const Contrast& contrast, const Outcome& outcome, Verdict found) {
  const Text rule = opening(contrast);
  const Text from = beside(contrast.from);
  const Text& to = contrast.to.title;
  if (contrast.difference.count < 2) return too_few(contrast, outcome, rule);
  const Phrase phrase = phrase_of(contrast, outcome);
  const bool per_money = outcome.unit.find("/billion yen") != std::string::npos;
  const std::string per_en = per_money ? " per billion yen" : "";
  const std::string per_ja = per_money ? "(10億円当たり)" : "";
  if (found == Verdict::unresolved)
    return {fmt::format("{}{} and {} cannot be told apart in {}{} ({}).", rule.en, to.en, from.en, outcome.title.en,
                        per_en, phrase.interval_en),
            fmt::format("{}{}と{}の「{}」{}の差は区別できない({})。", rule.ja, to.ja, from.ja, outcome.title.ja, per_ja,
                        phrase.interval_ja)};
  const std::string support = contrast.to.is_period ? "の支援" : "";
  const std::string ja = fmt::format("{}{}{}は{}{}に比べて「{}」{}が{}({})。", rule.ja, to.ja, support, from.ja,
                                     support, outcome.title.ja, per_ja, phrase.change_ja, phrase.interval_ja);
  if (outcome.unit == "1")
    return {fmt::format("{}with {} instead of {} the {} was {} ({}).", rule.en, to.en, from.en, outcome.title.en,
                        phrase.change_en, phrase.interval_en),
            ja};
  return {fmt::format("{}{} instead of {} left {} {}{} ({}).", rule.en, to.en, from.en, phrase.change_en,
                      outcome.title.en, per_en, phrase.interval_en),
          ja};
}

}  // namespace

Text rule_words(const std::string& rule) {
  if (rule == "slots") return {"With steady slots", "定常枠では"};
  if (rule == "cohort_regions") return {"With one cohort and fewer regions", "一括採択・地域数調整では"};
  if (rule == "cohort_grants") return {"With one cohort and smaller grants", "一括採択・交付額調整では"};
  return {"Under " + rule, rule + "では"};
}

std::string readable(double value, double uncertainty) {
  if (std::isnan(value)) return "?";
  const bool varies = uncertainty > 1e-9 * std::abs(value);
  const double shown = varies ? uncertainty : std::abs(value) / 10.0;  // three digits where nothing varies
  const int decimals = shown > 0.0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(shown))), 0, 6) : 0;
  const std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0.0 && !is_zero ? "\u2212" + text : text;
}

double precision_of(double low, double high) {
  const double half = 0.5 * (high - low);
  const auto vanishes = [](double end, double precision) {
    return end != 0.0 && readable(std::abs(end), precision).find_first_not_of("0.") == std::string::npos;
  };
  for (const double precision : {half, half / 10.0})
    if (!vanishes(low, precision) && !vanishes(high, precision)) return precision;
  return half / 100.0;
}

std::vector<Finding> findings(const std::vector<Contrast>& contrasts, const std::vector<Outcome>& outcomes) {
  std::vector<Finding> made;
  for (const Contrast& contrast : contrasts) {
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const Outcome& each) { return each.id == contrast.outcome; });
    if (outcome == outcomes.end() || !outcome->key) continue;
    const Verdict found = verdict(contrast.difference);
    made.push_back({contrast.rule, contrast.outcome, contrast.from.label, contrast.to.label, found,
                    found != Verdict::unresolved && contrast.holm_p <= 1.0 - confidence,
                    capitalised(sentence(contrast, *outcome, found))});
  }
  return made;
}

}  // namespace minori::analysis
