#include "agents/region/phases.hpp"

#include <algorithm>
#include <cmath>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"

namespace minori::region {

void set_demand(const Step& step, Rows rows, Own<Demand> demand, Use<Calendar> calendar, Out<Cycle> cycle,
                Out<BaseSales> base_sales, Out<DemandFactor> factor, Out<Destruction> destruction) {
  for (const std::size_t r : rows) {
    cycle[r] = 1.0;
    for (const DatedShock& shock : calendar->shocks) {
      const bool runs = step.quarter() >= shock.first && step.quarter() < shock.first + shock.quarters;
      if (!runs || !shock.regions[r]) continue;
      if (shock.destroys)
        destruction[r] += step.quarter() == shock.first ? -shock.size : 0.0;
      else
        cycle[r] += shock.size;
    }
    const auto wanted = static_cast<double>(demand[r]) * std::max(0.0, cycle[r]);
    factor[r] = base_sales[r] > 0 ? std::clamp(wanted / static_cast<double>(base_sales[r]), 0.5, 2.0) : 1.0;
    base_sales[r] = 0;
  }
}

namespace {

/// V1  Part of the budget that local revenue makes:  1 - w + w clip(R / R0, 1/2, 2)   R smoothed sales, R0 at first
double revenue_factor(double revenue, double base, double weight) {
  return base > 0.0 ? 1.0 - weight + weight * std::clamp(revenue / base, 0.5, 2.0) : 1.0;
}

}  // namespace

void budget(const Step& step, Rows rows, Own<ScienceBudget> science, Own<Revenue> revenue, Own<RevenueBase> base,
            Use<Calendar> calendar, Use<Geography> geography, Use<Parameters> parameters, Out<GovernmentCash> cash,
            Out<BudgetNow> now, Out<LocalAsked> local_asked, Out<LocalSupport> local_support, Out<FundAsked> fund_asked,
            Out<FundSupport> fund_support, Post post) {
  constexpr std::int32_t level_year = 2009;  // of science_per_head
  const double index = calendar->science_budget(step.fiscal_year()) / calendar->science_budget(level_year);
  const double fund_money = 1000.0 * parameters->finance.fund_capacity * geography->innovation_scale /
                            static_cast<double>(geography->regions);
  for (const std::size_t r : rows) {
    const double factor = revenue_factor(revenue[r], base[r], parameters->government.revenue_weight);
    const Money arriving = now[r] = firm::to_money(index * factor * static_cast<double>(science[r]));
    if (step.quarter_of_year() == 1) post.pay(Flow::science_return, cash[r], cash[r]);
    post.receive(Flow::science_budget, cash[r], arriving);
    const auto asked = static_cast<double>(std::max<Money>(1, local_asked[r]));
    constexpr double free_share = 0.5;  // half of the money at hand may go to matching in one quarter (assumption)
    const double bearable = free_share * static_cast<double>(std::max<Money>(0, cash[r])) / asked;
    local_support[r] = std::min(parameters->government.matching_share, bearable);
    fund_support[r] = std::min(1.0, fund_money / static_cast<double>(std::max<Money>(1, fund_asked[r])));
    local_asked[r] = 0;
    fund_asked[r] = 0;
  }
}

void collect_revenue(const Step& step, Rows rows, Own<Sales> sales, Out<Revenue> revenue, Out<RevenueBase> base) {
  constexpr double speed = 0.05;  // tax follows sales over some five years (assumption)
  for (const std::size_t r : rows) {
    const auto now = static_cast<double>(sales[r]);
    revenue[r] += revenue[r] > 0.0 ? speed * (now - revenue[r]) : now;
    if (step.in_burn_in() || base[r] <= 0.0) base[r] = revenue[r];
  }
}

void build_up(const Step&, Rows rows, Own<TrainingMoney> training, Own<EquipmentMoney> equipment_money,
              Use<Geography> geography, Use<Parameters> parameters, Out<TrainedShare> trained,
              Out<Equipment> equipment) {
  constexpr double learning_speed = 0.25;  // a year of training reaches those whom its money can reach (assumption)
  const double scale = geography->innovation_scale;
  for (const std::size_t r : rows) {
    const auto money = static_cast<double>(training[r]);
    const double reached = money / (money + parameters->people.training_reach * scale);
    trained[r] += learning_speed * reached * (1.0 - trained[r]) - parameters->people.training_decay * trained[r];
    equipment[r] += static_cast<double>(equipment_money[r]) - parameters->cluster.equipment_decay * equipment[r];
  }
}

void move_graduates(const Step&, In<Graduates> graduates, In<Attractiveness> attractiveness, Use<Geography> geography,
                    Use<Parameters> parameters, Whole<GraduatesStaying> staying, Whole<GraduatesLeaving> leaving,
                    Whole<GraduatesArriving> arriving) {
  const PeopleParameters& p = parameters->people;
  const std::size_t regions = geography->regions;
  for (std::size_t from = 0; from < regions; ++from) {
    const double pull = std::max(1e-6, attractiveness[from]);
    const double share = std::clamp(p.stay_share * math::pow(pull, p.stay_slope), 0.0, 1.0);
    const auto stay =
        std::min<std::int64_t>(graduates[from], std::llround(share * static_cast<double>(graduates[from])));
    staying[from] += stay;
    leaving[from] += graduates[from] - stay;
    std::vector<double> reach(regions, 0.0);
    double sum = 0.0;
    for (std::size_t to = 0; to < regions; ++to) {
      if (to != from) sum += std::max(0.0, attractiveness[to]) * (0.05 + geography->nearness[from * regions + to]);
      reach[to] = sum;
    }
    std::int64_t sent = 0;
    for (std::size_t to = 0; to < regions && sum > 0.0; ++to) {
      const auto until = std::llround(reach[to] / sum * static_cast<double>(graduates[from] - stay));
      arriving[to] += until - sent;
      sent = until;
    }
  }
}

}  // namespace minori::region
