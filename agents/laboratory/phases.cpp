#include "agents/laboratory/phases.hpp"

#include <algorithm>
#include <array>

#include "agents/accounts.hpp"
#include "agents/contracts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"
#include "sim/wide.hpp"

namespace minori::laboratory {
namespace {

/// R1  Mean results of a quarter:  lambda = lambda0 L X (1 + k ln(1 + M / M0))   L staff, X excellence, M research
/// money, of projects and `other`
class MeanResults {
 public:
  explicit MeanResults(const ResearchParameters& p) : p_(p) {
    for (std::size_t projects = 0; projects < effect_.size(); ++projects)
      effect_[projects] = effect_of(static_cast<double>(projects));
  }
  [[nodiscard]] double operator()(double staff, double excellence, std::int64_t projects, double other) const {
    const auto place = static_cast<std::size_t>(projects);
    const bool known = place < effect_.size() && other <= 0.0;
    const double effect = known ? effect_[place] : effect_of(static_cast<double>(projects), other);
    return p_.rate * staff * excellence * effect;
  }

 private:
  [[nodiscard]] double effect_of(double projects, double other = 0.0) const {
    return 1.0 + p_.money_effect * math::log(1.0 + (projects * p_.money_per_project + other) / p_.money_base);
  }
  const ResearchParameters& p_;
  std::array<double, 16> effect_{};  ///< by projects
};

/// R1  Share of papers that come out abroad.
double share_abroad(double excellence, const ResearchParameters& p) {
  return std::clamp(p.foreign_share * (0.5 + 0.5 * excellence), 0.0, 0.98);
}

constexpr std::size_t block_rows = 512;

/// Chances of the laboratories of a block.
struct Block {
  std::array<double, block_rows> draw;
  std::array<double, block_rows> mean;
  std::array<double, block_rows> nothing;  ///< chance of no result
};

MINORI_WIDE void find_chances_of_nothing(std::span<const double> mean, std::span<double> nothing) {
  for (std::size_t k = 0; k < mean.size(); ++k) nothing[k] = math::exp(-mean[k]);
}

/// R2  A seed: capability of a unit in use, log-normal quality around the laboratory's excellence.
seed::Table::Record make_seed(const Step& step, std::uint64_t laboratory, std::uint32_t number, const Kene& kene,
                              double excellence) {
  const Bits draw = step.chance.bits(Stream::research_kind, laboratory, 1000 + number);
  const Unit unit = kene.units[Chance::scaled(draw.first, units_of_kene)];
  const Unit used = unit.expertise > 0 ? unit : kene.units[0];
  constexpr double quality_spread = 0.5;
  seed::Table::Record made;
  made.at<seed::Id>() = hash_of(0x73656564ULL, laboratory, step.quarter(), number);
  made.at<seed::Capability>() = used.capability;
  made.at<seed::Field>() = static_cast<std::uint8_t>(used.capability / places_per_field);
  made.at<seed::Quality>() =
      static_cast<float>(excellence * math::exp(quality_spread * math::normal_quantile(unit_interval(draw.second))));
  made.at<seed::Born>() = step.quarter();
  return made;
}

/// R1  Research money of a measure: the laboratories of the field share alike, by last quarter's list.
struct SharedMoney {
  In<cell::ResearchMoney> money;
  const LaboratoryIndex& laboratories;
  const Geography& geography;

  [[nodiscard]] double for_one(std::size_t region, std::size_t field) const {
    const std::size_t cell = geography.cell(region, field);
    return money[cell] / static_cast<double>(std::max<std::size_t>(1, laboratories.of(cell).size()));
  }
};

/// Seeds, and what was filed of them.
struct SeedCounts {
  const Total<region::Seeds>& seeds;
  const Total<region::PatentsDomestic>& domestic;
  const Total<region::PatentsForeign>& foreign;
  const Total<region::UniversityPatents>& own_domestic;
  const Total<region::UniversityPatentsForeign>& own_foreign;

