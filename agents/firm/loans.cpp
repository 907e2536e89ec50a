#include <array>

#include "agents/accounts.hpp"
#include "agents/bank/rules.hpp"
#include "agents/firm/phases.hpp"
#include "agents/firm/rules.hpp"
#include "agents/policy/posts.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"
#include "sim/wide.hpp"

namespace minori::firm {
namespace {

/// Share of its cash target below which a firm asks for a loan, and up to which it then borrows (assumption).
constexpr double ask_below = 0.2;
constexpr double borrow_to = 0.5;

constexpr std::size_t debt_block_rows = 512;

struct DebtBlock {
  std::array<double, debt_block_rows> draw;
  std::array<Money, debt_block_rows> weight;  ///< 0 for free rows
  std::array<Money, debt_block_rows> demand;  ///< money that the innovation side asks for
  std::array<Money, debt_block_rows> served;  ///< interest and repayment of one firm
  std::array<double, debt_block_rows> rationed;
};

struct DebtBooks {
  std::span<Money> cash;
  std::span<Money> debt;
  std::span<Money> request;
  std::span<const float> sales;
  std::span<const float> debt_target;
  std::span<const float> risk;
};

struct Served {
  Money interest = 0;
  Money repaid = 0;
};

/// B3  Interest and repayment of a quarter, weights included.
MINORI_WIDE Served serve_debts(DebtBlock& block, const DebtBooks& books, const Parameters& parameters) {
  Served sum;
  const double quarters = 4.0 * parameters.firm.repayment_years;
  const FinanceParameters p = parameters.finance;
  const std::size_t rows = books.cash.size();
  for (std::size_t k = 0; k < rows; ++k) {
    const double debt = to_real(books.debt[k]);
    const Money interest = to_money(0.25 * lending_rate(books.risk[k], block.rationed[k], p) * debt);
    const Money repaid = to_money(debt / quarters);
    block.served[k] = interest + repaid;
    books.cash[k] -= interest + repaid;
    books.debt[k] -= repaid;
    sum.interest += interest * block.weight[k];
    sum.repaid += repaid * block.weight[k];
  }
  return sum;
}

/// Both sides of a flow whose accounts are kept elsewhere.
void post_both(const Post& post, Flow flow, Money amount) {
  post.note_paid(flow, amount);
  post.note_received(flow, amount);
}

/// B1  Who runs out of cash borrows up to half of the cash target; some renew their loans up to their usual debt.
MINORI_WIDE void decide_requests(const DebtBlock& block, const DebtBooks& books, const Parameters& parameters) {
  const double cash_target = parameters.firm.cash_target;
  const double refinance = parameters.finance.refinance;
  const std::size_t rows = books.cash.size();
  for (std::size_t k = 0; k < rows; ++k) {
    const double sales = books.sales[k];
    const double target = cash_target * sales;
    const double after = to_real(books.cash[k] - block.demand[k]);
    const double missing = after < ask_below * target ? borrow_to * target - after : 0.0;
    const double renewed =
        block.draw[k] < refinance ? static_cast<double>(books.debt_target[k]) * sales - to_real(books.debt[k]) : 0.0;
    const Money request = to_money(std::max(std::max(missing, renewed), 0.0));
    books.request[k] = block.weight[k] == 0 ? 0 : request;
  }
}

/// Firms of a block that ask for a loan, assessed together.
struct Requests {
  std::array<std::size_t, debt_block_rows> row;
  std::array<std::uint64_t, debt_block_rows> id;
  std::array<double, debt_block_rows> owed;
  std::array<double, debt_block_rows> equity;
  std::array<double, debt_block_rows> spread;
  std::array<double, debt_block_rows> normal;  ///< the draw, then its quantile
  std::array<double, debt_block_rows> risk;
  std::size_t count = 0;

  void add(std::size_t firm, std::uint64_t firm_id, Money debt, double firm_equity, double misjudged) {
    row[count] = firm;
    id[count] = firm_id;
    owed[count] = static_cast<double>(debt);
    equity[count] = firm_equity;
    spread[count++] = misjudged;
  }

