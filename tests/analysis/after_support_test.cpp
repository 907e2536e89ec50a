#include "analysis/after_support.hpp"

#include <cmath>

#include "analysis/statistics.hpp"
#include "tests/analysis/synthetic.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

/// A panel of one run and one cluster.
Panel states(const std::vector<double>& values) { return {1, values.size(), 1, values}; }

/// `count` copies of `value`, appended.
void append(std::vector<double>& values, std::size_t count, double value) { values.insert(values.end(), count, value); }

/// Runs "none" and "with", one cluster: funded in quarters 0 to 9, then 30 quarters without support (ends at e = 10).
/// Without programme one start and 10 Myen a quarter. With it 5 starts and 50 Myen while funded; afterwards `starts`
/// and `money`.
LabelledData ten_funded_quarters(double starts, double money, std::size_t quarters_after = 30) {
  const std::size_t quarters = 10 + quarters_after;
  auto data = testing::file_of({{"none", 1}, {"with", 1}}, quarters);
  std::vector<double> state(quarters, 0.0), area_starts(quarters, 1.0), area_money(quarters, 10.0);
  append(state, 10, 1.0);
  append(state, quarters_after, 3.0);
  append(area_starts, 10, 5.0);
  append(area_starts, quarters_after, starts);
  append(area_money, 10, 50.0);
  append(area_money, quarters_after, money);
  testing::add_panel(data, "cluster_state", "cluster", state, "time: point");
  testing::add_panel(data, "area_starts", "cluster", area_starts);
  testing::add_panel(data, "area_money", "cluster", area_money);
  return data;
}

std::vector<SelfRunningCase> cases_of(const LabelledData& data, const SelfRunningRule& rule = {}) {
  return self_running_cases(data, RunsInFile(data), "none", rule, Activity::area);
}

}  // namespace

TEST_CASE("support ends in the first quarter after a supported one", "[analysis][after]") {
  SECTION("funded, then extended, then graduated is one spell") {
    const auto ends = support_ends(states({0, 1, 1, 2, 3, 5}));
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].quarter == 4);
    CHECK(ends[0].funded_quarters == 3);
    CHECK(ends[0].refunded == SupportEnd::never);
  }
  SECTION("a second award refunds the first end and makes an end of its own") {
    const auto ends = support_ends(states({1, 4, 0, 1, 1, 3}));
    REQUIRE(ends.size() == 2);
    CHECK(ends[0].quarter == 1);
    CHECK(ends[0].refunded == 3);
    CHECK(ends[1].quarter == 5);
    CHECK(ends[1].refunded == SupportEnd::never);
  }
  SECTION("never funded, or funded to the last quarter, has no end") {
    CHECK(support_ends(states({0, 0, 0})).empty());
    CHECK(support_ends(states({0, 1, 1})).empty());
  }
  SECTION("an end whose second award lasts to the horizon is refunded all the same") {
    const auto ends = support_ends(states({1, 3, 1, 1}));
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].refunded == 2);
  }
}

TEST_CASE("the self-running index is the smaller of two additional ratios", "[analysis][after]") {
  // starts_0 = 5 - 1 = 4, money_0 = 50 - 10 = 40; after: 4 - 1 = 3 and 22 - 10 = 12; min(3/4, 12/40) = 0.3.
  const auto cases = cases_of(ten_funded_quarters(4.0, 22.0));
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].fate == Fate::observed);
  CHECK(cases[0].starts_0 == Approx(4.0));
  CHECK(cases[0].money_0 == Approx(40.0));
  CHECK(cases[0].starts == Approx(3.0));
  CHECK(cases[0].money == Approx(12.0));
  CHECK(cases[0].index == Approx(0.3));
  CHECK_FALSE(cases[0].self_running);
  CHECK(cases_of(ten_funded_quarters(3.0, 30.0))[0].index == Approx(0.5));  // 2/4 and 20/40
  CHECK(cases_of(ten_funded_quarters(3.0, 30.0))[0].self_running);
  CHECK(cases_of(ten_funded_quarters(0.0, 30.0))[0].index == Approx(-0.25));  // fewer starts than without programme
}

