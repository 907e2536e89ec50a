#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/innovator/phases.hpp"

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

void pay_bills(const Step&, Rows rows, Own<Id> id, Own<Firm> firm, Own<RndIntensity> intensity, Inbox<Bill> bills,
               In<firm::BaseSales> sales, In<firm::InnovationPaid> paid, In<firm::Granted> granted, Out<Purse> purse,
               Send<Payment> send, Post post) {
  constexpr double keep_quarters = 4.0;  // R&D money that a firm puts by, in quarterly budgets (assumption)
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
    if (purse[i] > kept) post.pay(Flow::internal_rnd, purse[i], purse[i] - kept);
  }
}

void collect_sales(const Step&, Rows rows, Own<Id> id, Inbox<ProductIncome> income, Out<Revenue> revenue,
                   Out<ProductCost> cost) {
  for (const std::size_t i : rows) {
    revenue[i] = 0;
    cost[i] = 0;
    if (id[i] == 0) continue;
    for (const ProductIncome& each : income[i]) {
      revenue[i] += each.sales;
      cost[i] += each.cost;
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
