#include "analysis/indicators.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

/// Sum and weight of the values that are there.
struct Accumulated {
  double sum = 0.0;
  double weight = 0.0;
  void add(double value, double by = 1.0) {
    if (std::isnan(value) || std::isnan(by)) return;
    sum += value * by;
    weight += by;
  }
  [[nodiscard]] double mean() const { return weight > 0.0 ? sum / weight : missing; }
  [[nodiscard]] double total() const { return weight > 0.0 ? sum : missing; }
};

Kind kind_of(const Variable& variable, const IndicatorTitle* title) {
  if (title != nullptr) return title->kind;
  if (variable.cell_methods.find("time: sum") != std::string::npos) return Kind::flow;
  for (const char* place : {"region: mean", "cluster: mean", "area: mean"})
    if (variable.cell_methods.find(place) != std::string::npos) return Kind::level;
  return Kind::stock;
}

bool is_indicator(const Variable& variable) {
  const auto& dimensions = variable.dimensions;
  if (dimensions.size() != 3 || dimensions[0] != "run" || dimensions[1] != "time") return false;
  if (dimensions[2] != "region" && dimensions[2] != "cluster" && dimensions[2] != "programme") return false;
  return variable.name != "cluster_state" && !std::holds_alternative<std::vector<std::string>>(variable.values);
}

/// National value of one quarter.
double over_places(const Panel& values, const std::optional<Panel>& weights, Kind kind, std::size_t run,
                   std::size_t time) {
  Accumulated found;
  for (std::size_t place = 0; place < values.places; ++place)
    found.add(values.at(run, time, place), weights ? weights->at(run, time, place) : 1.0);
  return kind == Kind::level ? found.mean() : found.total();
}

/// The variable of an indicator on its own, whatever its title.
Indicator indicator_of(const Variable& variable) {
  const IndicatorTitle* title = title_of(variable.name);
  Indicator indicator;
  indicator.name = variable.name;
  indicator.unit = variable.unit;
  const std::string own = variable.long_name.empty() ? variable.name : variable.long_name;
  indicator.long_name = title == nullptr ? Text{own, own} : Text{std::string(title->en), std::string(title->ja)};
  indicator.kind = kind_of(variable, title);
  indicator.place = variable.dimensions[2];
  return indicator;
}

Indicator part_of(const LabelledData& data, const std::string& name) {
  const Variable* variable = data.variable(name);
  if (variable == nullptr) throw AnalysisError(fmt::format("no variable '{}' in this file", name));
  return indicator_of(*variable);
}

std::vector<double> divided(const std::vector<double>& numerators, const std::vector<double>& denominators) {
  std::vector<double> made;
  for (std::size_t i = 0; i < numerators.size(); ++i)
    made.push_back(denominators[i] > 0.0 ? numerators[i] / denominators[i] : missing);
  return made;
}

void add_ratios(const LabelledData& data, std::vector<Indicator>& made) {
  for (const IndicatorRatio& each : indicator_ratios()) {
    const Variable* numerator = data.variable(std::string(each.numerator));
    const Variable* denominator = data.variable(std::string(each.denominator));
    if (numerator == nullptr || denominator == nullptr || !is_indicator(*numerator) || !is_indicator(*denominator))
      continue;
    made.push_back({std::string(each.name),
                    std::string(each.unit),
                    {std::string(each.en), std::string(each.ja)},
                    Kind::level,
                    "",
                    numerator->dimensions[2],
                    std::string(each.numerator),
                    std::string(each.denominator)});
  }
}

}  // namespace

std::string_view name_of(Kind kind) noexcept {
  switch (kind) {
    case Kind::flow: return "flow";
    case Kind::stock: return "stock";
    case Kind::level: return "level";
  }
  return "level";
}

std::vector<Indicator> indicators_of(const LabelledData& data) {
  std::vector<Indicator> made;
  for (const Variable& variable : data.variables) {
    if (!is_indicator(variable)) continue;
    const IndicatorTitle* title = title_of(variable.name);
    Indicator indicator = indicator_of(variable);
    if (title != nullptr && data.variable(std::string(title->weight)) != nullptr)
      indicator.weight = std::string(title->weight);
    made.push_back(std::move(indicator));
  }
  add_ratios(data, made);
  return made;
}

const Indicator& indicator_named(const std::vector<Indicator>& indicators, const std::string& name) {
  for (const auto& each : indicators)
    if (each.name == name) return each;
  std::vector<std::string> names;
  for (const auto& each : indicators) names.push_back(each.name);
  throw UnknownName("indicator", name, names);
}

YearlySeries national_by_year(const LabelledData& data, const Indicator& indicator) {
  if (!indicator.numerator.empty()) {
    YearlySeries ratio = national_by_year(data, part_of(data, indicator.numerator));
    ratio.values = divided(ratio.values, national_by_year(data, part_of(data, indicator.denominator)).values);
    return ratio;
  }
  const std::optional<Panel> values = panel(data, indicator.name);
  if (!values) throw AnalysisError(fmt::format("no variable '{}' in this file", indicator.name));
  const std::optional<Panel> weights = indicator.weight.empty() ? std::nullopt : panel(data, indicator.weight);
  const FiscalYears fiscal = fiscal_years_of(data);
  YearlySeries made{values->runs, fiscal.years, {}};
  made.values.reserve(made.runs * made.years.size());
  for (std::size_t run = 0; run < made.runs; ++run)
    for (const std::size_t first : fiscal.first_quarter) {
      Accumulated year;
      for (std::size_t quarter = first; quarter < first + 4; ++quarter)
        year.add(over_places(*values, weights, indicator.kind, run, quarter));
      made.values.push_back(indicator.kind == Kind::flow ? year.total() : year.mean());
    }
  return made;
}

std::vector<double> over_horizon(const YearlySeries& series, Kind kind) {
  std::vector<double> made;
  for (std::size_t run = 0; run < series.runs; ++run) {
    Accumulated years;
    for (std::size_t year = 0; year < series.years.size(); ++year) years.add(series.at(run, year));
    made.push_back(kind == Kind::flow ? years.total() : years.mean());
  }
  return made;
}

std::vector<double> by_place(const LabelledData& data, const Indicator& indicator, std::size_t first_year,
                             std::size_t year_count) {
  if (!indicator.numerator.empty())
    return divided(by_place(data, part_of(data, indicator.numerator), first_year, year_count),
                   by_place(data, part_of(data, indicator.denominator), first_year, year_count));
  const std::optional<Panel> values = panel(data, indicator.name);
  if (!values) throw AnalysisError(fmt::format("no variable '{}' in this file", indicator.name));
  const FiscalYears fiscal = fiscal_years_of(data);
  const double quarters_a_unit = indicator.kind == Kind::flow ? 4.0 : 1.0;
  std::vector<double> made;
  for (std::size_t run = 0; run < values->runs; ++run)
    for (std::size_t place = 0; place < values->places; ++place) {
      Accumulated found;
      for (std::size_t year = first_year; year < first_year + year_count; ++year)
        for (std::size_t quarter = 0; quarter < 4; ++quarter)
          found.add(values->at(run, fiscal.first_quarter[year] + quarter, place));
      made.push_back(found.mean() * quarters_a_unit);
    }
  return made;
}

}  // namespace minori::analysis
