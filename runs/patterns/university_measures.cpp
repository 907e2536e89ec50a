#include <numeric>

#include "runs/patterns/measures.hpp"
#include "runs/patterns/series.hpp"

namespace minori::runs {
namespace {

/// Prefectures of the three metropolitan areas: Saitama, Chiba, Tokyo, Kanagawa; Aichi; Kyoto, Osaka, Hyogo.
const std::vector<int> metropolitan{11, 12, 13, 14, 23, 26, 27, 28};
const std::vector<int> tokyo_block{11, 12, 13, 14};

double of_places(const std::vector<double>& values, const std::vector<std::size_t>& places) {
  return std::accumulate(places.begin(), places.end(), 0.0,
                         [&](double sum, std::size_t place) { return sum + values[place]; });
}

double outside_metropolitan(const PatternWorlds& worlds) {
  const Series series(worlds.without.trajectory);
  const auto places = series.regions(metropolitan);
  double all = 0.0;
  double inside = 0.0;
  for (int year = series.first_year(); year <= series.last_year(); ++year) {
    all += series.all("startups", year);
    inside += of_places(series.by_place("startups", year), places);
  }
  return all > 0.0 ? 1.0 - inside / all : analysis::missing;
}

/// Share of the years in which more graduates come to the Tokyo block than leave it.
double tokyo_gains(const PatternWorlds& worlds) {
  const Series series(worlds.without.trajectory);
  const auto places = series.regions(tokyo_block);
  double years = 0.0;
  for (int year = series.first_year(); year <= series.last_year(); ++year) {
    const double gain = of_places(series.by_place("graduates_arriving", year), places) -
                        of_places(series.by_place("graduates_leaving", year), places);
    if (gain > 0.0) years += 1.0;
  }
  return years / (series.last_year() - series.first_year() + 1);
}

auto in_survey_year(std::string name) {
  return [name](const Worlds& worlds, const Scenario& scenario) {
    return over_worlds(worlds, [&](const PatternWorlds& each) {
      return Series(each.programme.trajectory).all(name, survey_year) / scenario.innovation_scale;
    });
  };
}

}  // namespace

Measures university_measures() {
  return {
      {"univ_patents", "applications of universities", in_survey_year("university_patents")},
      {"univ_patents_foreign", "applications abroad over applications",
       [](const Worlds& worlds, const Scenario&) {
         return over_worlds(worlds, [](const PatternWorlds& each) {
           const Series series(each.programme.trajectory);
           return series.all("university_patents_foreign", survey_year) / series.all("university_patents", survey_year);
         });
       }},
      {"univ_startups_2008", "firms founded from laboratories that live, first year after burn-in",
       [](const Worlds& worlds, const Scenario& scenario) {
         return over_worlds(worlds, [&](const PatternWorlds& each) {
           const Series series(each.without.trajectory);
           return series.all("startups_alive", series.first_year()) / scenario.innovation_scale;
         });
       }},
      {"univ_startups_2018", "the same in 2018",
       [](const Worlds& worlds, const Scenario& scenario) {
         return over_worlds(worlds, [&](const PatternWorlds& each) {
           return Series(each.without.trajectory).all("startups_alive", 2018) / scenario.innovation_scale;
         });
       }},
      {"startup_regions", "start-ups outside the prefectures of the three metropolitan areas",
       [](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, outside_metropolitan); }},
      {"grads_to_tokyo", "share of years with a net gain of graduates",
       [](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, tokyo_gains); }},
  };
}

}  // namespace minori::runs
