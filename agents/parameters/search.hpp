#pragma once

/// Parameters. Search and matching (rules S1-S6).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct SearchParameters {
  double inspection_depth;
  double partners_share;
  double chance_depth;
  double distance_scale;
  double seed_bonus;
  double trust_floor;
  double laboratory_workload;
  double vouching;
  double institute_depth;
  double bank_depth;
  double absorption_weight;
};

template <>
inline constexpr auto parameter_table<SearchParameters> = std::to_array<ParameterEntry<SearchParameters>>({
    {&SearchParameters::inspection_depth, "inspection_depth", "candidates", 20, 8, 40, Origin::judgement,
     "candidates that a firm inspects for a need at most: a fixed depth keeps scales alike", "judgement"},
    {&SearchParameters::partners_share, "partners_share", "1", 0.4, 0.1, 0.7, Origin::judgement,
     "share of the depth kept for former partners, then for laboratories that partners know", "INFSO-SKIN order",
     off_at(0)},
    {&SearchParameters::chance_depth, "chance_depth", "candidates", 6, 0, 20, Origin::unknown,
     "laboratories met by chance for a need, within the depth that ties leave; 0: nobody is met by chance",
     "no measurement known"},
    {&SearchParameters::distance_scale, "distance_scale", "km", 100, 50, 200, Origin::sourced,
     "distance over which chance meetings fade", "RIETI 13-E-080", off_at(1e6)},
    {&SearchParameters::seed_bonus, "seed_bonus", "1", 0.15, 0.0, 0.3, Origin::unknown,
     "fit added by a seed of mean quality at full proximity", "no measurement known", off_at(0)},
    {&SearchParameters::trust_floor, "trust_floor", "1", 0.5, 0.2, 0.8, Origin::judgement,
     "fit of strangers relative to that of fully trusted partners", "judgement", off_at(1)},
    {&SearchParameters::laboratory_workload, "laboratory_workload", "projects", 1.0, 0.5, 3, Origin::judgement,
     "projects that a laboratory takes at a time per three staff", "judgement"},
    {&SearchParameters::vouching, "vouching", "1", 0.15, 0.0, 0.3, Origin::unknown,
     "trust added by a coordinator of full skill who introduces", "no measurement known", off_at(0)},
    {&SearchParameters::institute_depth, "institute_depth", "pairs per quarter", 20, 5, 50, Origin::judgement,
     "pairs that an institute inspects per 20 staff", "judgement", off_at(0)},
    {&SearchParameters::bank_depth, "bank_depth", "pairs per quarter", 10, 0, 30, Origin::unknown,
     "pairs that a bank inspects", "no measurement known", off_at(0)},
    {&SearchParameters::absorption_weight, "absorption_weight", "1", 1, 1, 1, Origin::judgement,
     "weight of absorptive capacity in fit: without it all firms could take in everything", "switch for comparisons",
     off_at(0)},
});
static_assert(sizeof(SearchParameters) == parameter_table<SearchParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