TEST_CASE("only quarters e+8 to e+19 and the last 8 funded quarters enter the index", "[analysis][after]") {
  auto data = ten_funded_quarters(3.0, 30.0);
  auto& starts = std::get<std::vector<double>>(data.variables.back().values);
  REQUIRE(data.variables.back().name == "area_money");
  const std::size_t with = 40;  // first value of the second run
  for (const std::size_t outside : {0U, 1U, 10U, 17U, 30U, 39U}) starts[with + outside] = 1e6;
  CHECK(cases_of(data)[0].index == Approx(0.5));
  starts[with + 18] += 120.0;  // e + 8: money rises to (20 + 10) / 40, starts stay at 2/4
  CHECK(cases_of(data)[0].money == Approx(30.0));
  starts[with + 29] -= 240.0;  // e + 19
  CHECK(cases_of(data)[0].money == Approx(10.0));
  starts[with + 2] += 80.0;  // first of the last 8 funded quarters
  CHECK(cases_of(data)[0].money_0 == Approx(50.0));
}

TEST_CASE("floors keep small denominators from making success, and no denominator makes infinity",
          "[analysis][after]") {
  auto data = ten_funded_quarters(4.0, 22.0);
  auto& money = std::get<std::vector<double>>(data.variables.back().values);
  for (std::size_t quarter = 0; quarter < 10; ++quarter) money[40 + quarter] = 10.0;  // no additional money when funded
  SelfRunningRule rule;
  rule.floor_money = 100.0;
  CHECK(cases_of(data, rule)[0].index == Approx(0.12));  // 12 / 100
  rule.floor_money = 0.0;
  const auto undefined = cases_of(data, rule)[0];
  CHECK(undefined.fate == Fate::undefined);
  CHECK(std::isnan(undefined.index));
  CHECK_FALSE(undefined.self_running);
  CHECK(at_scale(SelfRunningRule{}, 0.2).floor_starts == Approx(0.05));
}

TEST_CASE("a window that passes the horizon or meets new support is censored", "[analysis][after]") {
  CHECK(cases_of(ten_funded_quarters(3.0, 30.0, 20))[0].fate == Fate::observed);
  CHECK(cases_of(ten_funded_quarters(3.0, 30.0, 19))[0].fate == Fate::past_horizon);
  auto data = ten_funded_quarters(3.0, 30.0);
  for (auto& variable : data.variables)
    if (variable.name == "cluster_state") std::get<std::vector<double>>(variable.values)[40 + 29] = 1.0;  // e + 19
  const auto cases = cases_of(data);
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].fate == Fate::refunded);
  CHECK(cases[1].fate == Fate::past_horizon);
  const auto summary = self_running_by_run(cases, 2)[1];
  CHECK(summary.ends == 2);
  CHECK(summary.observed == 0);
  CHECK(summary.refunded == 1);
  CHECK(summary.past_horizon == 1);
  CHECK(std::isnan(summary.share));
}

TEST_CASE("a run without its no-programme partner cannot be judged", "[analysis][after]") {
  auto data = ten_funded_quarters(3.0, 30.0);
  // A third run, replicate 2 of "with", has no partner.
  auto three = testing::file_of({{"none", 1}, {"with", 1}, {"with", 2}}, 40);
  for (const auto& variable : data.variables) {
    if (variable.dimensions.size() != 3) continue;
    auto values = std::get<std::vector<double>>(variable.values);
    const std::vector<double> second(values.begin() + 40, values.end());
    values.insert(values.end(), second.begin(), second.end());
    testing::add_panel(three, variable.name, "cluster", values);
  }
  const auto cases = cases_of(three);
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].fate == Fate::observed);
  CHECK(cases[1].fate == Fate::unpaired);
  const auto summaries = self_running_by_run(cases, 3);
  CHECK(summaries[1].share == 1.0);
  CHECK(summaries[1].index_mean == Approx(0.5));
  CHECK(summaries[2].undefined == 1);
  CHECK(std::isnan(summaries[2].index_mean));
}

