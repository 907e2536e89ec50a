#pragma once

/// Simulated against published: each stylised fact with what the worlds show and a verdict.

#include <vector>

#include "analysis/patterns/facts_file.hpp"
#include "runs/patterns/measures.hpp"

namespace minori::runs {

using analysis::PatternVerdict;
using analysis::verdict_on;
using CheckedPattern = analysis::CheckedFact;

/// All facts in the order of their table. Throws std::logic_error if a measure names a fact that the table lacks.
[[nodiscard]] std::vector<CheckedPattern> check_patterns(const Worlds& worlds, const Scenario& scenario);

}  // namespace minori::runs
