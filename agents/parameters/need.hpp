#pragma once

/// Parameters. Needs: aspiration and search of firms (rules N1-N3).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct NeedParameters {
  double probability;
  double content_probability;
  double aspiration_speed;
  double ambition_distance;
  double ambition_lean;
  double patience;
  double projects_per_size;
  double supplier_share;
  double customer_size;
};

template <>
inline constexpr auto parameter_table<NeedParameters> = std::to_array<ParameterEntry<NeedParameters>>({
    {&NeedParameters::probability, "probability", "per quarter", 0.2, 0.12, 0.32, Origin::fitted,
     "chance that a firm with free workload forms a need when it falls short of its aspiration",
     "prototype fitted to Knowledge Cluster totals"},
    {&NeedParameters::content_probability, "content_probability", "1", 0.5, 0.2, 0.9, Origin::judgement,
     "the same relative to that when it reaches its aspiration", "judgement", off_at(1)},
    {&NeedParameters::aspiration_speed, "aspiration_speed", "per quarter", 0.1, 0.05, 0.3, Origin::judgement,
     "speed at which aspiration follows performance", "Cyert & March (1963), speed assumed"},
    {&NeedParameters::ambition_distance, "ambition_distance", "1", 0.10, 0.05, 0.2, Origin::judgement,
     "distance from aspiration beyond which a firm prefers ambitious search", "prospect theory, distance assumed"},
    {&NeedParameters::ambition_lean, "ambition_lean", "1", 1.15, 1.0, 1.5, Origin::unknown,
     "weight of ambitious value in that case", "no measurement known", off_at(1)},
    {&NeedParameters::patience, "patience", "quarter", 6, 2, 12, Origin::judgement,
     "quarters for which a need stays open", "judgement"},
    {&NeedParameters::projects_per_size, "projects_per_size", "1", 0.6, 0.3, 1.2, Origin::judgement,
     "projects at a time: 1 + this times ln(employees / 20), at least 1", "judgement"},
    {&NeedParameters::supplier_share, "supplier_share", "share", 0.5, 0.2, 0.7, Origin::judgement,
     "smaller firms that supply a large firm or trading house",
     "about half of small manufacturers were subcontractors in 1998, from memory", off_at(0)},
    {&NeedParameters::customer_size, "customer_size", "employees", 300, 100, 1000, Origin::judgement,
     "size from which a firm has suppliers", "above the definition of small manufacturers in the SME Basic Act"},
});
static_assert(sizeof(NeedParameters) == parameter_table<NeedParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
