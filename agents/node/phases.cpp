#include "agents/node/phases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "agents/node/kinds.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"
#include "sim/draws.hpp"
#include "sim/sort.hpp"

namespace minori::node {
namespace {

/// Neighbours on the map become neighbours in memory: sorted by kind, then region, then id.
struct Newcomer {
  std::uint8_t kind = 0;
  std::uint64_t region = 0;
  std::uint64_t id = 0;
  std::uint32_t row = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): false alarm, a defaulted comparison compares with a literal 0
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

namespace {

/// A tie seen from one end.
struct End {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  [[nodiscard]] std::uint32_t group() const noexcept { return from; }
  // NOLINTNEXTLINE(modernize-use-nullptr): false alarm, a defaulted comparison compares with a literal 0
  auto operator<=>(const End&) const = default;
};

/// Who sits on which council, by node.
struct Councils {
  In<AgentKind> kind;
  In<AgentRow> row;
  In<innovator::Member> firm_member;
  In<laboratory::Member> laboratory_member;
  In<cluster::Vision> vision;

  [[nodiscard]] std::uint32_t of(std::uint32_t node) const {
    if (kind[node] == innovator_kind) return firm_member[row[node]];
    return kind[node] == laboratory_kind ? laboratory_member[row[node]] : no_row;
  }
  /// The shared vision of a common council, 0 without one.
  [[nodiscard]] double vision_of(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t council = of(a);
    return council != no_row && of(b) == council ? vision[council] : 0.0;
  }
};

/// T3  Unused ties that fade now if nothing happens to them, and ties of the dead; each from both ends, sorted.
class Fading {
 public:
  Fading(const Step& step, const In<Id>& id, const Councils& councils, const TieGraph& graph, const TieParameters& p)
      : step_(step), id_(id), councils_(councils), graph_(graph), p_(p), first_(id.size(), none) {
    constexpr std::size_t block = 1024;
    std::vector<std::vector<End>> parts(chunk_count(graph.nodes(), block));
    for_each_chunk(graph.nodes(), block, [&](Rows nodes, std::size_t number) { look_at(nodes, parts[number]); });
    for (const auto& part : parts)
      for (const End& each : part) ends_.insert(ends_.end(), {each, {each.to, each.from}});
    sort_events(ends_);
    for (std::size_t k = ends_.size(); k-- > 0;) first_[ends_[k].from] = static_cast<std::uint32_t>(k);
  }

  [[nodiscard]] bool at(std::uint32_t node) const { return first_[node] != none; }
  [[nodiscard]] bool contains(std::uint32_t from, std::uint32_t to) const {
    for (std::size_t k = first_[from]; k < ends_.size() && ends_[k].from == from; ++k)
      if (ends_[k].to == to) return true;
    return false;
  }

 private:
  /// Unused ties of some nodes, to be drawn for together.
  struct Unused {
    static constexpr std::size_t most = 256;
    std::array<const Tie*, most> tie;
    std::array<std::uint32_t, most> from;
    std::array<std::uint64_t, most> pair;
    std::array<double, most> draw;
    std::size_t count = 0;
  };

  void look_at(Rows nodes, std::vector<End>& found) const {
    const std::uint32_t now = step_.quarter();
    const auto patience = static_cast<std::uint32_t>(p_.unused_quarters);
    Unused unused;
    for (const std::size_t node : nodes) {
      const auto from = static_cast<std::uint32_t>(node);
      for (const Tie& tie : graph_.of(from)) {
        if (tie.target < from) continue;  // seen from its other end
        if (id_[from] == 0 || id_[tie.target] == 0) {
          found.push_back({from, tie.target});
        } else if (now - tie.last_used >= patience) {
          unused.tie[unused.count] = &tie;
          unused.from[unused.count] = from;
          unused.pair[unused.count++] = hash_of_pair(id_[from], id_[tie.target]);
          if (unused.count == Unused::most) decide(unused, found);
        }
      }
    }
    decide(unused, found);
  }

  void decide(Unused& unused, std::vector<End>& found) const {
    draw(step_.chance, Stream::tie_decay, std::span(unused.pair).first(unused.count),
         std::span(unused.draw).first(unused.count));
    for (std::size_t k = 0; k < unused.count; ++k) {
      const Tie& tie = *unused.tie[k];
      const double age = 0.25 * (step_.quarter() - tie.formed);
      if (unused.draw[k] >= ties::decay_hazard(age, 0.0, p_)) continue;  // no tie fades more readily than a bridge
      if (unused.draw[k] >= ties::decay_hazard(age, closure_of(unused.from[k], tie.target), p_)) continue;
      found.push_back({unused.from[k], tie.target});
    }
    unused.count = 0;
  }

  [[nodiscard]] double closure_of(std::uint32_t a, std::uint32_t b) const {
    return graph_.common_neighbour(a, b) ? 1.0 : councils_.vision_of(a, b);
  }

  const Step& step_;
  const In<Id>& id_;
  const Councils& councils_;
  const TieGraph& graph_;
  const TieParameters& p_;
  static constexpr std::uint32_t none = 0xffffffffU;
  std::vector<std::uint32_t> first_;  ///< place among the ends of the first of each node, or none
  std::vector<End> ends_;
};

}  // namespace

void update_ties(const Step& step, In<Id> id, In<AgentKind> kind, In<AgentRow> row, In<innovator::Member> firm_member,
                 In<laboratory::Member> laboratory_member, In<cluster::Vision> vision,
                 Use<Collected<TieEvent>> of_projects, Use<Collected<CoordinatorAdvice>> by_coordinators,
                 Use<Collected<InstituteAdvice>> by_institutes, Use<Collected<PlannerAdvice>> by_planners,
                 Use<Collected<ContactHandover>> handed, Use<Parameters> parameters, Make<TieGraph> graph) {
  const TieParameters& p = parameters->tie;
  std::vector<TieEvent> living;
  living.reserve(of_projects->events.size() + by_coordinators->events.size() + by_institutes->events.size() +
                 by_planners->events.size() + handed->events.size());
  const auto gather = [&](const auto& events) {
    for (const TieEvent& event : events)
      if (id[event.from] != 0 && id[event.to] != 0) living.push_back(event);
  };
  gather(of_projects->events);
  gather(by_coordinators->events);
  gather(by_institutes->events);
  gather(by_planners->events);
  gather(handed->events);
  sort_events(living);
  const Councils councils{kind, row, firm_member, laboratory_member, vision};
  const Fading fading(step, id, councils, *graph, p);
  const auto touch = [&](Tie& tie, const TieEvent& event) { ties::use_tie(tie, event, step.quarter(), p); };
  const auto keep = [&](std::uint32_t from, const Tie& tie) { return !fading.contains(from, tie.target); };
  graph->update(id.size(), living, touch, keep, [&](std::uint32_t node) { return fading.at(node); });
}

void count(const Step&, Rows rows, Own<Id> id, In<RegionRow> region, Use<TieGraph> graph, Total<region::Ties> ties,
           Total<region::TiesCrossRegion> across) {
  for (const std::size_t n : rows) {
    if (id[n] == 0) continue;
    std::int64_t outside = 0;
    const auto neighbours = graph->neighbours(static_cast<std::uint32_t>(n));
    for (const std::uint32_t each : neighbours) outside += region[each] != region[n] ? 1 : 0;
    ties.add(region[n], static_cast<std::int64_t>(neighbours.size()));
    across.add(region[n], outside);
  }
}

}  // namespace minori::node
