#pragma once

/// Simulated against published: each stylised fact with what the worlds show and a verdict.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/patterns/stylised_facts.hpp"
#include "runs/patterns/measures.hpp"

namespace minori::runs {

enum class PatternVerdict {
  met,          ///< the mean over seeds lies in the published range
  near,         ///< it does not, but its interval reaches into the range
  missed,       ///< neither
  not_measured  ///< the worlds hold nothing to measure it on
};
[[nodiscard]] std::string_view name_of(PatternVerdict verdict) noexcept;

[[nodiscard]] PatternVerdict verdict_on(const analysis::StylisedFact& fact, const Measured& measured);

struct CheckedPattern {
  analysis::StylisedFact fact;
  Measured measured;
  PatternVerdict verdict = PatternVerdict::not_measured;
  std::string how;   ///< what was measured
  std::string note;  ///< why it is missed or not measured, where that is known
};

/// All facts in the order of their table. Throws std::logic_error if a measure names a fact that the table lacks.
[[nodiscard]] std::vector<CheckedPattern> check_patterns(const Worlds& worlds, const Scenario& scenario);

}  // namespace minori::runs
