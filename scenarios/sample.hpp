#pragma once

/// Uncertain parameters of an experiment: a design of points, each a value for every sampled parameter.
///
/// All entries of a replicate use one point, as they use one seed: differences between entries stay paired, and their
/// spread over replicates tells how much the answer depends on what nobody has measured.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace minori {

enum class SampleMethod { latin_hypercube, sobol, random };
inline constexpr std::array sample_method_names{"latin_hypercube", "sobol", "random"};

enum class Distribution { uniform, log_uniform, triangular };
inline constexpr std::array distribution_names{"uniform", "log_uniform", "triangular"};

struct SampledParameter {
  std::string key;  ///< "parameters.<group>.<name>"
  Distribution distribution = Distribution::uniform;
  double low = 0.0;
  double high = 0.0;
  double mode = 0.0;  ///< of a triangular distribution: its most likely value
};

/// A parameter that follows a sampled one:  value = offset + factor * of
struct DependentParameter {
  std::string key;
  std::string of;  ///< key of a sampled parameter
  double factor = 1.0;
  double offset = 0.0;
};

struct Sample {
  SampleMethod method = SampleMethod::latin_hypercube;
  std::int32_t seeds_per_point = 1;          ///< replicates that share a point, one after the other
  std::vector<std::string> origins;          ///< of defaults (sim/parameter.hpp): all such parameters are sampled
  std::vector<SampledParameter> parameters;  ///< those and the listed ones; empty: nothing is sampled
  std::vector<DependentParameter> dependents;
};

/// A parameter at a point.
struct ParameterValue {
  std::string key;
  double value = 0.0;

  friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
};

/// `count` points in the unit cube of `dimensions`, [point][dimension] in [0, 1), made from `seed`.
///
/// - latin_hypercube: each of `count` equal slices of every dimension holds one point (McKay, Beckman and Conover
/// 1979);
///   another count gives other points.
/// - sobol: the low-discrepancy sequence of Sobol' (1967) with the directions of Joe and Kuo (2008), shifted at random
///   (Cranley and Patterson 1976); more points keep those before.
/// - random: independent; more points keep those before.
[[nodiscard]] std::vector<std::vector<double>> unit_points(SampleMethod method, std::size_t dimensions,
                                                           std::size_t count, std::uint64_t seed);

/// The value below which the share `probability` of the distribution lies.
[[nodiscard]] double quantile(const SampledParameter& parameter, double probability);

/// The values that every replicate uses, [replicate][parameter], those of dependent parameters last; empty lists if
/// nothing is sampled.
[[nodiscard]] std::vector<std::vector<ParameterValue>> sampled_values(const Sample& sample, std::int32_t replicates,
                                                                      std::uint64_t seed);

}  // namespace minori
