#include "agents/firm/phases.hpp"

#include "agents/accounts.hpp"
#include "agents/bank/rules.hpp"
#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"

namespace minori::firm {
namespace {

/// Share of its cash target below which a firm asks for a loan, and up to which it then borrows (assumption).
constexpr double ask_below = 0.2;
constexpr double borrow_to = 0.5;
/// Speed at which plant follows sales, per quarter (assumption: ten quarters).
constexpr double plant_speed = 0.1;
/// Weight of the last quarter in smoothed growth (assumption: about a year).
constexpr double growth_memory = 0.25;

/// Positive or negative surplus under one of two flows.
void post_surplus(const Post& post, Money& cash, Money surplus, Money weight) {
  if (surplus >= 0)
    post.receive(Flow::operating_surplus, cash, surplus, weight);
  else
    post.pay(Flow::operating_loss, cash, -surplus, weight);
}

bool guaranteed(std::uint64_t id, double employees, const FinanceParameters& p) noexcept {
  constexpr double small = 300.0;
  return employees < small && unit_interval(hash_of(id, 0x67756172ULL)) < p.guaranteed_share;
}

double risk_limit(bool has_guarantee, bool young, const FinanceParameters& p) noexcept {
  if (has_guarantee) return p.guaranteed_risk_limit;
  return young ? -1.0 : p.risk_limit;
}

Money borrowed_up_to(double target, Money cash, Money demand) noexcept {
  const Money after = cash - demand;
  if (static_cast<double>(after) >= ask_below * target) return 0;
  return std::max<Money>(0, to_money(borrow_to * target) - after);
}

Money invest(double sales, float& capital, const FirmParameters& p) noexcept {
  const double change = plant_speed * (p.capital_per_sales * sales - capital);
  capital += static_cast<float>(change);
  return change > 0.0 ? to_money(change) : 0;
}

}  // namespace

void operate(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Weight> weight, Own<Innovator> innovator,
             Own<Margin> margin, In<region::DemandFactor> demand_factor, In<innovator::Revenue> revenue,
             In<innovator::ProductCost> product_cost, Use<Parameters> parameters, Out<BaseSales> sales,
             Out<Employees> employees, Out<GrowthSpread> spread, Out<Cash> cash, Out<Capital> capital,
             Out<ProfitGrowth> growth, Total<region::BaseSales> region_base_sales, Total<region::Sales> region_sales,
             Post post) {
  const FirmParameters& p = parameters->firm;
  const bool yearly = step.quarter_of_year() == 1;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    if (yearly || spread[i] == 0.0F) spread[i] = static_cast<float>(growth_spread(employees[i], p));
    const Bits draw = step.chance.bits(Stream::firm_growth, id[i]);
    const double before = sales[i];
    const double now = grown_sales(before, demand_factor[region[i]], spread[i], unit_interval(draw.first));
    const double change = before > 0.0 ? now / before - 1.0 : 0.0;
    sales[i] = static_cast<float>(now);
    employees[i] = static_cast<float>(next_employees(employees[i], change, p.hiring_speed));
    growth[i] += static_cast<float>(growth_memory * (std::clamp(change, -1.0, 1.0) - growth[i]));
    const Money w = weight[i];
    const Money surplus = to_money(operating_surplus(now, margin[i], unit_interval(draw.second), p));
    post_surplus(post, cash[i], surplus, w);
    Money income = surplus;
    Money all_sales = to_money(now);
    if (innovator[i] != no_row) {
      post.receive(Flow::product_sales, cash[i], revenue[innovator[i]], w);
      post.pay(Flow::product_costs, cash[i], product_cost[innovator[i]], w);
      income += revenue[innovator[i]] - product_cost[innovator[i]];
      all_sales += revenue[innovator[i]];
    }
    post.pay(Flow::investment, cash[i], invest(now, capital[i], p), w);
    if (income > 0) post.pay(Flow::tax, cash[i], to_money(p.tax_rate * static_cast<double>(income)), w);
    post.pay(Flow::dividends, cash[i], dividend(cash[i], p.cash_target * now), w);
    region_base_sales.add(region[i], to_money(now) * w);
    region_sales.add(region[i], all_sales * w);
  }
}

