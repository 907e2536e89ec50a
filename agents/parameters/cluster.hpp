#pragma once

/// Parameters. Cluster organisations and admission (rules G1-G6).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct ClusterParameters {
  double admission_proximity;
  double survival_weight;
  double ambition_bonus;
  double council_laboratories;
  double council_firms;
  double vision_gain;
  double vision_decay;
  double council_money;
  double vision_ties;
  double vision_in_money;
  double management_gain;
  double menu_speed;
  double recruit_cost;
  double equipment_decay;
  double equipment_full;
  double centre_cost;
};

template <>
inline constexpr auto parameter_table<ClusterParameters> = std::to_array<ParameterEntry<ClusterParameters>>({
    {&ClusterParameters::admission_proximity, "admission_proximity", "1", 0.5, 0.3, 0.7, Origin::judgement,
     "proximity of fields from which a project may be admitted", "prototype"},
    {&ClusterParameters::survival_weight, "survival_weight", "1", 0.7, 0, 1, Origin::unknown,
     "weight of believed survival in the admission score (1 - w)", "no measurement known", off_at(0)},
    {&ClusterParameters::ambition_bonus, "ambition_bonus", "1", 0.5, 0, 1, Origin::unknown,
     "bonus for ambitious projects in the score (b)", "no measurement known", off_at(0)},
    {&ClusterParameters::council_laboratories, "council_laboratories", "members", 10, 4, 30, Origin::judgement,
     "laboratories on a council", "judgement"},
    {&ClusterParameters::council_firms, "council_firms", "members", 20, 8, 60, Origin::judgement, "firms on a council",
     "judgement"},
    {&ClusterParameters::vision_gain, "vision_gain", "per quarter", 0.05, 0.02, 0.1, Origin::unknown,
     "growth of vision with a running council at full council money", "no measurement known", off_at(0)},
    {&ClusterParameters::vision_decay, "vision_decay", "per quarter", 0.03, 0.01, 0.06, Origin::unknown,
     "decay of vision", "no measurement known"},
    {&ClusterParameters::council_money, "council_money", "Myen per year", 20, 10, 40, Origin::judgement,
     "money at which the council works fully", "judgement"},
    {&ClusterParameters::vision_ties, "vision_ties", "1", 0.5, 0, 1, Origin::unknown,
     "part of the growth of vision that needs ties among members", "no measurement known"},
    {&ClusterParameters::vision_in_money, "vision_in_money", "1", 0.5, 0, 1, Origin::unknown,
     "part of the own project's money that is given in proportion to vision", "no measurement known"},
    {&ClusterParameters::management_gain, "management_gain", "1", 0.15, 0.05, 0.3, Origin::unknown,
     "learning of management by an evaluation", "no measurement known"},
    {&ClusterParameters::menu_speed, "menu_speed", "per year", 0.3, 0, 1, Origin::unknown,
     "share of a menu that full management moves in a year toward what brought twice the mean", "no measurement known"},
    {&ClusterParameters::recruit_cost, "recruit_cost", "Myen per year", 12, 8, 20, Origin::judgement,
     "full cost of a recruited researcher", "judgement"},
    {&ClusterParameters::equipment_decay, "equipment_decay", "per quarter", 0.025, 0.015, 0.05, Origin::judgement,
     "loss of worth of equipment", "ten years"},
    {&ClusterParameters::equipment_full, "equipment_full", "Myen", 600, 200, 1500, Origin::judgement,
     "equipment at which supply is full", "joint research bases: 650 a region"},
    {&ClusterParameters::centre_cost, "centre_cost", "Myen", 200, 50, 650, Origin::judgement,
     "worth of equipment that counts as one centre", "a joint research base of 650 has several laboratories"},
});
static_assert(sizeof(ClusterParameters) == parameter_table<ClusterParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
