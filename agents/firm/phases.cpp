#include "agents/firm/phases.hpp"

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"

namespace minori::firm {

namespace {

/// F5  What a credit guarantee pays the bank of a closed firm:  c debt   c share covered
Money guarantee_payment(std::uint64_t id, double employees, double added, Money debt, const FinanceParameters& p) {
  return guaranteed(id, employees, p, added) ? to_money(p.guarantee_cover * to_real(debt)) : 0;
}

}  // namespace

void close(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Insolvent> insolvent, In<region::GuaranteeShare> guarantee,
           Use<Parameters> parameters, Out<Cash> cash, Out<Debt> debt, Deaths<Table> deaths,
           Total<bank::Position> bank_position, Total<region::FirmExits> exits,
           Total<region::Bankruptcies> bankruptcies, Total<region::InstrumentMoney> instrument_money, Post post) {
  RowDraws draws(step.chance, Stream::firm_exit, id.of(rows), rows.first);
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double draw = draws[i];
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
    const double added = guarantee[region[i]];
    const Money usual = guarantee_payment(id[i], employees[i], 0.0, debt[i], parameters->finance) * w;
    const Money covered = guarantee_payment(id[i], employees[i], added, debt[i], parameters->finance) * w;
    instrument_money.add(region[i], covered - usual);
    post.note_received(Flow::guarantee_payment, covered);
    bank_position.add(bank[i], covered);
    debt[i] = 0;  // what is left is the bank's loss: its loans fall, its equity with them
    post.pay(Flow::closing_assets, cash[i], cash[i], w);
    exits.add(region[i], w);
    deaths(i);
  }
}

namespace {

/// Slots are twice the mean number of entrants, so that the chance of each stays near one half and may rise.
std::size_t slots_for(double mean) { return static_cast<std::size_t>(std::ceil(2.0 * mean)); }

/// Firms of one sort that are founded in a region.
struct Entrants {
  bool uses_knowledge = false;
  double usual = 0.0;
  double mean = 0.0;
  std::size_t first_slot = 0;
};

constexpr std::size_t slots_of_those_from_elsewhere = 1'000'000;

}  // namespace

void found(const Step& step, Rows rows, Own<region::Id> id, Own<region::EntryStock> background,
           Own<region::KnowledgeStock> knowledge, Own<region::EntryWeight> weight, Own<region::EntrySupport> support,
           Own<region::FirmLocation> location, Use<Population> population, Use<Geography> geography,
           Use<Parameters> parameters, Births<Table> births, Total<region::FirmEntries> entries,
           Total<region::FirmsLocated> located, Post post) {
  for (const std::size_t r : rows) {
    const std::array<Entrants, 3> sorts{{{false, background[r], background[r], 0},
                                         {true, knowledge[r], knowledge[r] * (1.0 + support[r]), 0},
                                         {true, location[r], location[r], slots_of_those_from_elsewhere}}};
    for (const auto& [uses_knowledge, usual, mean, first_slot] : sorts) {
      const std::size_t slots = slots_for(usual);
      for (std::size_t slot = first_slot; slot < first_slot + slots; ++slot) {
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
        if (first_slot == slots_of_those_from_elsewhere) located.add(r, 1);
        births(made);
      }
    }
  }
}

namespace {

/// What is counted of neighbouring rows with one region and bank.
struct Tally {
  std::uint32_t region = no_row;
  std::uint32_t bank = no_row;
  Money firms = 0;
  Money employees = 0;
  Money debt = 0;
  Money cash = 0;
};

}  // namespace

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
           Own<Employees> employees, Own<Cash> cash, Own<Debt> debt, Total<region::Firms> firms,
           Total<region::Employment> employment, Total<region::BankLoans> region_loans,
           Total<region::FirmCash> region_cash, Total<bank::Loans> bank_loans) {
  Tally tally;
  const auto add_up = [&] {
    if (tally.region == no_row) return;
    firms.add(tally.region, tally.firms);
    employment.add(tally.region, tally.employees);
    region_loans.add(tally.region, tally.debt);
    region_cash.add(tally.region, tally.cash);
    bank_loans.add(tally.bank, tally.debt);
  };
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    if (region[i] != tally.region || bank[i] != tally.bank) {
      add_up();
      tally = {region[i], bank[i]};
    }
    const Money w = weight[i];
    tally.firms += w;
    tally.employees += math::nearest(employees[i]) * w;
    tally.debt += debt[i] * w;
    tally.cash += cash[i] * w;
  }
  add_up();
}

}  // namespace minori::firm
