#pragma once

/// The worlds that the published patterns are measured on: per seed, Japan without a programme and, from the end of the
/// same burn-in, with the Regional Innovation Strategy Support Programme in four forms.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "agents/census.hpp"
#include "agents/scenario.hpp"
#include "sim/labelled_data.hpp"

namespace minori::runs {

/// Agents at the end of a fiscal year.
struct Sample {
  std::vector<census::Firm> firms;
  std::vector<census::ResearchTie> ties;
  std::vector<census::JointProject> projects;
};

struct PatternWorld {
  LabelledData trajectory;
  std::map<int, Sample> samples;  ///< by fiscal year
};

/// The worlds of one seed; same chance in all of them.
struct PatternWorlds {
  PatternWorld without;        ///< no programme
  PatternWorld programme;      ///< as documented, five years
  PatternWorld ten_years;      ///< the same with awards of ten years, without extension
  PatternWorld network_only;   ///< all money for coordinators and councils
  PatternWorld projects_only;  ///< all money for joint research projects
};

/// Years in which things are measured; the programme begins in the first, its reconstruction type a year later.
struct PatternYears {
  int first = 2011;
  int fifth = 2015;   ///< last year of the five-year awards
  int growth = 2022;  ///< growth of firms and fate of ties: from the end of this year to that of the next
  int last = 2024;    ///< three years after the last ten-year award has ended
};
inline constexpr PatternYears pattern_years;

struct PatternPlan {
  std::vector<std::string> overrides;  ///< of the scenario, as on the command line (`-s`)
  int seeds = 4;
  std::uint64_t seed = 1;
  std::size_t threads = 1;
};

/// Makes the worlds of all seeds, seeds side by side on `threads` threads; `done` is told each finished part of a seed.
/// The result does not depend on the number of threads. Throws ScenarioError and Interrupted.
[[nodiscard]] std::vector<PatternWorlds> make_pattern_worlds(const PatternPlan& plan,
                                                             const std::function<void()>& done);

/// Parts that `done` is told of, per seed.
inline constexpr std::size_t parts_of_worlds = 6;

/// The scenario without a programme that the worlds start from. Throws ScenarioError.
[[nodiscard]] Scenario pattern_scenario(const std::vector<std::string>& overrides);

}  // namespace minori::runs
