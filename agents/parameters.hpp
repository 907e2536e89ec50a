#pragma once

/// All parameters of the model, by group; a group's table stands beside its rules.

#include <string>
#include <string_view>

#include "sim/parameter.hpp"

namespace minori {

struct Parameters {};

/// Calls `visit(group_name, entry, value)` for every parameter, in a fixed order; `value` is a double reference.
template <class AllParameters, class Visit>
void for_each_parameter(AllParameters& parameters, Visit visit) {
  (void)parameters;
  (void)visit;
}

}  // namespace minori
