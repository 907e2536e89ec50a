#pragma once

/// Parameters. Ties and trust (rules T1-T4).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct TieParameters {
  double gain;
  double hazard_bridge;
  double hazard_embedded;
  double third_party;
  double unused_quarters;
  double council_credit;
  double introduction_strength;
};

template <>
inline constexpr auto parameter_table<TieParameters> = std::to_array<ParameterEntry<TieParameters>>({
    {&TieParameters::gain, "gain", "1", 0.3, 0.15, 0.5, Origin::unknown,
     "strength gained per finished stage, of what is missing", "no measurement known", off_at(0)},
    {&TieParameters::hazard_bridge, "hazard_bridge", "per quarter", 0.44, 0.3, 0.6, Origin::sourced,
     "unused ties without a common partner: nine in ten gone in a year", "Burt (2002)", off_at(0)},
    {&TieParameters::hazard_embedded, "hazard_embedded", "per quarter", 0.10, 0.03, 0.2, Origin::unknown,
     "other unused ties", "no measurement known", off_at(0)},
    {&TieParameters::third_party, "third_party", "1", 0.5, 0, 1, Origin::judgement,
     "weight of common partners in trust", "replaces a credit formula that stays near zero", off_at(0)},
    {&TieParameters::unused_quarters, "unused_quarters", "quarter", 2, 1, 4, Origin::judgement,
     "quarters without use before a tie may be cut", "prototype"},
    {&TieParameters::council_credit, "council_credit", "1", 0.25, 0.0, 0.5, Origin::unknown,
     "trust that common membership of a council is worth, as one more common partner", "no measurement known",
     off_at(0)},
    {&TieParameters::introduction_strength, "introduction_strength", "1", 0.1, 0.0, 0.3, Origin::judgement,
     "strength of a new acquaintance", "judgement"},
});
static_assert(sizeof(TieParameters) == parameter_table<TieParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