  void add(std::size_t region, std::uint8_t filed, std::uint8_t host) const {
    seeds.add(region, 1);
    if (filed > 0) domestic.add(region, 1);
    if (filed > 1) foreign.add(region, 1);
    if (host == university::research_side) return;
    if (filed > 0) own_domestic.add(region, 1);
    if (filed > 1) own_foreign.add(region, 1);
  }
};

/// R2  Filing: 0 none, 1 domestic, 2 abroad as well; better seeds go abroad more often.
std::uint8_t file(const Step& step, seed::Table::Record& seed, double capability, const ResearchParameters& p) {
  const Bits draw = step.chance.bits(Stream::patent, seed.at<seed::Id>());
  if (unit_interval(draw.first) >= p.patent_probability * capability) return 0;
  const double abroad = std::min(1.0, p.patent_foreign * static_cast<double>(seed.at<seed::Quality>()));
  return seed.at<seed::Patented>() = unit_interval(draw.second) < abroad ? 2 : 1;
}

}  // namespace

void research(const Step& step, Rows rows, Own<Id> id, Own<University> university, Own<Region> region, Own<Field> field,
              Own<Staff> staff, Own<Orientation> orientation, Own<Excellence> excellence, Own<Workload> workload,
              Own<Knowledge> knowledge, In<university::PatentCapability> patent_capability,
              In<university::Type> host_type, In<cell::ResearchMoney> research_money, Use<LaboratoryIndex> laboratories,
              Use<Geography> geography, Use<Parameters> parameters, Out<Results> results_out, Births<seed::Table> seeds,
              Total<region::PapersDomestic> domestic, Total<region::PapersForeign> foreign,
              Total<region::Seeds> seed_count, Total<region::PatentsDomestic> patents,
              Total<region::PatentsForeign> patents_foreign, Total<region::UniversityPatents> own_patents,
              Total<region::UniversityPatentsForeign> own_foreign) {
  const ResearchParameters& p = parameters->research;
  const MeanResults mean_results(p);
  Block block;
  const SharedMoney other{research_money, *laboratories, *geography};
  const SeedCounts counts{seed_count, patents, patents_foreign, own_patents, own_foreign};
  const auto publish = [&](std::size_t i, std::uint32_t results) {
    results_out[i] = static_cast<std::uint8_t>(std::min(results, 255U));
    for (std::uint32_t number = 0; number < results; ++number) {
      const Bits draw = step.chance.bits(Stream::research_kind, id[i], number);
      const bool abroad = unit_interval(draw.first) < share_abroad(excellence[i], p);
      (abroad ? foreign.add(region[i], 1) : domestic.add(region[i], 1));
      if (unit_interval(draw.second) >= p.seed_probability * (0.5 + orientation[i])) continue;
      auto made = make_seed(step, id[i], number, knowledge[i], excellence[i]);
      made.at<seed::Laboratory>() = static_cast<std::uint32_t>(i);
      made.at<seed::Region>() = region[i];
      counts.add(region[i], file(step, made, patent_capability[university[i]], p), host_type[university[i]]);
      seeds(made);
    }
  };
  for_each_block(rows, block_rows, [&](Rows part) {
    draw(step.chance, Stream::research_results, id.of(part), std::span(block.draw).first(part.size()));
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i)
      block.mean[k] = mean_results(staff[i], excellence[i], workload[i], other.for_one(region[i], field[i]));
    find_chances_of_nothing(std::span(block.mean).first(part.size()), block.nothing);
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i) {
      results_out[i] = 0;
      if (id[i] == 0 || block.draw[k] < block.nothing[k]) continue;
      publish(i, static_cast<std::uint32_t>(math::poisson_quantile(block.draw[k], block.mean[k])));
    }
  });
}

namespace {

/// The field itself or one related to it, each with the same chance.
int related_field(std::size_t field, std::uint64_t word, const Proximity& proximity, const KnowledgeParameters& p) {
  const auto related = [&](std::size_t other) { return proximity.of_fields(field, other) >= p.related_proximity; };
  std::size_t count = 0;
  for (std::size_t other = 0; other < proximity.fields; ++other) count += related(other) ? 1 : 0;
  std::size_t left = Chance::scaled(word, std::max<std::size_t>(1, count));
  for (std::size_t other = 0; other < proximity.fields; ++other)
    if (related(other) && left-- == 0) return static_cast<int>(other);
  return static_cast<int>(field);
}

/// R3  A result improves a unit, A += (10 - A) / 10, or replaces the weakest by a new capability within 30 places
/// (stars: anywhere in a related field).
void renew(Kene& kene, const Bits& draw, bool star, const Proximity& proximity, const KnowledgeParameters& p) {
  constexpr int whole = 200;  // ability 10 in steps of 1/20
  const double kind = unit_interval(draw.first);
  const auto used = kene.units[Chance::scaled(draw.second, units_of_kene)];
  if (used.expertise > 0 && kind < p.improvement_share) {
    used.ability = static_cast<std::uint8_t>(used.ability + (whole - used.ability) / 10);
    return;
  }
  const Unit base = std::as_const(kene).units[0];
  const std::size_t own = base.capability / places_per_field;
  const int field = star ? related_field(own, mix(draw.first), proximity, p) : static_cast<int>(own);
  const int reach = star ? places_per_field : 30;
  const int shift = static_cast<int>(Chance::scaled(mix(draw.second), 2 * static_cast<std::size_t>(reach) + 1)) - reach;
  const int place = std::clamp(base.capability % places_per_field + shift, 0, static_cast<int>(places_per_field) - 1);
  Unit made = base;
  made.capability = static_cast<Capability>(field * places_per_field + place);
  made.expertise = 3;
  learn_unit(kene, made, base.next_loss);
}

}  // namespace

