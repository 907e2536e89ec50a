#include "agents/node/phases.hpp"

#include <algorithm>

#include "agents/node/kinds.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

namespace minori::node {
namespace {

/// Neighbours on the map become neighbours in memory: sorted by kind, then region, then id.
struct Newcomer {
  std::uint8_t kind = 0;
  std::uint64_t region = 0;
  std::uint64_t id = 0;
  std::uint32_t row = 0;

  auto operator<=>(const Newcomer&) const = default;
};

template <class Ids, class Nodes, class Regions>
void find_newcomers(std::uint8_t kind, const Ids& ids, const Nodes& nodes, const Regions& regions,
                    const In<region::Id>& region_id, std::vector<Newcomer>& found) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0 && nodes[i] == no_row)
      found.push_back({kind, region_id[regions[i]], ids[i], static_cast<std::uint32_t>(i)});
}

template <class Ids, class Nodes, class Regions>
void tell_rows(const Ids& ids, const Nodes& nodes, const Regions& regions, Table& table) {
  auto id = table.write<Id>();
  auto row = table.write<AgentRow>();
  auto region = table.write<RegionRow>();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (nodes[i] == no_row) continue;
    id[nodes[i]] = ids[i];
    row[nodes[i]] = static_cast<std::uint32_t>(i);
    region[nodes[i]] = regions[i];
  }
}

/// Who left is met no more: its row may belong to another agent after a compaction, its ties go with the next T2.
void close_left(Table& table) {
  const auto id = table.read<Id>();
  auto kind = table.write<AgentKind>();
  for (std::size_t n = 0; n < id.size(); ++n)
    if (id[n] == 0) kind[n] = closed_kind;
}

}  // namespace

void enlist(const Step&, In<region::Id> region_id, In<laboratory::Id> laboratory_id,
            In<laboratory::Region> laboratory_region, In<innovator::Id> innovator_id,
            In<innovator::Region> innovator_region, In<institute::Id> institute_id,
            In<institute::Region> institute_region, In<coordinator::Id> coordinator_id,
            In<coordinator::Region> coordinator_region, Whole<laboratory::Node> laboratory_node,
            Whole<innovator::Node> innovator_node, Whole<institute::Node> institute_node,
            Whole<coordinator::Node> coordinator_node, Grow<Table> nodes) {
  std::vector<Newcomer> found;
  find_newcomers(laboratory_kind, laboratory_id, laboratory_node, laboratory_region, region_id, found);
  find_newcomers(innovator_kind, innovator_id, innovator_node, innovator_region, region_id, found);
  find_newcomers(institute_kind, institute_id, institute_node, institute_region, region_id, found);
  find_newcomers(coordinator_kind, coordinator_id, coordinator_node, coordinator_region, region_id, found);
  std::sort(found.begin(), found.end());
  for (const Newcomer& each : found) {
    const auto node = static_cast<std::uint32_t>(nodes.size());
    Table::Record made;
    made.at<Id>() = each.id;
    made.at<AgentKind>() = each.kind;
    nodes(made);
    if (each.kind == laboratory_kind) laboratory_node[each.row] = node;
    if (each.kind == innovator_kind) innovator_node[each.row] = node;
    if (each.kind == institute_kind) institute_node[each.row] = node;
    if (each.kind == coordinator_kind) coordinator_node[each.row] = node;
  }
  std::ranges::fill(nodes.held->write<Id>(), 0);  // the living say again who they are
  tell_rows(laboratory_id, laboratory_node, laboratory_region, *nodes.held);
  tell_rows(innovator_id, innovator_node, innovator_region, *nodes.held);
  tell_rows(institute_id, institute_node, institute_region, *nodes.held);
  tell_rows(coordinator_id, coordinator_node, coordinator_region, *nodes.held);
  close_left(*nodes.held);
}

void update_ties(const Step& step, In<Id> id, Use<Collected<TieEvent>> events, Use<Parameters> parameters,
                 Make<TieGraph> graph) {
  const TieParameters& p = parameters->tie;
  std::vector<TieEvent> living;
  living.reserve(events->events.size());
  for (const TieEvent& event : events->events)
    if (id[event.from] != 0 && id[event.to] != 0) living.push_back(event);
  const std::uint32_t now = step.quarter();
  const auto patience = static_cast<std::uint32_t>(p.unused_quarters);
  const TieGraph& before = *graph;
  const auto touch = [&](Tie& tie, const TieEvent& event) { ties::use_tie(tie, event, now, p); };
  const auto keep = [&](std::uint32_t from, const Tie& tie) {
    if (id[from] == 0 || id[tie.target] == 0) return false;
    if (now - tie.last_used < patience) return true;
    const double age = 0.25 * (now - tie.formed);
    const double draw = step.uniform(Stream::tie_decay, hash_of_pair(id[from], id[tie.target]));
    if (draw >= ties::decay_hazard(age, true, p)) return true;
    const bool bridge = !before.common_neighbour(from, tie.target);
    return !bridge && draw >= ties::decay_hazard(age, false, p);
  };
  graph->update(id.size(), living, touch, keep);
}

void count(const Step&, In<Id> id, In<RegionRow> region, Use<TieGraph> graph, Whole<region::Ties> ties,
           Whole<region::TiesCrossRegion> across) {
  for (std::uint32_t n = 0; n < graph->nodes(); ++n) {
    if (id[n] == 0) continue;
    for (const Tie& tie : graph->of(n)) {
      ++ties[region[n]];
      if (region[tie.target] != region[n]) ++across[region[n]];
    }
  }
}

}  // namespace minori::node
