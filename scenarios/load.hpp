#pragma once

/// Scenarios and experiments from files (docs/reference/scenario.md) and what identifies them.
///
/// A name without a slash and without ".toml" is a shipped one (`minori list`), anything else a path. Overrides are
/// "key=value" with dotted keys, e.g. "policy.funding_period=8"; they win over every file.
/// Errors: ScenarioError with all problems that were found, positions included.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agents/scenario.hpp"
#include "scenarios/problem.hpp"
#include "scenarios/sample.hpp"

namespace minori {

/// Scenarios that are run on the same seeds and compared with each other.
/// How narrow the interval of one paired difference must be; the number of replicates follows (runs/precision.hpp).
struct Precision {
  std::string indicator;               ///< a variable of result files, summed or averaged over the horizon
  std::string scenario;                ///< the entry that is compared with the baseline
  double half_width = 0.05;            ///< of the 95 % interval, as a share of the baseline's mean
  std::int32_t first_replicates = 10;  ///< their spread decides
};

struct Experiment {
  struct Entry {
    std::string name;  ///< unique; safe as part of a file name
    std::string title_en;
    std::string title_ja;
    std::vector<std::pair<std::string, std::string>> factors;  ///< factor -> label of its level; "none" if it has none
    Scenario scenario;
  };
  /// A factor that the entries combine, as charts name it.
  struct Factor {
    std::string name;
    std::string title_en;
    std::string title_ja;
    std::vector<std::string> labels;  ///< of the levels, in order
  };

  std::string name;
  std::string title_en;
  std::string title_ja;
  std::string question_en;
  std::string question_ja;
  std::string baseline;  ///< name of the entry that the others are compared with
  int replicates = 1;    ///< seeds per entry; replicate r has the same seed in every entry
  std::uint64_t seed = 1;
  std::vector<Factor> factors;
  Sample sample;  ///< of uncertain parameters, the same for all entries
  std::vector<Entry> entries;
  std::optional<Precision> precision{};  ///< then `replicates` is the most that are made
};

/// `scenario` with the values of a sampled point.
[[nodiscard]] Scenario with_values(const Scenario& scenario, const std::vector<ParameterValue>& values);

[[nodiscard]] Scenario load_scenario(const std::string& name_or_path, const std::vector<std::string>& overrides = {});

[[nodiscard]] Experiment load_experiment(const std::string& name_or_path,
                                         const std::vector<std::string>& overrides = {});

/// Every value of a scenario, parameters included, as a scenario file in a fixed order and number format: equal
/// scenarios give equal text. The country stands as its name and the SHA-256 of its figures.
[[nodiscard]] std::string resolved_text(const Scenario& scenario);

/// The resolved text of a scenario with a comment on every line that says which file and line, or which override, set
/// the value, or that it is the default.
[[nodiscard]] std::string explained_text(const std::string& name_or_path, const std::vector<std::string>& overrides);

}  // namespace minori
