#include "agents/census.hpp"

#include <algorithm>
#include <utility>

#include "agents/node/kinds.hpp"
#include "agents/ties/rules.hpp"

namespace minori::census {
namespace {

double kilometres_between(const Geography& geography, std::uint32_t a, std::uint32_t b) {
  return geography.distance[a * geography.regions + b];
}

/// Identity of the organisation that an agent of the tie graph belongs to.
std::uint64_t organisation_of(const Economy& economy, std::uint32_t node) {
  if (economy.read<node::AgentKind>()[node] != node::laboratory_kind) return economy.read<node::Id>()[node];
  const std::uint32_t laboratory = economy.read<node::AgentRow>()[node];
  return economy.read<university::Id>()[economy.read<laboratory::University>()[laboratory]];
}

}  // namespace

std::vector<Firm> firms(const Economy& economy) {
  const auto ids = economy.read<firm::Id>();
  const auto innovator_of = economy.read<firm::Innovator>();
  const auto base_sales = economy.read<firm::BaseSales>();
  const auto intensity = economy.read<innovator::RndIntensity>();
  const auto revenue = economy.read<innovator::Revenue>();
  const auto member = economy.read<innovator::Member>();
  std::vector<Firm> made;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0) continue;
    Firm each{ids[i], static_cast<double>(base_sales[i]), static_cast<double>(economy.read<firm::Employees>()[i]),
              static_cast<double>(economy.read<firm::Weight>()[i])};
    each.region = economy.read<firm::Region>()[i];
    if (const std::uint32_t side = innovator_of[i]; lives(side, economy.read<innovator::Id>())) {
      each.sales += static_cast<double>(revenue[side]);
      each.research = static_cast<double>(base_sales[i]) * static_cast<double>(intensity[side]);
      each.innovation_demand = static_cast<double>(economy.read<innovator::Demand>()[side]);
      each.member = member[side] != no_row;
    }
    made.push_back(each);
  }
  std::sort(made.begin(), made.end(), [](const Firm& a, const Firm& b) { return a.id < b.id; });
  return made;
}

std::vector<ResearchTie> research_ties(const Economy& economy, std::uint32_t quarter) {
  const auto& graph = economy.thing<TieGraph>();
  const auto& geography = economy.thing<Geography>();
  const auto ids = economy.read<node::Id>();
  const auto region = economy.read<node::RegionRow>();
  std::vector<ResearchTie> made;
  for (std::uint32_t from = 0; from < graph.nodes(); ++from) {
    for (const Tie& tie : graph.of(from)) {
      if (tie.target < from || (tie.layers & ties::research_layer) == 0) continue;
      if (ids[from] == 0 || ids[tie.target] == 0) continue;
      ResearchTie each;
      each.one = ids[from];
      each.other = ids[tie.target];
      each.organisation_of_one = organisation_of(economy, from);
      each.organisation_of_other = organisation_of(economy, tie.target);
      if (each.one > each.other) {
        std::swap(each.one, each.other);
        std::swap(each.organisation_of_one, each.organisation_of_other);
      }
      each.kilometres = kilometres_between(geography, region[from], region[tie.target]);
      each.age = 0.25 * (quarter - tie.formed);
      each.bridge = !graph.common_neighbour(from, tie.target);
      each.unused = quarter - tie.last_used;
      made.push_back(each);
    }
  }
  std::sort(made.begin(), made.end(), [](const ResearchTie& a, const ResearchTie& b) {
    return std::pair(a.one, a.other) < std::pair(b.one, b.other);
  });
  return made;
}

std::vector<JointProject> joint_projects(const Economy& economy) {
  const auto ids = economy.read<project::Id>();
  const auto lead = economy.read<project::Lead>();
  const auto laboratory = economy.read<project::Laboratory>();
  const auto& geography = economy.thing<Geography>();
  std::vector<JointProject> made;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0 || !lives(lead[i], economy.read<innovator::Id>())) continue;
    if (!lives(laboratory[i], economy.read<laboratory::Id>())) continue;
    JointProject each{ids[i], economy.read<project::Stage>()[i]};
    each.kilometres = kilometres_between(geography, economy.read<innovator::Region>()[lead[i]],
                                         economy.read<laboratory::Region>()[laboratory[i]]);
    each.lead_employees =
        static_cast<double>(economy.read<firm::Employees>()[economy.read<innovator::Firm>()[lead[i]]]);
    const project::Spending& spent = economy.read<project::Spent>()[i];
    each.spent_by_firms = static_cast<double>(spent[project::Source::firm] + spent[project::Source::bank]);
    made.push_back(each);
  }
  std::sort(made.begin(), made.end(), [](const JointProject& a, const JointProject& b) { return a.id < b.id; });
  return made;
}

}  // namespace minori::census
