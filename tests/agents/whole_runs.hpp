#pragma once

/// Whole runs of shipped scenarios, and their indicators by year.

#include <numeric>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "agents/simulation.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

namespace minori::testing {

using Series = std::vector<double>;

inline LabelledData whole_run(const std::string& scenario, const std::vector<std::string>& overrides,
                              std::uint64_t seed) {
  Simulation simulation(load_scenario(scenario, overrides), seed);
  while (!simulation.finished()) simulation.step();
  return simulation.trajectory();
}

/// An indicator of the whole country by year: the year's sum of flows, its last value of stocks.
inline Series yearly(const LabelledData& data, const std::string& name) {
  const Variable* found = data.variable(name);
  REQUIRE(found != nullptr);
  const std::size_t quarters = data.dimension("time")->size();
  Series made;
  std::visit(
      [&](const auto& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>) {
          const std::size_t width = values.size() / quarters;
          const bool flow = found->cell_methods == "time: sum";
          for (std::size_t year = 0; year < quarters / 4; ++year) {
            double sum = 0.0;
            for (std::size_t quarter = flow ? 0 : 3; quarter < 4; ++quarter)
              for (std::size_t k = 0; k < width; ++k)
                sum += static_cast<double>(values[(4 * year + quarter) * width + k]);
            made.push_back(sum);
          }
        }
      },
      found->values);
  return made;
}

inline double mean_of(const Series& series) {
  return std::accumulate(series.begin(), series.end(), 0.0) / static_cast<double>(series.size());
}

}  // namespace minori::testing
