#pragma once

/// Parameters. Knowledge: kenes, learning, forgetting (rules K1-K4).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct KnowledgeParameters {
  double expertise_loss;
  double rnd_weight;
  double related_proximity;
  double distant_proximity;
  double improvement_share;
  double learning;
  double own_research_money;
};

template <>
inline constexpr auto parameter_table<KnowledgeParameters> = std::to_array<ParameterEntry<KnowledgeParameters>>({
    {&KnowledgeParameters::expertise_loss, "expertise_loss", "per quarter", 0.05, 0.02, 0.15, Origin::unknown,
     "chance that an unused unit loses one expertise", "no measurement known", off_at(0)},
    {&KnowledgeParameters::rnd_weight, "rnd_weight", "1", 10, 3, 20, Origin::judgement,
     "weight of R&D intensity in absorptive capacity", "form after Cohen & Levinthal (1990)"},
    {&KnowledgeParameters::related_proximity, "related_proximity", "1", 0.5, 0.3, 0.7, Origin::judgement,
     "proximity of related fields", "judgement"},
    {&KnowledgeParameters::distant_proximity, "distant_proximity", "1", 0.1, 0.0, 0.2, Origin::judgement,
     "proximity of unrelated fields", "judgement"},
    {&KnowledgeParameters::improvement_share, "improvement_share", "probability", 0.9, 0.7, 1.0, Origin::judgement,
     "share of laboratory results that improve a unit instead of replacing one", "judgement"},
    {&KnowledgeParameters::learning, "learning", "1", 1, 1, 1, Origin::judgement,
     "chance to learn from a finished stage over that of the rule", "switch for comparisons", off_at(0)},
    {&KnowledgeParameters::own_research_money, "own_research_money", "Myen per quarter", 3, 1, 10, Origin::unknown,
     "money for own R&D at which a firm practises a unit with chance 1 - 1/e", "no measurement known"},
});
static_assert(sizeof(KnowledgeParameters) == parameter_table<KnowledgeParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
