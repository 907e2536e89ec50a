#include "agents/programme/phases.hpp"

#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/programme/office.hpp"

namespace minori::programme {
namespace {

/// G1  What an award has not spent by 31 March goes back to where it came from; returns the national part.
Money return_unspent(Money& cash, Money& own_cash, Money& government, const Post& post) {
  const Money local = std::clamp<Money>(own_cash, 0, std::max<Money>(0, cash));
  own_cash = 0;
  if (cash <= 0) return 0;
  const Money national = cash - local;
  post.pay(Flow::own_project_return, cash, local);
  post.receive(Flow::own_project_return, government, local);
  post.pay(Flow::grant_return, cash, national);
  return national;
}

/// Money of a programme's clusters and what is seen of it.
struct Books {
  In<cluster::Seat> seat;
  Whole<cluster::Cash> cash;
  Whole<cluster::OwnCash> own_cash;
  Whole<cluster::Grant> grant;
  Whole<cluster::ProgrammeMoneyReturned> returned;
  Whole<ProgrammePaid> paid;
  Whole<ProgrammeReturned> programme_returned;
  Whole<region::GovernmentCash> government;
  Post post;

  void return_money(const std::vector<std::uint32_t>& rows, std::uint32_t p) const {
    for (const std::uint32_t c : rows) {
      const Money national = return_unspent(cash[c], own_cash[c], government[seat[c]], post);
      returned[c] += national;
      programme_returned[p] += national;
    }
  }

  void pay(std::uint32_t c, std::uint32_t p, Money now) const {
    post.receive(Flow::grant, cash[c], now);
    grant[c] += now;
    paid[p] += now;
  }
};

/// What is remembered and told of each programme.
struct Records {
  Whole<Ends> ends;
  Whole<Renewed> renewed;
  Whole<Handovers> handovers;
  Whole<TargetsChecked> checked;
  Whole<TargetsMet> met;

  void note(const Office& office, std::uint32_t p) const {
    ends[p] += office.ends();
    renewed[p] += office.renewed();
    handovers[p] += office.handovers();
    checked[p] += office.targets().checked;
    met[p] += office.targets().met;
  }
};

}  // namespace

void administer(const Step& step, In<cluster::Id> id, In<cluster::Vision> vision, In<cluster::Activity> activity,
                In<cluster::Excellence> excellence, In<cluster::Field> field, In<cluster::Seat> seat,
                In<region::Priority> priority, Use<PolicyBook> book, Use<Geography> geography,
                Use<Parameters> parameters, Whole<cluster::Programme> programme, Whole<cluster::Awarded> awarded,
                Whole<cluster::Extended> extended, Whole<cluster::Stage> stage, Whole<cluster::AwardStart> start,
                Whole<cluster::AwardEnd> end, Whole<cluster::TaperQuarters> taper,
                Whole<cluster::FirstAdmission> first_admission, Whole<cluster::AwardCount> award_count,
                Whole<cluster::GrantRate> grant_rate, Whole<cluster::Achievement> achievement,
                Whole<cluster::Memory> memory, Whole<cluster::Management> management, Whole<cluster::Grade> grade,
                Whole<cluster::Cash> cash, Whole<cluster::OwnCash> own_cash, Whole<cluster::Grant> grant,
                Whole<cluster::ProgrammeMoneyReturned> returned, Whole<Evaluated> evaluated, Whole<Stopped> stopped,
                Whole<Ends> ends, Whole<Renewed> renewed, Whole<Handovers> handovers,
                Whole<TargetsChecked> targets_checked, Whole<TargetsMet> targets_met, Whole<ProgrammePaid> paid,
                Whole<ProgrammeReturned> programme_returned, Whole<region::GovernmentCash> government, Post post) {
  const Clusters view{
      id,       programme,  vision, activity, excellence, field,           seat,        priority,   awarded,
      extended, stage,      start,  end,      taper,      first_admission, award_count, grant_rate, achievement,
      memory,   management, grade};
  const Books books{seat, cash, own_cash, grant, returned, paid, programme_returned, government, post};
  const Records records{ends, renewed, handovers, targets_checked, targets_met};
  if (step.quarter_of_year() == 1) {
    std::vector<Office> offices;
    for (std::uint32_t p = 0; p < book->designs.size(); ++p)
      offices.emplace_back(step, book->designs[p], p, view, *geography, *parameters);
    for (std::uint32_t p = 0; p < offices.size(); ++p) {
      books.return_money(offices[p].clusters(), p);
      offices[p].evaluate(evaluated[p], stopped[p]);
      offices[p].abolish();
      offices[p].end_awards();
    }
    for (Office& office : offices)
      for (Office& before : offices) office.take_over(before);
    for (std::uint32_t p = 0; p < offices.size(); ++p) {
      offices[p].call();
      records.note(offices[p], p);
    }
  }
  for (std::uint32_t c = 0; c < awarded.size(); ++c)
    if (awarded[c] != 0) books.pay(c, programme[c], grant_now(grant_rate[c], step.quarter(), end[c], taper[c]));
}

}  // namespace minori::programme
