#pragma once

/// The keys of scenario files and what they are bound to.

#include <string>
#include <vector>

#include "agents/scenario.hpp"
#include "scenarios/key.hpp"
#include "scenarios/load.hpp"

namespace minori {

/// A [[programme]] as written: its design, and the budget it is checked against.
struct ProgrammeText {
  programme::Design design;
  double budget = 0.0;  ///< million yen a year; 0: not stated
};

/// A [[shock]] as written: its regions are names until the country is known.
struct ShockText {
  Shock shock;
  std::vector<std::string> regions;
};

/// An [[instrument]] as written: its regions and fields are names until the country is known.
struct InstrumentText {
  policy::Measure measure;
  std::vector<std::string> regions;
  std::vector<std::string> fields;
};

/// An [experiment] table without its scenarios.
struct ExperimentText {
  std::string name;
  std::string title_en;
  std::string title_ja;
  std::string question_en;
  std::string question_ja;
  std::string extends;
  std::string base = "baseline";
  std::string baseline;
  std::int32_t replicates = 10;
  std::int64_t seed = 1;
};

/// A [[factor]], a [[factor.level]] or a [[scenario]] of an experiment, without what it sets.
struct LabelText {
  std::string name;  ///< of a level: its label
  std::string title_en;
  std::string title_ja;
};

/// Keys of a scenario file outside [[programme]], [[instrument]], [[shock]] and [policy]; parameters are
/// "parameters.<group>.<name>".
[[nodiscard]] const std::vector<Key<Scenario>>& scenario_keys();
[[nodiscard]] const std::vector<Key<ProgrammeText>>& programme_keys();
/// The programme keys that [policy] sets for every programme at once: all but names, titles and places.
[[nodiscard]] const std::vector<Key<ProgrammeText>>& policy_keys();
[[nodiscard]] const std::vector<Key<ShockText>>& shock_keys();
/// Keys that every [[instrument]] has, and those of one kind, its own parameters included.
[[nodiscard]] const std::vector<Key<InstrumentText>>& instrument_keys();
[[nodiscard]] std::vector<Key<InstrumentText>> instrument_keys(const std::string& kind);
[[nodiscard]] const std::vector<Key<ExperimentText>>& experiment_keys();

/// Keys of [[factor]], of [[factor.level]] and of [[scenario]]; `set` and `labels` stand beside them.
[[nodiscard]] const std::vector<Key<LabelText>>& factor_keys();
[[nodiscard]] const std::vector<Key<LabelText>>& level_keys();
[[nodiscard]] const std::vector<Key<LabelText>>& entry_keys();

/// Keys of [sample], of [[sample.parameter]] and of [precision].
[[nodiscard]] const std::vector<Key<Sample>>& sample_keys();
[[nodiscard]] const std::vector<Key<SampledParameter>>& sampled_parameter_keys();
[[nodiscard]] const std::vector<Key<DependentParameter>>& dependent_parameter_keys();
[[nodiscard]] const std::vector<Key<Precision>>& precision_keys();

/// The description of `extends` and `country`, which are files and not values.
[[nodiscard]] const std::vector<KeyInfo>& file_keys();

}  // namespace minori
