/// Sections of the report data over time and space: fans, differences by year, tile map, money flows.

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "analysis/report_sections.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

/// Indicators that the map offers, if the file has them.
constexpr std::array<std::string_view, 6> mapped = {"commercialisations", "project_starts", "product_sales",
                                                    "private_money",      "ties",           "coordinators"};

/// One list per quantity, a value per year.
struct Fan {
  std::vector<double> mean, low, high, low_decile, high_decile;
};

Fan fan_of(const ReportMaterial& material, const YearlySeries& series, const std::string& scenario) {
  Fan fan;
  for (std::size_t year = 0; year < series.years.size(); ++year) {
    std::vector<double> values;
    for (const std::size_t run : material.runs.runs_of(scenario)) values.push_back(series.at(run, year));
    const Estimate found = estimate(values);
    fan.mean.push_back(found.mean);
    fan.low.push_back(found.low);
    fan.high.push_back(found.high);
    fan.low_decile.push_back(quantile(values, 0.1));
    fan.high_decile.push_back(quantile(values, 0.9));
  }
  return fan;
}

json path_json(const std::vector<Estimate>& path) {
  std::vector<double> mean, low, high;
  for (const auto& each : path) {
    mean.push_back(each.mean);
    low.push_back(each.low);
    high.push_back(each.high);
  }
  return {{"mean", numbers(mean)}, {"low", numbers(low)}, {"high", numbers(high)}};
}

/// Mean over pairs of the difference to the baseline, by region.
std::vector<double> mean_difference(const std::vector<double>& by_place, const std::vector<RunPair>& pairs,
                                    std::size_t places) {
  std::vector<double> means;
  for (std::size_t place = 0; place < places; ++place) {
    std::vector<double> differences;
    for (const RunPair& pair : pairs)
      differences.push_back(by_place[pair.run * places + place] - by_place[pair.reference * places + place]);
    means.push_back(estimate(differences).mean);
  }
  return means;
}

json regions_json(const LabelledData& data) {
  json list = json::array();
  const auto& names = labels_of(data, "region");
  const auto numeric = [&](const char* name, std::size_t row) {
    const Variable* variable = data.variable(name);
    return variable == nullptr ? json(nullptr) : number(as_doubles(*variable)[row]);
  };
  const Variable* japanese = data.variable("region_name_ja");
  const auto* names_ja = japanese == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&japanese->values);
  for (std::size_t row = 0; row < names.size(); ++row)
    list.push_back({{"code", numeric("region_code", row)},
                    {"name", text({names[row], names_ja == nullptr ? names[row] : (*names_ja)[row]})},
                    {"column", numeric("region_tile_column", row)},
                    {"row", numeric("region_tile_row", row)}});
  return list;
}

/// First fiscal-year positions of the periods that the map steps through.
std::vector<std::size_t> period_starts(std::size_t years, std::size_t period) {
  std::vector<std::size_t> starts;
  for (std::size_t year = 0; year + period <= years; year += period) starts.push_back(year);
  return starts;
}

}  // namespace

json indicators_section(const ReportMaterial& material) {
  json list = json::array();
  for (const auto& each : material.indicators)
    list.push_back({{"name", each.name},
                    {"unit", each.unit},
                    {"long_name", text(each.long_name)},
                    {"kind", name_of(each.kind)},
                    {"place", each.place}});
  return list;
}

void add_yearly_sections(const ReportMaterial& material, json& report) {
  report["fans"] = json::object();
  report["difference_paths"] = json::object();
  for (const Indicator& indicator : material.indicators) {
    const YearlySeries series = national_by_year(material.data, indicator);
    for (const std::string& scenario : material.runs.scenarios()) {
      const Fan fan = fan_of(material, series, scenario);
      report["fans"][indicator.name][scenario] = {{"mean", numbers(fan.mean)},
                                                  {"low", numbers(fan.low)},
                                                  {"high", numbers(fan.high)},
                                                  {"q10", numbers(fan.low_decile)},
                                                  {"q90", numbers(fan.high_decile)}};
      if (!material.has_baseline() || scenario == material.experiment.baseline) continue;
      report["difference_paths"][indicator.name][scenario] =
          path_json(difference_path(material.runs, series, scenario, material.experiment.baseline));
    }
  }
}

json map_section(const ReportMaterial& material) {
  const FiscalYears fiscal = fiscal_years_of(material.data);
  const auto period = static_cast<std::size_t>(std::max(1, material.options.map_period));
  const auto starts = period_starts(fiscal.years.size(), period);
  json made = {{"regions", regions_json(material.data)},
               {"period_years", period},
               {"indicators", json::array()},
               {"years", json::array()},
               {"values", json::object()}};
  for (const std::size_t start : starts) made["years"].push_back(fiscal.years[start]);
  if (!material.has_baseline()) return made;
  const std::size_t places = labels_of(material.data, "region").size();
  for (const Indicator& indicator : material.indicators) {
    if (std::find(mapped.begin(), mapped.end(), indicator.name) == mapped.end()) continue;
    made["indicators"].push_back(indicator.name);
    for (const std::size_t start : starts) {
      const auto values = by_place(material.data, indicator, start, period);
      for (const std::string& scenario : material.runs.scenarios()) {
        if (scenario == material.experiment.baseline) continue;
        const auto pairs = material.runs.pairs(scenario, material.experiment.baseline);
        made["values"][scenario][indicator.name][std::to_string(fiscal.years[start])] =
            numbers(mean_difference(values, pairs, places));
      }
    }
  }
  return made;
}

json money_flows_section(const ReportMaterial& material) {
  json made = json::object();
  const Variable* variable = material.data.variable("project_money");
  const std::vector<std::string> wanted = {"run", "time", "money_source", "stage"};
  if (variable == nullptr || variable->dimensions != wanted) return made;
  const auto& sources = labels_of(material.data, "money_source");
  const auto& stages = labels_of(material.data, "stage");
  const auto values = as_doubles(*variable);
  const std::size_t cells = sources.size() * stages.size();
  const std::size_t times = time_of(material.data).size();
  for (const std::string& scenario : material.runs.scenarios()) {
    const auto rows = material.runs.runs_of(scenario);
    std::vector<double> sums(cells, 0.0);
    for (const std::size_t run : rows)
      for (std::size_t i = 0; i < times * cells; ++i)
        if (const double value = values[run * times * cells + i]; !std::isnan(value)) sums[i % cells] += value;
    json matrix = json::array();
    for (std::size_t source = 0; source < sources.size(); ++source) {
      std::vector<double> row;
      for (std::size_t stage = 0; stage < stages.size(); ++stage)
        row.push_back(4.0 * sums[source * stages.size() + stage] / static_cast<double>(rows.size() * times));
      matrix.push_back(numbers(row));
    }
    made[scenario] = {{"sources", sources}, {"stages", stages}, {"matrix", matrix}};
  }
  return made;
}

}  // namespace minori::analysis
