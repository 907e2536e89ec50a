#include "agents/region/phases.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/policy/posts.hpp"

namespace minori::region {

void set_demand(const Step& step, Rows rows, Own<Demand> demand, Use<Calendar> calendar, Out<Cycle> cycle,
                Out<BaseSales> base_sales, Out<DemandFactor> factor, Out<Destruction> destruction, Out<LostShare> lost,
                Out<CreditFactor> credit) {
  for (const std::size_t r : rows) {
    cycle[r] = 1.0;
    credit[r] = 1.0;
    for (const DatedShock& shock : calendar->shocks) {
      const bool runs = step.quarter() >= shock.first && step.quarter() < shock.first + shock.quarters;
      if (!runs || !shock.regions[r]) continue;
      if (shock.kind == ShockKind::demand) cycle[r] += shock.size;
      if (shock.kind == ShockKind::credit) credit[r] = std::max(0.0, credit[r] + shock.size);
      if (shock.kind == ShockKind::destruction) destruction[r] += step.quarter() == shock.first ? -shock.size : 0.0;
    }
    lost[r] *= 1.0 - firm::plant_speed;  // plant is built anew
    const auto wanted = static_cast<double>(demand[r]) * std::max(0.0, cycle[r]) * (1.0 - lost[r]);
    factor[r] = base_sales[r] > 0 ? std::clamp(wanted / static_cast<double>(base_sales[r]), 0.5, 2.0) : 1.0;
    base_sales[r] = 0;
    lost[r] += (1.0 - lost[r]) * std::clamp(destruction[r], 0.0, 1.0);  // felt by the firms themselves this quarter
  }
}

namespace {

/// V1  Part of the budget that local revenue makes:  1 - w + w clip(R / R0, 1/2, 2)   R smoothed sales, R0 at first
double revenue_factor(double revenue, double base, double weight) {
  return base > 0.0 ? 1.0 - weight + weight * std::clamp(revenue / base, 0.5, 2.0) : 1.0;
}

}  // namespace

void budget(const Step& step, Rows rows, Own<ScienceBudget> science, Own<Revenue> revenue, Own<RevenueBase> base,
            Use<Calendar> calendar, Use<Parameters> parameters, Out<GovernmentCash> cash, Out<BudgetNow> now,
            Out<LocalAsked> local_asked, Out<LocalSupport> local_support, Post post) {
  constexpr std::int32_t level_year = 2009;  // of science_per_head
  const double index = calendar->science_budget(step.fiscal_year()) / calendar->science_budget(level_year);
  for (const std::size_t r : rows) {
    const double factor = revenue_factor(revenue[r], base[r], parameters->government.revenue_weight);
    const Money arriving = now[r] = firm::to_money(index * factor * static_cast<double>(science[r]));
    if (step.quarter_of_year() == 1) post.pay(Flow::science_return, cash[r], cash[r]);
    post.receive(Flow::science_budget, cash[r], arriving);
    const auto asked = static_cast<double>(std::max<Money>(1, local_asked[r]));
    constexpr double free_share = 0.5;  // half of the money at hand may go to matching in one quarter (assumption)
    const double bearable = free_share * static_cast<double>(std::max<Money>(0, cash[r])) / asked;
    local_support[r] = std::min(parameters->government.matching_share, bearable);
    local_asked[r] = 0;
  }
}

namespace {

/// Now over the start, less one; 0 where there was nothing, at most 2.
double rise_over(double now, double start) { return start > 0.0 ? std::min(2.0, now / start - 1.0) : 0.0; }

}  // namespace

/// E6  e = a (x / x0 - 1) + b (1 - exp(-m / M)) + c (h / h0 - 1)   within -0.5 and 1; x seeds, m fund money per
/// knowledge-using firm, h graduates at work, 0 at the start
void support_entry(const Step&, Rows rows, Own<Seeds> seeds, Own<SeedsAtStart> seeds_at_start,
                   Own<KnowledgeFirms> firms, Own<FundGiven> given, Own<Skilled> skilled,
                   Own<SkilledAtStart> skilled_at_start, Use<Parameters> parameters, Out<SeedSupply> supply,
                   Out<EntrySupport> support) {
  const FirmParameters& p = parameters->firm;
  constexpr double speed = 0.25;             // of smoothing: about a year
  constexpr double much_fund_money = 100.0;  // thousand yen a quarter per knowledge-using firm (assumption)
  for (const std::size_t r : rows) {
    supply[r] += speed * (static_cast<double>(seeds[r]) - supply[r]);
    const double money = static_cast<double>(given[r]) / static_cast<double>(std::max<std::int64_t>(1, firms[r]));
    const double rise = p.entry_seeds * rise_over(supply[r], seeds_at_start[r]) +
                        p.entry_funds * math::one_minus_exp(money / much_fund_money) +
                        p.entry_skills * rise_over(skilled[r], skilled_at_start[r]);
    support[r] = std::clamp(support[r] + rise, -0.5, 1.0);
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

namespace {

/// E4  Centres set up in a quarter:  max(0, floor(after / c) - floor(before / c))
std::int64_t newly_full(double before, double after, double centre) {
  return std::max<std::int64_t>(0, std::llround(std::floor(after / centre) - std::floor(before / centre)));
}

}  // namespace

void build_up(const Step&, Rows rows, Own<TrainingMoney> training, Own<EquipmentMoney> equipment_money,
              Use<Geography> geography, Use<Parameters> parameters, Out<TrainedShare> trained, Out<Equipment> equipment,
              Total<Centres> centres) {
  constexpr double learning_speed = 0.25;  // a year of training reaches those whom its money can reach (assumption)
  const double scale = geography->innovation_scale;
  for (const std::size_t r : rows) {
    const auto money = static_cast<double>(training[r]);
    const double reached = money / (money + parameters->people.training_reach * scale);
    trained[r] += learning_speed * reached * (1.0 - trained[r]) - parameters->people.training_decay * trained[r];
    const double before = equipment[r];
    equipment[r] += static_cast<double>(equipment_money[r]) - parameters->cluster.equipment_decay * equipment[r];
    const double centre = 1000.0 * parameters->cluster.centre_cost * scale;
    centres.add(static_cast<std::uint32_t>(r), newly_full(before, equipment[r], centre));
  }
}

namespace {

/// E1  Pull of each region:  a (1 + u) (J / J0)^k   a attractiveness at the start, u amenities that policy adds, J / J0
/// its jobs over the start relative to the country's
std::vector<double> pulls_of(const In<Attractiveness>& attractiveness, const In<Amenity>& amenity,
                             const In<Employment>& jobs, const In<JobsAtStart>& jobs_at_start, double power) {
  double now = 0.0;
  double start = 0.0;
  for (std::size_t r = 0; r < jobs.size(); ++r) {
    now += static_cast<double>(jobs[r]);
    start += jobs_at_start[r];
  }
  std::vector<double> pulls;
  for (std::size_t r = 0; r < jobs.size(); ++r) {
    const bool known =
        now > 0.0 && jobs_at_start[r] > 0.0 && jobs[r] > 0;  // nobody is counted before the first quarter
    const double relative = known ? static_cast<double>(jobs[r]) / jobs_at_start[r] * start / now : 1.0;
    pulls.push_back(std::max(1e-6, attractiveness[r] * (1.0 + amenity[r]) * math::pow(relative, power)));
  }
  return pulls;
}

/// E1  Graduates at work:  h += arrivals and stayers - d h;  in the first quarter as many as these keep up
void add_up_graduates(const Whole<GraduatesStaying>& staying, const Whole<GraduatesArriving>& arriving, double decay,
                      const Whole<Skilled>& skilled, const Whole<SkilledAtStart>& at_start) {
  for (std::size_t r = 0; r < skilled.size(); ++r) {
    const auto inflow = static_cast<double>(staying[r] + arriving[r]);
    if (at_start[r] == 0.0) skilled[r] = at_start[r] = inflow / decay;
    skilled[r] += inflow - decay * skilled[r];
  }
}

/// Graduates of the quarter: their number at the start, changed by `change` a year since the end of the burn-in.
std::int64_t cohort_of(const Step& step, std::int64_t at_start, double change) {
  if (step.in_burn_in() || change == 0.0) return at_start;
  const double years = 0.25 * (step.quarter() - step.burn_in_quarters);
  return std::llround(static_cast<double>(at_start) * math::exp(change * years));
}

}  // namespace

void move_graduates(const Step& step, In<Graduates> graduates, In<Attractiveness> attractiveness, In<Employment> jobs,
                    In<JobsAtStart> jobs_at_start, In<Amenity> amenity, In<GraduatesKept> kept,
                    Use<Geography> geography, Use<Parameters> parameters, Whole<GraduatesStaying> staying,
                    Whole<GraduatesLeaving> leaving, Whole<GraduatesArriving> arriving, Whole<Skilled> skilled,
                    Whole<SkilledAtStart> skilled_at_start) {
  const PeopleParameters& p = parameters->people;
  const std::size_t regions = geography->regions;
  const std::vector<double> pulls = pulls_of(attractiveness, amenity, jobs, jobs_at_start, p.jobs_pull);
  for (std::size_t from = 0; from < regions; ++from) {
    const std::int64_t cohort = cohort_of(step, graduates[from], p.graduates_change);
    const double usual = std::clamp(p.stay_share * math::pow(pulls[from], p.stay_slope), 0.0, 1.0);
    const double share = policy::made_good(usual, kept[from]);
    const auto stay = std::min<std::int64_t>(cohort, std::llround(share * static_cast<double>(cohort)));
    staying[from] += stay;
    leaving[from] += cohort - stay;
    std::vector<double> reach(regions, 0.0);
    double sum = 0.0;
    for (std::size_t to = 0; to < regions; ++to) {
      if (to != from) sum += pulls[to] * (0.05 + geography->nearness[from * regions + to]);
      reach[to] = sum;
    }
    std::int64_t sent = 0;
    for (std::size_t to = 0; to < regions && sum > 0.0; ++to) {
      const auto until = std::llround(reach[to] / sum * static_cast<double>(cohort - stay));
      arriving[to] += until - sent;
      sent = until;
    }
  }
  add_up_graduates(staying, arriving, p.skill_decay, skilled, skilled_at_start);
}

}  // namespace minori::region
