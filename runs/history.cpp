#include "runs/history.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "runs/schedule.hpp"

namespace minori::runs {
namespace {

/// The dated elements of a scenario.
struct Policy {
  std::vector<programme::Design> programmes;
  std::vector<policy::Measure> measures;
  std::vector<Shock> shocks;
  friend bool operator==(const Policy&, const Policy&) = default;
};

std::int32_t start_of(const programme::Design& each) { return each.first_fiscal_year; }
std::int32_t start_of(const policy::Measure& each) { return each.first_fiscal_year; }
std::int32_t start_of(const Shock& each) { return each.fiscal_year; }

/// What acts before 1 April of the fiscal year.
Policy policy_before(const Scenario& scenario, std::int32_t fiscal_year) {
  const auto acts = [&](const auto& each) {
    return std::max(start_of(each), scenario.first_fiscal_year) < fiscal_year;
  };
  Policy acting;
  const auto last = std::find_if(scenario.programmes.rbegin(), scenario.programmes.rend(), acts);
  acting.programmes.assign(scenario.programmes.begin(), last.base());
  for (auto& design : acting.programmes) {
    if (design.abolition_fiscal_year > 0 && design.abolition_fiscal_year < fiscal_year) continue;
    design.abolition_fiscal_year = 0;
    design.phase_out_years = 0;
  }
  std::copy_if(scenario.measures.begin(), scenario.measures.end(), std::back_inserter(acting.measures), acts);
  std::copy_if(scenario.shocks.begin(), scenario.shocks.end(), std::back_inserter(acting.shocks), acts);
  return acting;
}

/// One run, and its scenario with the values of its sample.
struct Member {
  const PlannedRun* run = nullptr;
  Scenario scenario;
};

/// The first year in which not all do the same.
std::int32_t parting_of(const std::vector<const Member*>& members) {
  std::set<std::int32_t> years;
  for (const Member* each : members)
    for (const std::int32_t year : turning_points(each->scenario)) years.insert(year);
  const Scenario& first = members.front()->scenario;
  for (const std::int32_t year : years) {
    const Policy wanted = policy_before(first, year + 1);
    const auto differs = [&](const Member* each) { return policy_before(each->scenario, year + 1) != wanted; };
    if (std::any_of(members.begin(), members.end(), differs)) return year;
  }
  return first.last_fiscal_year + 1;
}

/// Members that still do the same in the year after which others part, in the order of the runs.
std::vector<std::vector<const Member*>> classes_of(const std::vector<const Member*>& members, std::int32_t year) {
  std::vector<std::pair<Policy, std::vector<const Member*>>> classes;
  for (const Member* each : members) {
    const Policy policy = policy_before(each->scenario, year + 1);
    const auto found =
        std::find_if(classes.begin(), classes.end(), [&](const auto& known) { return known.first == policy; });
    if (found == classes.end())
      classes.push_back({policy, {each}});
    else
      found->second.push_back(each);
  }
  std::vector<std::vector<const Member*>> made;
  for (auto& each : classes) made.push_back(std::move(each.second));
  return made;
}

Trunk trunk_of(const std::vector<const Member*>& members) {
  Trunk made;
  const Scenario& first = members.front()->scenario;
  made.until = parting_of(members);
  made.scenario = history_of(first, made.until);
  for (const Member* each : members) made.runs.push_back(each->run);
  if (made.until > first.last_fiscal_year) {
    made.leaves = made.runs;
    return made;
  }
  for (const auto& each : classes_of(members, made.until)) {
    if (each.size() == 1)
      made.leaves.push_back(each.front()->run);
    else
      made.branches.push_back(std::make_shared<const Trunk>(trunk_of(each)));
  }
  return made;
}

double quarters_after(const Trunk& trunk, int from) {
  const int parting = quarters_until_parting(trunk);
  double quarters = parting - from;
  for (const auto& each : trunk.branches) quarters += quarters_after(*each, parting);
  const int whole = burn_in_quarters(trunk.scenario) + observed_quarters(trunk.scenario);
  return quarters + static_cast<double>(trunk.leaves.size()) * (whole - parting);
}

}  // namespace

Scenario history_of(const Scenario& scenario, std::int32_t fiscal_year) {
  Scenario history = scenario;
  history.name.clear();
  history.title_en.clear();
  history.title_ja.clear();
  Policy acting = policy_before(scenario, fiscal_year);
  history.programmes = std::move(acting.programmes);
  history.measures = std::move(acting.measures);
  history.shocks = std::move(acting.shocks);
  return history;
}

std::vector<std::int32_t> turning_points(const Scenario& scenario) {
  std::set<std::int32_t> years{scenario.first_fiscal_year};
  const auto add = [&](std::int32_t year) {
    years.insert(std::clamp(year, scenario.first_fiscal_year, scenario.last_fiscal_year + 1));
  };
  for (const auto& each : scenario.programmes) {
    add(start_of(each));
    add(each.abolition_fiscal_year);
  }
  for (const auto& each : scenario.measures) add(start_of(each));
  for (const auto& each : scenario.shocks) add(start_of(each));
  return {years.begin(), years.end()};
}

Trunk trunk_of(const std::vector<const PlannedRun*>& runs) {
  std::vector<Member> members;
  members.reserve(runs.size());
  for (const PlannedRun* run : runs) members.push_back({run, run->resolved()});
  std::vector<const Member*> all;
  for (const Member& each : members) all.push_back(&each);
  return trunk_of(all);
}

int quarters_until_parting(const Trunk& trunk) {
  return burn_in_quarters(trunk.scenario) + 4 * (trunk.until - trunk.scenario.first_fiscal_year);
}

double quarters_of(const Trunk& trunk) { return quarters_after(trunk, 0); }

}  // namespace minori::runs