void ask_loans(const Step& step, Rows rows, Own<Id> id, Own<Bank> bank, Own<Weight> weight, Own<Innovator> innovator,
               Own<BaseSales> sales, Own<Employees> employees, Own<Capital> capital, Own<Founded> founded,
               Own<DebtTarget> debt_target, In<innovator::Demand> demand, In<bank::Skill> skill,
               In<bank::Position> position, In<bank::Loans> loans, Use<Parameters> parameters, Out<Cash> cash,
               Out<Debt> debt, Out<Request> request, Out<DefaultRisk> risk, Out<RiskClass> risk_class,
               Total<bank::Position> bank_position, Total<riskclass::Asked> asked, Post post) {
  const FinanceParameters& p = parameters->finance;
  const auto youth = static_cast<std::int32_t>(4.0 * p.young_years);
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const Money w = weight[i];
    if (debt[i] > 0) {
      const Money interest = to_money(0.25 * lending_rate(risk[i], p) * static_cast<double>(debt[i]));
      const Money repaid = to_money(static_cast<double>(debt[i]) / (4.0 * parameters->firm.repayment_years));
      post.pay(Flow::interest, cash[i], interest, w);
      post.pay(Flow::repayment, cash[i], repaid, w);
      debt[i] -= repaid;
      post.note_received(Flow::interest, interest * w);
      post.note_received(Flow::repayment, repaid * w);
      bank_position.add(bank[i], (interest + repaid) * w);
    }
    const Money wanted = innovator[i] == no_row ? 0 : demand[innovator[i]];
    request[i] = borrowed_up_to(parameters->firm.cash_target * sales[i], cash[i], wanted);
    if (unit_interval(hash_of(step.chance.seed, id[i], step.quarter())) < p.refinance)
      request[i] = std::max(request[i], to_money(static_cast<double>(debt_target[i]) * sales[i]) - debt[i]);
    if (request[i] == 0) continue;
    const double owed = static_cast<double>(debt[i] + request[i]);
    const double equity = static_cast<double>(cash[i] - debt[i]) + capital[i];
    const double draw = step.uniform(Stream::default_assessment, id[i]);
    risk[i] = static_cast<float>(default_risk(owed, equity, skill[bank[i]], draw, p));
    const bool young = static_cast<std::int32_t>(step.quarter()) - founded[i] < youth;
    const double limit = risk_limit(guaranteed(id[i], employees[i], p), young, p);
    const double most = p.exposure_limit * static_cast<double>(position[bank[i]] + loans[bank[i]]);
    const std::size_t level = owed <= most ? bank::class_of_risk(risk[i], limit, p) : bank::risk_classes;
    risk_class[i] = static_cast<std::uint8_t>(level);
    if (level < bank::risk_classes) asked.add(bank[i] * bank::risk_classes + level, request[i] * w);
  }
}

void settle_loans(const Step&, Rows rows, Own<Id> id, Own<Bank> bank, Own<Weight> weight, Own<Innovator> innovator,
                  Own<Request> request, Own<RiskClass> risk_class, Own<BaseSales> sales, In<bank::BestClass> best_class,
                  In<innovator::Demand> demand, Use<Parameters> parameters, Out<Cash> cash, Out<Debt> debt,
                  Out<InnovationPaid> paid, Out<Granted> granted, Out<Insolvent> insolvent,
                  Total<bank::Position> bank_position, Post post) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const Money w = weight[i];
    granted[i] = 0;
    if (request[i] > 0 && risk_class[i] < best_class[bank[i]]) {
      post.receive(Flow::loan, cash[i], request[i], w);
      post.note_paid(Flow::loan, request[i] * w);
      debt[i] += request[i];
      granted[i] = request[i];
      bank_position.add(bank[i], -request[i] * w);
    }
    insolvent[i] = cash[i] < 0 ? 1 : 0;
    paid[i] = 0;
    if (innovator[i] == no_row || cash[i] <= 0) continue;
    const double reserve = ask_below * parameters->firm.cash_target * sales[i];
    const Money spare = std::max<Money>(0, cash[i] - to_money(reserve));
    paid[i] = std::min(demand[innovator[i]], spare);
    post.pay(Flow::innovation_money, cash[i], paid[i], w);
  }
}

