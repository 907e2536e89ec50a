#include <algorithm>

#include "agents/coordinator/phases.hpp"
#include "agents/streams.hpp"

namespace minori::coordinator {
namespace {

/// C1  Chance to see that a pair fits:  skill (f + (1 - f) familiarity)
double detection(double skill, double familiarity, const CoordinatorParameters& p) {
  return skill * (p.familiarity_floor + (1.0 - p.familiarity_floor) * familiarity);
}

/// A field to look at: the own one half of the time.
std::size_t pick_field(std::size_t own, std::size_t fields, std::uint64_t word) {
  return (word & 1U) != 0 ? own : Chance::scaled(mix(word), fields);
}

std::uint32_t pick_row(std::span<const std::uint32_t> rows, std::uint64_t word) {
  return rows.empty() ? no_row : rows[Chance::scaled(word, rows.size())];
}

/// Where a coordinator looks: any region for a planner, one of the cluster's regions, else its own.
std::size_t pick_region(std::uint8_t type, std::uint32_t cluster, std::size_t home, const Geography& geography,
                        std::uint64_t word) {
  constexpr std::uint8_t planner = 2;
  if (type == planner) return Chance::scaled(word, geography.regions);
  if (cluster == no_row) return home;
  const auto& regions = geography.cluster_regions[cluster];
  return regions[Chance::scaled(word, regions.size())];
}

}  // namespace

void introduce(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Type> type,
               Own<Field> field, In<innovator::Need> need, In<seed::Laboratory> seed_laboratory,
               In<seed::Capability> seed_capability, In<seed::Quality> seed_quality, Use<NeedIndex> needs,
               Use<SeedIndex> seeds, Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters,
               Out<Skill> skill, Out<Running> running, Send<CoordinatorIntroduction> send) {
  const CoordinatorParameters& p = parameters->coordinator;
  const auto inspections = static_cast<std::uint32_t>(p.inspections);
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    running[i] = 0;
    for (std::uint32_t pair = 0; pair < inspections && running[i] < p.capacity; ++pair) {
      const Bits where = step.chance.bits(Stream::coordinator_search, id[i], 3 * pair);
      const Bits whom = step.chance.bits(Stream::coordinator_search, id[i], 3 * pair + 1);
      const std::size_t looked = pick_region(type[i], cluster[i], region[i], *geography, where.first);
      const std::size_t wanted = pick_field(field[i], geography->fields, where.second);
      const std::size_t cell = geography->cell(looked, wanted);
      const std::uint32_t firm = pick_row(needs->of(cell), whom.first);
      const std::uint32_t seed = pick_row(seeds->of(cell), whom.second);
      if (firm == no_row || seed == no_row) continue;
      const double near = proximity->of(need[firm].capabilities[0], seed_capability[seed]);
      const double chance = detection(skill[i], proximity->of_fields(field[i], wanted), p);
      if (step.uniform(Stream::coordinator_search, id[i], 3 * pair + 2) >= chance * near) continue;
      const double seed_fit = parameters->search.seed_bonus * near * std::min(2.0F, seed_quality[seed]);
      send({firm, id[i], seed_fit, seed_laboratory[seed], static_cast<std::uint32_t>(i)});
      ++running[i];
    }
    skill[i] += static_cast<float>(p.learning * std::max(0.0, p.top_skill - skill[i]) +
                                   p.learning_match * running[i] * (p.top_skill - skill[i]));
    skill[i] = std::clamp(skill[i], 0.0F, 1.0F);
  }
}

namespace {

/// One broker's look at pairs of open needs and laboratories of the same field in a region.
template <class Message>
void pass_on(const Step& step, Stream stream, std::uint64_t id, std::size_t region, std::size_t depth, double chance,
             const NeedIndex& needs, const LaboratoryIndex& laboratories, const Geography& geography,
             const Send<Message>& send) {
  for (std::uint32_t pair = 0; pair < depth; ++pair) {
    const Bits where = step.chance.bits(stream, id, 2 * pair);
    const Bits whom = step.chance.bits(stream, id, 2 * pair + 1);
    const std::size_t cell = geography.cell(region, Chance::scaled(where.first, geography.fields));
    const std::uint32_t firm = pick_row(needs.of(cell), whom.first);
    const std::uint32_t laboratory = pick_row(laboratories.of(cell), whom.second);
    if (firm == no_row || laboratory == no_row || unit_interval(where.second) >= chance) continue;
    send({firm, id, 0.0, laboratory, no_row});
  }
}

}  // namespace

void guide(const Step& step, Rows rows, Own<institute::Id> id, Own<institute::Region> region,
           Own<institute::Staff> staff, Own<institute::Guidance> guidance, Use<NeedIndex> needs,
           Use<LaboratoryIndex> laboratories, Use<Geography> geography, Use<Parameters> parameters,
           Send<InstituteIntroduction> send) {
  constexpr double staff_of_one_look = 20.0;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const auto depth = static_cast<std::size_t>(parameters->search.institute_depth * staff[i] / staff_of_one_look);
    pass_on(step, Stream::institute_search, id[i], region[i], depth, guidance[i], *needs, *laboratories, *geography,
            send);
  }
}

void introduce_clients(const Step& step, Rows rows, Own<bank::Id> id, Own<bank::Region> region, Own<bank::Skill> skill,
                       Use<NeedIndex> needs, Use<LaboratoryIndex> laboratories, Use<Geography> geography,
                       Use<Parameters> parameters, Send<BankIntroduction> send) {
  const auto depth = static_cast<std::size_t>(parameters->search.bank_depth * geography->innovation_scale);
  for (const std::size_t i : rows)
    if (id[i] != 0)
      pass_on(step, Stream::bank_search, id[i], region[i], depth, skill[i], *needs, *laboratories, *geography, send);
}

}  // namespace minori::coordinator
