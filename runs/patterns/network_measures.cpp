#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <map>

#include "analysis/estimation/network.hpp"
#include "analysis/estimation/power_law.hpp"
#include "analysis/estimation/share.hpp"
#include "analysis/patterns/curves.hpp"
#include "runs/patterns/measures.hpp"

namespace minori::runs {
namespace {

using Ties = std::vector<census::ResearchTie>;

const Ties& ties_before(const PatternWorlds& worlds) { return worlds.without.samples.at(pattern_years.growth).ties; }
const Ties& ties_after(const PatternWorlds& worlds) { return worlds.without.samples.at(pattern_years.growth + 1).ties; }

/// Ties of organisations: a university is one, as in the data on joint applications that the facts come from.
analysis::TieList organisations(const Ties& ties) {
  std::map<std::uint64_t, std::uint32_t> numbers;
  const auto number_of = [&](std::uint64_t id) {
    return numbers.try_emplace(id, static_cast<std::uint32_t>(numbers.size())).first->second;
  };
  analysis::TieList list;
  for (const auto& tie : ties) {
    const std::uint32_t one = number_of(tie.organisation_of_one);
    list.emplace_back(one, number_of(tie.organisation_of_other));
  }
  return list;
}

double giant_share(const analysis::TieList& ties) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph;
  for (const auto& [one, other] : ties) boost::add_edge(one, other, graph);
  std::vector<std::size_t> component(boost::num_vertices(graph));
  if (component.empty()) return 0.0;
  std::vector<std::size_t> sizes(static_cast<std::size_t>(boost::connected_components(graph, component.data())), 0);
  for (const std::size_t each : component) ++sizes[each];
  return static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) / static_cast<double>(component.size());
}

/// Share of the ties chosen that are gone a year later.
template <class Chosen>
double gone_share(const PatternWorlds& worlds, const Chosen& chosen) {
  const auto pair_of = [](const census::ResearchTie& tie) { return std::pair(tie.one, tie.other); };
  const Ties& later = ties_after(worlds);
  std::size_t all = 0;
  std::size_t gone = 0;
  for (const auto& tie : ties_before(worlds)) {
    if (!chosen(tie)) continue;
    ++all;
    const auto found = std::lower_bound(later.begin(), later.end(), pair_of(tie),
                                        [&](const auto& each, const auto& pair) { return pair_of(each) < pair; });
    if (found == later.end() || pair_of(*found) != pair_of(tie)) ++gone;
  }
  return analysis::share_of(gone, all).share;
}

/// A tie that no running project holds.
bool is_unused(const census::ResearchTie& tie) { return tie.unused > 0; }

double old_ties_survive_more(const PatternWorlds& worlds) {
  const double old = gone_share(worlds, [](const auto& tie) { return is_unused(tie) && tie.age > 3.0; });
  const double young = gone_share(worlds, [](const auto& tie) { return is_unused(tie) && tie.age < 1.0; });
  return young - old;
}

template <class Statistic>
auto of_organisations(Statistic statistic) {
  return of_worlds([statistic](const PatternWorlds& each) { return statistic(organisations(ties_before(each))); });
}

std::vector<double> project_lengths(const PatternWorlds& worlds) {
  std::vector<double> lengths;
  for (const auto& project : worlds.without.samples.at(pattern_years.growth).projects)
    lengths.push_back(project.kilometres);
  return lengths;
}

std::vector<double> tie_lengths(const PatternWorlds& worlds) {
  std::vector<double> lengths;
  for (const auto& tie : ties_before(worlds)) lengths.push_back(tie.kilometres);
  return lengths;
}

double close_projects(const PatternWorlds& worlds) {
  return analysis::share_within(project_lengths(worlds), 100.0).share;
}

double long_ties(const PatternWorlds& worlds) { return analysis::share_beyond(tie_lengths(worlds), 100.0).share; }

analysis::FactCurve degree_curve(const PatternWorlds& world, const Scenario&) {
  return analysis::tail_curve(analysis::degrees_of(organisations(ties_before(world))),
                              analysis::Support::whole_numbers);
}

analysis::FactCurve clustering_of_degrees(const PatternWorlds& world, const Scenario&) {
  return analysis::clustering_curve(analysis::clustering_by_degree(organisations(ties_before(world))));
}

}  // namespace

Measures network_measures() {
  return {
      {"degree_tail", "density exponent of the number of partners of universities and firms",
       of_organisations([](const analysis::TieList& ties) {
         return analysis::power_law_tail(analysis::degrees_of(ties), analysis::Support::whole_numbers).exponent;
       }),
       degree_curve},
      {"clustering_degree", "Spearman's correlation of degree and mean clustering, universities and firms",
       of_organisations(
           [](const analysis::TieList& ties) { return analysis::clustering_by_degree(ties).correlation.coefficient; }),
       clustering_of_degrees},
      {"degree_assortativity", "Newman's r, universities and firms", of_organisations(analysis::degree_assortativity)},
      {"giant_component", "largest component over universities and firms with a tie", of_organisations(giant_share)},
      {"distance_half", "running joint projects, between the regions of firm and laboratory", of_worlds(close_projects),
       [](const PatternWorlds& world, const Scenario&) { return analysis::distance_curve(project_lengths(world)); }},
      {"long_ties", "research ties, between the regions of both ends", of_worlds(long_ties),
       [](const PatternWorlds& world, const Scenario&) { return analysis::distance_curve(tie_lengths(world)); }},
      {"bridge_decay", "unused ties without a common partner that are gone a year later",
       of_worlds([](const PatternWorlds& worlds) {
         return gone_share(worlds, [](const auto& tie) { return is_unused(tie) && tie.bridge; });
       })},
      {"old_ties", "unused ties: share that survives a year, older than 3 years less under 1 year",
       of_worlds(old_ties_survive_more)},
  };
}

}  // namespace minori::runs