void close(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Insolvent> insolvent, Use<Parameters> parameters, Out<Cash> cash,
           Out<Debt> debt, Deaths<Table> deaths, Total<bank::Position> bank_position, Total<region::FirmExits> exits,
           Total<region::Bankruptcies> bankruptcies, Post post) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double draw = step.uniform(Stream::firm_exit, id[i]);
    const bool may_close =
        draw < 0.25 * parameters->firm.voluntary_exit;  // no firm closes more readily than the smallest
    if (insolvent[i] == 0 && (!may_close || draw >= closing_chance(employees[i], parameters->firm))) continue;
    const Money w = weight[i];
    if (cash[i] < 0) post.receive(Flow::unpaid_bills, cash[i], -cash[i], w);
    const Money repaid = std::min(cash[i], debt[i]);
    post.pay(Flow::repayment, cash[i], repaid, w);
    post.note_received(Flow::repayment, repaid * w);
    bank_position.add(bank[i], repaid * w);
    debt[i] -= repaid;
    if (insolvent[i] != 0 || debt[i] > 0) bankruptcies.add(region[i], w);
    debt[i] = 0;  // what is left is the bank's loss: its loans fall, its equity with them
    post.pay(Flow::closing_assets, cash[i], cash[i], w);
    exits.add(region[i], w);
    deaths(i);
  }
}

namespace {

/// Slots are twice the mean number of entrants, so that the chance of each stays near one half and may rise.
std::size_t slots_for(double mean) { return static_cast<std::size_t>(std::ceil(2.0 * mean)); }

}  // namespace

void found(const Step& step, Rows rows, Own<region::Id> id, Own<region::EntryStock> background,
           Own<region::KnowledgeStock> knowledge, Own<region::EntryWeight> weight, Use<Population> population,
           Use<Geography> geography, Use<Parameters> parameters, Births<Table> births,
           Total<region::FirmEntries> entries, Post post) {
  for (const std::size_t r : rows) {
    for (const bool uses_knowledge : {false, true}) {
      const double mean = uses_knowledge ? knowledge[r] : background[r];
      const std::size_t slots = slots_for(mean);
      for (std::size_t slot = 0; slot < slots; ++slot) {
        const std::uint64_t key = hash_of(0x666f756e64ULL, id[r], uses_knowledge, slot, step.quarter());
        if (step.uniform(Stream::firm_entry, key) * static_cast<double>(slots) >= mean) continue;
        const Bits first = step.chance.bits(Stream::firm_entry_traits, key);
        const Bits second = step.chance.bits(Stream::firm_entry_traits, key, 1);
        const auto& shares = uses_knowledge ? population->knowledge_industry_share : population->industry_share;
        const std::size_t industry =
            pick_share(std::span(shares).subspan(r * industries, industries), unit_interval(first.first));
        const auto& classes = (uses_knowledge ? population->knowledge_share : population->entry_share)[industry];
        if (classes.empty()) continue;
        Traits traits{.id = key, .region = static_cast<std::uint32_t>(r), .bank = geography->bank_of_region[r]};
        traits.industry = static_cast<std::uint8_t>(industry);
        traits.size_class = population->classes_of[industry][pick_share(classes, unit_interval(first.second))];
        traits.weight = uses_knowledge ? 1 : weight[r];
        traits.founded = static_cast<std::int32_t>(step.quarter());
        traits.uses_knowledge = uses_knowledge;
        traits.size_draw = unit_interval(second.first);
        traits.margin_draw = unit_interval(second.second);
        traits.debt_target = 2.0 * population->debt_in_quarters * unit_interval(mix(second.first));
        Table::Record made = make_firm(traits, *population, *parameters);
        Money opening = 0;
        post.receive(Flow::founding_capital, opening, made.at<Cash>(), traits.weight);
        entries.add(r, traits.weight);
        births(made);
      }
    }
  }
}

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Cash> cash, Own<Debt> debt, Total<region::Firms> firms,
           Total<region::Employment> employment, Total<region::BankLoans> region_loans,
           Total<region::FirmCash> region_cash, Total<bank::Loans> bank_loans) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const Money w = weight[i];
    firms.add(region[i], w);
    employment.add(region[i], std::llround(employees[i]) * w);
    region_loans.add(region[i], debt[i] * w);
    region_cash.add(region[i], cash[i] * w);
    bank_loans.add(bank[i], debt[i] * w);
  }
}

}  // namespace minori::firm
