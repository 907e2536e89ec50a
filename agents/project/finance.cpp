#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/project/outcome.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"

namespace minori::project {
namespace {

/// Shares of a quarter's cost by source.
struct Shares {
  double programme = 0.0;
  double local = 0.0;
  double fund = 0.0;
};

Spending split(double cost, const Shares& shares) {
  Spending made;
  made[Source::national] = firm::to_money(cost * shares.programme);
  made[Source::local] = firm::to_money(cost * shares.local);
  made[Source::fund] = firm::to_money(cost * shares.fund);
  made[Source::firm] = std::max<Money>(0, firm::to_money(cost) - made.total());
  return made;
}

/// B5  A fund joins the last two stages where it expects the multiple that it asks for.
bool fund_joins(int stage, double market, double pass, const Stages& course, const Outlook& outlook,
                const Parameters& parameters) {
  double chance = 1.0;
  double cost = 0.0;
  for (auto s = static_cast<std::size_t>(stage - 1); s < stages; ++s) {
    chance *= pass;
    cost += course.cost[s];
  }
  return chance * parameters.market.margin * market * outlook.discounted_adoption >
         parameters.finance.fund_multiple * cost;
}

/// B5  Share of the cost that a fund is asked for.
double asked_of_fund(int stage, const Strength& strength, const Shape& shape, const minori::Need& need,
                     const Stages& course, const Outlook& outlook, const Parameters& parameters) {
  if (stage <= last_laboratory_stage) return 0.0;
  const double market = shape.ambitious ? need.ambitious_value : need.value;
  const double pass = pass_chance(strength, shape, parameters.project);
  return fund_joins(stage, market, pass, course, outlook, parameters) ? parameters.finance.fund_share : 0.0;
}

/// P1, P2  Shares of the cost that grants of instruments bear (H2), by region and field.
struct Grants {
  In<cell::ResearchShare> research;
  In<cell::DevelopmentShare> development;
  const Geography& geography;

  [[nodiscard]] double share(std::size_t region, std::size_t field, int stage) const {
    const std::size_t cell = geography.cell(region, field);
    return stage > last_laboratory_stage ? development[cell] : research[cell];
  }
};

/// H2, V2  What projects without public money cost, and ask of funds, is counted for the next quarter's shares.
struct Costs {
  const Total<cell::ResearchAsked>& research;
  const Total<cell::DevelopmentAsked>& development;
  const Total<region::FundAsked>& of_funds;

