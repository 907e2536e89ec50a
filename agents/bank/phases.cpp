#include "agents/bank/phases.hpp"

#include "agents/accounts.hpp"
#include "agents/bank/rules.hpp"
#include "agents/firm/rules.hpp"

namespace minori::bank {

void decide(const Step&, In<Position> position, In<Loans> loans, Use<Parameters> parameters,
            Whole<riskclass::Asked> asked, Whole<Rationed> rationed, Whole<BestClass> best_class) {
  for (std::size_t b = 0; b < position.size(); ++b) {
    Money room = lending_room(position[b] + loans[b], loans[b], parameters->finance);
    Money wanted = 0;
    for (std::size_t k = 0; k < risk_classes; ++k) wanted += asked[b * risk_classes + k];
    rationed[b] = rationed_share(room, wanted);
    std::size_t level = 0;
    while (level < risk_classes && asked[b * risk_classes + level] <= room) {
      room -= asked[b * risk_classes + level];
      ++level;
    }
    best_class[b] = static_cast<std::uint8_t>(level);
    for (std::size_t k = 0; k < risk_classes; ++k) asked[b * risk_classes + k] = 0;
  }
}

void close_quarter(const Step&, Rows rows, Own<Id> id, Own<Loans> loans, Use<Parameters> parameters,
                   Out<Position> position, Post post) {
  const FinanceParameters& p = parameters->finance;
  constexpr double payout = 0.25;  // of the equity above target, a quarter (assumption)
  for (const std::size_t b : rows) {
    if (id[b] == 0) continue;
    const Money equity = position[b] + loans[b];
    const Money target = firm::to_money(p.capital_start * static_cast<double>(loans[b]));
    const Money least = firm::to_money(p.capital_ratio * static_cast<double>(loans[b]));
    if (equity > target)
      post.pay(Flow::bank_dividends, position[b], firm::to_money(payout * static_cast<double>(equity - target)));
    if (equity < 0) post.receive(Flow::bank_recapitalisation, position[b], least - equity);
  }
}

}  // namespace minori::bank
