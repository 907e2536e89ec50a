#include "agents/events.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "agents/cluster/states.hpp"
#include "agents/simulation.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

using Counts = std::vector<std::int32_t>;
using Numbers = std::vector<double>;

LabelledData logged_run(std::vector<std::string> overrides = {"output.events=true"}) {
  overrides.insert(overrides.end(), {"burn_in_years=2", "horizon.last_fy=2024"});
  Simulation simulation(load_scenario("small", overrides), 3);
  while (!simulation.finished()) simulation.step();
  return simulation.trajectory();
}

template <class Values>
const Values& values_of(const LabelledData& data, const std::string& name) {
  REQUIRE(data.variable(name) != nullptr);
  return std::get<Values>(data.variable(name)->values);
}

const std::vector<std::string>& labels_of(const LabelledData& data, const std::string& dimension) {
  return std::get<std::vector<std::string>>(data.dimension(dimension)->coordinates);
}

struct Log {
  explicit Log(const LabelledData& data)
      : kinds(labels_of(data, "event_kind")),
        what(values_of<Counts>(data, "event_what")),
        time(values_of<Numbers>(data, "event_time")),
        region(values_of<Counts>(data, "event_region")),
        cluster(values_of<Counts>(data, "event_cluster")),
        stage(values_of<Counts>(data, "event_stage")),
        project(values_of<Numbers>(data, "event_project")),
        amount(values_of<std::vector<float>>(data, "event_amount")) {}

  [[nodiscard]] std::string name(std::size_t event) const { return kinds[static_cast<std::size_t>(what[event])]; }

  /// Events of some kinds by quarter and prefecture.
  [[nodiscard]] std::map<std::pair<double, std::int32_t>, std::int32_t> counted(
      const std::set<std::string>& of_kinds) const {
    std::map<std::pair<double, std::int32_t>, std::int32_t> counts;
    for (std::size_t event = 0; event < what.size(); ++event)
      if (of_kinds.count(name(event)) > 0) ++counts[{time[event], region[event]}];
    return counts;
  }

  std::vector<std::string> kinds;
  Counts what;
  Numbers time;
  Counts region;
  Counts cluster;
  Counts stage;
  Numbers project;
  std::vector<float> amount;
};

/// An indicator by quarter and prefecture, without its zeros.
std::map<std::pair<double, std::int32_t>, std::int32_t> indicator(const LabelledData& data, const std::string& name) {
  const auto& quarters = std::get<Numbers>(data.dimension("time")->coordinates);
  const auto& codes = values_of<Counts>(data, "region_code");
  const auto& values = values_of<Counts>(data, name);
  std::map<std::pair<double, std::int32_t>, std::int32_t> counts;
  for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter)
    for (std::size_t r = 0; r < codes.size(); ++r)
      if (const std::int32_t value = values[quarter * codes.size() + r]; value != 0)
        counts[{quarters[quarter], codes[r]}] = value;
  return counts;
}

}  // namespace

TEST_CASE("[A2] the log counts what the indicators count, by quarter and region", "[agents][A2]") {
  const LabelledData data = logged_run();
  const Log log(data);
  CHECK(log.counted({"project_started"}) == indicator(data, "project_starts"));
  CHECK(log.counted({"product_launched"}) == indicator(data, "products_launched"));
  CHECK(log.counted({"project_given_up", "project_failed"}) == indicator(data, "projects_failed"));
  CHECK(log.counted({"startup_founded"}) == indicator(data, "startups"));
  CHECK(log.counted({"project_started"}) != log.counted({"stage_passed"}));
  CHECK(std::is_sorted(log.time.begin(), log.time.end()));
}

TEST_CASE("[A2] a project begins once, passes stages in their order and spends ever more", "[agents][A2]") {
  const Log log(logged_run());
  std::map<double, std::int32_t> passed;
  std::map<double, float> spent;
  std::set<double> begun;
  for (std::size_t event = 0; event < log.what.size(); ++event) {
    const double project = log.project[event];
    if (project == 0.0) continue;
    if (log.name(event) == "project_started") CHECK(begun.insert(project).second);
    if (begun.count(project) == 0) continue;  // it began before the log
    CHECK(log.amount[event] >= spent[project]);
    spent[project] = log.amount[event];
    if (log.name(event) == "stage_passed") CHECK(log.stage[event] == ++passed[project]);
    if (log.name(event) == "product_launched") CHECK(passed[project] == 3);
  }
  CHECK(begun.size() > 100);
  CHECK(std::any_of(passed.begin(), passed.end(), [](const auto& each) { return each.second == 3; }));
}

TEST_CASE("[A2] awards begin with their grant of a year and end as the cluster's state says", "[agents][A2]") {
  const LabelledData data = logged_run({"output.events=true", "policy.stop_share=0", "policy.extension_share=0"});
  const Log log(data);
  const auto& states = values_of<Counts>(data, "cluster_state");
  const std::size_t clusters = labels_of(data, "cluster").size();
  std::map<std::int32_t, int> running;
  int awards = 0;
  for (std::size_t event = 0; event < log.what.size(); ++event) {
    const std::string name = log.name(event);
    if (name != "award_began" && name != "award_ended" && name != "own_scheme_began") continue;
    const auto quarter = static_cast<std::size_t>(std::lround(4.0 * (log.time[event] - 2011.0)));
    const std::int32_t state = states[quarter * clusters + static_cast<std::size_t>(log.cluster[event])];
    if (name == "award_began") {
      CHECK(state == cluster::funded);
      CHECK(log.amount[event] > 0.0F);
      CHECK(++running[log.cluster[event]] == 1);
      ++awards;
    } else if (running[log.cluster[event]] == 1) {
      CHECK(name == "award_ended");  // also where the region goes on in the same quarter
      CHECK((state == cluster::graduated || state == cluster::self_running));
      --running[log.cluster[event]];
    }
  }
  CHECK(awards > 1);
  CHECK(log.counted({"award_stopped", "award_extended"}).empty());
}

TEST_CASE("[A2] a run that is not asked for a log has none, and the same numbers", "[agents][A2]") {
  const LabelledData plain = logged_run({});
  const LabelledData logged = logged_run();
  CHECK(plain.dimension("event") == nullptr);
  for (const Variable& each : plain.variables) CHECK(logged.variable(each.name)->values == each.values);
  CHECK(logged.variables.size() == plain.variables.size() + 9);
}