  /// Risks of all, each told to `classify(row, owed, risk)`.
  template <class Classify>
  void assess(const Chance& chance, const FinanceParameters& p, const Classify& classify) {
    find_all_risks(chance, p);
    for (std::size_t k = 0; k < count; ++k) classify(row[k], owed[k], risk[k]);
  }
  void find_all_risks(const Chance& chance, const FinanceParameters& p);
};

MINORI_WIDE void find_risks(Requests& requests, const FinanceParameters& parameters) {
  const FinanceParameters p = parameters;
  for (std::size_t k = 0; k < requests.count; ++k)
    requests.risk[k] = default_risk_at(requests.owed[k], requests.equity[k], requests.spread[k], requests.normal[k], p);
}

void Requests::find_all_risks(const Chance& chance, const FinanceParameters& p) {
  draw(chance, Stream::default_assessment, std::span(id).first(count), std::span(normal).first(count));
  for (double& each : std::span(normal).first(count)) each = math::normal_quantile(each);
  find_risks(*this, p);
}

/// A block's firms serve their debts and decide what to ask for.
void handle_debts(const Chance& chance, std::span<const std::uint64_t> ids, DebtBlock& block, const DebtBooks& books,
                  const Parameters& parameters, const Post& post) {
  draw(chance, Stream::refinancing, ids, std::span(block.draw).first(ids.size()));
  const Served served = serve_debts(block, books, parameters);
  post_both(post, Flow::interest, served.interest);
  post_both(post, Flow::repayment, served.repaid);
  decide_requests(block, books, parameters);
}

}  // namespace

void ask_loans(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Bank> bank, Own<Weight> weight,
               Own<Innovator> innovator, Own<BaseSales> sales, Own<Employees> employees, Own<Capital> capital,
               Own<Founded> founded, Own<DebtTarget> debt_target, In<innovator::Demand> demand,
               In<innovator::Vouched> vouched, In<bank::Skill> skill, In<bank::Position> position,
               In<bank::Loans> loans, In<bank::Rationed> rationed, In<region::CreditFactor> credit,
               In<region::GuaranteeShare> guarantee, In<region::BankInsight> insight, Use<Parameters> parameters,
               Out<Cash> cash, Out<Debt> debt, Out<Request> request, Out<DefaultRisk> risk, Out<RiskClass> risk_class,
               Total<bank::Position> bank_position, Total<riskclass::Asked> asked, Post post) {
  const FinanceParameters& p = parameters->finance;
  const auto years = [&](std::size_t i) { return 0.25 * (static_cast<double>(step.quarter()) - founded[i]); };
  const auto vouches = [&](std::size_t i) { return innovator[i] != no_row && vouched[innovator[i]] > 0; };
  const auto covered = [&](std::size_t i) { return guaranteed(id[i], employees[i], p, guarantee[region[i]]); };
  const auto classify = [&](std::size_t i, double owed, double assessed) {
    const double limit = credit[region[i]] * risk_limit(covered(i), years(i), vouches(i), p);
    const double most = p.exposure_limit * static_cast<double>(position[bank[i]] + loans[bank[i]]);
    risk[i] = static_cast<float>(assessed);
    const std::size_t level = owed <= most ? bank::class_of_risk(risk[i], limit, p) : bank::risk_classes;
    risk_class[i] = static_cast<std::uint8_t>(level);
    if (level < bank::risk_classes) asked.add(bank[i] * bank::risk_classes + level, request[i] * weight[i]);
  };
  DebtBlock block;
  for_each_block(rows, debt_block_rows, [&](Rows part) {
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i) {
      block.weight[k] = id[i] != 0 ? weight[i] : 0;
      block.demand[k] = innovator[i] != no_row ? demand[innovator[i]] : 0;
      block.rationed[k] = rationed[bank[i]];
    }
    const DebtBooks books{cash.of(part),  debt.of(part),        request.of(part),
                          sales.of(part), debt_target.of(part), risk.of(part)};
    handle_debts(step.chance, id.of(part), block, books, *parameters, post);
    Requests asking;
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i) {
      if (block.weight[k] != 0) bank_position.add(bank[i], block.served[k] * block.weight[k]);
      if (request[i] > 0)
        asking.add(i, id[i], debt[i] + request[i], static_cast<double>(cash[i] - debt[i]) + capital[i],
                   assessment_spread(policy::made_good(skill[bank[i]], insight[region[i]]), years(i), vouches(i), p));
    }
    asking.assess(step.chance, p, classify);
  });
}

void settle_loans(const Step&, Rows rows, Own<Id> id, Own<Bank> bank, Own<Weight> weight, Own<Innovator> innovator,
                  Own<Request> request, Own<RiskClass> risk_class, Own<BaseSales> sales, In<bank::BestClass> best_class,
                  In<innovator::Demand> demand, Use<Parameters> parameters, Out<Cash> cash, Out<Debt> debt,
                  Out<InnovationPaid> paid, Out<Granted> granted, Out<Insolvent> insolvent,
                  Total<bank::Position> bank_position, Post post) {
  Money lent = 0;
  Money set_aside = 0;
  for (const std::size_t i : rows) {
    granted[i] = 0;
    paid[i] = 0;
    if (request[i] > 0 && risk_class[i] < best_class[bank[i]]) {
      const Money amount = request[i] * weight[i];
      cash[i] += request[i];
      debt[i] += request[i];
      granted[i] = request[i];
      bank_position.add(bank[i], -amount);
      lent += amount;
    }
    insolvent[i] = cash[i] < 0 ? 1 : 0;
    if (innovator[i] == no_row || cash[i] <= 0 || id[i] == 0) continue;
    const double reserve = ask_below * parameters->firm.cash_target * sales[i];
    const Money spare = std::max<Money>(0, cash[i] - to_money(reserve));
    paid[i] = std::min(demand[innovator[i]], spare);
    cash[i] -= paid[i];
    set_aside += paid[i] * weight[i];
  }
  post_both(post, Flow::loan, lent);
  post.note_paid(Flow::innovation_money, set_aside);
}

}  // namespace minori::firm
