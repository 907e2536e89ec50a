#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "analysis/outcomes.hpp"
#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

/// a - b, where an absent b counts as nothing.
std::vector<double> minus(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) a[i] -= b[i];
  return a;
}

/// Two variables of a file, the second taken away from the first where there is one.
struct Stream {
  std::string plus;
  std::string less;
};

std::optional<Stream> first_present(const LabelledData& data, const std::vector<Stream>& choices) {
  for (const Stream& each : choices)
    if (data.variable(each.plus) != nullptr)
      return Stream{each.plus, data.variable(each.less) == nullptr ? "" : each.less};
  return std::nullopt;
}

std::vector<double> pv_of(const LabelledData& data, const std::optional<Stream>& stream, double discount,
                          std::size_t runs) {
  if (!stream) return std::vector<double>(runs, missing);
  const auto plus = present_value(data, stream->plus, discount);
  return stream->less.empty() ? plus : minus(plus, present_value(data, stream->less, discount));
}

std::vector<double> yearly_of(const LabelledData& data, const std::string& name) {
  Indicator flow;
  flow.name = name;
  return national_by_year(data, flow).values;
}

std::vector<double> yearly_of(const LabelledData& data, const std::optional<Stream>& stream, std::size_t size) {
  if (!stream) return std::vector<double>(size, missing);
  const auto plus = yearly_of(data, stream->plus);
  return stream->less.empty() ? plus : minus(plus, yearly_of(data, stream->less));
}

/// National money for policy instruments outside programmes, added to what programmes cost.
void add_instruments(std::vector<double>& sums, const LabelledData& data, const auto& values_of) {
  const std::string name = "instrument_money";
  if (data.variable(name) == nullptr) return;
  const std::vector<double> values = values_of(name);
  for (std::size_t i = 0; i < sums.size() && i < values.size(); ++i) sums[i] += values[i];
}

/// Money of local governments: into projects, for coordinators and councils that they keep up after support, and for
/// policy instruments.
std::vector<std::string> local_flows(const LabelledData& data) {
  std::vector<std::string> present;
  for (const char* name : {"local_money", "local_upkeep", "instrument_money_local"})
    if (data.variable(name) != nullptr) present.emplace_back(name);
  return present;
}

/// Sum over flows of what `values_of` makes of each; zero where there is none.
template <class ValuesOf>
std::vector<double> sum_of(const std::vector<std::string>& flows, std::size_t size, const ValuesOf& values_of) {
  std::vector<double> sums(size, 0.0);
  for (const std::string& each : flows) {
    const std::vector<double> values = values_of(each);
    for (std::size_t i = 0; i < size && i < values.size(); ++i) sums[i] += values[i];
  }
  return sums;
}

std::vector<double> slice(const std::vector<double>& values, std::size_t run, std::size_t years) {
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(run * years);
  return {begin, begin + static_cast<std::ptrdiff_t>(years)};
}

}  // namespace

std::vector<double> present_value(const LabelledData& data, const std::string& variable, double discount, int years) {
  const auto values = panel(data, variable);
  if (!values) throw AnalysisError(fmt::format("no variable '{}' in this file", variable));
  const std::vector<double>& time = time_of(data);
  const std::size_t stop = years == 0 ? values->times : std::min(values->times, 4 * static_cast<std::size_t>(years));
  std::vector<double> weights;
  for (const double each : time) weights.push_back(std::pow(1.0 + discount, time.front() - each));
  std::vector<double> sums(values->runs, 0.0);
  for (std::size_t run = 0; run < values->runs; ++run)
    for (std::size_t at = 0; at < stop; ++at)
      for (std::size_t place = 0; place < values->places; ++place) {
        const double value = values->at(run, at, place);
        if (!std::isnan(value)) sums[run] += weights[at] * value;
      }
  return sums;
}

std::vector<double> minus_baseline(const std::vector<double>& by_run, const RunsInFile& runs,
                                   const std::string& baseline) {
  std::vector<double> differences(by_run.size(), missing);
  for (const std::string& scenario : runs.scenarios())
    for (const RunPair& pair : runs.pairs(scenario, baseline))
      differences[pair.run] = by_run[pair.run] - by_run[pair.reference];
  return differences;
}

std::vector<Spending> spending_by_run(const LabelledData& data, const RunsInFile& runs, const OutcomeOptions& options) {
  const auto allocated = first_present(data, {{"programme_paid", ""}, {"grant", ""}});
  const auto national =
      first_present(data, {{"programme_paid", "programme_returned"}, {"programme_money_spent", ""}, {"grant", ""}});
  const auto flows = local_flows(data);
  const bool local = !flows.empty();
  const std::size_t years = fiscal_years_of(data).years.size();
  const std::size_t cells = runs.size() * years;
  const auto allocated_pv = pv_of(data, allocated, options.discount, runs.size());
  auto national_pv = pv_of(data, national, options.discount, runs.size());
  auto national_yearly = yearly_of(data, national, cells);
  const auto pv = [&](const std::string& flow) { return present_value(data, flow, options.discount); };
  add_instruments(national_pv, data, pv);
  add_instruments(national_yearly, data, [&](const std::string& flow) { return yearly_of(data, flow); });
  // A file without local money has no matching to count: zero, not missing, so that costs stay defined.
  const auto local_sum = sum_of(flows, runs.size(), pv);
  const auto local_pv = local ? minus_baseline(local_sum, runs, options.baseline) : local_sum;
  const auto local_all = sum_of(flows, cells, [&](const std::string& flow) { return yearly_of(data, flow); });
  std::vector<Spending> made(runs.size());
  for (std::size_t run = 0; run < runs.size(); ++run)
    made[run] = {allocated_pv[run], national_pv[run], local_pv[run], slice(national_yearly, run, years),
                 std::vector<double>(years, local ? missing : 0.0)};
  if (!local) return made;
  for (const std::string& scenario : runs.scenarios())
    for (const RunPair& pair : runs.pairs(scenario, options.baseline))
      made[pair.run].local_by_year = minus(slice(local_all, pair.run, years), slice(local_all, pair.reference, years));
  return made;
}

}  // namespace minori::analysis