  void add(std::size_t region, std::size_t cell, int stage, double cost, double by_fund) const {
    const Money whole = firm::to_money(cost);
    stage > last_laboratory_stage ? development.add(cell, whole) : research.add(cell, whole);
    of_funds.add(region, firm::to_money(cost * by_fund));
  }
};

/// P1  A programme pays its part; where there is an own project, that is the local part.
Shares shares_in_award(double matching, bool own_project, double local_support) {
  return {1.0 - matching, own_project ? 0.0 : matching * local_support, 0.0};
}

/// P1  A local grant bears its share, a fund its share of the rest.
Shares shares_without_programme(double local, double fund) { return {0.0, local, (1.0 - local) * fund}; }

double cost_of_quarter(const Stages& course, int stage) {
  const auto now = static_cast<std::size_t>(stage - 1);
  return course.cost[now] / course.quarters[now];
}

/// Firms divide their part equally; the lead takes the rest of the division.
void send_bills(const Send<Bill>& send, std::uint64_t project, std::size_t row, double stage, std::uint32_t lead,
                const RowList<4>& partners, Money amount) {
  std::int64_t payers = 1;
  for (const std::uint32_t partner : partners.rows) payers += partner != no_row ? 1 : 0;
  const Money part = amount / payers;
  const auto ask = [&](std::uint32_t firm, Money share) {
    if (share > 0) send({firm, project, stage, static_cast<std::uint32_t>(row), share});
  };
  ask(lead, amount - part * (payers - 1));
  for (const std::uint32_t partner : partners.rows)
    if (partner != no_row) ask(partner, part);
}

}  // namespace

void reconsider(const Step&, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Region> region,
                Own<Field> field, Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious,
                Own<Admitted> admitted, Own<Size> size, Own<Progress> progress, Own<Need> need, Own<Fit> fit,
                Own<Trust> trust, Own<Expertise> expertise, In<innovator::Id> innovator_id,
                In<laboratory::Id> laboratory_id, In<coordinator::Id> coordinator_id,
                In<cluster::LastEligibleStage> last_stage, In<cluster::RulesMatching> matching,
                In<cell::ResearchShare> research_share, In<cell::DevelopmentShare> development_share,
                Use<Outlook> outlook, Use<Geography> geography, Use<Parameters> parameters, Out<Broker> broker,
                Out<BrokerSkill> broker_skill, Out<PublicNow> public_now, Out<Outcome> outcome) {
  const Courses courses(parameters->project);
  const Grants grants{research_share, development_share, *geography};
  for (const std::size_t i : rows) {
    outcome[i] = going_on;
    if (id[i] == 0) continue;
    if (!lives(broker[i], coordinator_id)) broker[i] = no_row;
    if (broker[i] == no_row) broker_skill[i] = 0.0F;  // who left cannot help
    const bool supported = public_now[i] != 0 && stage[i] <= last_stage[cluster[i]];
    const bool support_ended = public_now[i] != 0 && !supported;
    if (support_ended) public_now[i] = 0;
    const bool alone = stage[i] <= last_laboratory_stage && !lives(laboratory[i], laboratory_id);
    if (!lives(lead[i], innovator_id) || alone) outcome[i] = given_up;
    const bool asked = (progress[i] == 0.0F || support_ended) && parameters->project.reconsider > 0.0;
    if (outcome[i] == given_up || !asked) continue;
    const Shape shape{ambitious[i] != 0, admitted[i] != 0 && supported, size[i]};
    const Stages& course = courses.of(shape);
    const double market = shape.ambitious ? need[i].ambitious_value : need[i].value;
    const double granted = grants.share(region[i], field[i], stage[i]);
    const int last_granted = stage[i] > last_laboratory_stage ? stages : last_laboratory_stage;
    const Terms terms{market, outlook->discounted_adoption, parameters->market.margin,
                      supported ? 1.0 - matching[cluster[i]] : granted,
                      supported ? last_stage[cluster[i]] : last_granted};
    const double pass = pass_chance({fit[i], trust[i], expertise[i], broker_skill[i], 0.0}, shape, parameters->project);
    if (net_value(stage[i], 1.0 - progress[i], pass, course, terms, parameters->project) < 0.0) outcome[i] = given_up;
  }
}

void plan(const Step&, Rows rows, Own<Id> id, Own<Lead> lead, Own<Partners> partners, Own<Region> region,
          Own<Field> field, Own<Cluster> cluster, Own<Stage> stage, Own<Ambitious> ambitious, Own<Admitted> admitted,
          Own<PublicNow> public_now, Own<Size> size, Own<Need> need, Own<Fit> fit, Own<Trust> trust,
          Own<Expertise> expertise, Own<BrokerSkill> broker_skill, Own<Outcome> outcome,
          In<cluster::LastEligibleStage> last_stage, In<cluster::RulesMatching> matching,
          In<cluster::ProjectShareNational> national_share, In<region::LocalSupport> local_support,
          In<region::FundSupport> fund_support, In<cell::ResearchShare> research_share,
          In<cell::DevelopmentShare> development_share, In<cell::LocalShare> local_share, Use<Outlook> outlook,
          Use<Geography> geography, Use<Parameters> parameters, Out<Plan> plan, Out<Subsidy> subsidy,
          Total<cell::ResearchAsked> research_asked, Total<cell::DevelopmentAsked> development_asked, Send<Bill> send,
          Total<region::LocalAsked> local_asked, Total<region::FundAsked> fund_asked,
          Total<cluster::Committed> committed, Total<cluster::Asked> asked) {
  const Courses courses(parameters->project);
  const Grants grants{research_share, development_share, *geography};
  const Costs costs{research_asked, development_asked, fund_asked};
  for (const std::size_t i : rows) {
    plan[i] = {}, subsidy[i] = 0;
    if (id[i] == 0 || outcome[i] == given_up) continue;
    const std::uint32_t c = cluster[i];
    const Shape shape{ambitious[i] != 0, admitted[i] != 0 && public_now[i] != 0, size[i]};
    const Stages& course = courses.of(shape);
    const double cost = cost_of_quarter(course, stage[i]);
    Shares shares;
    if (public_now[i] != 0) {
      shares = shares_in_award(matching[c], national_share[c] < 1.0F, local_support[region[i]]);
      if (national_share[c] >= 1.0F) local_asked.add(region[i], firm::to_money(cost * matching[c]));
      asked.add(c, firm::to_money(cost * shares.programme));
      committed.add(c, firm::to_money(most_in_a_quarter(stage[i], last_stage[c], course) * shares.programme));
    } else {
      const std::size_t cell = geography->cell(region[i], field[i]);
      subsidy[i] = firm::to_money(cost * grants.share(region[i], field[i], stage[i]));
      const Strength strength{fit[i], trust[i], expertise[i], broker_skill[i], 0.0};
      const double by_fund = asked_of_fund(stage[i], strength, shape, need[i], course, *outlook, *parameters);
      shares = shares_without_programme(local_share[cell], by_fund * fund_support[region[i]]);
      costs.add(region[i], cell, stage[i], cost, by_fund);
    }
    plan[i] = split(cost - static_cast<double>(subsidy[i]), shares);
    send_bills(send, id[i], i, stage[i], lead[i], partners[i], plan[i][Source::firm]);
  }
}

}  // namespace minori::project
