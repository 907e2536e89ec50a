#pragma once

/// Checked facts (analysis/patterns/facts_file.hpp) as the key `facts` of the report data.

#include <nlohmann/json.hpp>
#include <string>

#include "analysis/patterns/facts_file.hpp"

namespace minori::analysis {

/// Where the facts come from.
struct FactsSource {
  std::string source_file;
  std::string digest;
};

/// What the report's runs have in common with the worlds that its facts must come from.
struct ReportedWorlds {
  std::string program_version;
  std::size_t regions = 0;
  double innovation_scale = 1.0;
  double population_scale = 1.0;
};

/// Throws AnalysisError, with what was found, what is accepted and how to get it, for facts of other worlds.
void check_same_worlds(const FactWorlds& worlds, const ReportedWorlds& reported);

/// Keys worlds, counts (role > verdict > number), surely_met (emergent facts whose whole interval lies in the range),
/// list.
[[nodiscard]] nlohmann::json facts_section(const CheckedFacts& checked, const FactsSource& source);

}  // namespace minori::analysis
