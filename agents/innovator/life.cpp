#include <algorithm>

#include "agents/innovator/phases.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"

namespace minori::innovator {
namespace {

Capability shifted(std::size_t field, std::uint64_t word) {
  return static_cast<Capability>(field * places_per_field + Chance::scaled(word, places_per_field));
}

}  // namespace

Kene first_knowledge(const Chance& chance, std::uint64_t id, std::size_t field) {
  constexpr std::uint32_t units = 5;
  Kene made;
  for (std::uint32_t k = 0; k < units; ++k) {
    const Bits draw = chance.bits(Stream::initial_knowledge, id, k);
    const auto unit = made.units[k];
    unit.capability = shifted(field, draw.first);
    unit.ability = static_cast<std::uint8_t>(40 + Chance::scaled(draw.second, 120));  // 2 to 8
    unit.expertise = static_cast<std::uint8_t>(2 + Chance::scaled(mix(draw.second), 6));
    unit.next_loss = static_cast<std::uint16_t>(chance.quarter + 1 + Chance::scaled(mix(draw.first), 20));
  }
  return made;
}

Table::Record make_innovator(const Chance& chance, std::uint64_t firm_id, std::uint32_t firm_row, std::uint32_t region,
                             const Geography& geography, const Parameters& parameters) {
  const Bits draw = chance.bits(Stream::initial_knowledge, firm_id, 1000);
  const auto mix_row = std::span(geography.field_mix).subspan(region * geography.fields, geography.fields);
  const std::size_t field = firm::pick_share(mix_row, unit_interval(draw.first));
  Table::Record made;
  made.at<Id>() = hash_of(0x696e6e6fULL, firm_id);
  made.at<Firm>() = firm_row;
  made.at<Region>() = region;
  made.at<Field>() = static_cast<std::uint8_t>(field);
  made.at<Knowledge>() = first_knowledge(chance, made.at<Id>(), field);
  made.at<RndIntensity>() =
      static_cast<float>(parameters.firm.rnd_intensity_small *
                         math::exp(parameters.firm.rnd_spread * math::normal_quantile(unit_interval(draw.second))));
  return made;
}

void begin_with_firm(const Step& step, Rows rows, Own<firm::Id> firm_id, Own<firm::Founded> founded,
                     Own<firm::UsesKnowledge> uses_knowledge, Own<firm::Region> region, Own<firm::Parent> parent,
                     In<laboratory::Knowledge> laboratory_knowledge, Use<Geography> geography,
                     Use<Parameters> parameters, Births<Table> births) {
  for (const std::size_t i : rows) {
    if (firm_id[i] == 0 || uses_knowledge[i] == 0 || founded[i] != static_cast<std::int32_t>(step.quarter())) continue;
    auto made =
        make_innovator(step.chance, firm_id[i], static_cast<std::uint32_t>(i), region[i], *geography, *parameters);
    if (parent[i] != no_row) {
      made.at<Parent>() = parent[i];
      made.at<Startup>() = 1;
      made.at<Knowledge>() = laboratory_knowledge[parent[i]];
      made.at<Field>() =
          static_cast<std::uint8_t>(laboratory_knowledge[parent[i]].units[0].capability / places_per_field);
    }
    births(made);
  }
}

void link_firms(const Step&, In<Id> id, In<Firm> firm, Whole<firm::Innovator> innovator) {
  for (std::size_t i = 0; i < id.size(); ++i)
    if (id[i] != 0) innovator[firm[i]] = static_cast<std::uint32_t>(i);
}

void learn(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Own<Region> region, Own<RndIntensity> intensity,
           Own<InProducts> in_products, Inbox<FirmExperience> experiences, In<cell::PeopleExchange> exchange,
           In<region::TrainedShare> trained, In<region::Skilled> skilled, In<region::SkilledAtStart> skilled_at_start,
           Use<Proximity> proximity, Use<Geography> geography, Use<Parameters> parameters, Out<Knowledge> knowledge) {
  const KnowledgeParameters& p = parameters->knowledge;
  const Forgetting forgetting(p.expertise_loss);
  RowDraws draws(step.chance, Stream::expertise_loss, id.of(rows), rows.first);
  const auto people = [&](std::uint32_t r) {
    const double more = skilled_at_start[r] > 0.0 ? skilled[r] / skilled_at_start[r] - 1.0 : 0.0;
    return parameters->people.training_effect * trained[r] + parameters->people.skill_effect * more;
  };
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    std::uint32_t number = 0;
    for (const auto& each : experiences[i]) {
      const Bits draw = step.chance.bits(Stream::lesson, id[i], number++);
      const auto loss = forgetting.next_loss(step.quarter(), unit_interval(draw.first));
      if (each.used != no_capability) use_unit(knowledge[i], each.used, *proximity, loss);
      if (each.taught.expertise == 0) continue;
      const std::size_t taught_field = each.taught.capability / places_per_field;
      const double reach = std::max(0.0, intensity[i] + people(region[i]));
      const double met = 1.0 + exchange[geography->cell(region[i], field[i])];
      const double chance = met * p.learning *
                            absorptive_capacity(reach, p.rnd_weight, expertise_in(knowledge[i], taught_field),
                                                proximity->of_fields(field[i], taught_field));
      if (unit_interval(draw.second) < chance) learn_unit(knowledge[i], each.taught, loss, in_products[i]);
    }
    if (p.expertise_loss > 0.0 && loss_due(knowledge[i], step.quarter()))
      lose_unused(knowledge[i], step.quarter(), forgetting.next_loss(step.quarter(), draws[i]), no_field);
  }
}

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Member> member, Own<Field> field,
           Own<Startup> startup, In<cluster::Field> cluster_field, Use<Geography> geography,
           Total<region::KnowledgeFirms> firms, Total<region::StartupsAlive> startups, Total<cluster::Members> members,
           Total<cluster::FieldFirms> field_firms) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    firms.add(region[i], 1);
    startups.add(region[i], startup[i]);
    if (member[i] != no_row) members.add(member[i], 1);
    for (const std::uint32_t c : geography->clusters_of_region[region[i]])
      if (cluster_field[c] == field[i]) field_firms.add(c, 1);
  }
}

}  // namespace minori::innovator
