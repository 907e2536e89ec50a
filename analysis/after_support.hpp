#pragma once

/// What is left of clusters when support has ended: self-running index, lasting additionality, survival curve
/// (model section 5, cluster organisation; definitions in docs/analysis.md).
///
/// A cluster is supported in quarters with state 1 (funded) or 2 (extended). Its support *ends* at e, the first quarter
/// in another state after a supported one. A cluster may have several ends. "Year k after support" is the four quarters
/// from e + 4k on, so year 0 follows at once. Every quantity is the cluster's own minus the same cluster's in the
/// no-programme run of the same replicate; runs without such a partner have none.
///
/// Pure functions over an analysis file. Missing (NaN) rather than infinite where a denominator is not above zero.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/runs_in_file.hpp"
#include "analysis/statistics.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

/// One end of support.
struct SupportEnd {
  std::size_t run = 0;
  std::size_t cluster = 0;
  std::size_t quarter = 0;          ///< e, a position on the time axis
  std::size_t funded_quarters = 0;  ///< length of the supported spell before e
  std::size_t refunded = 0;         ///< next quarter with support; `never` if there is none
  static constexpr std::size_t never = static_cast<std::size_t>(-1);
};

/// All ends in a panel of cluster states, by run, cluster and time. A missing state counts as not supported.
[[nodiscard]] std::vector<SupportEnd> support_ends(const Panel& state);

/// Whose activity is looked at: the members of the cluster, or everybody in its prefectures and related fields. In the
/// no-programme run a cluster has hardly any members, so `member` compares with almost nothing: it says whether the
/// group goes on; `area` says whether the place has more than it would have had.
enum class Activity { member, area };

/// The self-running rule; quarters count from e. Floors keep a ratio of two tiny numbers from looking like success: the
/// denominators are max(starts_0, floor_starts) and max(money_0, floor_money).
struct SelfRunningRule {
  std::size_t first_quarter = 8;
  std::size_t last_quarter = 19;
  std::size_t reference_quarters = 8;  ///< last funded quarters that make starts_0 and money_0 (fewer if not so many)
  double floor_starts = 0.25;          ///< new projects a quarter: one a year, at innovation.scale 1
  double floor_money = 1.0;            ///< million yen a quarter: one project in joint research, at scale 1
  double threshold = 0.5;              ///< index at or above which a cluster counts as self-running
};

/// The rule at a thinned innovation layer: floors shrink with the counts and the money they stand for.
[[nodiscard]] SelfRunningRule at_scale(SelfRunningRule rule, double innovation_scale);

/// What became of one end: observed, or why it is censored or undefined.
enum class Fate {
  observed,
  refunded,      ///< supported again before the window was over
  past_horizon,  ///< the window passes the end of the run
  unpaired,      ///< no no-programme run of this replicate
  undefined      ///< a denominator is not above zero (only with zero floors) or data are missing
};

struct SelfRunningCase {
  SupportEnd end;
  Fate fate = Fate::undefined;
  double starts_0 = 0.0;  ///< additional starts a quarter while funded
  double money_0 = 0.0;   ///< additional million yen a quarter while funded
  double starts = 0.0;    ///< the same over the window; NaN unless observed
  double money = 0.0;
  double index = 0.0;         ///< min(starts / starts_0, money / money_0); NaN unless observed
  bool self_running = false;  ///< observed and index >= threshold
};

/// One case per end of support. Throws AnalysisError if cluster_state or the activity's two variables are absent.
[[nodiscard]] std::vector<SelfRunningCase> self_running_cases(const LabelledData& data, const RunsInFile& runs,
                                                              const std::string& baseline, const SelfRunningRule& rule,
                                                              Activity activity);

/// The cases of one run, added up.
struct SelfRunningSummary {
  std::size_t ends = 0;
  std::size_t observed = 0;
  std::size_t refunded = 0;
  std::size_t past_horizon = 0;
  std::size_t undefined = 0;    ///< unpaired ones included
  double index_mean = missing;  ///< over observed ends; NaN if none
  double index_median = missing;
  double share = missing;  ///< of observed ends with index >= threshold; NaN if none
};

/// One summary per run of the file.
[[nodiscard]] std::vector<SelfRunningSummary> self_running_by_run(const std::vector<SelfRunningCase>& cases,
                                                                  std::size_t runs);

/// A quantity by cluster and quarter that is followed beyond the end of support.
struct Followed {
  std::string id;  ///< e.g. "area_starts"
  Panel values;    ///< over (run, time, cluster)
};

/// member_starts, member_money, area_starts, area_money, and of the seat's prefecture project_starts, private_money and
/// products_launched (as seat_...; a prefecture with two clusters counts for both). What the file lacks is left out.
[[nodiscard]] std::vector<Followed> followed_quantities(const LabelledData& data);

/// Additional amount a year in year `years_after`, per cluster that lost support: one value per run, the mean over ends
/// that are neither refunded nor past the horizon by then; NaN if none. A negative year lies before the end.
[[nodiscard]] std::vector<double> additional_after(const Followed& followed, const std::vector<SupportEnd>& ends,
                                                   const RunsInFile& runs, const std::string& baseline,
                                                   int years_after);

/// Activity in year `years_after` relative to the last `reference_quarters` funded quarters, both additional: per run,
/// the sum over ends at risk divided by the sum of their funded levels (a ratio of sums: small clusters cannot blow it
/// up). NaN if no end is at risk or the funded level is not above zero.
[[nodiscard]] std::vector<double> activity_after(const Followed& followed, const std::vector<SupportEnd>& ends,
                                                 const RunsInFile& runs, const std::string& baseline, int years_after,
                                                 std::size_t reference_quarters = 8);

/// Part of what was there in the last funded quarter (a stock by cluster) that is left in year `years_after`: per run,
/// a ratio of sums over the ends at risk. NaN if no end is at risk or nothing was there.
[[nodiscard]] std::vector<double> surviving_after(const Panel& stock, const std::vector<SupportEnd>& ends,
                                                  int years_after);

/// How many ends of these runs are still at risk (not refunded, not past the horizon) in year `years_after`.
[[nodiscard]] std::size_t ends_at_risk(const std::vector<SupportEnd>& ends, const std::vector<std::size_t>& runs,
                                       std::size_t times, int years_after);

}  // namespace minori::analysis
