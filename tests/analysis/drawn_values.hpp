#pragma once

/// Samples with known parameters, always the same ones.

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/random.hpp"

namespace minori::testing {

/// A sample of a distribution from its quantile function.
inline std::vector<double> drawn(std::size_t count, const std::function<double(double)>& quantile,
                                 std::uint64_t seed = 1) {
  const Chance chance{seed, 0};
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = quantile(chance.uniform(0, i));
  return values;
}

/// Density exponent `exponent`, from 1 on.
inline std::vector<double> drawn_pareto(std::size_t count, double exponent, std::uint64_t seed = 1) {
  return drawn(
      count, [=](double share) { return std::pow(1.0 - share, -1.0 / (exponent - 1.0)); }, seed);
}

inline std::vector<double> drawn_exponential(std::size_t count, std::uint64_t seed = 1) {
  return drawn(
      count, [](double share) { return -std::log1p(-share); }, seed);
}

/// Scale 1 around 0.
inline std::vector<double> drawn_laplace(std::size_t count, std::uint64_t seed = 1) {
  const auto quantile = [](double share) {
    return share < 0.5 ? std::log(2.0 * share + 1e-300) : -std::log(2.0 * (1.0 - share));
  };
  return drawn(count, quantile, seed);
}

inline std::vector<double> drawn_normal(std::size_t count, std::uint64_t seed = 1) {
  const auto quantile = [](double share) { return boost::math::quantile(boost::math::normal{}, share + 1e-17); };
  return drawn(count, quantile, seed);
}

}  // namespace minori::testing
