#include "analysis/patterns/verdict.hpp"

#include <cmath>

namespace minori::analysis {

std::string_view name_of(PatternVerdict verdict) noexcept {
  switch (verdict) {
    case PatternVerdict::met: return "met";
    case PatternVerdict::near: return "near";
    case PatternVerdict::missed: return "missed";
    case PatternVerdict::not_measured: return "not measured";
  }
  return "not measured";
}

PatternVerdict verdict_on(const StylisedFact& fact, const Measured& measured) {
  if (!std::isfinite(measured.value)) return PatternVerdict::not_measured;
  if (measured.value >= fact.low && measured.value <= fact.high) return PatternVerdict::met;
  const bool reaches = measured.low <= fact.high && measured.high >= fact.low;  // false without an interval
  return reaches ? PatternVerdict::near : PatternVerdict::missed;
}

}  // namespace minori::analysis
