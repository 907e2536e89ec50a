#include <algorithm>

#include "runs/patterns/measures.hpp"
#include "runs/patterns/series.hpp"

namespace minori::runs {
namespace {

constexpr int later_survey = 2019;
constexpr double large_firm = 300.0;  // employees, as in the surveys

/// Joint projects of firms and universities that ran at some time of a year: those that ran at its start, and those
/// begun in it.
double joint_projects(const PatternWorld& world, int year) {
  const Series series(world.trajectory);
  const int before = std::max(series.first_year(), year - 1);
  return series.all("projects_stage1", before) + series.all("projects_stage2", before) +
         series.all("project_starts", year);
}

/// Money of firms, own and borrowed, in stages 1 and 2, million yen.
double joint_money(const PatternWorld& world, int year) {
  const auto by_channel = Series(world.trajectory).by_place("project_money", year);  // source x stage
  constexpr std::size_t stages = 4;
  double sum = 0.0;
  for (const std::size_t source : {2U, 3U})
    for (const std::size_t stage : {0U, 1U}) sum += by_channel[source * stages + stage];
  return sum;
}

double share_of_large_firms(const PatternWorlds& worlds) {
  double all = 0.0;
  double large = 0.0;
  for (const auto& project : worlds.without.samples.at(pattern_years.growth).projects) {
    all += project.spent_by_firms;
    if (project.lead_employees >= large_firm) large += project.spent_by_firms;
  }
  return all > 0.0 ? large / all : analysis::missing;
}

double reach_the_market(const PatternWorlds& worlds) {
  const Series series(worlds.without.trajectory);
  const int first = pattern_years.last - 9;
  return series.all("products_launched", first, pattern_years.last) /
         series.all("project_starts", first, pattern_years.last);
}

}  // namespace

Measures project_measures() {
  return {
      {"joint_research_count", "projects in stages 1-2 in the year, with the programme of the time",
       [](const Worlds& worlds, const Scenario& scenario) {
         return over_worlds(worlds, [&](const PatternWorlds& each) {
           return joint_projects(each.programme, survey_year) / scenario.innovation_scale;
         });
       }},
      {"joint_research_growth", "the same, 2019 over 2012",
       [](const Worlds& worlds, const Scenario&) {
         return over_worlds(worlds, [](const PatternWorlds& each) {
           return joint_projects(each.programme, later_survey) / joint_projects(each.programme, survey_year);
         });
       }},
      {"joint_research_size", "money of firms in stages 1-2 over those projects",
       [](const Worlds& worlds, const Scenario&) {
         return over_worlds(worlds, [](const PatternWorlds& each) {
           return joint_money(each.programme, survey_year) / joint_projects(each.programme, survey_year);
         });
       }},
      {"joint_research_large", "money of firms with 300 employees and more in running joint projects",
       [](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, share_of_large_firms); }},
      {"feasibility_success", "products launched over projects started, ten years",
       [](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, reach_the_market); }},
  };
}

}  // namespace minori::runs
