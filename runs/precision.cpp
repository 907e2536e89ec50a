#include "runs/precision.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "analysis/indicators.hpp"
#include "analysis/statistics.hpp"
#include "output/error.hpp"
#include "output/reader.hpp"
#include "runs/packs.hpp"

namespace minori::runs {
namespace {

/// The national value over the horizon of each run in `file`.
std::vector<double> totals_in(const std::filesystem::path& file, const std::string& name) {
  const LabelledData data = Reader(file).read_all();
  const auto indicators = analysis::indicators_of(data);
  const analysis::Indicator& indicator = analysis::indicator_named(indicators, name);
  return analysis::over_horizon(analysis::national_by_year(data, indicator), indicator.kind);
}

/// The same for the first replicates of a scenario, which all stand in the folder.
std::vector<double> totals_of(const std::filesystem::path& folder, const std::string& scenario,
                              const Experiment& experiment, std::int32_t replicates) {
  std::map<std::filesystem::path, std::vector<double>> totals;  // a pack is read once
  std::vector<double> wanted;
  for (const auto& place : places_of(folder, scenario, experiment.seed, replicates)) {
    if (!place) throw OutputError(folder, "has lost a run of scenario '" + scenario + "'", "");
    const auto [found, is_new] = totals.try_emplace(place->file);
    if (is_new) found->second = totals_in(place->file, experiment.precision->indicator);
    wanted.push_back(found->second.at(place->place));
  }
  return wanted;
}

}  // namespace

std::int32_t replicates_for(const std::vector<double>& differences, double half_width, std::int32_t cap) {
  const auto first = static_cast<std::int32_t>(differences.size());
  const auto estimate = analysis::estimate(differences);
  const double reached = (estimate.high - estimate.low) / 2.0;  // t s / sqrt(n)
  // N = (t s / d)^2 = n (reached / d)^2, with the t of the first n replicates.
  const double wanted = std::ceil(first * (reached / half_width) * (reached / half_width));
  if (!(wanted < static_cast<double>(cap))) return cap;  // also if the interval has no ends, or d is 0
  return std::clamp(static_cast<std::int32_t>(wanted), std::min(first, cap), cap);
}

std::int32_t replicates_needed(const Experiment& experiment, const std::filesystem::path& folder) {
  const Precision& wanted = *experiment.precision;
  const std::int32_t first = std::min(wanted.first_replicates, experiment.replicates);
  const std::vector<double> references = totals_of(folder, experiment.baseline, experiment, first);
  std::vector<double> differences = totals_of(folder, wanted.scenario, experiment, first);
  std::ranges::transform(differences, references, differences.begin(), std::minus<>());
  const double mean = analysis::estimate(references).mean;
  return replicates_for(differences, wanted.half_width * std::abs(mean), experiment.replicates);
}

}  // namespace minori::runs
