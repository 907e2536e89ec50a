#include <algorithm>
#include <array>

#include "agents/coordinator/brokerage.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/coordinator/types.hpp"
#include "agents/node/kinds.hpp"
#include "agents/policy/posts.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"
#include "sim/draws.hpp"

namespace minori::coordinator {
namespace {

/// Where a coordinator looks: by `exchange` with those of other regions anywhere in the country, else in one of the
/// cluster's regions or its own.
std::size_t pick_region(std::uint32_t cluster, std::size_t home, double exchange, const Geography& geography,
                        std::uint64_t word) {
  if (exchange > 0.0 && unit_interval(hash_of(word, 1)) < exchange)
    return Chance::scaled(hash_of(word, 2), geography.regions);
  if (cluster == no_row) return home;
  const auto& regions = geography.cluster_regions[cluster];
  return regions[Chance::scaled(word, regions.size())];
}

/// A firm in need and a laboratory that a coordinator sets side by side.
struct Pair {
  std::uint32_t firm = no_row;
  std::uint32_t laboratory = no_row;
  double near = 0.0;          ///< proximity of what is needed and what is known
  double seed_quality = 0.0;  ///< 0 without a seed
};

/// What coordinators see of firms, seeds and laboratories.
struct Found {
  In<innovator::Need> need;
  In<seed::Laboratory> seed_laboratory;
  In<seed::Capability> seed_capability;
  In<seed::Quality> seed_quality;
  In<laboratory::Field> laboratory_field;
  In<laboratory::Knowledge> laboratory_knowledge;
};

/// Who stands at a node.
struct Nodes {
  In<node::Id> node_id;
  In<node::AgentKind> kind;
  In<node::AgentRow> row;
};

/// What a coordinator can look through.
struct Desk : Found, Nodes {
  const TieGraph& graph;
  const NeedIndex& needs;
  const SeedIndex& seeds;
  const Geography& geography;
  const Proximity& proximity;

  [[nodiscard]] Pair with_seed(std::uint32_t firm, std::uint32_t seed) const {
    if (firm == no_row || seed == no_row) return {};
    const double near = proximity.of(need[firm].capabilities[0], seed_capability[seed]);
    return {firm, seed_laboratory[seed], near, seed_quality[seed]};
  }

  /// The contact on whom the choice falls: by who the two are, the quarter and the number of the look, not by a place
  /// in a list.
  [[nodiscard]] std::uint32_t pick_contact(std::span<const Tie> contacts, std::uint64_t key) const {
    std::uint32_t chosen = no_row;
    std::uint64_t least = 0;
    for (const Tie& tie : contacts) {
      const std::uint64_t draw = hash_of(key, node_id[tie.target]);
      if (chosen != no_row && draw >= least) continue;
      chosen = tie.target;
      least = draw;
    }
    return chosen;
  }

  /// A firm or laboratory that the coordinator knows, and somebody of the region for it.
  [[nodiscard]] Pair from_contact(std::uint32_t contact, std::size_t region, std::uint64_t word) const {
    const std::uint32_t agent = row[contact];
    if (kind[contact] == node::innovator_kind) {
      if (need[agent].open == 0) return {};
      const std::size_t wanted = need[agent].capabilities[0] / places_per_field;
      return with_seed(agent, pick_row(seeds.of(geography.cell(region, wanted)), word));
    }
    if (kind[contact] != node::laboratory_kind) return {};
    const std::uint32_t firm = pick_row(needs.of(geography.cell(region, laboratory_field[agent])), word);
    if (firm == no_row) return {};
    const Capability wanted = need[firm].capabilities[0];
    const Kene& kene = laboratory_knowledge[agent];
    const std::size_t best = best_unit(kene, wanted, proximity);
    return {firm, agent, best == units_of_kene ? 0.0 : proximity.of(kene.units.capability[best], wanted), 0.0};
  }

  [[nodiscard]] Pair from_region(std::size_t region, std::size_t field, const Bits& words) const {
    const std::size_t cell = geography.cell(region, field);
    return with_seed(pick_row(needs.of(cell), words.first), pick_row(seeds.of(cell), words.second));
  }

