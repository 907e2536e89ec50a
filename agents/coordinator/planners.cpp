#include "agents/coordinator/brokerage.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/coordinator/types.hpp"

namespace minori::coordinator {
namespace {

/// S8  A seed of the field: each one of the country with the same chance.
std::uint32_t seed_anywhere(const SeedIndex& seeds, std::size_t field, const Geography& geography, std::uint64_t word) {
  std::size_t all = 0;
  for (std::size_t r = 0; r < geography.regions; ++r) all += seeds.of(geography.cell(r, field)).size();
  if (all == 0) return no_row;
  std::size_t left = Chance::place(word, all);
  for (std::size_t r = 0; r < geography.regions; ++r) {
    const auto cell = seeds.of(geography.cell(r, field));
    if (left < cell.size()) return cell[left];
    left -= cell.size();
  }
  return no_row;
}

}  // namespace

void carry_needs(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Node> node, Own<Type> type,
                 Own<Field> field, In<innovator::Need> need, In<innovator::Node> innovator_node,
                 In<seed::Laboratory> seed_laboratory, In<seed::Capability> seed_capability,
                 In<seed::Quality> seed_quality, In<laboratory::Node> laboratory_node,
                 In<region::CoordinatorTraining> training, Use<NeedIndex> needs, Use<SeedIndex> seeds,
                 Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Out<Skill> skill,
                 Out<Running> running, Send<PlannerIntroduction> send, Collect<PlannerAdvice> advise) {
  const CoordinatorParameters& p = parameters->coordinator;
  const auto inspections = static_cast<std::uint32_t>(p.inspections);
  for (const std::size_t i : rows) {
    if (id[i] == 0 || type[i] != planner) continue;
    running[i] = 0;
    EventDraws draws(step.chance, Stream::coordinator_search, id[i], 2 * inspections);
    for (std::uint32_t number = 0; number < inspections && running[i] < p.capacity; ++number) {
      const Bits whom = draws[2 * number];
      const Bits luck = draws[2 * number + 1];
      const std::size_t wanted = pick_field(field[i], geography->fields, luck.second);
      const std::uint32_t firm = pick_row(needs->of(geography->cell(region[i], wanted)), whom.first);
      const std::uint32_t seed = seed_anywhere(*seeds, wanted, *geography, whom.second);
      if (firm == no_row || seed == no_row || seed_laboratory[seed] == no_row) continue;
      const double near = proximity->of(need[firm].capabilities[0], seed_capability[seed]);
      const double chance = detection(skill[i], proximity->of_fields(field[i], wanted), p);
      if (unit_interval(luck.first) >= chance * near) continue;
      const double seed_fit = parameters->search.seed_bonus * near * std::min(2.0F, seed_quality[seed]);
      send({firm, id[i], seed_fit, seed_laboratory[seed], static_cast<std::uint32_t>(i)});
      tie_to_both(advise, node[i], innovator_node[firm], laboratory_node[seed_laboratory[seed]]);
      ++running[i];
    }
    skill[i] = learned(skill[i], running[i], training[region[i]], p);
  }
}

}  // namespace minori::coordinator