TEST_CASE("files without clusters say so", "[analysis][after]") {
  const auto data = testing::file_of({{"none", 1}}, 4);
  CHECK_THROWS_WITH(cases_of(data), Contains("no variable 'area_starts'"));
  CHECK(followed_quantities(data).empty());
}

TEST_CASE("lasting additionality is the yearly amount at a lag after support", "[analysis][after]") {
  auto data = ten_funded_quarters(4.0, 22.0);
  const RunsInFile runs(data);
  const auto ends = support_ends(*panel(data, "cluster_state"));
  auto quantities = followed_quantities(data);
  REQUIRE(quantities.size() == 2);
  CHECK(quantities[0].id == "area_starts");
  const auto& starts = quantities[0];
  CHECK(additional_after(starts, ends, runs, "none", 1)[1] == Approx(12.0));   // 4 quarters of 4 - 1
  CHECK(std::isnan(additional_after(starts, ends, runs, "none", 1)[0]));       // the baseline has no end
  CHECK(additional_after(starts, ends, runs, "none", -1)[1] == Approx(16.0));  // 4 quarters of 5 - 1
  CHECK(std::isnan(additional_after(starts, ends, runs, "none", -3)[1]));      // before the award
  CHECK(additional_after(starts, ends, runs, "none", 6)[1] == Approx(12.0));   // quarters 34 to 37
  CHECK(std::isnan(additional_after(starts, ends, runs, "none", 7)[1]));       // quarters 38 to 41: past the horizon
  CHECK(activity_after(starts, ends, runs, "none", 1)[1] == Approx(0.75));     // 3 of 4
  CHECK(ends_at_risk(ends, {1}, 40, 6) == 1);
  CHECK(ends_at_risk(ends, {1}, 40, 7) == 0);
  CHECK(ends_at_risk(ends, {0}, 40, 1) == 0);
  SECTION("a year that reaches into new support does not count") {
    auto refunded = ends;
    refunded[0].refunded = 10 + 7;  // in year 1 after the end
    CHECK(std::isnan(additional_after(starts, refunded, runs, "none", 1)[1]));
    CHECK(additional_after(starts, refunded, runs, "none", 0)[1] == Approx(12.0));
  }
  SECTION("a funded level of zero leaves the curve missing") {
    for (std::size_t quarter = 0; quarter < 10; ++quarter) quantities[0].values.values[40 + quarter] = 1.0;
    CHECK(std::isnan(activity_after(quantities[0], ends, runs, "none", 1)[1]));
  }
}

TEST_CASE("what support leaves is the part of its last quarter's stock that is still there", "[analysis][after]") {
  // One run, two clusters, funded in quarter 0; one is funded again in quarter 8. Year 1 is quarters 5 to 8.
  const Panel state{1, 9, 2, {1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1}};
  const Panel stock{1, 9, 2, {8, 50, 8, 9, 7, 9, 6, 9, 6, 9, 4, 9, 3, 9, 3, 9, 2, 9}};
  CHECK(surviving_after(stock, support_ends(state), 1).at(0) == Approx(3.0 / 8.0));  // (4 + 3 + 3 + 2) / 4 of 8
  CHECK(surviving_after(stock, support_ends(state), 0).at(0) == Approx((6.75 + 9.0) / 58.0));
  CHECK(std::isnan(surviving_after(stock, support_ends(state), 2).at(0)));
}

TEST_CASE("quantities of prefectures are followed at the cluster's seat", "[analysis][after]") {
  auto data = testing::file_of({{"none", 1}}, 1, {"A", "B"}, {"K", "L"});
  testing::add_panel(data, "products_launched", "region", {7, 9});
  data.variables.push_back({"region_code", "1", "", "", {"region"}, std::vector<std::int32_t>{13, 27}});
  data.variables.push_back({"cluster_seat", "1", "", "", {"cluster"}, std::vector<std::int32_t>{27, 40}});
  const auto quantities = followed_quantities(data);
  REQUIRE(quantities.size() == 1);
  CHECK(quantities[0].id == "seat_products_launched");
  CHECK(quantities[0].values.at(0, 0, 0) == 9.0);
  CHECK(std::isnan(quantities[0].values.at(0, 0, 1)));  // no prefecture has code 40 here
}
