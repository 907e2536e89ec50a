#include <algorithm>
#include <tuple>
#include <vector>

#include "agents/accounts.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/coordinator/types.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

namespace minori::coordinator {

void keep(const Step&, In<Id> id, In<Region> region, In<Wage> wage, Whole<Type> type, Whole<Leaving> leaving,
          Whole<region::GovernmentCash> cash, Whole<region::LocalUpkeep> upkeep, Post post) {
  constexpr double most = 0.25;  // of a government's cash in a quarter (assumption)
  std::vector<std::tuple<std::uint32_t, std::uint64_t, std::size_t>> wanted;  // region, hash, coordinator
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (leaving[i] == post_ended) type[i] = kept, leaving[i] = stays;
    if (id[i] != 0 && type[i] == kept && leaving[i] == stays) wanted.emplace_back(region[i], hash_of(id[i]), i);
  }
  std::sort(wanted.begin(), wanted.end());
  std::uint32_t at = no_row;
  Money free = 0;
  for (const auto& [r, hash, i] : wanted) {
    if (r != at) free = static_cast<Money>(most * static_cast<double>(std::max<Money>(0, cash[r])));
    at = r;
    if (wage[i] > free) {
      leaving[i] = leaves;
      continue;
    }
    free -= wage[i];
    post.pay(Flow::kept_wages, cash[r], wage[i]);
    upkeep[r] += wage[i];
  }
}

namespace {

/// Coordinators among whom somebody who leaves finds a successor.
struct Colleagues {
  In<Id> id;
  In<Region> region;
  In<Cluster> cluster;
  In<Type> type;
  In<Leaving> leaving;

  /// E3  Successor: a colleague of the same cluster, else one in a standing post of the region; by hash of the pair.
  [[nodiscard]] std::uint32_t successor_of(std::size_t one) const {
    std::uint32_t best = no_row;
    std::pair<bool, std::uint64_t> first{};
    for (std::size_t i = 0; i < id.size(); ++i) {
      if (id[i] == 0 || leaving[i] != 0) continue;
      const bool same = cluster[one] != no_row && cluster[i] == cluster[one];
      if (!same && (type[i] != standing || region[i] != region[one])) continue;
      const std::pair<bool, std::uint64_t> rank{!same, hash_of_pair(id[one], id[i])};
      if (best != no_row && rank > first) continue;
      best = static_cast<std::uint32_t>(i);
      first = rank;
    }
    return best;
  }
};

}  // namespace

void hand_over(const Step& step, Rows rows, In<Id> id, In<Region> region, In<Cluster> cluster, In<Type> type,
               In<Leaving> leaving, In<Node> node, In<node::Id> node_id, Use<TieGraph> graph,
               Use<Parameters> parameters, Out<Successor> successor, Collect<ContactHandover> ties,
               Total<region::CoordinatorsLeft> left, Deaths<Table> deaths) {
  const double share = parameters->coordinator.handover;
  const Colleagues colleagues{id, region, cluster, type, leaving};
  for (const std::size_t i : rows) {
    successor[i] = no_row;
    if (id[i] == 0 || leaving[i] == 0) continue;
    deaths(i);
    left.add(region[i], 1);
    if (share > 0.0) successor[i] = colleagues.successor_of(i);
    if (successor[i] == no_row || node[successor[i]] == no_row) continue;
    const std::uint32_t to = node[successor[i]];
    for (const Tie& tie : graph->of(node[i])) {
      if (tie.target == to || node_id[tie.target] == 0) continue;
      const std::uint64_t pair = hash_of_pair(id[i], node_id[tie.target]);
      if (step.uniform(Stream::coordinator_handover, pair) >= share) continue;
      ties({{to, tie.target, ties::advice_layer, false, false}});
      ties({{tie.target, to, ties::advice_layer, false, false}});
    }
  }
}

void pass_projects_on(const Step&, Rows rows, Own<project::Id> id, In<Leaving> leaving, In<Successor> successor,
                      Use<Parameters> parameters, Out<project::Broker> broker, Out<project::BrokerSkill> skill) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || broker[i] == no_row || leaving[broker[i]] == 0) continue;
    broker[i] = successor[broker[i]];
    skill[i] = broker[i] == no_row ? 0.0F : static_cast<float>(parameters->coordinator.handover) * skill[i];
  }
}

}  // namespace minori::coordinator
