#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/project/outcome.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

namespace minori::project {
namespace {

/// What a quarter of a project is to the ties of its participants: a running stage keeps them in use, a finished one
/// is a joint experience.
struct Contact {
  const Collect<TieEvent>& ties;
  bool finished_stage = false;
  bool success = false;

  void between(std::uint32_t a, std::uint32_t b, std::uint8_t layer) const {
    if (a == no_row || b == no_row || a == b) return;
    ties({a, b, layer, success, finished_stage});
    ties({b, a, layer, success, finished_stage});
  }
};

/// The unit that serves a need best, or an empty one.
Unit unit_for(const Kene& kene, Capability required, const Proximity& proximity) {
  const std::size_t best = best_unit(kene, required, proximity);
  return best == units_of_kene ? Unit{} : kene.units[best];
}

/// What a quarter of a project is to the knowledge of its participants: a stage that runs practises one of the
/// capabilities that it needs (K3); one that is passed teaches each of them the unit of each other that serves it best,
/// one trial each (K2). Partners who only share the lead do not teach each other.
struct Lesson {
  std::uint64_t project;
  Capability used;
  std::uint32_t laboratory;  ///< or no_row
  std::uint32_t lead;
  const RowList<4>& partners;
  bool runs;
  bool passed;
  const Proximity& proximity;

  void give(const In<innovator::Knowledge>& firms, const In<minori::laboratory::Knowledge>& laboratories,
            const In<innovator::Id>& alive, const Send<FirmExperience>& to_firm,
            const Send<LaboratoryExperience>& to_laboratory) const {
    const auto unit = [&](const Kene& kene) { return passed ? unit_for(kene, used, proximity) : Unit{}; };
    const Unit of_laboratory = laboratory != no_row ? unit(laboratories[laboratory]) : Unit{};
    const Unit of_lead = unit(firms[lead]);
    tell(to_firm, lead, {}, 0);
    tell(to_firm, lead, of_laboratory, 1);
    tell(to_laboratory, laboratory, {}, 0);
    tell(to_laboratory, laboratory, of_lead, 1);
    int number = 1;
    for (const std::uint32_t partner : partners.rows) {
      if (!lives(partner, alive)) continue;
      tell(to_firm, partner, {}, 0);
      tell(to_firm, partner, of_laboratory, 1);
      tell(to_firm, partner, of_lead, 2);
      const Unit of_partner = unit(firms[partner]);
      tell(to_firm, lead, of_partner, ++number);
      tell(to_laboratory, laboratory, of_partner, number);
    }
  }

  /// Number 0 is the practice of the quarter, the others are what one teacher has to teach.
  template <class Sender>
  void tell(const Sender& send, std::uint32_t to, const Unit& taught, int number) const {
    const bool practice = number == 0;
    if (to == no_row || (practice ? !runs : !passed || taught.expertise == 0)) return;
    send({to, project, -static_cast<double>(number), taught, practice ? used : no_capability});
  }
};

/// Money of the award over all money of the project so far.
double programme_share(Money programme, const Spending& spent) {
  const Money all = spent.total();
  return all > 0 ? static_cast<double>(programme) / static_cast<double>(all) : 0.0;
}

/// P7  Quality of a product:  q = (fit + expertise) / 2 + e   e uniform in -0.1 to 0.1, kept within 0-1
double product_quality(double fit, double expertise, double draw) {
  constexpr double luck = 0.2;
  return std::clamp(0.5 * (fit + expertise) + luck * (draw - 0.5), 0.0, 1.0);
}

product::Table::Record make_product(const Step& step, std::uint64_t project, std::uint32_t owner,
                                    const minori::Need& need, double market, double fit, double expertise,
                                    const MarketParameters& m) {
  const Bits draw = step.chance.bits(Stream::product_traits, project);
  product::Table::Record made;
  made.at<product::Id>() = hash_of(0x70726f64ULL, project);
  made.at<product::Owner>() = owner;
  made.at<product::Capability>() = need.capabilities[0];
  made.at<product::Field>() = static_cast<std::uint8_t>(need.capabilities[0] / places_per_field);
  made.at<product::Market>() = market;
  made.at<product::Launched>() = step.quarter();
  made.at<product::Quality>() = static_cast<float>(product_quality(fit, expertise, unit_interval(draw.second)));
  const double years = m.life_least + unit_interval(draw.first) * (m.life_most - m.life_least);
  made.at<product::Life>() = static_cast<std::uint16_t>(4.0 * years);
  return made;
}

/// P7  What the market of a product is multiplied by at launch:  1 + r + c   r everybody's reach, c suppliers' channel
struct Channels {
  In<cell::MarketReach> reach;
  In<cell::CustomerChannel> through_customer;

