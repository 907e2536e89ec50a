#include "analysis/after_support.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

constexpr double funded = 1.0;
constexpr double extended = 2.0;

bool supported(double state) { return state == funded || state == extended; }

/// Mean per quarter over [begin, end) of a cluster minus the same in its partner run.
double additional_mean(const Panel& values, std::size_t run, std::size_t partner, std::size_t cluster,
                       std::size_t begin, std::size_t end) {
  double sum = 0.0;
  for (std::size_t time = begin; time < end; ++time)
    sum += values.at(run, time, cluster) - values.at(partner, time, cluster);
  return sum / static_cast<double>(end - begin);
}

double ratio(double amount, double reference) { return reference > 0.0 ? amount / reference : missing; }

/// Partner run without programme, by run; nothing where there is none.
std::vector<std::optional<std::size_t>> partners(const RunsInFile& runs, const std::string& baseline) {
  std::vector<std::optional<std::size_t>> found(runs.size());
  for (const std::string& scenario : runs.scenarios())
    for (const RunPair& pair : runs.pairs(scenario, baseline)) found[pair.run] = pair.reference;
  return found;
}

Panel required_panel(const LabelledData& data, const std::string& name) {
  auto found = panel(data, name);
  if (!found) throw AnalysisError(fmt::format("no variable '{}' in this file", name));
  return *std::move(found);
}

/// The quarters of a year after (or before) an end, if they are inside the run and before any new support.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::optional<Span> year_span(const SupportEnd& end, std::size_t times, int years_after) {
  const auto begin = static_cast<std::ptrdiff_t>(end.quarter) + 4 * static_cast<std::ptrdiff_t>(years_after);
  if (begin < 0) return std::nullopt;
  const Span span{static_cast<std::size_t>(begin), static_cast<std::size_t>(begin) + 4};
  if (span.end > times || span.end > end.refunded) return std::nullopt;
  if (span.begin < end.quarter && end.quarter - span.begin > end.funded_quarters) return std::nullopt;
  return span;
}

SelfRunningCase judge(const SupportEnd& end, const std::optional<std::size_t>& partner, const Panel& starts,
                      const Panel& money, const SelfRunningRule& rule) {
  SelfRunningCase made{end, Fate::undefined, missing, missing, missing, missing, missing, false};
  if (!partner) {
    made.fate = Fate::unpaired;
    return made;
  }
  const std::size_t before = end.quarter - std::min(rule.reference_quarters, end.funded_quarters);
  made.starts_0 = additional_mean(starts, end.run, *partner, end.cluster, before, end.quarter);
  made.money_0 = additional_mean(money, end.run, *partner, end.cluster, before, end.quarter);
  const std::size_t begin = end.quarter + rule.first_quarter;
  const std::size_t stop = end.quarter + rule.last_quarter + 1;
  if (end.refunded < stop) {
    made.fate = Fate::refunded;
  } else if (stop > starts.times) {
    made.fate = Fate::past_horizon;
  } else {
    made.starts = additional_mean(starts, end.run, *partner, end.cluster, begin, stop);
    made.money = additional_mean(money, end.run, *partner, end.cluster, begin, stop);
    const double starts_ratio = ratio(made.starts, std::max(made.starts_0, rule.floor_starts));
    const double money_ratio = ratio(made.money, std::max(made.money_0, rule.floor_money));
    if (!std::isnan(starts_ratio) && !std::isnan(money_ratio)) {
      made.fate = Fate::observed;
      made.index = std::min(starts_ratio, money_ratio);
      made.self_running = made.index >= rule.threshold;
    }
  }
  return made;
}

/// A variable of prefectures as one of clusters, through the cluster's seat.
std::optional<Panel> at_the_seat(const LabelledData& data, const std::string& name) {
  const auto regional = panel(data, name);
  const Variable* seats = data.variable("cluster_seat");
  const Variable* codes = data.variable("region_code");
  if (!regional || seats == nullptr || codes == nullptr) return std::nullopt;
  const std::vector<double> seat = as_doubles(*seats);
  const std::vector<double> code = as_doubles(*codes);
  Panel made{regional->runs, regional->times, seat.size(), {}};
  made.values.reserve(made.runs * made.times * made.places);
  for (std::size_t run = 0; run < made.runs; ++run)
    for (std::size_t time = 0; time < made.times; ++time)
      for (const double wanted : seat) {
        const auto row = static_cast<std::size_t>(std::find(code.begin(), code.end(), wanted) - code.begin());
        made.values.push_back(row < regional->places ? regional->at(run, time, row) : missing);
      }
  return made;
}

}  // namespace

std::vector<SupportEnd> support_ends(const Panel& state) {
  std::vector<SupportEnd> ends;
  for (std::size_t run = 0; run < state.runs; ++run)
    for (std::size_t cluster = 0; cluster < state.places; ++cluster) {
      std::size_t spell = 0;
      SupportEnd* last = nullptr;
      for (std::size_t time = 0; time < state.times; ++time) {
        if (supported(state.at(run, time, cluster))) {
          if (spell == 0 && last != nullptr) last->refunded = time;
          ++spell;
        } else if (spell > 0) {
          ends.push_back({run, cluster, time, spell, SupportEnd::never});
          last = &ends.back();
          spell = 0;
        }
      }
    }
  return ends;
}

SelfRunningRule at_scale(SelfRunningRule rule, double innovation_scale) {
  rule.floor_starts *= innovation_scale;
  rule.floor_money *= innovation_scale;
  return rule;
}

