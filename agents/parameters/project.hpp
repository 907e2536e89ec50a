#pragma once

/// Parameters. Projects: stages, costs, chances, value (rules P1-P8).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct ProjectParameters {
  double stage_cost_1;
  double stage_cost_2;
  double stage_cost_3;
  double stage_cost_4;
  double stage_quarters_1;
  double stage_quarters_2;
  double stage_quarters_3;
  double stage_quarters_4;
  double ambitious_time_factor;
  double ambitious_cost_factor;
  double pass_intercept;
  double pass_fit;
  double pass_trust;
  double pass_expertise;
  double pass_coordinator;
  double pass_ambitious;
  double pass_partners;
  double pass_equipment;
  double repeat_after_failure;
  double value_median;
  double value_sigma;
  double value_reference_size;
  double value_size_exponent;
  double ambitious_value_factor;
  double ambitious_tail;
  double discount_quarter;
  double set_aside_quarters;
  double core_factor;
  double partner_money;
  double reconsider;
};

template <>
inline constexpr auto parameter_table<ProjectParameters> = std::to_array<ParameterEntry<ProjectParameters>>({
    {&ProjectParameters::stage_cost_1, "stage_cost_1", "Myen", 3, 2, 6, Origin::fitted, "feasibility", "prototype"},
    {&ProjectParameters::stage_cost_2, "stage_cost_2", "Myen", 7, 4, 8, Origin::fitted, "joint R&D", "prototype"},
    {&ProjectParameters::stage_cost_3, "stage_cost_3", "Myen", 30, 10, 40, Origin::fitted, "prototype stage",
     "prototype"},
    {&ProjectParameters::stage_cost_4, "stage_cost_4", "Myen", 90, 25, 90, Origin::fitted, "commercialisation",
     "prototype"},
    {&ProjectParameters::stage_quarters_1, "stage_quarters_1", "quarter", 3, 2, 4, Origin::judgement,
     "length of feasibility", "judgement"},
    {&ProjectParameters::stage_quarters_2, "stage_quarters_2", "quarter", 7, 5, 10, Origin::fitted,
     "length of joint R&D", "prototype"},
    {&ProjectParameters::stage_quarters_3, "stage_quarters_3", "quarter", 4, 3, 6, Origin::judgement,
     "length of the prototype stage", "judgement"},
    {&ProjectParameters::stage_quarters_4, "stage_quarters_4", "quarter", 4, 3, 6, Origin::judgement,
     "length of commercialisation", "judgement"},
    {&ProjectParameters::ambitious_time_factor, "ambitious_time_factor", "1", 2, 1.5, 2.5, Origin::judgement,
     "time of ambitious projects", "judgement"},
    {&ProjectParameters::ambitious_cost_factor, "ambitious_cost_factor", "1", 1.5, 1.2, 2, Origin::judgement,
     "cost of ambitious projects", "judgement"},
    {&ProjectParameters::pass_intercept, "pass_intercept", "1", -0.2, -0.45, 0.7, Origin::fitted,
     "logit of passing a stage", "prototype: mean pass about 0.65"},
    {&ProjectParameters::pass_fit, "pass_fit", "1", 4, 3, 5, Origin::fitted, "effect of fit", "prototype"},
    {&ProjectParameters::pass_trust, "pass_trust", "1", 1, 0.5, 1.5, Origin::judgement, "effect of trust", "judgement",
     off_at(0)},
    {&ProjectParameters::pass_expertise, "pass_expertise", "1", 0.6, 0.3, 1, Origin::judgement, "effect of expertise",
     "judgement"},
    {&ProjectParameters::pass_coordinator, "pass_coordinator", "1", 0.3, 0, 0.6, Origin::judgement,
     "effect of a coordinator's skill", "judgement", off_at(0)},
    {&ProjectParameters::pass_ambitious, "pass_ambitious", "1", -0.4, -0.8, 0, Origin::judgement,
     "ambitious projects pass less often", "judgement"},
    {&ProjectParameters::pass_partners, "pass_partners", "1", 0.3, 0, 0.6, Origin::judgement,
     "times ln(number of participants)", "judgement", off_at(0)},
    {&ProjectParameters::pass_equipment, "pass_equipment", "1", 0.3, 0, 0.6, Origin::unknown,
     "effect of shared equipment at full supply", "no measurement known", off_at(0)},
    {&ProjectParameters::repeat_after_failure, "repeat_after_failure", "probability", 0.25, 0, 0.5, Origin::judgement,
     "a failed stage is repeated once", "judgement", off_at(0)},
    {&ProjectParameters::value_median, "value_median", "Myen", 650, 140, 880, Origin::fitted,
     "lifetime sales of an incremental product", "prototype: only adoption times value is identified"},
    {&ProjectParameters::value_sigma, "value_sigma", "1", 0.65, 0.5, 1.1, Origin::fitted, "log-normal spread",
     "prototype"},
    {&ProjectParameters::value_reference_size, "value_reference_size", "employees", 10, 5, 50, Origin::fitted,
     "size of a firm with the median value", "held against joint research counts"},
    {&ProjectParameters::value_size_exponent, "value_size_exponent", "1", 0.25, 0.1, 0.4, Origin::judgement,
     "with employees over the reference size", "judgement"},
    {&ProjectParameters::ambitious_value_factor, "ambitious_value_factor", "1", 1.4, 1.05, 2, Origin::fitted,
     "times Pareto(2.2) capped at 20", "prototype", off_at(0)},
    {&ProjectParameters::ambitious_tail, "ambitious_tail", "1", 2.2, 2.05, 3, Origin::judgement,
     "tail index: 1.5 has infinite variance", "prototype"},
    {&ProjectParameters::discount_quarter, "discount_quarter", "per quarter", 0.013, 0.011, 0.02, Origin::fitted,
     "private discount rate", "prototype"},
    {&ProjectParameters::set_aside_quarters, "set_aside_quarters", "quarter", 3, 1, 8, Origin::judgement,
     "quarters with little money before a project is given up", "judgement"},
    {&ProjectParameters::core_factor, "core_factor", "1", 3, 1, 5, Origin::fitted,
     "cost of joint R&D in programme core projects over ordinary ones", "prototype: 3-5"},
    {&ProjectParameters::partner_money, "partner_money", "Myen per year", 5, 3, 10, Origin::judgement,
     "money a year that carries one more participant", "Knowledge Cluster: 70 organisations a region"},
    {&ProjectParameters::reconsider, "reconsider", "1", 1, 1, 1, Origin::judgement,
     "running projects of negative value are given up; without it only those that lost a participant are",
     "switch for comparisons", off_at(0)},
});
static_assert(sizeof(ProjectParameters) == parameter_table<ProjectParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
