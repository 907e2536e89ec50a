#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "tests/agents/whole_runs.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::mean_of;
using minori::testing::Series;
using minori::testing::whole_run;
using minori::testing::yearly;

namespace {

struct Trend {
  double change = 0.0;  ///< over the whole series, relative to its mean
  double error = 0.0;   ///< standard error, widened for the likeness of neighbouring years
};

/// Least squares through the years; the error is widened by (1 + r) / (1 - r), r the correlation of neighbouring
/// residuals (a first-order autoregression).
Trend trend_of(const Series& series) {
  const auto n = static_cast<double>(series.size());
  const double mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
  double xx = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double x = static_cast<double>(i) - 0.5 * (n - 1.0);
    xx += x * x;
    xy += x * (series[i] - mean);
  }
  const double slope = xy / xx;
  Series rest;
  for (std::size_t i = 0; i < series.size(); ++i)
    rest.push_back(series[i] - mean - slope * (static_cast<double>(i) - 0.5 * (n - 1.0)));
  double squares = 0.0;
  double neighbours = 0.0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    squares += rest[i] * rest[i];
    if (i > 0) neighbours += rest[i] * rest[i - 1];
  }
  const double likeness = squares > 0.0 ? std::clamp(neighbours / squares, 0.0, 0.8) : 0.0;
  const double error = std::sqrt(squares / (n - 2.0) / xx * (1.0 + likeness) / (1.0 - likeness));
  return {slope * (n - 1.0) / mean, error * (n - 1.0) / std::abs(mean)};
}

/// No trend: the change over the series is below `most`, or it is within 3 standard errors of chance.
bool steady(const Series& series, double most) {
  const Trend trend = trend_of(series);
  return std::abs(trend.change) <= most || std::abs(trend.change) <= 3.0 * trend.error;
}

Series last(const Series& series, std::size_t years) {
  return {series.end() - static_cast<std::ptrdiff_t>(years), series.end()};
}

const std::vector<std::string> indicators{"firms",
                                          "knowledge_firms",
                                          "employment",
                                          "sales",
                                          "firm_entries",
                                          "firm_exits",
                                          "bank_loans",
                                          "firm_cash",
                                          "needs",
                                          "project_starts",
                                          "projects_stage1",
                                          "projects_stage2",
                                          "projects_stage3",
                                          "projects_stage4",
                                          "prototypes",
                                          "products_launched",
                                          "products_on_sale",
                                          "product_sales",
                                          "papers_foreign",
                                          "seeds",
                                          "patents_domestic",
                                          "startups",
                                          "ties",
                                          "coordinators",
                                          "private_money"};

}  // namespace

TEST_CASE("the check of steadiness accepts noise and refuses a drift of one in a hundred a year", "[steady]") {
  Series noise;
  Series drift;
  for (int year = 0; year < 20; ++year) {
    const double wobble = 3.0 * std::sin(2.4 * year);
    noise.push_back(100.0 + wobble);
    drift.push_back(100.0 + wobble + 1.0 * year);
  }
  CHECK(steady(noise, 0.04));
  CHECK_FALSE(steady(drift, 0.04));
}

TEST_CASE("without programmes and shocks the last 20 years have no trend", "[steady][model][decades]") {
  const std::vector<std::string> overrides{"innovation.scale=0.2", "population.scale=0.002", "horizon.last_fy=2050"};
  std::vector<LabelledData> worlds;
  for (std::uint64_t seed = 11; seed < 16; ++seed) worlds.push_back(whole_run("baseline", overrides, seed));
  for (const std::string& name : indicators) {
    Series series(20, 0.0);
    for (const LabelledData& world : worlds)
      std::ranges::transform(series, last(yearly(world, name), 20), series.begin(), std::plus<>());
    const Trend trend = trend_of(series);
    INFO(name << " changes by " << 100.0 * trend.change << " % (standard error " << 100.0 * trend.error
              << ") over the last 20 years");
    // Few large firms sell much: seeds differ by 3 %, and firms that live for decades still learn (ODD 9).
    CHECK(steady(series, name == "product_sales" ? 0.08 : 0.04));
  }
}

TEST_CASE("firms close and go bankrupt as often as published", "[steady][F5][decades]") {
  const LabelledData data =
      whole_run("baseline", {"innovation.scale=0.1", "population.scale=0.005", "horizon.last_fy=2030"}, 12);
  const double exits = mean_of(yearly(data, "firm_exits"));
  const double exit_rate = exits / mean_of(yearly(data, "firms"));
  CHECK(exit_rate > 0.035);  // SME white papers 2008 and 2019
  CHECK(exit_rate < 0.065);
  const double bankrupt = mean_of(yearly(data, "bankruptcies")) / exits;
  CHECK(bankrupt > 0.1);  // press 2019
  CHECK(bankrupt < 0.3);
}

TEST_CASE("the scale of background firms moves innovation only within its noise", "[scales][model][decades]") {
  const auto at = [](const char* scale, std::uint64_t seed) {
    return whole_run(
        "baseline",
        {"innovation.scale=0.1", std::string("population.scale=") + scale, "burn_in_years=4", "horizon.last_fy=2022"},
        seed);
  };
  const LabelledData reference = at("0.01", 13);
  const LabelledData other_seed = at("0.01", 14);
  for (const char* scale : {"0.002", "0.05"}) {
    const LabelledData scaled = at(scale, 13);
    for (const char* name : {"firms", "employment", "sales"}) {
      INFO(name << " at " << scale);
      CHECK(mean_of(yearly(scaled, name)) == Approx(mean_of(yearly(reference, name))).epsilon(0.03));
    }
    // A few large firms carry the loans, so another seed moves them by 5 %.
    CHECK(mean_of(yearly(scaled, "bank_loans")) == Approx(mean_of(yearly(reference, "bank_loans"))).epsilon(0.12));
    for (const char* name : {"papers_foreign", "seeds", "needs", "project_starts", "prototypes"}) {
      const double base = mean_of(yearly(reference, name));
      const double noise = std::abs(mean_of(yearly(other_seed, name)) - base);
      INFO(name << " at " << scale << ", another seed moves it by " << noise);
      CHECK(std::abs(mean_of(yearly(scaled, name)) - base) <= std::max(3.0 * noise, 0.03 * base));
    }
  }
}
