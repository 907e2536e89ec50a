#include "runs/patterns/check.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace minori::runs {
namespace {

/// Why the model cannot show a fact or has been seen to miss it.
struct FactNote {
  std::string_view fact;
  const char* en;
  const char* ja;
};

constexpr auto notes = std::to_array<FactNote>({
    {"growth_tail", "growth is drawn from a Laplace distribution (F1), whose tail is exponential",
     "成長率はラプラス分布（規則F1）から引いており、その裾は指数的に減衰する"},
    {"clustering_degree", "most projects join one firm and one university, so that partners rarely know one another",
     "プロジェクトの多くは一企業と一大学の組で、相手どうしがつながることが少ない"},
    {"joint_research_growth", "the model has no rising trend of joint research outside programmes: its world is steady",
     "モデルは定常的で、施策の外での共同研究の増加傾向を含まない"},
    {"joint_research_large", "the cost of a stage does not grow with the size of the leading firm (P1)",
     "各段階の費用が主導企業の規模とともに大きくならない（規則P1）"},
    {"univ_licences", "patents have no term in the model, so that there is no stock of patents held",
     "モデルの特許には存続期間がなく、保有特許の残高がない"},
    {"univ_startups_1998", "the worlds begin in 2011; the law of 1998 and what came before are not simulated",
     "計算は2011年度に始まり、1998年の法律とそれ以前は対象外"},
    {"univ_startups_2004", "the worlds begin in 2011", "計算は2011年度に始まる"},
    {"univ_startups_2008", "measured at the end of the worlds' first year, 2011",
     "計算の初年度である2011年度末の値で代用"},
    {"univ_startups_2018", "no boom after the law of 1998 is simulated; start-ups stand at their steady state",
     "1998年の法律以降のブームを再現しておらず、定常状態の数にとどまる"},
    {"startup_lag", "the chance that a seed founds a firm (E5) does not rise with the age of support",
     "研究シーズから起業する確率（規則E5）は支援の年数とともに上がらない"},
    {"small_first", "needs a programme of small first awards, which does not ship yet",
     "少額の初回助成の制度が必要で、まだ収録していない"},
    {"large_later", "needs a programme of small first awards, which does not ship yet",
     "少額の初回助成の制度が必要で、まだ収録していない"},
    {"cluster_sales", "base sales share a given demand (V0): only products from projects can move a firm's sales",
     "基礎的な売上は所与の需要を分け合う（規則V0）。企業の売上を動かすのはプロジェクト由来の製品のみ"},
});

analysis::Text note_on(const std::string& fact) {
  const auto found = std::find_if(notes.begin(), notes.end(), [&](const FactNote& each) { return each.fact == fact; });
  return found == notes.end() ? analysis::Text{} : analysis::Text{found->en, found->ja};
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

std::vector<CheckedPattern> check_patterns(const Worlds& worlds, const Scenario& scenario) {
  const Measures measures = all_measures();
  const auto& facts = analysis::stylised_facts();
  check_names(measures, facts);
  std::vector<CheckedPattern> checked;
  for (const auto& fact : facts) {
    CheckedPattern made;
    made.fact = fact;
    for (const Measure& measure : measures) {
      if (measure.fact != fact.id) continue;
      made.measured = measure.value(worlds, scenario);
      made.how = measure.how;
      if (measure.curve && !worlds.empty()) made.curve = measure.curve(worlds.front(), scenario);
      if (made.curve && made.curve->simulated.x.empty()) made.curve.reset();
    }
    made.verdict = verdict_on(fact, made.measured);
    if (made.verdict != PatternVerdict::met) made.note = note_on(fact.id);
    checked.push_back(std::move(made));
  }
  return checked;
}

}  // namespace minori::runs
