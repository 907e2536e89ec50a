#include "analysis/runs_in_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <type_traits>
#include <utility>

#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

template <class Value>
const std::vector<Value>& run_labels(const LabelledData& data, const std::string& name) {
  const Variable* variable = data.variable(name);
  if (variable == nullptr || variable->dimensions != std::vector<std::string>{"run"})
    throw AnalysisError(
        fmt::format("no variable '{}' over the runs: this is not a file made by 'minori collect'", name));
  const auto* values = std::get_if<std::vector<Value>>(&variable->values);
  if (values == nullptr) throw AnalysisError(fmt::format("variable '{}' has an unexpected type", name));
  return *values;
}

}  // namespace

UnknownName::UnknownName(const std::string& kind, std::string name, std::vector<std::string> accepted)
    : AnalysisError(fmt::format("no {} '{}' in this file; it has: {}", kind, name, fmt::join(accepted, ", "))),
      name_(std::move(name)),
      accepted_(std::move(accepted)) {}

RunsInFile::RunsInFile(const LabelledData& data)
    : scenario_of_run_(run_labels<std::string>(data, "run_scenario")),
      replicate_of_run_(run_labels<std::int32_t>(data, "run_replicate")) {
  if (data.variable("run_seed") != nullptr) seed_of_run_ = run_labels<std::string>(data, "run_seed");
  std::map<std::pair<std::string, std::int32_t>, std::size_t> seen;
  for (std::size_t run = 0; run < size(); ++run) {
    const std::string& scenario = scenario_of_run_[run];
    if (std::find(scenarios_.begin(), scenarios_.end(), scenario) == scenarios_.end()) scenarios_.push_back(scenario);
    if (!seen.emplace(std::pair{scenario, replicate_of_run_[run]}, run).second)
      throw AnalysisError(fmt::format("scenario '{}' has replicate {} twice", scenario, replicate_of_run_[run]));
  }
}

bool RunsInFile::has(const std::string& scenario) const {
  return std::find(scenarios_.begin(), scenarios_.end(), scenario) != scenarios_.end();
}

std::vector<std::size_t> RunsInFile::runs_of(const std::string& scenario) const {
  std::vector<std::size_t> rows;
  for (std::size_t run = 0; run < size(); ++run)
    if (scenario_of_run_[run] == scenario) rows.push_back(run);
  std::sort(rows.begin(), rows.end(),
            [this](std::size_t a, std::size_t b) { return replicate_of_run_[a] < replicate_of_run_[b]; });
  return rows;
}

std::optional<std::size_t> RunsInFile::find(const std::string& scenario, std::int32_t replicate) const {
  for (std::size_t run = 0; run < size(); ++run)
    if (replicate_of_run_[run] == replicate && scenario_of_run_[run] == scenario) return run;
  return std::nullopt;
}

void RunsInFile::require(const std::string& scenario) const {
  if (!has(scenario)) throw UnknownName("scenario", scenario, scenarios_);
}

std::vector<RunPair> RunsInFile::pairs(const std::string& scenario, const std::string& reference) const {
  require(scenario);
  require(reference);
  std::vector<RunPair> found;
  for (const std::size_t run : runs_of(scenario)) {
    const std::int32_t replicate = replicate_of_run_[run];
    const auto partner = find(reference, replicate);
    if (!partner) continue;
    if (!seed_of_run_.empty() && seed_of_run_[run] != seed_of_run_[*partner])
      throw AnalysisError(
          fmt::format("replicate {} has seed {} in '{}' but {} in '{}': runs without common random numbers cannot be "
                      "compared as pairs",
                      replicate, seed_of_run_[run], scenario, seed_of_run_[*partner], reference));
    found.push_back({replicate, run, *partner});
  }
  if (found.empty())
    throw AnalysisError(
        fmt::format("'{}' and '{}' have no replicate in common, so no difference between them can be paired: run both "
                    "with the same seed and replicates",
                    scenario, reference));
  return found;
}

std::vector<double> as_doubles(const Variable& variable) {
  return std::visit(
      [&](const auto& values) {
        using Value = typename std::decay_t<decltype(values)>::value_type;
        std::vector<double> made;
        if constexpr (std::is_arithmetic_v<Value>) {
          made.reserve(values.size());
          for (const Value value : values) {
            if constexpr (std::is_integral_v<Value>)
              made.push_back(value == std::numeric_limits<Value>::min() ? missing : static_cast<double>(value));
            else
              made.push_back(static_cast<double>(value));
          }
        } else {
          throw AnalysisError(fmt::format("variable '{}' is text, not numbers", variable.name));
        }
        return made;
      },
      variable.values);
}

std::optional<Panel> panel(const LabelledData& data, const std::string& name) {
  const Variable* variable = data.variable(name);
  if (variable == nullptr) return std::nullopt;
  const auto& dimensions = variable->dimensions;
  if (dimensions.size() != 3 || dimensions[0] != "run" || dimensions[1] != "time")
    throw AnalysisError(
        fmt::format("variable '{}' lies over ({}), not over (run, time, place)", name, fmt::join(dimensions, ", ")));
  Panel made;
  std::size_t* const sizes[] = {&made.runs, &made.times, &made.places};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const Dimension* dimension = data.dimension(dimensions[axis]);
    if (dimension == nullptr) throw AnalysisError(fmt::format("variable '{}' has an unknown dimension", name));
    *sizes[axis] = dimension->size();
  }
  made.values = as_doubles(*variable);
  if (made.values.size() != made.runs * made.times * made.places)
    throw AnalysisError(fmt::format("variable '{}' has {} values, its dimensions ask for {}", name, made.values.size(),
                                    made.runs * made.times * made.places));
  return made;
}

const std::vector<double>& time_of(const LabelledData& data) {
  const Dimension* time = data.dimension("time");
  const auto* values = time == nullptr ? nullptr : std::get_if<std::vector<double>>(&time->coordinates);
  if (values == nullptr) throw AnalysisError("no dimension 'time' in years: this is not a file of runs");
  return *values;
}

FiscalYears fiscal_years_of(const LabelledData& data) {
  const std::vector<double>& time = time_of(data);
  std::map<std::int32_t, std::vector<std::size_t>> quarters;
  for (std::size_t i = 0; i < time.size(); ++i)
    quarters[static_cast<std::int32_t>(std::floor(time[i] + 0.01))].push_back(i);
  FiscalYears made;
  for (const auto& [year, positions] : quarters) {
    if (positions.size() != 4) continue;  // half a year would read as a slump
    made.years.push_back(year);
    made.first_quarter.push_back(positions.front());
  }
  return made;
}

const std::vector<std::string>& labels_of(const LabelledData& data, const std::string& dimension) {
  const Dimension* found = data.dimension(dimension);
  const auto* values = found == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&found->coordinates);
  if (values == nullptr) throw AnalysisError(fmt::format("no dimension '{}' with names", dimension));
  return *values;
}

}  // namespace minori::analysis