  [[nodiscard]] double factor(std::size_t cell, bool supplier) const {
    return 1.0 + reach[cell] + (supplier ? through_customer[cell] : 0.0);
  }
};

}  // namespace

void teach(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Partners> partners,
           Own<Broker> broker, Own<Need> need, Own<Funded> funded, Own<Outcome> outcome, In<innovator::Id> innovator_id,
           In<innovator::Node> innovator_node, In<coordinator::Id> coordinator_id,
           In<coordinator::Node> coordinator_node, In<innovator::Knowledge> firm_knowledge,
           In<laboratory::Id> laboratory_id, In<laboratory::Node> laboratory_node,
           In<laboratory::Knowledge> laboratory_knowledge, Use<Proximity> proximity, Collect<TieEvent> ties,
           Send<LaboratoryExperience> teach_laboratory, Send<FirmExperience> teach_firm) {
  for (const std::size_t i : rows) {
    const std::uint32_t firm = lead[i];
    if (id[i] == 0 || outcome[i] == given_up || !lives(firm, innovator_id)) continue;
    const bool success = outcome[i] == stage_passed || outcome[i] == finished;
    const std::uint32_t lab = lives(laboratory[i], laboratory_id) ? laboratory[i] : no_row;
    const std::uint32_t lab_node = lab == no_row ? no_row : laboratory_node[lab];
    const Contact contact{ties, outcome[i] != going_on, success};
    contact.between(innovator_node[firm], lab_node, ties::research_layer);
    if (lives(broker[i], coordinator_id))
      for (const std::uint32_t side : {innovator_node[firm], lab_node})
        contact.between(coordinator_node[broker[i]], side, ties::advice_layer);
    for (const std::uint32_t partner : partners[i].rows) {
      if (!lives(partner, innovator_id)) continue;
      contact.between(innovator_node[partner], innovator_node[firm], ties::research_layer);
      contact.between(innovator_node[partner], lab_node, ties::research_layer);
    }
    const Capability used = need[i].capabilities[step.pick(required_capabilities, Stream::lesson, id[i])];
    const Lesson lesson{id[i], used, lab, firm, partners[i], funded[i] > 0.0F, success, *proximity};
    lesson.give(firm_knowledge, laboratory_knowledge, innovator_id, teach_firm, teach_laboratory);
  }
}

void keep_events(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory,
                 Own<Region> region, Own<Cluster> cluster, Own<Stage> stage, Own<Started> started,
                 Own<Admitted> admitted, Own<Spent> spent, Own<Outcome> outcome, In<innovator::Id> innovator_id,
                 In<laboratory::Id> laboratory_id, Collect<ProjectEvent> events) {
  for (const std::size_t i : rows) {
    const bool fresh = started[i] == step.quarter();
    if (id[i] == 0 || (!fresh && outcome[i] == going_on)) continue;
    const auto ended = static_cast<std::uint32_t>(outcome[i] == stage_passed ? stage[i] - 1 : stage[i]);
    ProjectEvent event{id[i],
                       lives(lead[i], innovator_id) ? innovator_id[lead[i]] : 0,
                       lives(laboratory[i], laboratory_id) ? laboratory_id[laboratory[i]] : 0,
                       spent[i].total(),
                       region[i],
                       admitted[i] != 0 ? cluster[i] : no_row,
                       outcome[i],
                       ended};
    if (outcome[i] != going_on) events(event);
    event.what = project_started;
    event.stage = 1;
    if (fresh) events(event);
  }
}

void conclude(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Region> region, Own<Field> field,
              Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious, Own<Admitted> admitted, Own<Need> need,
              Own<Fit> fit, Own<Expertise> expertise, Own<Spent> spent, Own<ProgrammeMoney> programme_money,
              Own<Outcome> outcome, In<innovator::Id> innovator_id, In<innovator::Customer> customer,
              In<cell::MarketReach> market_reach, In<cell::CustomerChannel> customer_channel, Use<Geography> geography,
              Use<Parameters> parameters, Out<Laboratory> laboratory, Out<Pot> pot, Deaths<Table> deaths,
              Births<product::Table> products, Total<region::Prototypes> prototypes,
              Total<region::ProductsLaunched> launched, Total<region::Licences> licences,
              Total<region::Commercialisations> commercialisations,
              Total<region::AttributedCommercialisations> attributed, Total<region::ProjectsFailed> failed,
              Total<cluster::Results> results, Total<cluster::AdmittedProducts> admitted_products, Post post) {
  const Channels channels{market_reach, customer_channel};
  for (const std::size_t i : rows) {
    if (id[i] == 0 || outcome[i] == going_on) continue;
    const std::uint32_t r = region[i];
    if (admitted[i] != 0) results.add(cluster[i], worth_of(outcome[i], stage[i]));
    const bool prototype = outcome[i] == stage_passed && stage[i] == stages;
    const bool product = outcome[i] == finished && lives(lead[i], innovator_id);
    const double share = admitted[i] != 0 ? programme_share(programme_money[i], spent[i]) : 0.0;
    prototypes.add(r, prototype ? 1 : 0);
    if (product) launched.add(r, 1), licences.add(r, 1);
    if (prototype || product) commercialisations.add(r, 1), attributed.add(r, std::llround(1000.0 * share));
    if (product) {
      if (admitted[i] != 0) admitted_products.add(cluster[i], 1);
      const double value = ambitious[i] != 0 ? need[i].ambitious_value : need[i].value;
      const bool supplier = lives(customer[lead[i]], innovator_id);
      const double market = value * channels.factor(geography->cell(r, field[i]), supplier);
      auto made = make_product(step, id[i], lead[i], need[i], market, fit[i], expertise[i], parameters->market);
      made.at<product::Region>() = r;
      made.at<product::Related>() = admitted[i];
      made.at<product::ProgrammeShare>() = static_cast<float>(share);
      products(made);
    }
    if (outcome[i] == stage_passed && stage[i] > last_laboratory_stage) laboratory[i] = no_row;
    if (!ends(outcome[i])) continue;
    post.pay(Flow::project_rest, pot[i], pot[i]);
    if (outcome[i] != finished) failed.add(r, 1);
    deaths(i);
  }
}

namespace {

bool near_cluster(std::size_t field, std::uint32_t cluster, const In<cluster::Field>& cluster_field,
                  const Proximity& proximity, const Parameters& parameters) {
  return proximity.of_fields(field, cluster_field[cluster]) >= parameters.cluster.admission_proximity;
}

/// One project more in the total of its stage.
template <class... Totals>
void add_to_stage(int stage, std::size_t region, const Totals&... stages) {
  int number = 0;
  ((++number == stage ? stages.add(region, 1) : void()), ...);
}

}  // namespace

void count(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Broker> broker,
           Own<Partners> partners, Own<Region> region, Own<Cluster> cluster, Own<Stage> stage, Own<Field> field,
           Own<Started> started, Own<Admitted> admitted, Own<QuarterMoney> quarter_money,
           In<innovator::Member> firm_member, In<laboratory::Member> laboratory_member,
           In<cluster::Field> cluster_field, In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters,
           Total<region::ProjectsStage1> stage_1, Total<region::ProjectsStage2> stage_2,
           Total<region::ProjectsStage3> stage_3, Total<region::ProjectsStage4> stage_4,
           Total<innovator::Workload> firm_workload, Total<innovator::Vouched> vouched,
           Total<laboratory::Workload> laboratory_workload, Total<cluster::MemberStarts> member_starts,
           Total<cluster::MemberMoney> member_money, Total<cluster::AreaStarts> area_starts,
           Total<cluster::AreaMoney> area_money, Total<cluster::SupportedProjects> supported) {
  constexpr std::uint32_t young = 8;  // two years: eight quarters after an end, all of these started after it
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    add_to_stage(stage[i], region[i], stage_1, stage_2, stage_3, stage_4);
    const std::int64_t vouching = laboratory[i] != no_row || broker[i] != no_row ? 1 : 0;
    firm_workload.add(lead[i], 1);
    vouched.add(lead[i], vouching);
    for (const std::uint32_t partner : partners[i].rows) {
      if (partner == no_row) continue;
      firm_workload.add(partner, 1);
      vouched.add(partner, vouching);
    }
    if (laboratory[i] != no_row) laboratory_workload.add(laboratory[i], 1);
    if (admitted[i] != 0 && (awarded[cluster[i]] != 0 || started[i] < award_end[cluster[i]]))
      supported.add(cluster[i], 1);
    if (admitted[i] != 0 || step.quarter() - started[i] >= young) continue;
    const bool fresh = started[i] == step.quarter();
    for (const std::uint32_t c : geography->clusters_of_region[region[i]]) {
      if (!near_cluster(field[i], c, cluster_field, *proximity, *parameters)) continue;
      area_starts.add(c, fresh ? 1 : 0);
      area_money.add(c, quarter_money[i]);
    }
    const std::uint32_t of_firm = firm_member[lead[i]];
    if (of_firm == no_row || laboratory[i] == no_row || laboratory_member[laboratory[i]] != of_firm) continue;
    member_starts.add(of_firm, fresh ? 1 : 0);
    member_money.add(of_firm, quarter_money[i]);
  }
}

}  // namespace minori::project
