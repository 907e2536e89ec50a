#include <algorithm>
#include <atomic>
#include <limits>
#include <set>

#include "runs/patterns/check.hpp"
#include "runs/patterns/series.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::runs;

namespace {

analysis::StylisedFact fact_between(double low, double high) {
  return {"degree_tail", "a fact", low, high, "1", analysis::Role::emergent, "counted", "nobody"};
}

/// Two years of two regions: a flow and a stock.
LabelledData two_years() {
  LabelledData data;
  data.dimensions.push_back(
      {"time", "years", "time", std::vector<double>{2011, 2011.25, 2011.5, 2011.75, 2012, 2012.25, 2012.5, 2012.75}});
  data.dimensions.push_back({"region", "1", "region", std::vector<std::string>{"A", "B"}});
  data.variables.push_back({"region_code", "1", "code", "", {"region"}, std::vector<std::int32_t>{13, 1}});
  std::vector<std::int32_t> flow;
  std::vector<float> stock;
  for (int quarter = 0; quarter < 8; ++quarter) {
    flow.insert(flow.end(), {quarter, 10});
    stock.insert(stock.end(), {static_cast<float>(quarter), 0.5F});
  }
  data.variables.push_back({"starts", "1", "starts", "time: sum", {"time", "region"}, flow});
  data.variables.push_back({"ties", "1", "ties", "time: point", {"time", "region"}, stock});
  return data;
}

}  // namespace

TEST_CASE("a fact is met inside its range, near if the interval reaches it, else missed", "[runs][patterns]") {
  const auto fact = fact_between(2.0, 3.5);
  CHECK(verdict_on(fact, {2.0, 1.0, 3.0, 4}) == PatternVerdict::met);
  CHECK(verdict_on(fact, {3.5, 3.5, 3.5, 4}) == PatternVerdict::met);
  CHECK(verdict_on(fact, {1.9, 1.7, 2.1, 4}) == PatternVerdict::near);
  CHECK(verdict_on(fact, {4.0, 3.4, 4.6, 4}) == PatternVerdict::near);
  CHECK(verdict_on(fact, {1.9, 1.8, 1.95, 4}) == PatternVerdict::missed);
  CHECK(verdict_on(fact, {4.0, 3.9, 4.1, 4}) == PatternVerdict::missed);
}

TEST_CASE("a value without an interval is met or missed, no value is not measured", "[runs][patterns]") {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(verdict_on(fact_between(2.0, 3.5), {1.9, none, none, 1}) == PatternVerdict::missed);
  CHECK(verdict_on(fact_between(2.0, 3.5), {2.1, none, none, 1}) == PatternVerdict::met);
  CHECK(verdict_on(fact_between(2.0, 3.5), Measured{}) == PatternVerdict::not_measured);
}

TEST_CASE("flows of a year are added up, of stocks the last value counts", "[runs][patterns]") {
  const LabelledData data = two_years();
  const Series series(data);
  CHECK(series.first_year() == 2011);
  CHECK(series.last_year() == 2012);
  CHECK(series.by_place("starts", 2011) == std::vector<double>{0 + 1 + 2 + 3, 40});
  CHECK(series.by_place("starts", 2012) == std::vector<double>{4 + 5 + 6 + 7, 40});
  CHECK(series.all("starts", 2011, 2012) == 28 + 80);
  CHECK(series.by_place("ties", 2012) == std::vector<double>{7.0, 0.5});
  CHECK(series.regions({13, 47}) == std::vector<std::size_t>{0});
  CHECK_THROWS_AS(series.all("starts", 2013), std::invalid_argument);
  CHECK_THROWS_AS(series.all("stars", 2012), std::invalid_argument);
}

TEST_CASE("every measure belongs to a fact of the table, and to one only", "[runs][patterns]") {
  std::set<std::string_view> seen;
  for (const Measure& measure : all_measures()) {
    CHECK(seen.insert(measure.fact).second);
    const auto& facts = analysis::stylised_facts();
    CHECK(std::any_of(facts.begin(), facts.end(), [&](const auto& fact) { return fact.id == measure.fact; }));
  }
  CHECK(seen.size() >= 35);
}

TEST_CASE("the worlds of one seed give every fact that has a measure a value, whatever the number of threads",
          "[runs][patterns][decades]") {
  PatternPlan plan;
  plan.overrides = {"innovation.scale=0.1", "population.scale=0.001", "burn_in_years=4"};
  plan.seeds = 2;
  std::atomic<std::size_t> parts{0};
  plan.threads = 2;
  const auto worlds = make_pattern_worlds(plan, [&] { ++parts; });
  CHECK(parts == 2 * parts_of_worlds);
  REQUIRE(worlds.size() == 2);
  const auto checked = check_patterns(worlds, pattern_scenario(plan.overrides));
  CHECK(checked.size() == analysis::stylised_facts().size());
  for (const auto& each : checked) {
    INFO(each.fact.id);
    if (each.verdict == PatternVerdict::not_measured) CHECK_FALSE((each.note.en.empty() || each.note.ja.empty()));
  }
  plan.threads = 1;
  plan.seeds = 1;
  const auto again = make_pattern_worlds(plan, [] {});
  CHECK(again[0].programme.samples.at(2015).ties.size() == worlds[0].programme.samples.at(2015).ties.size());
  CHECK(Series(again[0].programme.trajectory).all("product_sales", 2024) ==
        Series(worlds[0].programme.trajectory).all("product_sales", 2024));
}
