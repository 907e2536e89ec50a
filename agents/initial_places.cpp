#include <algorithm>
#include <cmath>

#include "agents/firm/rules.hpp"
#include "agents/initial.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/project/rules.hpp"
#include "agents/streams.hpp"

namespace minori::initial {
namespace {

constexpr double teachers_per_laboratory = 3.0;
constexpr double mean_staff = 4.3;  // gives 1.9 papers a laboratory and year at the default research rate

std::uint64_t key_of(std::uint64_t kind, std::size_t region, std::size_t number) {
  return hash_of(kind, region, number);
}

/// Attractiveness of a region: movers in over movers out, relative to the country (derived from the two counts).
double attractiveness_of(const RegionFacts& region) {
  return region.out_migrants > 0.0 ? region.in_migrants / region.out_migrants : 1.0;
}

}  // namespace

std::int64_t thinned(double count, double scale, double draw) {
  const double wanted = count * scale;
  const double whole = std::floor(wanted);
  return static_cast<std::int64_t>(whole) + (draw < wanted - whole ? 1 : 0);
}

void add_regions(Economy& economy, const Scenario& scenario) {
  for (std::uint64_t number = 0; number < project::source_count * project::stages; ++number) {
    channel::Table::Record made;
    made.at<channel::Id>() = hash_of(0x6368616eULL, number);
    std::get<channel::Table>(economy.tables).append(made);
  }
  auto& table = std::get<region::Table>(economy.tables);
  double laboratories = 0.0;
  for (const auto& facts : scenario.country.regions) laboratories += facts.university_teachers;
  for (const auto& facts : scenario.country.regions) {
    region::Table::Record made;
    made.at<region::Id>() = hash_of(0x726567ULL, facts.code);
    made.at<region::Code>() = facts.code;
    made.at<region::Graduates>() = std::llround(0.25 * facts.graduates);
    made.at<region::Attractiveness>() = attractiveness_of(facts);
    made.at<region::DemandFactor>() = 1.0;
    const double budget = 0.25 * scenario.parameters.government.science_per_head * facts.population;
    made.at<region::ScienceBudget>() = firm::to_money(budget * scenario.innovation_scale);
    const double share = laboratories > 0.0 ? facts.university_teachers / laboratories : 0.0;
    made.at<region::CoordinatorPosts>() = static_cast<std::int32_t>(
        std::llround(scenario.country.national.coordinators * scenario.innovation_scale * share));
    made.at<region::FundSupport>() = 1.0;
    made.at<region::CreditFactor>() = 1.0;
    made.at<region::JobsAtStart>() = static_cast<double>(facts.employees);
    table.append(made);
    fund::Table::Record fund;
    fund.at<fund::Id>() = hash_of(0x66756e64ULL, facts.code);
    fund.at<fund::Region>() = static_cast<std::uint32_t>(table.size() - 1);
    std::get<fund::Table>(economy.tables).append(fund);
    for (std::size_t field = 0; field < scenario.country.fields.size(); ++field) {
      cell::Table::Record cell;
      cell.at<cell::Id>() = hash_of(0x63656c6cULL, facts.code, field);
      std::get<cell::Table>(economy.tables).append(cell);
    }
  }
}

void add_banks(Economy& economy, const Scenario& scenario, const Chance& chance) {
  auto& table = std::get<bank::Table>(economy.tables);
  auto& classes = std::get<riskclass::Table>(economy.tables);
  const auto& regions = scenario.country.regions;
  for (std::uint32_t r = 0; r < regions.size(); ++r)
    for (std::int32_t number = 0; number < regions[r].regional_banks; ++number) {
      bank::Table::Record made;
      made.at<bank::Id>() = key_of(0x62616e6bULL, r, static_cast<std::size_t>(number));
      made.at<bank::Region>() = r;
      made.at<bank::Skill>() =
          static_cast<float>(0.3 + 0.6 * chance.uniform(Stream::initial_world, made.at<bank::Id>()));
      table.append(made);
    }
  if (table.size() == 0) {  // a country without banks still needs one that refuses everybody: it has no equity
    bank::Table::Record made;
    made.at<bank::Id>() = key_of(0x62616e6bULL, 0, 0);
    made.at<bank::Region>() = 0;
    table.append(made);
  }
  for (std::uint32_t b = 0; b < table.size(); ++b)
    for (std::uint32_t k = 0; k < 32; ++k) {
      riskclass::Table::Record made;
      made.at<riskclass::Id>() = hash_of(0x7269736bULL, table.ids()[b], k);
      made.at<riskclass::Bank>() = b;
      classes.append(made);
    }
}

namespace {

/// Weight of a university in its region's teachers: national ones are large, technical colleges small (assumption).
constexpr std::array<double, 3> size_of_type{6.0, 1.0, 0.4};
/// By type; the last is the research side of an institute (assumption).
constexpr std::array<double, 4> excellence_of_type{1.2, 0.9, 0.6, 0.7};
constexpr std::array<double, 4> patent_capability_of_type{0.8, 0.5, 0.3, 0.5};

university::Table::Record make_university(std::uint32_t region, std::size_t type, std::size_t number,
                                          const Chance& chance) {
  university::Table::Record made;
  made.at<university::Id>() = hash_of(0x756e69ULL, region, type, number);
  const Bits draw = chance.bits(Stream::initial_world, made.at<university::Id>());
  made.at<university::Region>() = region;
  made.at<university::Type>() = static_cast<std::uint8_t>(type);
  made.at<university::Excellence>() =
      static_cast<float>(excellence_of_type[type] * math::exp(0.25 * math::normal_quantile(unit_interval(draw.first))));
  made.at<university::Orientation>() = static_cast<float>(unit_interval(draw.second));
  made.at<university::PatentCapability>() = static_cast<float>(patent_capability_of_type[type]);
  made.at<university::Openness>() = static_cast<float>(0.3 + 0.4 * unit_interval(mix(draw.second)));
  return made;
}

laboratory::Table::Record make_laboratory(const university::Table::Record& host, std::uint32_t row, std::size_t number,
                                          const Economy& economy, const Chance& chance) {
  const std::uint32_t region = host.at<university::Region>();
  const Geography& geography = economy.thing<Geography>();
  laboratory::Table::Record made;
  made.at<laboratory::Id>() = hash_of(0x6c6162ULL, host.at<university::Id>(), number);
  const Bits draw = chance.bits(Stream::initial_world, made.at<laboratory::Id>());
  const Bits more = chance.bits(Stream::initial_world, made.at<laboratory::Id>(), 1);
  const auto mix_row = std::span(geography.field_mix).subspan(region * geography.fields, geography.fields);
  const bool anywhere = (draw.second & 1U) != 0;  // half by the region's industry, half by the whole range of science
  const std::size_t field =
      anywhere ? Chance::scaled(draw.first, geography.fields) : firm::pick_share(mix_row, unit_interval(draw.first));
  made.at<laboratory::University>() = row;
  made.at<laboratory::Region>() = region;
  made.at<laboratory::Field>() = static_cast<std::uint8_t>(field);
  made.at<laboratory::Excellence>() = static_cast<float>(
      host.at<university::Excellence>() * math::exp(0.3 * math::normal_quantile(unit_interval(more.first))));
  made.at<laboratory::Star>() = unit_interval(mix(more.first)) < 0.02 ? 1 : 0;
  made.at<laboratory::Staff>() = static_cast<float>(mean_staff * (0.5 + unit_interval(more.second)));
  made.at<laboratory::Orientation>() =
      static_cast<float>(0.5 * host.at<university::Orientation>() + 0.5 * unit_interval(mix(more.second)));
  made.at<laboratory::Knowledge>() = innovator::first_knowledge(chance, made.at<laboratory::Id>(), field);
  return made;
}

}  // namespace

void add_universities(Economy& economy, const Scenario& scenario, const Chance& chance) {
  auto& table = std::get<university::Table>(economy.tables);
  auto& laboratories = std::get<laboratory::Table>(economy.tables);
  auto& hosts = economy.thing<HostUniversities>().row;
  for (std::uint32_t r = 0; r < scenario.country.regions.size(); ++r) {
    const RegionFacts& facts = scenario.country.regions[r];
    const std::array<std::int32_t, 3> counts{facts.universities_national, facts.universities_other,
                                             facts.technical_colleges};
    double weights = 0.0;
    for (std::size_t type = 0; type < counts.size(); ++type) weights += counts[type] * size_of_type[type];
    hosts.push_back(weights > 0.0 ? static_cast<std::uint32_t>(table.size()) : no_row);
    for (std::size_t type = 0; type < counts.size(); ++type)
      for (std::int32_t number = 0; number < counts[type]; ++number) {
        const auto host = make_university(r, type, static_cast<std::size_t>(number), chance);
        const auto row = static_cast<std::uint32_t>(table.size());
        table.append(host);
        const double teachers = facts.university_teachers * size_of_type[type] / weights;
        const double draw = chance.uniform(Stream::initial_world, host.at<university::Id>(), 1);
        const auto count = thinned(teachers / teachers_per_laboratory, scenario.innovation_scale, draw);
        for (std::int64_t k = 0; k < count; ++k)
          laboratories.append(make_laboratory(host, row, static_cast<std::size_t>(k), economy, chance));
      }
  }
}

namespace {

/// R1  Research groups of an institute: laboratories whose host is not a university but close to industry.
void add_groups(Economy& economy, const institute::Table::Record& owner, std::size_t number, const Scenario& scenario,
                const Chance& chance) {
  constexpr double near_industry = 0.9;  // what such institutes are for (assumption)
  const double wanted = scenario.parameters.research.institute_groups * owner.at<institute::Staff>() / 100.0;
  const auto count = thinned(wanted, 1.0, chance.uniform(Stream::initial_world, owner.at<institute::Id>(), 1));
  if (count == 0) return;
  auto& table = std::get<university::Table>(economy.tables);
  auto host = make_university(owner.at<institute::Region>(), university::research_side, number, chance);
  host.at<university::Orientation>() = static_cast<float>(near_industry);
  const auto row = static_cast<std::uint32_t>(table.size());
  table.append(host);
  for (std::int64_t k = 0; k < count; ++k) {
    auto group = make_laboratory(host, row, static_cast<std::size_t>(k), economy, chance);
    group.at<laboratory::Field>() = owner.at<institute::Field>();
    group.at<laboratory::Knowledge>() = owner.at<institute::Knowledge>();
    std::get<laboratory::Table>(economy.tables).append(group);
  }
}

}  // namespace

void add_institutes(Economy& economy, const Scenario& scenario, const Chance& chance) {
  auto& table = std::get<institute::Table>(economy.tables);
  const Geography& geography = economy.thing<Geography>();
  constexpr double national_staff = 100.0;  // technical staff that deal with firms (assumption)
  for (std::uint32_t r = 0; r < scenario.country.regions.size(); ++r) {
    const RegionFacts& facts = scenario.country.regions[r];
    const std::int32_t count = facts.institutes + (facts.national_institute ? 1 : 0);
    for (std::int32_t number = 0; number < count; ++number) {
      const bool national = number >= facts.institutes;
      institute::Table::Record made;
      made.at<institute::Id>() = key_of(0x696e7374ULL, r, static_cast<std::size_t>(number));
      const Bits draw = chance.bits(Stream::initial_world, made.at<institute::Id>());
      made.at<institute::Region>() = r;
      made.at<institute::National>() = national ? 1 : 0;
      const std::size_t field = Chance::scaled(draw.first, geography.fields);
      made.at<institute::Field>() = static_cast<std::uint8_t>(field);
      made.at<institute::Guidance>() = static_cast<float>(0.2 + 0.4 * unit_interval(draw.second));
      const double staff = national ? national_staff : static_cast<double>(facts.institute_staff) / facts.institutes;
      made.at<institute::Staff>() = static_cast<float>(staff * scenario.innovation_scale);
      made.at<institute::Knowledge>() = innovator::first_knowledge(chance, made.at<institute::Id>(), field);
      table.append(made);
      add_groups(economy, made, static_cast<std::size_t>(number), scenario, chance);
    }
  }
}

void expect_seeds(Economy& economy, const ResearchParameters& p) {
  const auto region = economy.read<laboratory::Region>();
  const auto staff = economy.read<laboratory::Staff>();
  const auto excellence = economy.read<laboratory::Excellence>();
  const auto orientation = economy.read<laboratory::Orientation>();
  auto expected = economy.write<region::SeedsAtStart>();
  for (std::size_t i = 0; i < region.size(); ++i)
    expected[region[i]] +=
        p.rate * staff[i] * excellence[i] * std::min(1.0, p.seed_probability * (0.5 + orientation[i]));
  for (std::size_t r = 0; r < expected.size(); ++r) economy.write<region::SeedSupply>()[r] = expected[r];
}

namespace {

using Ranked = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

/// The `most` members with the smallest hash with the cluster: who sits on its council does not depend on rows.
template <Column IdTag, Column RegionTag, Column FieldTag, Column MemberTag>
std::size_t seat_council(Economy& economy, std::uint32_t cluster, std::size_t most) {
  const Geography& geography = economy.thing<Geography>();
  const std::size_t field = economy.read<cluster::Field>()[cluster];
  const double least = economy.thing<Parameters>().cluster.admission_proximity;
  const auto& regions = geography.cluster_regions[cluster];
  const auto ids = economy.read<IdTag>();
  Ranked ranked;
  for (std::uint32_t row = 0; row < ids.size(); ++row) {
    const bool here = std::find(regions.begin(), regions.end(), economy.read<RegionTag>()[row]) != regions.end();
    if (!here || economy.thing<Proximity>().of_fields(field, economy.read<FieldTag>()[row]) < least) continue;
    ranked.emplace_back(hash_of(economy.read<cluster::Id>()[cluster], ids[row]), row);
  }
  std::sort(ranked.begin(), ranked.end());
  auto member = economy.write<MemberTag>();
  for (std::size_t k = 0; k < std::min(most, ranked.size()); ++k)
    if (member[ranked[k].second] == no_row) member[ranked[k].second] = cluster;
  return ranked.size();
}

std::size_t seats(double members, double scale) {
  return static_cast<std::size_t>(std::max(2.0, std::floor(members * scale + 0.5)));
}

}  // namespace

void add_clusters(Economy& economy, const Scenario& scenario) {
  auto& table = std::get<cluster::Table>(economy.tables);
  constexpr double vision_at_start = 0.2;      // assumption: plans exist, councils hardly meet
  constexpr double management_at_start = 0.3;  // assumption
  for (const ClusterFacts* place : cluster_places(scenario)) {
    cluster::Table::Record made;
    made.at<cluster::Id>() = hash_of(0x636c7573ULL, hash_of_text(place->name_en), table.size());
    made.at<cluster::Seat>() = static_cast<std::uint32_t>(place->regions.front());
    made.at<cluster::Field>() = static_cast<std::uint8_t>(place->field);
    made.at<cluster::Programme>() = no_row;
    made.at<cluster::Vision>() = static_cast<float>(vision_at_start);
    made.at<cluster::Management>() = static_cast<float>(management_at_start);
    made.at<cluster::Memory>() = static_cast<float>(scenario.parameters.belief.memory_start);
    made.at<cluster::AdmissionChance>() = 1.0F;
    table.append(made);
    const auto row = static_cast<std::uint32_t>(table.size() - 1);
    const ClusterParameters& p = scenario.parameters.cluster;
    const auto laboratories = seat_council<laboratory::Id, laboratory::Region, laboratory::Field, laboratory::Member>(
        economy, row, seats(p.council_laboratories, scenario.innovation_scale));
    const auto firms = seat_council<innovator::Id, innovator::Region, innovator::Field, innovator::Member>(
        economy, row, seats(p.council_firms, scenario.innovation_scale));
    economy.write<cluster::Excellence>()[row] =
        static_cast<float>(math::log(1.0 + static_cast<double>(laboratories + firms) / scenario.innovation_scale));
  }
}

}  // namespace minori::initial