  /// From a contact, if there are any and the one chosen has something to offer; else from the region, so that a
  /// contact without a need costs no look.
  [[nodiscard]] Pair look(std::span<const Tie> contacts, std::size_t region, std::size_t field,
                          const Bits& words) const {
    if (!contacts.empty()) {
      const Pair known = from_contact(pick_contact(contacts, mix(words.first)), region, words.second);
      if (known.firm != no_row) return known;
    }
    return from_region(region, field, words);
  }
};

}  // namespace

void introduce(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Node> node, Own<Cluster> cluster,
               Own<Type> type, Own<Field> field, In<innovator::Need> need, In<innovator::Node> innovator_node,
               In<seed::Laboratory> seed_laboratory, In<seed::Capability> seed_capability,
               In<seed::Quality> seed_quality, In<laboratory::Field> laboratory_field,
               In<laboratory::Knowledge> laboratory_knowledge, In<laboratory::Node> laboratory_node,
               In<node::Id> node_id, In<node::AgentKind> kind, In<node::AgentRow> row,
               In<region::CoordinatorTraining> training, In<region::CoordinatorExchange> exchange, Use<TieGraph> graph,
               Use<NeedIndex> needs, Use<SeedIndex> seeds, Use<Geography> geography, Use<Proximity> proximity,
               Use<Parameters> parameters, Out<Skill> skill, Out<Running> running, Send<CoordinatorIntroduction> send,
               Collect<CoordinatorAdvice> advise) {
  const CoordinatorParameters& p = parameters->coordinator;
  const Found found{need, seed_laboratory, seed_capability, seed_quality, laboratory_field, laboratory_knowledge};
  const Desk desk{found, {node_id, kind, row}, *graph, *needs, *seeds, *geography, *proximity};
  const auto inspections = static_cast<std::uint32_t>(p.inspections);
  for (const std::size_t i : rows) {
    if (id[i] == 0 || type[i] == planner) continue;  // planners have a channel of their own (S8)
    running[i] = 0;
    const auto contacts = graph->of(node[i]);
    EventDraws draws(step.chance, Stream::coordinator_search, id[i], 3 * inspections);
    for (std::uint32_t number = 0; number < inspections && running[i] < p.capacity; ++number) {
      const Bits where = draws[3 * number];
      const Bits whom = draws[3 * number + 1];
      const std::size_t looked =
          pick_region(type[i] != 0 ? cluster[i] : no_row, region[i], exchange[region[i]], *geography, where.first);
      const std::size_t wanted = pick_field(field[i], geography->fields, where.second);
      const bool known = number < contacts.size() && number % 2 == 0;  // contacts first, every other pair
      const Pair pair = desk.look(known ? contacts : std::span<const Tie>{}, looked, wanted, whom);
      if (pair.firm == no_row || pair.laboratory == no_row) continue;
      const std::size_t asked = need[pair.firm].capabilities[0] / places_per_field;
      const double chance = detection(skill[i], proximity->of_fields(field[i], asked), p);
      if (unit_interval(draws[3 * number + 2].first) >= chance * pair.near) continue;
      const double seed_fit = parameters->search.seed_bonus * pair.near * std::min(2.0, pair.seed_quality);
      send({pair.firm, id[i], seed_fit, pair.laboratory, static_cast<std::uint32_t>(i)});
      tie_to_both(advise, node[i], innovator_node[pair.firm], laboratory_node[pair.laboratory]);
      ++running[i];
    }
    skill[i] = learned(skill[i], running[i], training[region[i]], p);
  }
}

namespace {

/// One broker's look at pairs of open needs and laboratories of the same field in a region; `meet(firm, laboratory)`
/// for those introduced.
template <class Meet>
void pass_on(const Step& step, Stream stream, std::uint64_t id, std::size_t region, std::size_t depth, double chance,
             const NeedIndex& needs, const LaboratoryIndex& laboratories, const Geography& geography,
             const Meet& meet) {
  EventDraws draws(step.chance, stream, id, 2 * depth);
  for (std::size_t pair = 0; pair < depth; ++pair) {
    const Bits where = draws[2 * pair];
    const Bits whom = draws[2 * pair + 1];
    const std::size_t cell = geography.cell(region, Chance::scaled(where.first, geography.fields));
    const std::uint32_t firm = pick_row(needs.of(cell), whom.first);
    const std::uint32_t laboratory = pick_row(laboratories.of(cell), whom.second);
    if (firm == no_row || laboratory == no_row || unit_interval(where.second) >= chance) continue;
    meet(firm, laboratory);
  }
}

}  // namespace

void guide(const Step& step, Rows rows, Own<institute::Id> id, Own<institute::Region> region, Own<institute::Node> node,
           Own<institute::Staff> staff, Own<institute::Guidance> guidance, In<region::InstituteEffort> effort,
           In<innovator::Node> innovator_node, In<laboratory::Node> laboratory_node, Use<NeedIndex> needs,
           Use<LaboratoryIndex> laboratories, Use<Geography> geography, Use<Parameters> parameters,
           Send<InstituteIntroduction> send, Collect<InstituteAdvice> advise) {
  constexpr double staff_of_one_look = 20.0;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double more = 1.0 + effort[region[i]];
    const auto depth =
        static_cast<std::size_t>(parameters->search.institute_depth * staff[i] * more / staff_of_one_look);
    const auto meet = [&](std::uint32_t firm, std::uint32_t laboratory) {
      send({firm, id[i], 0.0, laboratory, no_row});
      tie_to_both(advise, node[i], innovator_node[firm], laboratory_node[laboratory]);
    };
    pass_on(step, Stream::institute_search, id[i], region[i], depth, guidance[i], *needs, *laboratories, *geography,
            meet);
  }
}

void introduce_clients(const Step& step, Rows rows, Own<bank::Id> id, Own<bank::Region> region, Own<bank::Skill> skill,
                       In<region::BankInsight> insight, Use<NeedIndex> needs, Use<LaboratoryIndex> laboratories,
                       Use<Geography> geography, Use<Parameters> parameters, Send<BankIntroduction> send) {
  const auto depth = static_cast<std::size_t>(parameters->search.bank_depth * geography->innovation_scale);
  for (const std::size_t i : rows)
    if (id[i] != 0)
      pass_on(step, Stream::bank_search, id[i], region[i], depth, policy::made_good(skill[i], insight[region[i]]),
              *needs, *laboratories, *geography, [&](std::uint32_t firm, std::uint32_t laboratory) {
                send({firm, id[i], 0.0, laboratory, no_row});
              });
}

}  // namespace minori::coordinator
