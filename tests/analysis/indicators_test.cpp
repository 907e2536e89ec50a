#include "analysis/indicators.hpp"

#include <cmath>

#include "analysis/statistics.hpp"
#include "tests/analysis/synthetic.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

/// One run, two regions, one year and a quarter.
LabelledData five_quarters() {
  auto data = testing::file_of({{"none", 1}}, 5);
  testing::add_panel(data, "startups", "region", {1, 2, 3, 4, 5, 6, 7, 8, 100, 100});
  testing::add_panel(data, "firms", "region", {10, 20, 10, 20, 10, 20, 50, 20, 900, 900}, "time: point");
  testing::add_panel(data, "coordinators", "region", {1, 3, 1, 3, 1, 3, 1, 3, 1, 1}, "time: point");
  testing::add_panel(data, "coordinator_skill", "region", {0.2, 0.6, 0.2, 0.6, 0.2, 0.6, 0.2, 0.6, 1, 1},
                     "time: point");
  testing::add_panel(data, "unheard_of", "region", std::vector<double>(10, 1.0), "time: sum");
  testing::add_panel(data, "mean_of_something", "region", std::vector<double>(10, 0.5), "time: point region: mean");
  testing::add_panel(data, "cluster_state", "cluster", std::vector<double>(5, 1.0), "time: point");
  return data;
}

}  // namespace

TEST_CASE("indicators are the numbers over run, time and place, states apart", "[analysis][indicators]") {
  const auto data = five_quarters();
  const auto indicators = indicators_of(data);
  CHECK(indicators.size() == 6);
  CHECK(indicator_named(indicators, "startups").long_name.ja == "大学等発ベンチャー設立数");
  CHECK(indicator_named(indicators, "unheard_of").kind == Kind::flow);
  CHECK(indicator_named(indicators, "unheard_of").long_name.ja == "unheard_of");
  CHECK(indicator_named(indicators, "mean_of_something").kind == Kind::level);
  CHECK(indicator_named(indicators, "firms").kind == Kind::stock);
  CHECK_THROWS_WITH(indicator_named(indicators, "startup"), Contains("no indicator 'startup' in this file; it has"));
}

TEST_CASE("flows are summed, stocks averaged over quarters, levels averaged over places by weight", "[analysis]") {
  const auto data = five_quarters();
  const auto indicators = indicators_of(data);
  const auto year_of = [&](const char* name) { return national_by_year(data, indicator_named(indicators, name)); };
  CHECK(year_of("startups").years == std::vector<std::int32_t>{2011});  // the odd quarter makes no year
  CHECK(year_of("startups").at(0, 0) == Approx(36.0));                  // 1 + ... + 8
  CHECK(year_of("firms").at(0, 0) == Approx(40.0));                     // (30 + 30 + 30 + 70) / 4
  CHECK(year_of("coordinator_skill").at(0, 0) == Approx(0.5));          // (1 x 0.2 + 3 x 0.6) / 4
  CHECK(year_of("mean_of_something").at(0, 0) == Approx(0.5));
  CHECK(over_horizon(year_of("startups"), Kind::flow)[0] == Approx(36.0));
}

TEST_CASE("ratios are of national and of regional values, and missing over nothing", "[analysis][indicators]") {
  auto data = testing::file_of({{"none", 1}}, 4);
  testing::add_panel(data, "sales", "region", {10, 0, 20, 0, 30, 0, 40, 0}, "time: sum");
  testing::add_panel(data, "employment", "region", {4, 0, 4, 0, 6, 0, 6, 0}, "time: point");
  const auto indicators = indicators_of(data);
  REQUIRE(indicators.size() == 3);
  const Indicator& productivity = indicator_named(indicators, "productivity");
  CHECK(national_by_year(data, productivity).at(0, 0) == Approx(20.0));  // 100 a year over 5 jobs
  const auto places = by_place(data, productivity, 0, 1);
  CHECK(places[0] == Approx(20.0));
  CHECK(std::isnan(places[1]));
}

TEST_CASE("a flow over the horizon is a sum of years, a stock their mean", "[analysis][indicators]") {
  const YearlySeries series{2, {2011, 2012}, {1.0, 3.0, missing, missing}};
  CHECK(over_horizon(series, Kind::flow)[0] == Approx(4.0));
  CHECK(over_horizon(series, Kind::stock)[0] == Approx(2.0));
  CHECK(std::isnan(over_horizon(series, Kind::flow)[1]));
}

TEST_CASE("by place, a flow is a yearly amount", "[analysis][indicators]") {
  const auto data = five_quarters();
  const auto indicators = indicators_of(data);
  const auto flow = by_place(data, indicator_named(indicators, "startups"), 0, 1);
  CHECK(flow == std::vector<double>{16.0, 20.0});  // 1 + 3 + 5 + 7, 2 + 4 + 6 + 8
  const auto stock = by_place(data, indicator_named(indicators, "firms"), 0, 1);
  CHECK(stock == std::vector<double>{20.0, 20.0});
}
