#pragma once

/// How each published fact is measured on the worlds of several seeds; one file per kind of fact.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimation/over_seeds.hpp"
#include "analysis/estimation/ratio.hpp"
#include "analysis/patterns/facts_file.hpp"
#include "analysis/patterns/verdict.hpp"
#include "runs/patterns/worlds.hpp"

namespace minori::runs {

inline constexpr int survey_year = 2012;  ///< fiscal year of the ministry's survey that most facts come from

using analysis::Measured;
using Worlds = std::vector<PatternWorlds>;

struct Measure {
  std::string_view fact;  ///< identifier in the table of stylised facts
  std::string_view how;   ///< one line, for the table and the report
  std::function<Measured(const Worlds& worlds, const Scenario& scenario)> value;
  /// The distribution or slope behind the value in one world, where it is one.
  std::function<analysis::FactCurve(const PatternWorlds& world, const Scenario& scenario)> curve = {};
};

using Measures = std::vector<Measure>;

/// Mean over seeds of a statistic of the worlds of one seed.
template <class Statistic>
[[nodiscard]] Measured over_worlds(const Worlds& worlds, const Statistic& statistic) {
  const analysis::Estimate found = analysis::over_seeds(worlds, statistic);
  return {found.mean, found.low, found.high, found.count};
}

/// The same as the value of a measure.
template <class Statistic>
[[nodiscard]] auto of_worlds(Statistic statistic) {
  return [statistic](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, statistic); };
}

/// Ratio of two means over seeds, with Fieller's interval.
template <class Numerator, class Denominator>
[[nodiscard]] Measured ratio_over_worlds(const Worlds& worlds, const Numerator& numerator,
                                         const Denominator& denominator) {
  std::vector<double> above;
  std::vector<double> below;
  for (const PatternWorlds& each : worlds) {
    above.push_back(numerator(each));
    below.push_back(denominator(each));
  }
  const analysis::Ratio found = analysis::ratio_of_means(above, below);
  return {found.ratio, found.low, found.high, found.count};
}

/// A value that is an input.
template <class Value>
[[nodiscard]] auto input(Value value) {
  return [value](const Worlds& worlds, const Scenario& scenario) {
    return Measured{value(scenario), value(scenario), value(scenario), worlds.size()};
  };
}

[[nodiscard]] Measures firm_measures();
[[nodiscard]] Measures network_measures();
[[nodiscard]] Measures project_measures();
[[nodiscard]] Measures university_measures();
[[nodiscard]] Measures policy_measures();

/// All of them.
[[nodiscard]] Measures all_measures();

}  // namespace minori::runs
