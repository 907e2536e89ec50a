#pragma once

/// The runs of an analysis file: which scenario, which replicate, and which run is whose pair.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/error.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

/// A result file that cannot answer what was asked (exit code 4); the message says what is missing.
class AnalysisError : public OutputError {
 public:
  using OutputError::OutputError;
};

/// A scenario, indicator or outcome that the file does not have: the asker's slip, not the file's fault.
class UnknownName : public AnalysisError {
 public:
  /// `kind` is what was asked for, e.g. "scenario"; `accepted` are the names there are.
  UnknownName(const std::string& kind, std::string name, std::vector<std::string> accepted);
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::vector<std::string>& accepted() const noexcept { return accepted_; }

 private:
  std::string name_;
  std::vector<std::string> accepted_;
};

/// Two runs on common random numbers: same replicate, same seed, different scenario.
struct RunPair {
  std::int32_t replicate = 0;
  std::size_t run = 0;
  std::size_t reference = 0;
};

/// Rows of the run dimension by scenario and replicate.
class RunsInFile {
 public:
  /// Reads run_scenario, run_replicate and run_seed (if there). Throws AnalysisError if the first two are absent,
  /// or one scenario has a replicate twice.
  explicit RunsInFile(const LabelledData& data);

  [[nodiscard]] std::size_t size() const noexcept { return scenario_of_run_.size(); }
  [[nodiscard]] const std::vector<std::string>& scenarios() const noexcept { return scenarios_; }  ///< in file order
  [[nodiscard]] const std::string& scenario_of(std::size_t run) const { return scenario_of_run_[run]; }
  [[nodiscard]] std::int32_t replicate_of(std::size_t run) const { return replicate_of_run_[run]; }
  [[nodiscard]] const std::vector<std::string>& seeds() const noexcept {
    return seed_of_run_;
  }  ///< by run; may be empty
  [[nodiscard]] bool has(const std::string& scenario) const;
  [[nodiscard]] std::vector<std::size_t> runs_of(const std::string& scenario) const;  ///< by replicate
  [[nodiscard]] std::optional<std::size_t> find(const std::string& scenario, std::int32_t replicate) const;

  /// Runs of `scenario` with their partner in `reference`, by replicate; replicates that only one side has are left
  /// out. Throws UnknownName for a scenario without runs, AnalysisError if no replicate is common, or partners have
  /// different seeds: unpaired runs are not compared, because their noise is many times the effect of a programme.
  [[nodiscard]] std::vector<RunPair> pairs(const std::string& scenario, const std::string& reference) const;

 private:
  void require(const std::string& scenario) const;

  std::vector<std::string> scenarios_;
  std::vector<std::string> scenario_of_run_;
  std::vector<std::int32_t> replicate_of_run_;
  std::vector<std::string> seed_of_run_;
};

/// Values of a variable by run, as doubles; missing values are NaN.
[[nodiscard]] std::vector<double> as_doubles(const Variable& variable);

/// A variable over (run, time, place): place is region, cluster or programme.
struct Panel {
  std::size_t runs = 0;
  std::size_t times = 0;
  std::size_t places = 0;
  std::vector<double> values;

  [[nodiscard]] double at(std::size_t run, std::size_t time, std::size_t place) const {
    return values[(run * times + time) * places + place];
  }
};

/// The variable of that name over (run, time, place), or nothing. Throws AnalysisError if it has other dimensions.
[[nodiscard]] std::optional<Panel> panel(const LabelledData& data, const std::string& name);

/// Time coordinate in years: fiscal year + (quarter - 1) / 4. Throws AnalysisError if absent.
[[nodiscard]] const std::vector<double>& time_of(const LabelledData& data);

/// Complete fiscal years (four quarters each) and the first time position of each.
struct FiscalYears {
  std::vector<std::int32_t> years;
  std::vector<std::size_t> first_quarter;
};
[[nodiscard]] FiscalYears fiscal_years_of(const LabelledData& data);

/// Labels of a dimension of strings; throws AnalysisError if absent or not strings.
[[nodiscard]] const std::vector<std::string>& labels_of(const LabelledData& data, const std::string& dimension);

}  // namespace minori::analysis
