#include "agents/yearly.hpp"

#include <numeric>

#include "agents/economy.hpp"
#include "agents/network.hpp"
#include "agents/node/kinds.hpp"
#include "agents/simulation.hpp"
#include "agents/variety.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

LabelledData small_run() {
  Simulation simulation(load_scenario("small", {"burn_in_years=2", "horizon.last_fy=2016", "output.snapshot_years=2"}),
                        3);
  while (!simulation.finished()) simulation.step();
  return simulation.trajectory();
}

template <class Value>
const std::vector<Value>& values_of(const LabelledData& data, const std::string& name) {
  REQUIRE(data.variable(name) != nullptr);
  return std::get<std::vector<Value>>(data.variable(name)->values);
}

/// Sum of a million-yen flow over a year and all places.
double year_sum(const LabelledData& data, const std::string& name, std::size_t year) {
  const auto& values = values_of<float>(data, name);
  const std::size_t width = values.size() / data.dimension("time")->size();
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(4 * year * width);
  return std::accumulate(first, first + static_cast<std::ptrdiff_t>(4 * width), 0.0);
}

double flow_in(const LabelledData& data, const std::string& flow, std::size_t year) {
  const auto& names = std::get<std::vector<std::string>>(data.dimension("flow")->coordinates);
  const auto place = static_cast<std::size_t>(std::find(names.begin(), names.end(), flow) - names.begin());
  REQUIRE(place < names.size());
  return values_of<double>(data, "money_flow")[year * names.size() + place];
}

/// A world of five agents: 0-1, 1-2, 0-2 (a triangle), 2-3; agent 4 alone. Regions 0 0 0 1 1.
Economy five_agents() {
  Economy economy;
  auto& nodes = std::get<node::Table>(economy.tables);
  for (std::uint32_t number = 0; number < 5; ++number) {
    node::Table::Record made;
    made.at<node::Id>() = 100 + number;
    made.at<node::RegionRow>() = number < 3 ? 0 : 1;
    nodes.append(made);
  }
  std::vector<TieEvent> events;
  for (const auto& [a, b] : {std::pair{0U, 1U}, {0U, 2U}, {1U, 2U}, {2U, 3U}}) {
    events.push_back({a, b, 1, true, true});
    events.push_back({b, a, 1, true, true});
  }
  std::sort(events.begin(), events.end());
  economy.thing<TieGraph>().update(
      5, events, [](Tie& tie, const TieEvent&) { tie.strength = 0.5F; },
      [](std::uint32_t, const Tie&) { return true; });
  return economy;
}

}  // namespace

TEST_CASE("[O8] the network of a triangle with a tail is measured as by hand", "[agents][O8]") {
  const NetworkMeasures made = measure_network(five_agents());
  CHECK(made.agents == 4);
  CHECK(made.ties == 4);
  CHECK(made.density == Approx(4.0 / 6.0));
  CHECK(made.giant_component == Approx(1.0));
  CHECK(made.cross_region == Approx(0.25));
  CHECK(made.strength == Approx(0.5));
  // Agents 0 and 1 are in the triangle alone (1), agent 2 has one linked pair of three (1/3); agent 3 has one tie.
  CHECK(made.clustering == Approx((1.0 + 1.0 + 1.0 / 3.0) / 3.0));
  // Mean steps from 0, 1, 2, 3: (1+1+2)/3, (1+1+2)/3, 1, (1+2+2)/3; their mean 4/3.
  CHECK(made.mean_path == Approx(4.0 / 3.0));
  CHECK(made.mean_path_error == Approx(std::sqrt((2.0 / 9.0) / 3.0 / 4.0)));
}

TEST_CASE("[O8] brokerage counts coordinators on the ways between others", "[agents][O8]") {
  Economy economy = five_agents();
  CHECK(measure_network(economy).brokerage == 0.0);
  economy.write<node::AgentKind>()[2] = node::coordinator_kind;
  // From 0 and 1 one of three ways leads over 2, from 2 none, from 3 two of three; their mean (1/3 + 1/3 + 0 + 2/3)
  // / 4.
  const NetworkMeasures made = measure_network(economy);
  CHECK(made.brokerage == Approx(1.0 / 3.0));
  CHECK(made.brokerage_error == Approx(std::sqrt((2.0 / 9.0) / 3.0 / 4.0)));
}

