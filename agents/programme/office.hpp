#pragma once

/// G1  One programme's year: who is graded, stopped, extended, ended, followed and called.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "agents/cluster/columns.hpp"
#include "agents/cluster/states.hpp"
#include "agents/firm/rules.hpp"
#include "agents/indices.hpp"
#include "agents/parameters.hpp"
#include "agents/programme/budget.hpp"
#include "agents/region/columns.hpp"
#include "agents/streams.hpp"
#include "sim/access.hpp"

namespace minori::programme {

/// Columns of clusters that a programme writes, and what it reads of them.
struct Clusters {
  In<cluster::Id> id;
  Whole<cluster::Programme> programme;
  In<cluster::Vision> vision;
  In<cluster::Activity> activity;
  In<cluster::Excellence> excellence;
  In<cluster::Field> field;
  In<cluster::Seat> seat;
  In<region::Priority> priority;
  Whole<cluster::Awarded> awarded;
  Whole<cluster::Extended> extended;
  Whole<cluster::Stage> stage;
  Whole<cluster::AwardStart> start;
  Whole<cluster::AwardEnd> end;
  Whole<cluster::TaperQuarters> taper;
  Whole<cluster::FirstAdmission> first_admission;
  Whole<cluster::AwardCount> award_count;
  Whole<cluster::GrantRate> grant_rate;
  Whole<cluster::Achievement> achievement;
  Whole<cluster::Memory> memory;
  Whole<cluster::Management> management;
  Whole<cluster::Grade> grade;
};

using Rank = std::vector<std::pair<double, std::uint32_t>>;  ///< score, cluster

/// An award that ended today, and what its end added to the place's memory.
struct Ended {
  std::uint32_t cluster = 0;
  float remembered = 0.0F;
};

/// Evaluations of a year at which promised results were looked for.
struct Targets {
  std::int64_t checked = 0;
  std::int64_t met = 0;
};

/// One programme's year.
class Office {
 public:
  Office(const Step& step, const Design& design, std::uint32_t number, const Clusters& clusters,
         const Geography& geography, const Parameters& parameters)
      : step_(step),
        design_(design),
        number_(number),
        clusters_(clusters),
        geography_(geography),
        parameters_(parameters),
        first_quarter_(first_call(step, design)),
        window_end_(window_end(step, design)) {
    for (std::uint32_t c = 0; c < clusters.id.size(); ++c)
      if (clusters.programme[c] == number) mine_.push_back(c);
  }

  /// Evaluations and the stage gate: the weakest are stopped, some of the others cut; being evaluated teaches
  /// management.
  void evaluate(std::int64_t& evaluated, std::int64_t& stopped) {
    for (const Grading& each : gradings(design_)) {
      Rank rank;
      for (const std::uint32_t c : mine_)
        if (clusters_.awarded[c] != 0 && clusters_.extended[c] == 0 && clusters_.taper[c] == 0 &&
            step_.quarter() == clusters_.start[c] + 4U * static_cast<std::uint32_t>(each.year))
          rank.emplace_back(merit(c), c);
      std::sort(rank.begin(), rank.end());
      const auto year = static_cast<std::uint32_t>(each.year);
      const std::size_t stops = share_of(rank.size(), each.stop_share, year);
      const std::size_t cuts = stops + share_of(rank.size(), each.cut_share, 200 + year);
      if (!each.gate) evaluated += static_cast<std::int64_t>(rank.size());  // who passes a gate is announced
      for (const auto& [score, c] : rank) check_target(c);
      for (std::size_t k = 0; k < rank.size(); ++k) {
        const std::uint32_t c = rank[k].second;
        clusters_.grade[c] = static_cast<float>(k + 1) / static_cast<float>(rank.size());
        clusters_.management[c] +=
            static_cast<float>(parameters_.cluster.management_gain) * (1.0F - clusters_.management[c]);
        if (k >= stops) {
          const double left = each.grant_factor * (k < cuts ? 1.0 - each.cut : 1.0);
          clusters_.grant_rate[c] = firm::to_money(left * static_cast<double>(clusters_.grant_rate[c]));
          continue;
        }
        finish(c, cluster::terminated, parameters_.belief.memory_stop);
        ended_now_.pop_back();  // a stop is no handover
        if (!each.gate) ++stopped;
      }
    }
  }

