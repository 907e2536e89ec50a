#include "agents/programme/phases.hpp"

#include <algorithm>
#include <cmath>

#include "agents/accounts.hpp"
#include "agents/cluster/states.hpp"
#include "agents/firm/rules.hpp"
#include "agents/programme/budget.hpp"
#include "agents/streams.hpp"

namespace minori::programme {
namespace {

/// Columns of clusters that a programme writes, and what it reads of them.
struct Clusters {
  In<cluster::Id> id;
  In<cluster::Programme> programme;
  In<cluster::Vision> vision;
  In<cluster::Activity> activity;
  In<cluster::Excellence> excellence;
  In<cluster::Field> field;
  Whole<cluster::Awarded> awarded;
  Whole<cluster::Extended> extended;
  Whole<cluster::Stage> stage;
  Whole<cluster::AwardStart> start;
  Whole<cluster::AwardEnd> end;
  Whole<cluster::FirstAdmission> first_admission;
  Whole<cluster::AwardCount> award_count;
  Whole<cluster::GrantRate> grant_rate;
  Whole<cluster::Achievement> achievement;
  Whole<cluster::Memory> memory;
  Whole<cluster::Management> management;
};

using Rank = std::vector<std::pair<double, std::uint32_t>>;  ///< score, cluster

/// One programme's year.
class Office {
 public:
  Office(const Step& step, const Design& design, std::uint32_t number, const Clusters& clusters,
         const Parameters& parameters)
      : step_(step), design_(design), number_(number), clusters_(clusters), parameters_(parameters) {
    for (std::uint32_t c = 0; c < clusters.id.size(); ++c)
      if (clusters.programme[c] == number) mine_.push_back(c);
    first_quarter_ = step.burn_in_quarters +
                     4U * static_cast<std::uint32_t>(std::max(0, design.first_fiscal_year - step.first_fiscal_year));
    window_end_ = first_quarter_ + static_cast<std::uint32_t>(std::llround(4.0 * design.window_years));
  }

  /// Mid-term evaluations: the share with the least results is stopped; being evaluated teaches management.
  void evaluate(std::int64_t& evaluated, std::int64_t& stopped) {
    for (const auto year : design_.evaluation_years) {
      if (year >= design_.funding_period) continue;
      Rank rank;
      for (const std::uint32_t c : mine_)
        if (clusters_.awarded[c] != 0 && clusters_.extended[c] == 0 &&
            step_.quarter() == clusters_.start[c] + 4U * static_cast<std::uint32_t>(year))
          rank.emplace_back(merit(c), c);
      std::sort(rank.begin(), rank.end());
      evaluated += static_cast<std::int64_t>(rank.size());
      const std::size_t stops = share_of(rank.size(), design_.stop_share, static_cast<std::uint32_t>(year));
      for (std::size_t k = 0; k < rank.size(); ++k) {
        const std::uint32_t c = rank[k].second;
        clusters_.management[c] +=
            static_cast<float>(parameters_.cluster.management_gain) * (1.0F - clusters_.management[c]);
        if (k >= stops) continue;
        finish(c, cluster::terminated, parameters_.belief.memory_stop);
        ended_now_.pop_back();  // a stop is no handover
        ++stopped;
      }
    }
  }

  /// Ends: the best of those that end together are extended, the others graduate.
  void end_awards() {
    Rank rank;
    for (const std::uint32_t c : mine_) {
      if (clusters_.awarded[c] == 0 || step_.quarter() < clusters_.end[c]) continue;
      if (clusters_.extended[c] != 0 || design_.extension_years == 0)
        finish(c, cluster::graduated, parameters_.belief.memory_end);
      else
        rank.emplace_back(-merit(c), c);
    }
    std::sort(rank.begin(), rank.end());
    const std::size_t best = share_of(rank.size(), design_.extension_share, 100);
    for (std::size_t k = 0; k < rank.size(); ++k) {
      const std::uint32_t c = rank[k].second;
      const std::uint32_t until = bounded(step_.quarter() + length_of(design_.extension_years));
      if (k >= best || until <= step_.quarter()) {
        finish(c, cluster::graduated, parameters_.belief.memory_end);
        continue;
      }
      clusters_.extended[c] = 1;
      clusters_.stage[c] = cluster::extended;
      clusters_.end[c] = until;
    }
  }

