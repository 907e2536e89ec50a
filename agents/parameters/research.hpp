#pragma once

/// Parameters. Research: results of laboratories (rules R1-R4).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct ResearchParameters {
  double rate;
  double money_effect;
  double money_base;
  double money_per_project;
  double seed_probability;
  double seed_life;
  double patent_probability;
  double patent_foreign;
  double patents_per_project_quarter;
  double foreign_share;
  double institute_groups;
};

template <>
inline constexpr auto parameter_table<ResearchParameters> = std::to_array<ParameterEntry<ResearchParameters>>({
    {&ResearchParameters::rate, "rate", "results per person and quarter", 0.11, 0.09, 0.125, Origin::fitted,
     "results per staff, about 1.9 papers a laboratory and year", "prototype fitted to Knowledge Cluster totals"},
    {&ResearchParameters::money_effect, "money_effect", "1", 0.3, 0.1, 0.5, Origin::judgement,
     "elasticity-like effect of research money on results", "judgement"},
    {&ResearchParameters::money_base, "money_base", "thousand yen per quarter", 2500, 1000, 5000, Origin::judgement,
     "research money that one laboratory has anyway", "national figure of universities over laboratories, rounded"},
    {&ResearchParameters::money_per_project, "money_per_project", "thousand yen per quarter", 500, 250, 1000,
     Origin::found, "research money that a joint project brings to its laboratory",
     "ministry survey FY2012: 2 Myen a project and year"},
    {&ResearchParameters::seed_probability, "seed_probability", "per result", 0.10, 0.08, 0.12, Origin::fitted,
     "results that firms might use", "prototype fitted to Knowledge Cluster totals"},
    {&ResearchParameters::seed_life, "seed_life", "quarter", 20, 8, 40, Origin::judgement,
     "quarters until a seed is out of date", "judgement"},
    {&ResearchParameters::patent_probability, "patent_probability", "per seed", 0.6, 0.3, 0.9, Origin::judgement,
     "chance that a seed is filed, at patent capability 1", "held against university applications"},
    {&ResearchParameters::patent_foreign, "patent_foreign", "share", 0.28, 0.2, 0.4, Origin::fitted,
     "share of applications that go abroad as well at mean quality", "ministry survey FY2012"},
    {&ResearchParameters::patents_per_project_quarter, "patents_per_project_quarter", "per quarter", 0.085, 0.066, 0.12,
     Origin::fitted, "applications of a project in joint R&D", "prototype fitted to Knowledge Cluster totals"},
    {&ResearchParameters::foreign_share, "foreign_share", "share", 0.69, 0.5, 0.85, Origin::fitted,
     "papers in foreign journals at mean excellence", "Knowledge Cluster totals: 7268 of 10551"},
    {&ResearchParameters::institute_groups, "institute_groups", "groups per 100 staff", 0, 0, 20, Origin::unknown,
     "research groups of public institutes that publish and have seeds of their own",
     "no count known; papers and patents that the model is held against are those of universities"},
});
static_assert(sizeof(ResearchParameters) == parameter_table<ResearchParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
