#include "runs/precision.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/indicators.hpp"
#include "analysis/statistics.hpp"
#include "output/reader.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

/// The national value over the horizon of the one run in `file`.
double total_in(const std::filesystem::path& file, const std::string& name) {
  const LabelledData data = Reader(file).read_all();
  const auto indicators = analysis::indicators_of(data);
  const analysis::Indicator& indicator = analysis::indicator_named(indicators, name);
  return analysis::over_horizon(analysis::national_by_year(data, indicator), indicator.kind).front();
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
  std::vector<double> references;
  std::vector<double> differences;
  for (std::int32_t replicate = 0; replicate < std::min(wanted.first_replicates, experiment.replicates); ++replicate) {
    const std::uint64_t seed = replicate_seed(experiment.seed, replicate);
    references.push_back(total_in(run_file(folder, experiment.baseline, seed), wanted.indicator));
    differences.push_back(total_in(run_file(folder, wanted.scenario, seed), wanted.indicator) - references.back());
  }
  const double mean = analysis::estimate(references).mean;
  return replicates_for(differences, wanted.half_width * std::abs(mean), experiment.replicates);
}

}  // namespace minori::runs
