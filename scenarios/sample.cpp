#include "scenarios/sample.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>

#include "sim/math.hpp"
#include "sim/random.hpp"

namespace minori {

namespace {

/// Uses of chance in a design; the dimension is the event.
enum class SampleStream : std::uint64_t { order = 1, place, shift };

constexpr std::uint64_t sample_seed_word = 0x73616d706c65U;  // keeps designs apart from the chance of runs

Chance chance_of(std::uint64_t seed) { return {hash_of(seed, sample_seed_word), 0}; }

/// Slices 0 ... count - 1 of a dimension in a random order.
std::vector<std::size_t> shuffled(const Chance& chance, std::size_t count, std::uint32_t dimension) {
  std::vector<std::size_t> slices(count);
  std::iota(slices.begin(), slices.end(), std::size_t{0});
  const auto word = [&](std::size_t slice) { return chance.bits(SampleStream::order, slice, dimension).first; };
  std::sort(slices.begin(), slices.end(), [&](std::size_t left, std::size_t right) {
    return std::pair(word(left), left) < std::pair(word(right), right);
  });
  return slices;
}

void fill_latin_hypercube(const Chance& chance, std::vector<std::vector<double>>& points) {
  const std::size_t dimensions = points.empty() ? 0 : points.front().size();
  for (std::uint32_t k = 0; k < dimensions; ++k) {
    const auto slices = shuffled(chance, points.size(), k);
    for (std::size_t i = 0; i < points.size(); ++i)
      points[i][k] = (static_cast<double>(slices[i]) + chance.uniform(SampleStream::place, i, k)) /
                     static_cast<double>(points.size());
  }
}

void fill_sobol(const Chance& chance, std::vector<std::vector<double>>& points) {
  const std::size_t dimensions = points.empty() ? 0 : points.front().size();
  if (dimensions == 0) return;
  boost::random::sobol sequence(dimensions);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::uint32_t k = 0; k < dimensions; ++k) {
      // Boost leaves the first point, the origin, out; without it 2^m points are not evenly spread (Owen 2020).
      const double coordinate = i == 0 ? 0.0 : unit_interval(sequence());
      const double shifted = coordinate + chance.uniform(SampleStream::shift, 0, k);
      points[i][k] = shifted < 1.0 ? shifted : shifted - 1.0;
    }
  }
}

void fill_random(const Chance& chance, std::vector<std::vector<double>>& points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::uint32_t k = 0; k < points[i].size(); ++k) points[i][k] = chance.uniform(SampleStream::place, i, k);
}

double triangular_quantile(const SampledParameter& parameter, double probability) {
  const double width = parameter.high - parameter.low;
  const double rise = parameter.mode - parameter.low;
  const double fall = parameter.high - parameter.mode;
  // F(x) = (x - low)^2 / (width rise) below the mode, 1 - (high - x)^2 / (width fall) above it.
  if (probability * width < rise) return parameter.low + std::sqrt(probability * width * rise);
  return parameter.high - std::sqrt((1.0 - probability) * width * fall);
}

}  // namespace

std::vector<std::vector<double>> unit_points(SampleMethod method, std::size_t dimensions, std::size_t count,
                                             std::uint64_t seed) {
  std::vector<std::vector<double>> points(count, std::vector<double>(dimensions));
  const Chance chance = chance_of(seed);
  switch (method) {
    case SampleMethod::latin_hypercube: fill_latin_hypercube(chance, points); break;
    case SampleMethod::sobol: fill_sobol(chance, points); break;
    case SampleMethod::random: fill_random(chance, points); break;
  }
  return points;
}

double quantile(const SampledParameter& parameter, double probability) {
  const double width = parameter.high - parameter.low;
  switch (parameter.distribution) {
    case Distribution::uniform: break;
    case Distribution::log_uniform:
      return parameter.low * math::exp(probability * math::log(parameter.high / parameter.low));
    case Distribution::triangular: return width > 0.0 ? triangular_quantile(parameter, probability) : parameter.low;
  }
  return parameter.low + probability * width;
}

std::vector<std::vector<ParameterValue>> sampled_values(const Sample& sample, std::int32_t replicates,
                                                        std::uint64_t seed) {
  std::vector<std::vector<ParameterValue>> values(static_cast<std::size_t>(replicates));
  if (sample.parameters.empty()) return values;
  const auto per_point = static_cast<std::size_t>(sample.seeds_per_point);
  const std::size_t count = (values.size() + per_point - 1) / per_point;
  const auto points = unit_points(sample.method, sample.parameters.size(), count, seed);
  for (std::size_t r = 0; r < values.size(); ++r) {
    for (std::size_t k = 0; k < sample.parameters.size(); ++k)
      values[r].push_back({sample.parameters[k].key, quantile(sample.parameters[k], points[r / per_point][k])});
    for (const auto& each : sample.dependents) {
      const auto of = std::find_if(values[r].begin(), values[r].end(),
                                   [&](const ParameterValue& sampled) { return sampled.key == each.of; });
      values[r].push_back({each.key, each.offset + each.factor * of->value});
    }
  }
  return values;
}

}  // namespace minori
