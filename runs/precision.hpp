#pragma once

/// As many replicates as make the interval of one paired difference narrow enough.
///
/// Stein's two-stage rule (1945, Ann. Math. Stat. 16:243-258): the spread of the first replicates alone decides how
/// many there are in all. The interval then has its level exactly if differences are normal; looking after every
/// replicate and stopping at the first narrow interval would not keep it.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "scenarios/load.hpp"

namespace minori::runs {

/// Replicates in all, at least as many as there are `differences` and at most `cap`, so that the half width of the 95 %
/// interval of their mean is at most `half_width`, which has the unit of the differences.
[[nodiscard]] std::int32_t replicates_for(const std::vector<double>& differences, double half_width, std::int32_t cap);

/// The same for an experiment whose first replicates stand in `folder`; `experiment.replicates` is the cap. Throws
/// UnknownName for an indicator that the runs do not have, OutputError if they cannot be read.
[[nodiscard]] std::int32_t replicates_needed(const Experiment& experiment, const std::filesystem::path& folder);

}  // namespace minori::runs
