#pragma once

/// Parameters. People: graduates, contracts, mobility (rules E1-E4).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct PeopleParameters {
  double stay_share;
  double stay_slope;
  double search_hazard;
  double end_hazard;
  double kept_share;
  double training_reach;
  double training_decay;
  double training_effect;
  double startup_probability;
  double skill_decay;
  double skill_effect;
  double jobs_pull;
  double graduates_change;
};

template <>
inline constexpr auto parameter_table<PeopleParameters> = std::to_array<ParameterEntry<PeopleParameters>>({
    {&PeopleParameters::stay_share, "stay_share", "share", 0.55, 0.4, 0.7, Origin::judgement,
     "graduates who stay at mean attractiveness", "national surveys, rounded", off_at(1)},
    {&PeopleParameters::stay_slope, "stay_slope", "1", 0.8, 0.2, 1.5, Origin::unknown, "effect of log attractiveness",
     "no measurement known", off_at(0)},
    {&PeopleParameters::search_hazard, "search_hazard", "per quarter", 0.03, 0.01, 0.08, Origin::unknown,
     "chance that a person on a fixed term leaves in a quarter far from its end", "no measurement known", off_at(0)},
    {&PeopleParameters::end_hazard, "end_hazard", "per quarter", 0.25, 0.1, 0.5, Origin::unknown,
     "added in the last four quarters", "no measurement known", off_at(0)},
    {&PeopleParameters::kept_share, "kept_share", "share", 0.2, 0.05, 0.5, Origin::unknown,
     "posts that local money keeps after support, at full vision", "no measurement known", off_at(1)},
    {&PeopleParameters::training_reach, "training_reach", "thousand yen", 60000, 20000, 200000, Origin::judgement,
     "training money a quarter at which half of the region's firms are reached", "judgement"},
    {&PeopleParameters::training_decay, "training_decay", "per quarter", 0.02, 0.01, 0.05, Origin::judgement,
     "loss of trained people by turnover", "judgement"},
    {&PeopleParameters::training_effect, "training_effect", "1", 0.1, 0.0, 0.3, Origin::unknown,
     "added to R&D intensity in absorptive capacity at full training", "no measurement known", off_at(0)},
    {&PeopleParameters::startup_probability, "startup_probability", "per seed and quarter", 0.003, 0.001, 0.006,
     Origin::fitted, "chance that an unused seed of mean quality founds a firm, per quarter of its first year",
     "held against university start-ups", off_at(0)},
    {&PeopleParameters::skill_decay, "skill_decay", "per quarter", 0.00625, 0.004, 0.01, Origin::judgement,
     "graduates at work who retire or leave the country", "forty years of work"},
    {&PeopleParameters::skill_effect, "skill_effect", "1", 0.05, 0, 0.2, Origin::unknown,
     "added to R&D intensity in absorptive capacity per relative rise of graduates at work", "no measurement known"},
    {&PeopleParameters::jobs_pull, "jobs_pull", "1", 0.5, 0, 1.5, Origin::unknown,
     "power of a region's jobs, relative to the start and to the country, in its attractiveness",
     "no measurement known"},
    {&PeopleParameters::graduates_change, "graduates_change", "per year", 0, -0.02, 0.01, Origin::judgement,
     "relative change of the number of graduates a year, from the end of the burn-in on",
     "0 keeps worlds comparable; from memory, persons of 18 years fall by about a hundredth a year to 2040"},
});
static_assert(sizeof(PeopleParameters) == parameter_table<PeopleParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