std::vector<SelfRunningCase> self_running_cases(const LabelledData& data, const RunsInFile& runs,
                                                const std::string& baseline, const SelfRunningRule& rule,
                                                Activity activity) {
  const std::string whose = activity == Activity::member ? "member" : "area";
  const Panel starts = required_panel(data, whose + "_starts");
  const Panel money = required_panel(data, whose + "_money");
  const auto partner = partners(runs, baseline);
  std::vector<SelfRunningCase> cases;
  for (const SupportEnd& end : support_ends(required_panel(data, "cluster_state")))
    cases.push_back(judge(end, partner[end.run], starts, money, rule));
  return cases;
}

std::vector<SelfRunningSummary> self_running_by_run(const std::vector<SelfRunningCase>& cases, std::size_t runs) {
  std::vector<SelfRunningSummary> summaries(runs);
  std::vector<std::vector<double>> indices(runs);
  std::vector<std::vector<double>> flags(runs);
  for (const auto& each : cases) {
    SelfRunningSummary& summary = summaries[each.end.run];
    ++summary.ends;
    switch (each.fate) {
      case Fate::observed:
        ++summary.observed;
        indices[each.end.run].push_back(each.index);
        flags[each.end.run].push_back(each.self_running ? 1.0 : 0.0);
        break;
      case Fate::refunded: ++summary.refunded; break;
      case Fate::past_horizon: ++summary.past_horizon; break;
      case Fate::unpaired:
      case Fate::undefined: ++summary.undefined; break;
    }
  }
  for (std::size_t run = 0; run < runs; ++run) {
    summaries[run].index_mean = estimate(indices[run]).mean;
    summaries[run].index_median = quantile(indices[run], 0.5);
    summaries[run].share = estimate(flags[run]).mean;
  }
  return summaries;
}

std::vector<Followed> followed_quantities(const LabelledData& data) {
  std::vector<Followed> made;
  for (const char* name : {"member_starts", "member_money", "area_starts", "area_money"})
    if (auto values = panel(data, name)) made.push_back({name, *std::move(values)});
  for (const char* name : {"project_starts", "private_money", "products_launched"})
    if (auto values = at_the_seat(data, name)) made.push_back({std::string("seat_") + name, *std::move(values)});
  return made;
}

std::vector<double> additional_after(const Followed& followed, const std::vector<SupportEnd>& ends,
                                     const RunsInFile& runs, const std::string& baseline, int years_after) {
  const auto partner = partners(runs, baseline);
  std::vector<std::vector<double>> amounts(runs.size());
  for (const SupportEnd& end : ends) {
    const auto span = year_span(end, followed.values.times, years_after);
    if (!span || !partner[end.run]) continue;
    amounts[end.run].push_back(
        4.0 * additional_mean(followed.values, end.run, *partner[end.run], end.cluster, span->begin, span->end));
  }
  std::vector<double> means;
  for (const auto& each : amounts) means.push_back(estimate(each).mean);
  return means;
}

std::vector<double> activity_after(const Followed& followed, const std::vector<SupportEnd>& ends,
                                   const RunsInFile& runs, const std::string& baseline, int years_after,
                                   std::size_t reference_quarters) {
  const auto partner = partners(runs, baseline);
  std::vector<double> amounts(runs.size(), 0.0);
  std::vector<double> references(runs.size(), 0.0);
  for (const SupportEnd& end : ends) {
    const auto span = year_span(end, followed.values.times, years_after);
    if (!span || !partner[end.run]) continue;
    const std::size_t before = end.quarter - std::min(reference_quarters, end.funded_quarters);
    const auto mean_over = [&](std::size_t begin, std::size_t stop) {
      return additional_mean(followed.values, end.run, *partner[end.run], end.cluster, begin, stop);
    };
    const double amount = mean_over(span->begin, span->end);
    const double reference = mean_over(before, end.quarter);
    if (std::isnan(amount) || std::isnan(reference)) continue;
    amounts[end.run] += amount;
    references[end.run] += reference;
  }
  std::vector<double> relative;
  for (std::size_t run = 0; run < runs.size(); ++run) relative.push_back(ratio(amounts[run], references[run]));
  return relative;
}

std::vector<double> surviving_after(const Panel& stock, const std::vector<SupportEnd>& ends, int years_after) {
  std::vector<double> left(stock.runs, 0.0);
  std::vector<double> there(stock.runs, 0.0);
  for (const SupportEnd& end : ends) {
    const auto span = year_span(end, stock.times, years_after);
    if (!span) continue;
    for (std::size_t time = span->begin; time < span->end; ++time)
      left[end.run] += stock.at(end.run, time, end.cluster) / 4.0;
    there[end.run] += stock.at(end.run, end.quarter - 1, end.cluster);
  }
  std::vector<double> parts;
  for (std::size_t run = 0; run < stock.runs; ++run) parts.push_back(ratio(left[run], there[run]));
  return parts;
}

std::size_t ends_at_risk(const std::vector<SupportEnd>& ends, const std::vector<std::size_t>& runs, std::size_t times,
                         int years_after) {
  return static_cast<std::size_t>(std::count_if(ends.begin(), ends.end(), [&](const SupportEnd& end) {
    return std::find(runs.begin(), runs.end(), end.run) != runs.end() && year_span(end, times, years_after).has_value();
  }));
}

}  // namespace minori::analysis
