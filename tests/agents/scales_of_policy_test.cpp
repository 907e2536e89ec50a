/// What a programme adds, by the scale of background firms up to every establishment of Japan.
/// Long, and of 2 GiB:  minori_agents_tests "[policy_scales]"

#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "tests/agents/whole_runs.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::whole_run;
using minori::testing::yearly;

namespace {

/// Mean over seeds of what a programme adds, and its standard error.
struct Added {
  double mean = 0.0;
  double error = 0.0;
};

Added added_of(const std::vector<double>& differences) {
  const auto count = static_cast<double>(differences.size());
  Added made;
  for (const double each : differences) made.mean += each / count;
  double squares = 0.0;
  for (const double each : differences) squares += (each - made.mean) * (each - made.mean);
  made.error = std::sqrt(squares / (count - 1.0) / count);
  return made;
}

constexpr std::array indicators{"project_starts", "prototypes", "private_money", "ties"};

using Differences = std::array<std::vector<double>, indicators.size()>;

/// The whole time's sum of each indicator with the programme less without it, one seed.
void add_pair(const std::string& scale, std::uint64_t seed, Differences& differences) {
  const auto run = [&](const std::string& enabled) {
    return whole_run("risp",
                     {"innovation.scale=0.2", "population.scale=" + scale, "burn_in_years=4", "horizon.last_fy=2025",
                      "policy.enabled=" + enabled},
                     seed);
  };
  const LabelledData with = run("true");
  const LabelledData without = run("false");
  const auto sum = [](const LabelledData& data, const std::string& name) {
    const auto series = yearly(data, name);
    return std::accumulate(series.begin(), series.end(), 0.0);
  };
  for (std::size_t k = 0; k < indicators.size(); ++k)
    differences[k].push_back(sum(with, indicators[k]) - sum(without, indicators[k]));
}

/// True if two means differ by no more than four standard errors of their difference: with few seeds the errors
/// themselves are known to within half.
bool agree(const Added& a, const Added& b) { return std::abs(a.mean - b.mean) <= 4.0 * std::hypot(a.error, b.error); }

}  // namespace

TEST_CASE("what a programme adds agrees over scales from 0.002 to 1 within noise", "[policy_scales][scales][.long]") {
  Differences reference;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) add_pair("0.01", seed, reference);
  const Added ties = added_of(reference.back());
  CHECK_FALSE(agree(ties, {2.0 * ties.mean, ties.error}));  // twice the effect would be seen
  for (const auto& [scale, seeds] : {std::pair{"0.002", 6U}, std::pair{"0.1", 4U}, std::pair{"1", 3U}}) {
    Differences found;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) add_pair(scale, seed, found);
    for (std::size_t k = 0; k < indicators.size(); ++k) {
      const Added here = added_of(found[k]);
      const Added there = added_of(reference[k]);
      INFO(indicators[k] << " added at scale " << scale << " " << here.mean << " (standard error " << here.error
                         << "), at 0.01 " << there.mean << " (" << there.error << ")");
      CHECK(agree(here, there));
    }
  }
}