void renew_knowledge(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Own<Star> star, Own<Results> results,
                     Use<Proximity> proximity, Use<Parameters> parameters, Out<Knowledge> knowledge) {
  const KnowledgeParameters& p = parameters->knowledge;
  const Forgetting forgetting(p.expertise_loss);
  RowDraws draws(step.chance, Stream::expertise_loss, id.of(rows), rows.first);
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    if (results[i] > 0) {
      const Bits draw = step.chance.bits(Stream::research_learning, id[i]);
      renew(knowledge[i], draw, star[i] != 0, *proximity, p);
      practise(knowledge[i], Chance::scaled(mix(draw.first), units_of_kene),
               forgetting.next_loss(step.quarter(), unit_interval(mix(draw.second))));
    }
    if (p.expertise_loss > 0.0 && loss_due(knowledge[i], step.quarter()))
      lose_unused(knowledge[i], step.quarter(), forgetting.next_loss(step.quarter(), draws[i]), field[i]);
  }
}

void learn(const Step& step, Rows rows, Own<Id> id, Own<Field> field, Inbox<LaboratoryExperience> experiences,
           Use<Proximity> proximity, Use<Parameters> parameters, Out<Knowledge> knowledge) {
  constexpr double all_research = 1.0;  // R&D intensity of a laboratory: it does nothing else
  const KnowledgeParameters& p = parameters->knowledge;
  const Forgetting forgetting(p.expertise_loss);
  for (const std::size_t i : rows) {
    std::uint32_t number = 0;
    for (const auto& each : experiences[i]) {
      const Bits draw = step.chance.bits(Stream::lesson, id[i], number++);
      const auto loss = forgetting.next_loss(step.quarter(), unit_interval(draw.first));
      if (each.used != no_capability) use_unit(knowledge[i], each.used, *proximity, loss);
      if (each.taught.expertise == 0) continue;
      const std::size_t taught_field = each.taught.capability / places_per_field;
      const double chance =
          p.learning * absorptive_capacity(all_research, p.rnd_weight, expertise_in(knowledge[i], taught_field),
                                           proximity->of_fields(field[i], taught_field));
      if (unit_interval(draw.second) < chance) learn_unit(knowledge[i], each.taught, loss);
    }
  }
}

void end_contracts(const Step& step, Rows rows, Own<Id> id, In<cluster::Awarded> awarded,
                   In<cluster::AwardEnd> award_end, In<cluster::Survival> survival, In<cluster::Vision> vision,
                   In<cluster::RecruitPosts> posts, In<cluster::RecruitedLaboratories> filled,
                   Use<Parameters> parameters, Out<Cluster> cluster, Deaths<Table> deaths,
                   Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent, Post post) {
  const Money wage = firm::to_money(250.0 * parameters->cluster.recruit_cost);
  for (const std::size_t i : rows) {
    if (cluster[i] == no_row || id[i] == 0) continue;
    const double draw = step.uniform(Stream::laboratory_exit, id[i]);
    if (awarded[cluster[i]] != 0) {
      const std::int64_t too_many = filled[cluster[i]] - posts[cluster[i]];
      const double share =
          static_cast<double>(too_many) / static_cast<double>(std::max<std::int64_t>(1, filled[cluster[i]]));
      const bool no_post = too_many > 0 && step.uniform(Stream::recruit_leaving, id[i]) < share;
      const std::uint32_t end = award_end[cluster[i]];
      if (no_post || draw < leaving_chance(step.quarter(), end, survival[cluster[i]], parameters->people)) deaths(i);
      if (no_post) continue;  // the grant of the quarter does not pay for it
      cluster_cash.add(cluster[i], -wage);
      spent.add(cluster[i], wage);
      post.note_paid(Flow::recruitment_wages, wage);
      continue;
    }
    const double kept = parameters->people.kept_share * vision[cluster[i]];
    if (draw < kept)
      cluster[i] = no_row;  // a permanent post at the university
    else
      deaths(i);
  }
}

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, Own<Cluster> cluster,
           Own<Member> member, Own<OnTerm> on_term, Own<Staff> staff, Use<Geography> geography,
           Total<cell::Recruited> on_terms, Total<region::Laboratories> laboratories,
           Total<cluster::RecruitedLaboratories> recruited, Total<cluster::Members> members,
           Total<cluster::MemberResearchers> researchers) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    laboratories.add(region[i], 1);
    if (cluster[i] != no_row) recruited.add(cluster[i], 1);
    if (on_term[i] != 0) on_terms.add(geography->cell(region[i], field[i]), 1);
    if (member[i] == no_row) continue;
    members.add(member[i], 1);
    researchers.add(member[i], std::llround(staff[i]));
  }
}

}  // namespace minori::laboratory