  /// Abolition: awards end today, or after the phase-out; either way it is remembered like a stop.
  void abolish() {
    if (!abolished(step_, design_) || step_.fiscal_year() != design_.abolition_fiscal_year) return;
    const std::uint32_t phase_out = 4U * static_cast<std::uint32_t>(design_.phase_out_years);
    const double remembered = parameters_.belief.memory_stop;
    for (const std::uint32_t c : mine_) {
      if (clusters_.awarded[c] == 0 || clusters_.end[c] <= step_.quarter()) continue;
      if (phase_out == 0) {
        finish(c, cluster::terminated, remembered);
        continue;
      }
      clusters_.end[c] = std::min(clusters_.end[c], step_.quarter() + phase_out);
      clusters_.taper[c] = clusters_.end[c] - step_.quarter();
      clusters_.memory[c] += static_cast<float>(remembered);
    }
  }

  /// Ends: the best of those that end together are extended, the others taper off or graduate.
  void end_awards() {
    Rank rank;
    for (const std::uint32_t c : mine_) {
      if (clusters_.awarded[c] == 0 || step_.quarter() < clusters_.end[c]) continue;
      if (clusters_.taper[c] != 0 || clusters_.extended[c] != 0 || design_.extension_years == 0)
        taper_or_finish(c);
      else
        rank.emplace_back(-merit(c), c);
    }
    std::sort(rank.begin(), rank.end());
    const std::size_t best = share_of(rank.size(), design_.extension_share, 100);
    for (std::size_t k = 0; k < rank.size(); ++k) {
      const std::uint32_t c = rank[k].second;
      const std::uint32_t until = bounded(step_.quarter() + length_of(design_.extension_years));
      if (k >= best || until <= step_.quarter()) {
        taper_or_finish(c);
        continue;
      }
      clusters_.extended[c] = 1;
      clusters_.stage[c] = cluster::extended;
      clusters_.end[c] = until;
    }
  }

  /// Successor programmes: places whose award under `before` ended today go on under this one, the best first.
  void take_over(Office& before) {
    if (design_.name.empty() || before.design_.successor != design_.name || !open()) return;
    Rank rank;
    for (const Ended& each : before.ended_now_)
      if (clusters_.awarded[each.cluster] == 0) rank.emplace_back(-merit(each.cluster), each.cluster);
    std::sort(rank.begin(), rank.end());
    ended_now_.insert(ended_now_.end(), before.ended_now_.begin(), before.ended_now_.end());
    const Allotment allotment = allot(design_, static_cast<int>(mine_.size() + rank.size()));
    int running = places_taken();
    for (const auto& [score, c] : rank) {
      if (barred(c)) continue;
      if (running++ >= places_of_calls(design_, allotment, years())) break;
      clusters_.programme[c] = number_;
      mine_.push_back(c);
      award(c, allotment.grant * geography_.innovation_scale);
      ++before.renewed_;
    }
  }

