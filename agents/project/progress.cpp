#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/policy/posts.hpp"
#include "agents/project/outcome.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"
#include "agents/search/evaluation.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

namespace minori::project {
namespace {

/// P3  Share of shared equipment in use:  1 - exp(-equipment / full)
double equipment_supply(double equipment, double scale, const ClusterParameters& p) {
  return math::one_minus_exp(equipment / (1000.0 * p.equipment_full * scale));
}

/// Money that arrives this quarter, by source.
Spending income_of(const Spending& plan, std::span<const Payment> payments) {
  Spending made;
  made[Source::national] = plan[Source::national];
  made[Source::local] = plan[Source::local];
  made[Source::fund] = plan[Source::fund];
  for (const Payment& each : payments) {
    made[Source::bank] += each.by_loan;
    made[Source::firm] += each.amount - each.by_loan;
  }
  return made;
}

/// P4  The stage's end: 1 passed, 2 repeated, 4 failed, 5 finished.
std::uint8_t result_of(const Step& step, std::uint64_t id, int stage, bool repeated, double pass, double repeat) {
  const auto event = static_cast<std::uint32_t>(2 * stage + (repeated ? 1 : 0));
  const Bits draw = step.chance.bits(Stream::stage_result, id, event);
  if (unit_interval(draw.first) < pass) return stage == stages ? finished : stage_passed;
  return !repeated && unit_interval(draw.second) < repeat ? stage_repeated : failed_for_good;
}

}  // namespace

namespace {

/// K1  Quality of all participants for a need: the best of them for each capability.
double quality_of_all(const minori::Need& need, const Kene& firm, const Kene& laboratory, const RowList<4>& partners,
                      const In<innovator::Id>& ids, const In<innovator::Knowledge>& knowledge,
                      const Proximity& proximity) {
  double sum = 0.0;
  for (const Capability each : need.capabilities) {
    double best = std::max(mastery_of(firm, each, proximity), mastery_of(laboratory, each, proximity));
    for (const std::uint32_t partner : partners.rows)
      if (lives(partner, ids)) best = std::max(best, mastery_of(knowledge[partner], each, proximity));
    sum += best;
  }
  return sum / static_cast<double>(required_capabilities);
}

}  // namespace

void take_stock(const Step&, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Broker> broker,
                Own<Partners> partners, Own<Region> region, Own<Need> need, Own<Progress> progress,
                Own<SeedFit> seed_fit, Own<BrokerSkill> broker_skill, In<innovator::Id> innovator_id,
                In<innovator::Node> innovator_node, In<innovator::Member> firm_member, In<innovator::Field> firm_field,
                In<innovator::Knowledge> firm_knowledge, In<innovator::RndIntensity> intensity,
                In<laboratory::Id> laboratory_id, In<laboratory::Node> laboratory_node,
                In<laboratory::Member> laboratory_member, In<laboratory::Knowledge> laboratory_knowledge,
                In<coordinator::Id> coordinator_id, In<cluster::Vision> vision, In<region::TrainedShare> trained,
                Use<TieGraph> graph, Use<Proximity> proximity, Use<Parameters> parameters, Out<Fit> fit,
                Out<Trust> trust, Out<Expertise> expertise) {
  for (const std::size_t i : rows) {
    const std::uint32_t firm = lead[i];
    if (id[i] == 0 || progress[i] > 0.0F || !lives(firm, innovator_id)) continue;
    const Kene& own = firm_knowledge[firm];
    if (const std::uint32_t lab = laboratory[i]; lives(lab, laboratory_id)) {
      const std::uint32_t member = firm_member[firm];
      const bool common = member != no_row && laboratory_member[lab] == member;
      const double council = common ? ties::council_credit(vision[member], parameters->tie) : 0.0;
      const double tied =
          ties::trust_between(*graph, innovator_node[firm], laboratory_node[lab], council, parameters->tie);
      const double skill = lives(broker[i], coordinator_id) ? broker_skill[i] : 0.0;
      const double quality = quality_of_all(need[i], own, laboratory_knowledge[lab], partners[i], innovator_id,
                                            firm_knowledge, *proximity);
      const search::Meeting meeting{quality, search::vouched_trust(tied, skill, parameters->search), seed_fit[i]};
      const search::Openness openness{intensity[firm], trained[region[i]], firm_field[firm]};
      const double absorption =
          search::absorption_of(own, openness, need[i].capabilities[0] / places_per_field, *proximity, *parameters);
      fit[i] = static_cast<float>(search::fit_of(absorption, meeting, parameters->search));
      trust[i] = static_cast<float>(meeting.trust);
    }
    const double alone = quality_alone(own, need[i].capabilities, *proximity);
    expertise[i] = static_cast<float>(std::min(1.0, alone + fit[i]));
  }
}

namespace {

/// The parts of a project's income that no firm pays; the public ones are posted on both sides, because the paying
/// accounts are kept by totals.
void post_others(const Spending& income, Money& pot, const Post& post) {
  post.receive(Flow::grant_to_project, pot, income[Source::national]);
  post.note_paid(Flow::grant_to_project, income[Source::national]);
  post.receive(Flow::local_to_project, pot, income[Source::local]);
  post.note_paid(Flow::local_to_project, income[Source::local]);
  post.receive(Flow::fund_equity, pot, income[Source::fund]);
}

/// Employees from which a firm counts as large.
constexpr float large_firm = 300.0F;

/// What an award pays of what the project asked of it.
Money paid_by_award(const Spending& plan, std::uint32_t cluster, const In<cluster::PayShare>& pay_share) {
  const Money asked = plan[Source::national];
  if (asked == 0) return 0;
  return pay_share[cluster] < 1.0F ? static_cast<Money>(pay_share[cluster] * static_cast<double>(asked)) : asked;
}

/// What an award pays of a project leaves its account.
void take_from_award(std::uint32_t cluster, Money programme, const Total<cluster::Cash>& cash,
                     const Total<cluster::ProgrammeMoneySpent>& spent) {
  if (programme <= 0) return;
  cash.add(cluster, -programme);
  spent.add(cluster, programme);
}

/// The quarter's cost is paid as far as the money reaches; returns the share that was paid.
float spend_pot(Money cost, Money& pot, const Post& post) {
  const Money spending = std::min(pot, cost);
  post.pay(Flow::project_cost, pot, spending);
  return cost > 0 ? static_cast<float>(static_cast<double>(spending) / static_cast<double>(cost)) : 1.0F;
}

/// Divides an award's money into the projects' part of the grant and the own project, which is local money; returns
/// the latter.
Money divide_award(Money programme, double national_share, Spending& income) {
  income[Source::national] = firm::to_money(static_cast<double>(programme) * national_share);
  const Money own = programme - income[Source::national];
  income[Source::local] += own;
  return own;
}

}  // namespace

void spend(const Step&, Rows rows, Own<Id> id, Own<Lead> lead, Own<Region> region, Own<Cluster> cluster,
           Own<Stage> stage, Own<Plan> plan, Own<Subsidy> subsidy, Own<Outcome> outcome, Inbox<Payment> payments,
           In<innovator::Firm> innovator_firm, In<firm::Employees> employees, In<cluster::Awarded> awarded,
           In<cluster::ProjectShareNational> national_share, In<cluster::PayShare> pay_share, Out<Pot> pot,
           Out<Spent> spent, Out<ProgrammeMoney> programme_money, Out<Funded> funded, Out<QuarterMoney> quarter_money,
           Total<cluster::Cash> cluster_cash, Total<cluster::OwnCash> own_cash,
           Total<cluster::ProgrammeMoneySpent> programme_spent, Total<region::GovernmentCash> government_cash,
           Total<region::PrivateMoney> private_money, Total<region::LocalMoney> local_money,
           Total<region::NationalMoney> national_money, Total<region::InstrumentMoney> instrument_money,
           Total<region::LargeFirmMoney> large_firm_money, Total<channel::ProjectMoney> channels, Post post) {
  for (const std::size_t i : rows) {
    quarter_money[i] = 0;
    if (id[i] == 0 || ends(outcome[i])) continue;
    Spending income = income_of(plan[i], payments[i]);
    const Money programme = paid_by_award(plan[i], cluster[i], pay_share);
    income[Source::national] = programme;
    post_others(income, pot[i], post);
    take_from_award(cluster[i], programme, cluster_cash, programme_spent);
    government_cash.add(region[i], -income[Source::local]);
    const Money from_firms = income[Source::firm] + income[Source::bank];
    post.receive(Flow::firm_to_project, pot[i], from_firms);
    post.receive(Flow::instrument_grant, pot[i], subsidy[i]);
    funded[i] = spend_pot(plan[i].total() + subsidy[i], pot[i], post);
    if (programme > 0 && awarded[cluster[i]] != 0) programme_money[i] += programme;
    const Money own = divide_award(programme, programme > 0 ? national_share[cluster[i]] : 0.0, income);
    income[Source::national] += subsidy[i];
    instrument_money.add(region[i], subsidy[i]);
    quarter_money[i] = from_firms + income[Source::fund] + income[Source::local];
    if (own != 0) own_cash.add(cluster[i], -own);
    for (std::size_t s = 0; s < source_count; ++s) {
      spent[i].by_source[s] += income.by_source[s];
      channels.add(s * stages + stage[i] - 1, income.by_source[s]);
    }
    national_money.add(region[i], income[Source::national]);
    local_money.add(region[i], income[Source::local]);
    private_money.add(region[i], from_firms + income[Source::fund]);
    if (stage[i] <= last_laboratory_stage && employees[innovator_firm[lead[i]]] >= large_firm)
      large_firm_money.add(region[i], from_firms);
  }
}

void advance(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, Own<Cluster> cluster,
             Own<Ambitious> ambitious, Own<Admitted> admitted, Own<PublicNow> public_now, Own<Size> size, Own<Fit> fit,
             Own<Trust> trust, Own<Expertise> expertise, Own<BrokerSkill> broker_skill, Own<Funded> funded,
             In<cluster::Effort> effort, In<region::Equipment> equipment, In<region::EquipmentAccess> access,
             In<cell::ZoneSpeed> zone_speed, In<cell::ProductionSkill> production_skill, Use<Geography> geography,
             Use<Parameters> parameters, Out<Stage> stage, Out<Progress> progress, Out<Repeated> repeated,
             Out<Unfunded> unfunded, Out<Outcome> outcome) {
  const ProjectParameters& p = parameters->project;
  constexpr float little = 0.25F;
  for (const std::size_t i : rows) {
    if (id[i] == 0 || ends(outcome[i])) continue;
    const Shape shape{ambitious[i] != 0, admitted[i] != 0 && public_now[i] != 0, size[i]};
    unfunded[i] = funded[i] < little ? static_cast<std::uint8_t>(unfunded[i] + 1) : std::uint8_t{0};
    const double effort_now = public_now[i] != 0 ? effort[cluster[i]] : 1.0;
    const std::size_t cell = geography->cell(region[i], field[i]);
    const bool late = stage[i] > last_laboratory_stage;
    const double speed = late ? 1.0 + zone_speed[cell] : 1.0;
    progress[i] += static_cast<float>(funded[i] * effort_now * speed / stage_quarters(stage[i], shape, p));
    if (unfunded[i] >= p.set_aside_quarters) outcome[i] = given_up;
    if (progress[i] < 1.0F || outcome[i] == given_up) continue;
    const double owned = equipment_supply(equipment[region[i]], geography->innovation_scale, parameters->cluster);
    const double supply = policy::made_good(owned, access[region[i]]);
    const double skill = policy::made_good(broker_skill[i], late ? production_skill[cell] : 0.0);
    const double pass = pass_chance({fit[i], trust[i], expertise[i], skill, supply}, shape, p);
    outcome[i] = result_of(step, id[i], stage[i], repeated[i] != 0, pass, p.repeat_after_failure);
    progress[i] = 0.0F;
    repeated[i] = outcome[i] == stage_repeated ? 1 : 0;
    if (outcome[i] == stage_passed) ++stage[i];
  }
}

void file_patents(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster,
                  Own<PublicNow> public_now, Own<Stage> stage, Own<Size> size, Own<Fit> fit, Use<Parameters> parameters,
                  Total<region::PatentsDomestic> domestic, Total<region::PatentsForeign> foreign,
                  Total<cluster::Results> results) {
  const ResearchParameters& p = parameters->research;
  for (const std::size_t i : rows) {
    if (id[i] == 0 || stage[i] != last_laboratory_stage) continue;
    const Bits draw = step.chance.bits(Stream::patent, id[i]);
    if (unit_interval(draw.first) >= p.patents_per_project_quarter * 0.5 * size[i]) continue;
    domestic.add(region[i], 1);
    if (unit_interval(draw.second) < p.patent_foreign * (0.5 + 2.0 * fit[i])) foreign.add(region[i], 1);
    constexpr std::int64_t worth_of_patent = 250;
    if (public_now[i] != 0) results.add(cluster[i], worth_of_patent);
  }
}

}  // namespace minori::project
