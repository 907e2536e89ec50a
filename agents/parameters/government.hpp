#pragma once

/// Parameters. Local governments (rule V1).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct GovernmentParameters {
  double science_per_head;
  double matching_share;
  double revenue_weight;
  double own_scheme;
  double scheme_vision;
};

template <>
inline constexpr auto parameter_table<GovernmentParameters> = std::to_array<ParameterEntry<GovernmentParameters>>({
    {&GovernmentParameters::science_per_head, "science_per_head", "thousand yen per person and year", 0.4, 0.2, 1.2,
     Origin::unknown, "science and technology money for industry per inhabitant",
     "440 bn yen in 2009 from memory, about a tenth for joint projects"},
    {&GovernmentParameters::matching_share, "matching_share", "share", 0.5, 0.2, 0.8, Origin::judgement,
     "share of the participants' part that local money may bear", "judgement", off_at(0)},
    {&GovernmentParameters::revenue_weight, "revenue_weight", "1", 0.5, 0, 1, Origin::unknown,
     "part of the science budget that follows the sales of local firms", "no measurement known"},
    {&GovernmentParameters::own_scheme, "own_scheme", "1", 0.25, 0, 0.5, Origin::unknown,
     "money of a scheme of the region's own after support over the former grant", "no measurement known"},
    {&GovernmentParameters::scheme_vision, "scheme_vision", "1", 0.3, 0.1, 0.8, Origin::unknown,
     "shared vision from which a region runs such a scheme", "no measurement known"},
});
static_assert(sizeof(GovernmentParameters) == parameter_table<GovernmentParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
