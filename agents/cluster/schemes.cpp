#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/cluster/phases.hpp"
#include "agents/cluster/states.hpp"
#include "agents/firm/rules.hpp"

namespace minori::cluster {
namespace {

/// V4  Scheme of a region's own:  min(a g, b / 4 n, cash / 2 n)   a size over the former grant g, b science and
/// technology money of the quarter, n clusters of the seat that share it; quarter and half are assumptions
Money scheme_money(Money grant, Money budget, Money held, std::int64_t sharers, const GovernmentParameters& p) {
  constexpr double most_of_budget = 0.25;
  constexpr double most_of_cash = 0.5;
  const auto part = [&](double share, Money of) {
    return firm::to_money(share * static_cast<double>(std::max<Money>(0, of)) / static_cast<double>(sharers));
  };
  const Money wanted = firm::to_money(p.own_scheme * static_cast<double>(grant));
  return std::min({wanted, part(most_of_budget, budget), part(most_of_cash, held)});
}

}  // namespace

void run_own_schemes(const Step&, Rows rows, Own<Id> id, Own<Programme> programme, In<Seat> seat, Own<Awarded> awarded,
                     Own<GrantRate> grant_rate, Own<Vision> vision, In<region::GovernmentCash> government_cash,
                     In<region::BudgetNow> budget, Use<PolicyBook> book, Use<Parameters> parameters, Out<Stage> stage,
                     Out<Cash> cash, Out<OwnCash> own_cash, Out<ProjectBudget> project_budget,
                     Out<ProjectShareNational> national_share, Out<RulesMatching> matching,
                     Out<LastEligibleStage> last_stage, Out<Admitting> admitting, Out<CouncilBudget> council,
                     Out<OwnSchemeMoney> money, Total<region::GovernmentCash> government,
                     Total<region::LocalUpkeep> upkeep, Post post) {
  constexpr double council_share = 0.2;        // assumption: the council must go on meeting
  constexpr std::uint8_t last_stage_paid = 2;  // assumption: feasibility and joint research
  for (const std::size_t c : rows) {
    const bool may = stage[c] == graduated || stage[c] == self_running;
    if (id[c] == 0 || awarded[c] != 0 || !may || programme[c] == no_row) continue;
    stage[c] = graduated;
    if (parameters->government.own_scheme <= 0.0 || vision[c] < parameters->government.scheme_vision) continue;
    const auto sharers = std::count(seat.values.begin(), seat.values.end(), seat[c]);
    const Money given =
        scheme_money(grant_rate[c], budget[seat[c]], government_cash[seat[c]], sharers, parameters->government);
    if (given <= 0) continue;
    stage[c] = self_running;
    government.add(seat[c], -given);
    post.note_paid(Flow::own_project, given);
    post.receive(Flow::own_project, cash[c], given);
    money[c] += given;
    council[c] = firm::to_money(council_share * static_cast<double>(given));
    post.pay(Flow::council_cost, cash[c], council[c]);
    upkeep.add(seat[c], council[c]);
    project_budget[c] = given - council[c];
    own_cash[c] += project_budget[c];
    national_share[c] = 0.0F;
    matching[c] = static_cast<float>(book->designs[programme[c]].matching);
    last_stage[c] = last_stage_paid;
    admitting[c] = 1;
  }
}

}  // namespace minori::cluster
