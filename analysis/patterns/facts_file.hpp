#pragma once

/// The result of `minori check-patterns` as a file, which `minori report --facts` shows (shape: docs/analysis.md).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/patterns/stylised_facts.hpp"
#include "analysis/patterns/verdict.hpp"
#include "analysis/text.hpp"

namespace minori::analysis {

/// Points of a chart: x and y are of one length.
struct CurvePoints {
  std::string name;  ///< of a law that the values are held against; empty for the values
  std::vector<double> x;
  std::vector<double> y;
};

/// What lies behind a fact that is one number of a distribution or a slope; from the world of the first seed.
struct FactCurve {
  CurvePoints simulated;
  std::vector<CurvePoints> laws;
};

struct CheckedFact {
  StylisedFact fact;
  Measured measured;
  PatternVerdict verdict = PatternVerdict::not_measured;
  std::string how;  ///< what was measured
  Text note;        ///< why it is missed or not measured, where that is known
  std::optional<FactCurve> curve;
};

/// The worlds that facts were measured on.
struct FactWorlds {
  std::string program_version;
  std::string commit;
  bool dirty = false;
  std::string command_line;
  std::string country;
  std::size_t regions = 0;
  double innovation_scale = 1.0;
  double population_scale = 1.0;
  std::string seed;  ///< hex
  std::size_t seeds = 0;
};

struct CheckedFacts {
  FactWorlds worlds;
  std::vector<CheckedFact> facts;  ///< in the order of the table
};

inline constexpr std::string_view facts_format = "minori-facts";
inline constexpr int facts_format_version = 1;

/// The file's text; numbers that are not finite are null.
[[nodiscard]] std::string facts_text(const CheckedFacts& checked);

/// Reads it back. Every fact of stylised_facts() must be there in its order, with the table's range and role and the
/// verdict that follows from its numbers. Throws AnalysisError with the place, what was found and what is accepted.
[[nodiscard]] CheckedFacts read_facts(const std::string& text);

}  // namespace minori::analysis