  /// Calls: free places go to the best bids.
  void call() {
    if (!open()) return;
    const Allotment allotment = allot(design_, static_cast<int>(mine_.size()));
    int left = awards_of_call(design_, allotment, years(), places_taken());
    Rank bids;
    for (const std::uint32_t c : mine_)
      if (clusters_.programme[c] == number_ && may_bid(c)) bids.emplace_back(-bid(c), c);
    std::sort(bids.begin(), bids.end());
    renewed_ -= handovers_;
    for (const auto& [score, c] : bids) {
      if (barred(c)) continue;
      if (left-- <= 0) break;
      award(c, allotment.grant * geography_.innovation_scale);
    }
    renewed_ += handovers_;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& clusters() const { return mine_; }
  [[nodiscard]] std::int64_t ends() const { return ends_; }
  [[nodiscard]] std::int64_t renewed() const { return renewed_; }
  [[nodiscard]] std::int64_t handovers() const { return handovers_; }
  [[nodiscard]] const Targets& targets() const { return targets_; }

 private:
  [[nodiscard]] double noise(std::uint32_t c, Stream stream) const {
    return math::normal_quantile(step_.uniform(stream, clusters_.id[c]));
  }

  /// Results per grant so far, with what evaluators cannot see as noise.
  [[nodiscard]] double merit(std::uint32_t c) const {
    constexpr double noise_spread = 0.1;
    return 1000.0 * clusters_.achievement[c] / grants_so_far(c) + noise_spread * noise(c, Stream::evaluation_noise);
  }

  /// Thousand yen, at the present rate.
  [[nodiscard]] double grants_so_far(std::uint32_t c) const {
    return static_cast<double>(std::max<Money>(1, clusters_.grant_rate[c])) *
           std::max(1U, step_.quarter() - clusters_.start[c]);
  }

  /// Promised results are there if  results >= target * grants so far / 100 million yen.
  void check_target(std::uint32_t c) {
    constexpr double target_unit = 1.0e5;  // thousand yen
    if (design_.target <= 0.0) return;
    ++targets_.checked;
    if (clusters_.achievement[c] >= design_.target * grants_so_far(c) / target_unit) ++targets_.met;
  }

  /// How the programme ranks a bid.
  [[nodiscard]] double bid(std::uint32_t c) const {
    constexpr double noise_spread = 0.3;
    const double excellence = clusters_.excellence[c] + math::log(1.0 + clusters_.activity[c]) +
                              2.0 * clusters_.vision[c] + clusters_.management[c];
    const double unclear = noise_spread * noise(c, Stream::bid_quality) + clusters_.priority[clusters_.seat[c]];
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

  /// No double support: another programme supports the place's field in one of its regions now.
  [[nodiscard]] bool barred(std::uint32_t c) const {
    const auto doubles = [&](std::uint32_t other) {
      return other != c && clusters_.awarded[other] != 0 && clusters_.programme[other] != number_ &&
             clusters_.field[other] == clusters_.field[c];
    };
    const auto& regions = geography_.cluster_regions[c];
    return design_.no_double_support && std::any_of(regions.begin(), regions.end(), [&](std::uint32_t region) {
             const auto& there = geography_.clusters_of_region[region];
             return std::any_of(there.begin(), there.end(), doubles);
           });
  }

  /// True while the programme hands out awards.
  [[nodiscard]] bool open() const {
    if (!design_.enabled || step_.quarter() < first_quarter_ || abolished(step_, design_)) return false;
    return design_.equal_budget != BudgetRule::slots || step_.quarter() < window_end_;
  }

  [[nodiscard]] std::uint32_t years() const { return (step_.quarter() - first_quarter_) / 4U; }

  [[nodiscard]] int places_taken() const {
    int running = 0;
    for (const std::uint32_t c : mine_)
      running += clusters_.awarded[c] != 0 && clusters_.programme[c] == number_ ? 1 : 0;
    return running;
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
    clusters_.taper[c] = 0;
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

  /// The last full year is over: the grant falls over the taper, if there is one, before the award ends.
  void taper_or_finish(std::uint32_t c) {
    const std::uint32_t until = bounded(step_.quarter() + taper_of(design_));
    if (clusters_.taper[c] == 0 && until > step_.quarter()) {
      clusters_.end[c] = until;
      clusters_.taper[c] = until - step_.quarter();
      return;
    }
    const bool remembered = abolished(step_, design_) && design_.abolition_fiscal_year != step_.fiscal_year();
    ++ends_;
    finish(c, cluster::graduated, remembered ? 0.0 : parameters_.belief.memory_end);
  }

  void finish(std::uint32_t c, std::int64_t stage, double remembered) {
    clusters_.awarded[c] = 0;
    clusters_.extended[c] = 0;
    clusters_.taper[c] = 0;
    clusters_.stage[c] = stage;
    clusters_.end[c] = step_.quarter();
    clusters_.memory[c] += static_cast<float>(remembered);
    ended_now_.push_back({c, static_cast<float>(remembered)});
  }

  /// True if an award of the place ended this very quarter: then support goes on without a gap, and nobody remembers
  /// an end.
  bool hand_over(std::uint32_t c) {
    const auto ended =
        std::find_if(ended_now_.begin(), ended_now_.end(), [c](const Ended& each) { return each.cluster == c; });
    if (ended == ended_now_.end()) return false;
    clusters_.memory[c] -= ended->remembered;
    ++handovers_;
    return true;
  }

  [[nodiscard]] static std::uint32_t length_of(std::int32_t years) { return 4U * static_cast<std::uint32_t>(years); }

  const Step& step_;
  const Design& design_;
  std::uint32_t number_;
  const Clusters& clusters_;
  const Geography& geography_;
  const Parameters& parameters_;
  std::vector<std::uint32_t> mine_;
  std::vector<Ended> ended_now_;
  std::int64_t ends_ = 0;     ///< of awards at their announced end
  std::int64_t renewed_ = 0;  ///< of them followed by another one
  Targets targets_;
  std::int64_t handovers_ = 0;  ///< awards that follow one that ended today
  std::uint32_t first_quarter_;
  std::uint32_t window_end_;
};

}  // namespace minori::programme