  /// Calls: free places go to the best bids.
  void call(double innovation_scale) {
    if (!design_.enabled || step_.quarter() < first_quarter_) return;
    const bool again = design_.equal_budget == BudgetRule::slots && step_.quarter() < window_end_;
    if (step_.quarter() != first_quarter_ && !again) return;
    const Allotment allotment = allot(design_, static_cast<int>(mine_.size()));
    int running = 0;
    for (const std::uint32_t c : mine_) running += clusters_.awarded[c] != 0 ? 1 : 0;
    Rank bids;
    for (const std::uint32_t c : mine_)
      if (may_bid(c)) bids.emplace_back(-bid(c), c);
    std::sort(bids.begin(), bids.end());
    for (const auto& [score, c] : bids) {
      if (running++ >= allotment.regions) break;
      award(c, allotment.grant * innovation_scale);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& clusters() const { return mine_; }

 private:
  [[nodiscard]] double noise(std::uint32_t c, Stream stream) const {
    return math::normal_quantile(step_.uniform(stream, clusters_.id[c]));
  }

  /// Results per grant so far, with what evaluators cannot see as noise.
  [[nodiscard]] double merit(std::uint32_t c) const {
    constexpr double noise_spread = 0.1;
    const double grants = static_cast<double>(std::max<Money>(1, clusters_.grant_rate[c])) *
                          std::max(1U, step_.quarter() - clusters_.start[c]);
    return 1000.0 * clusters_.achievement[c] / grants + noise_spread * noise(c, Stream::evaluation_noise);
  }

  /// How the programme ranks a bid.
  [[nodiscard]] double bid(std::uint32_t c) const {
    constexpr double noise_spread = 0.3;
    const double excellence =
        clusters_.excellence[c] + math::log(1.0 + clusters_.activity[c]) + 2.0 * clusters_.vision[c];
    const double unclear = noise_spread * noise(c, Stream::bid_quality);
    switch (design_.selection) {
      case Selection::excellence: return excellence + unclear;
      case Selection::need: return -excellence + unclear;
      case Selection::diversity: return excellence + unclear - 10.0 * same_field_running(c);
      case Selection::lottery: return step_.uniform(Stream::lottery, clusters_.id[c]);
      case Selection::list: return -static_cast<double>(c);
    }
    return 0.0;
  }

  [[nodiscard]] int same_field_running(std::uint32_t c) const {
    int same = 0;
    for (const std::uint32_t other : mine_)
      same += clusters_.awarded[other] != 0 && clusters_.field[other] == clusters_.field[c] ? 1 : 0;
    return same;
  }

  [[nodiscard]] bool may_bid(std::uint32_t c) const {
    if (clusters_.awarded[c] != 0) return false;
    if (clusters_.award_count[c] == 0) return true;
    if (clusters_.stage[c] == cluster::terminated && clusters_.end[c] == step_.quarter()) return false;
    if (design_.reentry_cooldown_years < 0.0) return false;
    return step_.quarter() >= clusters_.end[c] + static_cast<std::uint32_t>(4.0 * design_.reentry_cooldown_years);
  }

  [[nodiscard]] std::uint32_t bounded(std::uint32_t quarter) const {
    return design_.equal_budget == BudgetRule::slots ? std::min(quarter, window_end_) : quarter;
  }

  /// `share` of `count`, the fraction decided by chance, so that the mean is exact.
  [[nodiscard]] std::size_t share_of(std::size_t count, double share, std::uint32_t event) const {
    const double wanted = share * static_cast<double>(count);
    const double whole = std::floor(wanted);
    const bool more = step_.uniform(Stream::evaluation_noise, hash_of(number_, event)) < wanted - whole;
    return static_cast<std::size_t>(whole) + (more ? 1 : 0);
  }

  void award(std::uint32_t c, double grant) {
    clusters_.awarded[c] = 1;
    clusters_.extended[c] = 0;
    clusters_.stage[c] = cluster::funded;
    clusters_.start[c] = step_.quarter();
    clusters_.end[c] = bounded(step_.quarter() + length_of(design_.funding_period));
    const bool handover = hand_over(c);
    clusters_.first_admission[c] =
        step_.quarter() + (handover ? 0U : static_cast<std::uint32_t>(design_.set_up_quarters));
    clusters_.grant_rate[c] = firm::to_money(250.0 * grant);
    clusters_.achievement[c] = 0.0F;
    ++clusters_.award_count[c];
  }

  void finish(std::uint32_t c, std::int64_t stage, double remembered) {
    clusters_.awarded[c] = 0;
    clusters_.extended[c] = 0;
    clusters_.stage[c] = stage;
    clusters_.end[c] = step_.quarter();
    clusters_.memory[c] += static_cast<float>(remembered);
    ended_now_.emplace_back(c, static_cast<float>(remembered));
  }

  /// True if an award of the place ended this very quarter: then support goes on without a gap, and nobody remembers
  /// an end.
  bool hand_over(std::uint32_t c) {
    const auto ended =
        std::find_if(ended_now_.begin(), ended_now_.end(), [c](const auto& each) { return each.first == c; });
    if (ended == ended_now_.end()) return false;
    clusters_.memory[c] -= ended->second;
    return true;
  }

  /// Quarters of an award of so many years, taper included.
  [[nodiscard]] std::uint32_t length_of(std::int32_t years) const {
    return 4U * static_cast<std::uint32_t>(years) + static_cast<std::uint32_t>(4.0 * design_.taper_years);
  }

  const Step& step_;
  const Design& design_;
  std::uint32_t number_;
  const Clusters& clusters_;
  const Parameters& parameters_;
  std::vector<std::uint32_t> mine_;
  std::vector<std::pair<std::uint32_t, float>> ended_now_;  ///< cluster, what its end added to memory
  std::uint32_t first_quarter_ = 0;
  std::uint32_t window_end_ = 0;
};

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

}  // namespace

void administer(const Step& step, In<cluster::Id> id, In<cluster::Programme> programme, In<cluster::Vision> vision,
                In<cluster::Activity> activity, In<cluster::Excellence> excellence, In<cluster::Field> field,
                In<cluster::Seat> seat, Use<PolicyBook> book, Use<Geography> geography, Use<Parameters> parameters,
                Whole<cluster::Awarded> awarded, Whole<cluster::Extended> extended, Whole<cluster::Stage> stage,
                Whole<cluster::AwardStart> start, Whole<cluster::AwardEnd> end,
                Whole<cluster::FirstAdmission> first_admission, Whole<cluster::AwardCount> award_count,
                Whole<cluster::GrantRate> grant_rate, Whole<cluster::Achievement> achievement,
                Whole<cluster::Memory> memory, Whole<cluster::Management> management, Whole<cluster::Cash> cash,
                Whole<cluster::OwnCash> own_cash, Whole<cluster::Grant> grant,
                Whole<cluster::ProgrammeMoneyReturned> returned, Whole<Evaluated> evaluated, Whole<Stopped> stopped,
                Whole<ProgrammePaid> paid, Whole<ProgrammeReturned> programme_returned,
                Whole<ProgrammeClusters> clusters, Whole<region::GovernmentCash> government, Post post) {
  const Clusters view{id,          programme,  vision,      activity, excellence, field,
                      awarded,     extended,   stage,       start,    end,        first_admission,
                      award_count, grant_rate, achievement, memory,   management};
  for (std::uint32_t p = 0; p < book->designs.size(); ++p) {
    Office office(step, book->designs[p], p, view, *parameters);
    if (step.quarter_of_year() == 1) {
      for (const std::uint32_t c : office.clusters()) {
        const Money national = return_unspent(cash[c], own_cash[c], government[seat[c]], post);
        returned[c] += national;
        programme_returned[p] += national;
      }
      office.evaluate(evaluated[p], stopped[p]);
      office.end_awards();
      office.call(geography->innovation_scale);
    }
    for (const std::uint32_t c : office.clusters()) {
      if (awarded[c] == 0) continue;
      const Money now = grant_now(grant_rate[c], step.quarter(), end[c], book->designs[p].taper_years);
      post.receive(Flow::grant, cash[c], now);
      grant[c] += now;
      paid[p] += now;
      ++clusters[p];
    }
  }
}

}  // namespace minori::programme
