#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/streams.hpp"

namespace minori::innovator {
namespace {

/// F7  R&D budget of a quarter:  r S
Money budget_of(double intensity, double sales) { return firm::to_money(intensity * std::max(0.0, sales)); }

/// B3  Share of the purse that a bank lent this quarter; `arrived` is already in the purse.
double loan_share_of(Money arrived, Money granted, Money purse) {
  const double lent = arrived > 0 ? std::min(1.0, static_cast<double>(granted) / static_cast<double>(arrived)) : 0.0;
  return purse > 0 ? lent * static_cast<double>(arrived) / static_cast<double>(purse) : 0.0;
}

}  // namespace

void ask_money(const Step&, Rows rows, Own<Id> id, Own<Firm> firm, Own<RndIntensity> intensity, Own<Purse> purse,
               Inbox<Bill> bills, In<firm::BaseSales> sales, Out<Demand> demand) {
  for (const std::size_t i : rows) {
    demand[i] = 0;
    if (id[i] == 0) continue;
    Money owed = 0;
    for (const Bill& each : bills[i]) owed += each.amount;
    demand[i] = std::max(budget_of(intensity[i], sales[firm[i]]), owed - purse[i]);
  }
}

namespace {

/// F8  Own R&D practises one place of the kene with chance  1 - exp(-money / M);  nothing if no unit is there.
void research_alone(const Step& step, std::uint64_t id, Money money, const Forgetting& forgetting,
                    const KnowledgeParameters& p, Kene& kene) {
  const Bits draw = step.chance.bits(Stream::own_research, id);
  const double chance = math::one_minus_exp(static_cast<double>(money) / (1000.0 * p.own_research_money));
  if (unit_interval(draw.first) >= chance) return;
  practise(kene, Chance::scaled(draw.second, units_of_kene),
           forgetting.next_loss(step.quarter(), unit_interval(mix(draw.second))));
}

}  // namespace

void pay_bills(const Step& step, Rows rows, Own<Id> id, Own<Firm> firm, Own<Region> region, Own<RndIntensity> intensity,
               Inbox<Bill> bills, In<firm::BaseSales> sales, In<firm::InnovationPaid> paid, In<firm::Granted> granted,
               Use<Parameters> parameters, Out<Purse> purse, Out<Knowledge> knowledge, Send<Payment> send,
               Total<region::OwnResearch> own_research, Post post) {
  constexpr double keep_quarters = 4.0;  // R&D money that a firm puts by, in quarterly budgets (assumption)
  const Forgetting forgetting(parameters->knowledge.expertise_loss);
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const Money arrived = paid[firm[i]];
    post.receive(Flow::innovation_money, purse[i], arrived);
    const auto owed = bills[i];
    const double loan_share = owed.empty() ? 0.0 : loan_share_of(arrived, granted[firm[i]], purse[i]);
    for (const Bill& each : owed) {
      const Money amount = std::min(each.amount, purse[i]);
      if (amount <= 0) break;
      post.pay(Flow::firm_to_project, purse[i], amount);
      const Money by_loan = firm::to_money(loan_share * static_cast<double>(amount));
      send({each.project, id[i], static_cast<double>(amount), amount, by_loan});
    }
    const Money budget = budget_of(intensity[i], sales[firm[i]]);
    const Money kept = firm::to_money(keep_quarters * static_cast<double>(budget));
    const Money spent = std::max<Money>(0, purse[i] - kept);
    if (spent == 0) continue;
    research_alone(step, id[i], spent, forgetting, parameters->knowledge, knowledge[i]);
    own_research.add(region[i], spent);
    post.pay(Flow::internal_rnd, purse[i], spent);
  }
}

void collect_sales(const Step& step, Rows rows, Own<Id> id, Inbox<ProductIncome> income, Use<Proximity> proximity,
                   Use<Parameters> parameters, Out<Revenue> revenue, Out<RevenueAbroad> abroad, Out<ProductCost> cost,
                   Out<Knowledge> knowledge, Out<InProducts> in_products) {
  const Forgetting forgetting(parameters->knowledge.expertise_loss);
  for (const std::size_t i : rows) {
    revenue[i] = 0;
    abroad[i] = 0;
    cost[i] = 0;
    in_products[i] = 0;
    if (id[i] == 0) continue;
    std::uint32_t number = 0;
    for (const ProductIncome& each : income[i]) {
      revenue[i] += each.sales;
      abroad[i] += each.abroad;
      cost[i] += each.cost;
      const double draw = step.uniform(Stream::product_use, id[i], number++);
      const auto place =
          use_unit(knowledge[i], each.capability, *proximity, forgetting.next_loss(step.quarter(), draw));
      if (place != units_of_kene) in_products[i] = static_cast<std::uint8_t>(in_products[i] | 1U << place);
    }
  }
}

void end_with_firm(const Step&, Rows rows, Own<Id> id, Own<Firm> firm, In<firm::Id> firm_id, Out<Purse> purse,
                   Deaths<Table> deaths, Post post) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || firm_id[firm[i]] != 0) continue;
    post.pay(Flow::closing_assets, purse[i], purse[i]);
    deaths(i);
  }
}

}  // namespace minori::innovator
