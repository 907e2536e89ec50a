#pragma once

/// Outcomes of a policy: what it cost, what it left behind, and the one per the other (model sections 5 and 9;
/// definitions in docs/analysis.md).
///
/// *Additional* = with minus without programme, on common random numbers, all regions. *Attributed* = the run's own
/// outcome weighted by the programme's share in what the project cost. *Gross* = ever funded; it favours many short
/// awards and is there only to compare with ministry totals. Money is in million yen (Myen); a present value is the
/// value at the start of the horizon: an amount at time t counts (1 + discount)^-(t - start).
///
/// Pure functions over an analysis file; every result has one value per run, NaN = missing.

#include <array>
#include <string>
#include <vector>

#include "analysis/after_support.hpp"
#include "analysis/indicators.hpp"
#include "analysis/runs_in_file.hpp"
#include "analysis/text.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

/// What counts as cost in "per billion yen".
enum class Cost {
  public_money,   ///< national programme money and the local matching that it draws
  national_money  ///< national programme money alone
};

struct OutcomeOptions {
  double discount = 0.03;  ///< a year
  std::string baseline = "none";
  Cost cost = Cost::public_money;
  SelfRunningRule self_running;                  ///< at the file's innovation scale
  std::array<int, 4> lags = {1, 3, 5, 8};        ///< years after support
  std::array<int, 3> milestones = {10, 20, 30};  ///< years from the start of the horizon
};

/// Public money of one run.
struct Spending {
  double allocated_pv = 0.0;             ///< Myen, programme_paid (or grants, if the file lacks it)
  double national_pv = 0.0;              ///< Myen, paid minus returned (or programme_money_spent)
  double local_pv = 0.0;                 ///< Myen, local money into projects beyond that of the no-programme run
  std::vector<double> national_by_year;  ///< Myen, not discounted, by complete fiscal year
  std::vector<double> local_by_year;

  [[nodiscard]] double public_pv() const { return national_pv + local_pv; }
  [[nodiscard]] double cost_pv(Cost cost) const { return cost == Cost::public_money ? public_pv() : national_pv; }
};

/// One Spending per run. Without any variable of programme money the run's figures are NaN.
[[nodiscard]] std::vector<Spending> spending_by_run(const LabelledData& data, const RunsInFile& runs,
                                                    const OutcomeOptions& options);

enum class Attribution { additional, attributed, gross };
[[nodiscard]] std::string_view name_of(Attribution attribution) noexcept;

/// One outcome over all runs.
struct Outcome {
  std::string id;  ///< e.g. "additional_commercialisations"
  Text title;
  std::string unit;
  Text definition;
  Attribution attribution = Attribution::additional;
  bool higher_is_better = true;
  bool key = false;  ///< named in the findings
  std::vector<double> by_run;
};

/// All outcomes that the file allows: additional amounts per billion yen (counts as they are, counts discounted, money
/// discounted), the same until each milestone, attributed and gross ones, lasting activity per cluster at each lag,
/// self-running share and index for members and for areas. What the file's variables do not allow is left out.
/// Throws AnalysisError if the baseline has no runs or shares no replicate with a scenario.
[[nodiscard]] std::vector<Outcome> outcomes_of(const LabelledData& data, const RunsInFile& runs,
                                               const OutcomeOptions& options);

/// Sum over all places and quarters of the first `years` fiscal years (0: all) per run; discounted if rate > 0.
[[nodiscard]] std::vector<double> present_value(const LabelledData& data, const std::string& variable, double discount,
                                                int years = 0);

/// value - that of the partner run in `baseline`, by run; NaN without partner.
[[nodiscard]] std::vector<double> minus_baseline(const std::vector<double>& by_run, const RunsInFile& runs,
                                                 const std::string& baseline);

}  // namespace minori::analysis
