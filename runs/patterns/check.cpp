#include "runs/patterns/check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace minori::runs {
namespace {

/// Facts that the model cannot show or has been seen to miss, and why.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> notes{{
    {"growth_tail", "growth is drawn from a Laplace distribution (F1), whose tail is exponential"},
    {"clustering_degree", "most projects join one firm and one university, so that partners rarely know one another"},
    {"joint_research_growth",
     "the model has no rising trend of joint research outside programmes: its world is steady"},
    {"joint_research_large", "the cost of a stage does not grow with the size of the leading firm (P1)"},
    {"univ_licences", "patents have no term in the model, so that there is no stock of patents held"},
    {"univ_startups_1998", "the worlds begin in 2011; the law of 1998 and what came before are not simulated"},
    {"univ_startups_2004", "the worlds begin in 2011"},
    {"univ_startups_2008", "measured at the end of the worlds' first year, 2011"},
    {"univ_startups_2018", "no boom after the law of 1998 is simulated; start-ups stand at their steady state"},
    {"startup_lag", "the chance that a seed founds a firm (E5) does not rise with the age of support"},
    {"small_first", "needs a programme of small first awards, which does not ship yet"},
    {"large_later", "needs a programme of small first awards, which does not ship yet"},
    {"cluster_sales", "base sales share a given demand (V0): only products from projects can move a firm's sales"},
}};

std::string note_on(const std::string& fact) {
  const auto found = std::find_if(notes.begin(), notes.end(), [&](const auto& each) { return each.first == fact; });
  return found == notes.end() ? "" : std::string(found->second);
}

void check_names(const Measures& measures, const std::vector<analysis::StylisedFact>& facts) {
  for (const Measure& measure : measures)
    if (std::none_of(facts.begin(), facts.end(), [&](const auto& fact) { return fact.id == measure.fact; }))
      throw std::logic_error("a measure of no stylised fact: " + std::string(measure.fact));
}

}  // namespace

Measures all_measures() {
  Measures all;
  for (auto* part : {firm_measures, network_measures, project_measures, university_measures, policy_measures})
    for (Measure& measure : part()) all.push_back(std::move(measure));
  return all;
}

std::string_view name_of(PatternVerdict verdict) noexcept {
  switch (verdict) {
    case PatternVerdict::met: return "met";
    case PatternVerdict::near: return "near";
    case PatternVerdict::missed: return "missed";
    case PatternVerdict::not_measured: return "not measured";
  }
  return "not measured";
}

PatternVerdict verdict_on(const analysis::StylisedFact& fact, const Measured& measured) {
  if (!std::isfinite(measured.value)) return PatternVerdict::not_measured;
  if (measured.value >= fact.low && measured.value <= fact.high) return PatternVerdict::met;
  const bool reaches = measured.low <= fact.high && measured.high >= fact.low;  // false without an interval
  return reaches ? PatternVerdict::near : PatternVerdict::missed;
}

std::vector<CheckedPattern> check_patterns(const Worlds& worlds, const Scenario& scenario) {
  const Measures measures = all_measures();
  const auto& facts = analysis::stylised_facts();
  check_names(measures, facts);
  std::vector<CheckedPattern> checked;
  for (const auto& fact : facts) {
    CheckedPattern made{fact, {}, PatternVerdict::not_measured, "", ""};
    for (const Measure& measure : measures) {
      if (measure.fact != fact.id) continue;
      made.measured = measure.value(worlds, scenario);
      made.how = measure.how;
    }
    made.verdict = verdict_on(fact, made.measured);
    if (made.verdict != PatternVerdict::met) made.note = note_on(fact.id);
    checked.push_back(std::move(made));
  }
  return checked;
}

}  // namespace minori::runs