TEST_CASE("[O9] variety is in effective numbers", "[agents][O9]") {
  const std::vector<std::int32_t> apart{4, 0, 0, 4};  // two regions, one field each
  CHECK(variety_of(apart, 2).fields == Approx(2.0));
  CHECK(variety_of(apart, 2).fields_within == Approx(1.0));
  CHECK(variety_of(apart, 2).profiles == Approx(2.0));
  CHECK(variety_of(apart, 2).hubs == Approx(2.0));
  const std::vector<std::int32_t> alike{2, 2, 2, 2};
  CHECK(variety_of(alike, 2).fields_within == Approx(2.0));
  CHECK(variety_of(alike, 2).profiles == Approx(1.0));
  const std::vector<std::int32_t> uneven{6, 0, 0, 2};  // weights 3/4 and 1/4: 1 / (0.75^0.75 0.25^0.25)
  CHECK(variety_of(uneven, 2).hubs == Approx(1.0 / (std::pow(0.75, 0.75) * std::pow(0.25, 0.25))));
  CHECK(variety_of(std::vector<std::int32_t>{0, 0}, 2).fields == 0.0);
}

TEST_CASE("[O8] a world without ties has measures of zero", "[agents][O8]") {
  const NetworkMeasures made = measure_network(Economy{});
  CHECK(made.ties == 0);
  CHECK(made.density == 0.0);
  CHECK(made.mean_path == 0.0);
}

TEST_CASE("[O9] bins close at their upper ends, the last is open", "[agents][O9]") {
  const Bins bins{"employees_up_to", "1", "employees", {4, 9}};
  CHECK(bins.count() == 3);
  CHECK(bins.of(0.0) == 0);
  CHECK(bins.of(4.0) == 0);
  CHECK(bins.of(4.5) == 1);
  CHECK(bins.of(9.0) == 1);
  CHECK(bins.of(1e9) == 2);
}

TEST_CASE("[O7] money between sectors adds up to what regions and clusters report", "[agents][O7]") {
  const LabelledData data = small_run();
  const auto years = data.dimension("year")->size();
  REQUIRE(years == data.dimension("time")->size() / 4);
  double granted = 0.0;
  for (std::size_t year = 0; year < years; ++year) {
    CHECK(flow_in(data, "grants", year) == Approx(year_sum(data, "grant", year)).epsilon(1e-5));
    CHECK(flow_in(data, "grants returned", year) == Approx(year_sum(data, "programme_returned", year)).margin(1e-3));
    granted += flow_in(data, "grants", year);
  }
  CHECK(granted > 0.0);
}

TEST_CASE("[O9] histograms hold everybody, every other year", "[agents][O9]") {
  const LabelledData data = small_run();
  const auto& snapshots = std::get<std::vector<std::int32_t>>(data.dimension("snapshot_year")->coordinates);
  const auto& years = std::get<std::vector<std::int32_t>>(data.dimension("year")->coordinates);
  REQUIRE(snapshots.size() == years.size() / 2);
  CHECK(snapshots.front() == years.front() + 1);
  const auto& by_size = values_of<std::int32_t>(data, "firms_by_employees");
  const auto& firms = values_of<std::int32_t>(data, "firms");
  const std::size_t regions = firms.size() / data.dimension("time")->size();
  const std::size_t bins = by_size.size() / snapshots.size();
  for (std::size_t k = 0; k < snapshots.size(); ++k) {
    const auto last_quarter = static_cast<std::size_t>(4 * (snapshots[k] - years.front()) + 3);
    const auto first = firms.begin() + static_cast<std::ptrdiff_t>(last_quarter * regions);
    const auto bin = by_size.begin() + static_cast<std::ptrdiff_t>(k * bins);
    CHECK(std::accumulate(bin, bin + static_cast<std::ptrdiff_t>(bins), std::int64_t{0}) ==
          std::accumulate(first, first + static_cast<std::ptrdiff_t>(regions), std::int64_t{0}));
  }
}

TEST_CASE("[O9] the change of structure is half the sum of the changes of shares since the first year",
          "[agents][O9]") {
  // Shares 1/2, 1/2, 0; then 3/4, 1/4, 0: (1/4 + 1/4) / 2; then 0, 0, 1: everything has moved.
  CHECK(changes_of_structure({1, 1, 0, 6, 2, 0, 0, 0, 9}, 3) == std::vector<double>{0.0, 0.25, 1.0});
  CHECK(changes_of_structure({}, 3).empty());
  const LabelledData data = small_run();
  const auto& sales = values_of<double>(data, "product_sales_by_field");
  CHECK(sales.size() == data.dimension("snapshot_year")->size() * data.dimension("field")->size());
  CHECK(std::accumulate(sales.begin(), sales.end(), 0.0) > 0.0);
}
