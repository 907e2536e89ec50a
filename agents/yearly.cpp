#include "agents/yearly.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "agents/accounts.hpp"
#include "agents/economy.hpp"
#include "agents/variety.hpp"

namespace minori {
namespace {

enum Histogram : std::size_t { firms_by_size, banks_by_loans, projects_by_age, ties_by_age, agents_by_degree };

const std::array<Bins, 5>& all_bins() {
  static const std::array<Bins, 5> bins{{
      {"employees_up_to", "1", "employees", {4, 9, 29, 49, 99, 299, 999}},
      {"loans_up_to", "million yen", "loans of a bank", {1e3, 1e4, 1e5, 3e5, 1e6, 3e6, 1e7}},
      {"project_age_up_to", "years", "age of a project", {1, 2, 3, 4, 5, 6, 8, 10, 15}},
      {"tie_age_up_to", "years", "age of a tie", {1, 2, 3, 5, 8, 12, 20}},
      {"degree_up_to", "1", "partners of an agent", {0, 1, 2, 4, 8, 16, 32, 64}},
  }};
  return bins;
}

struct HistogramText {
  const char* name;
  const char* meaning;
};
constexpr std::array<HistogramText, 5> histogram_texts{{
    {"firms_by_employees", "firms by size"},
    {"banks_by_loans", "banks by size"},
    {"projects_by_age", "running projects by age"},
    {"ties_by_age", "ties by age"},
    {"agents_by_degree", "laboratories, firms, institutes and coordinators by partners"},
}};

using Counts = std::vector<std::int64_t>;

Counts counted_firms(const Economy& economy, const Bins& bins) {
  Counts counts(bins.count(), 0);
  const auto ids = economy.read<firm::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0)
      counts[bins.of(static_cast<double>(economy.read<firm::Employees>()[i]))] += economy.read<firm::Weight>()[i];
  return counts;
}

Counts counted_banks(const Economy& economy, const Bins& bins) {
  Counts counts(bins.count(), 0);
  const auto ids = economy.read<bank::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) ++counts[bins.of(1e-3 * static_cast<double>(economy.read<bank::Loans>()[i]))];
  return counts;
}

Counts counted_projects(const Economy& economy, const Bins& bins, std::uint32_t quarter) {
  Counts counts(bins.count(), 0);
  const auto ids = economy.read<project::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) ++counts[bins.of(0.25 * (quarter - economy.read<project::Started>()[i]))];
  return counts;
}

Counts counted_ties(const Economy& economy, const Bins& bins, std::uint32_t quarter) {
  Counts counts(bins.count(), 0);
  const auto& graph = economy.thing<TieGraph>();
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Tie& tie : graph.of(node))
      if (node < tie.target) ++counts[bins.of(0.25 * (quarter - tie.formed))];
  return counts;
}

Counts counted_agents(const Economy& economy, const Bins& bins) {
  Counts counts(bins.count(), 0);
  const auto& graph = economy.thing<TieGraph>();
  const auto ids = economy.read<node::Id>();
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    if (ids[node] != 0) ++counts[bins.of(static_cast<double>(graph.degree(node)))];
  return counts;
}

void append(std::vector<std::int32_t>& values, const Counts& counts) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  for (const std::int64_t count : counts) values.push_back(static_cast<std::int32_t>(std::min(count, most)));
}

template <class Property>
Variable of_networks(const char* name, const char* unit, const char* meaning,
                     const std::vector<NetworkMeasures>& networks, const Property& property) {
  using Value = std::decay_t<decltype(property(NetworkMeasures{}))>;
  std::vector<Value> values;
  for (const NetworkMeasures& each : networks) values.push_back(property(each));
  return {name, unit, meaning, "snapshot_year: point", {"snapshot_year"}, std::move(values)};
}

void write_flows(LabelledData& data, const std::vector<std::int32_t>& years, const std::vector<Money>& flows) {
  std::vector<std::string> names;
  std::vector<std::string> payers;
  std::vector<std::string> payees;
  for (const FlowInfo& each : flow_table) {
    names.emplace_back(each.name);
    payers.emplace_back(sector_names[static_cast<std::size_t>(each.from)]);
    payees.emplace_back(sector_names[static_cast<std::size_t>(each.to)]);
  }
  std::vector<double> amounts;
  for (const Money each : flows) amounts.push_back(1e-3 * static_cast<double>(each));
  data.dimensions.push_back({"year", "years", "fiscal year", years});
  data.dimensions.push_back({"flow", "1", "what is paid", names});
  data.variables.push_back({"flow_payer", "1", "sector that pays", "", {"flow"}, payers});
  data.variables.push_back({"flow_payee", "1", "sector that is paid", "", {"flow"}, payees});
  data.variables.push_back(
      {"money_flow", "million yen", "money between sectors", "year: sum", {"year", "flow"}, amounts});
}

void write_networks(LabelledData& data, const std::vector<NetworkMeasures>& of) {
  const auto add = [&](const char* name, const char* unit, const char* meaning, const auto& property) {
    data.variables.push_back(of_networks(name, unit, meaning, of, property));
  };
  add("network_agents", "1", "agents with a tie", [](const auto& each) { return each.agents; });
  add("network_ties", "1", "ties", [](const auto& each) { return each.ties; });
  add("network_density", "1", "ties over pairs of agents with a tie", [](const auto& each) { return each.density; });
  add("network_clustering", "1", "mean share of linked pairs of partners",
      [](const auto& each) { return each.clustering; });
  add("network_giant_component", "1", "share of agents with a tie in the largest component",
      [](const auto& each) { return each.giant_component; });
  add("network_mean_path", "1", "mean steps to the agents that can be reached, from a sample of starts",
      [](const auto& each) { return each.mean_path; });
  add("network_mean_path_error", "1", "standard error of network_mean_path over the starts",
      [](const auto& each) { return each.mean_path_error; });
  add("network_cross_region", "1", "share of ties between regions", [](const auto& each) { return each.cross_region; });
  add("network_strength", "1", "mean strength of ties", [](const auto& each) { return each.strength; });
  add("network_degree_tail", "1", "exponent of the power law of partners, from 8 partners on",
      [](const auto& each) { return each.degree_tail; });
  add("network_degree_tail_error", "1", "standard error of network_degree_tail",
      [](const auto& each) { return each.degree_tail_error; });
  add("network_brokerage", "1", "coordinators on a shortest path between two agents, from a sample of starts",
      [](const auto& each) { return each.brokerage; });
  add("network_brokerage_error", "1", "standard error of network_brokerage over the starts",
      [](const auto& each) { return each.brokerage_error; });
}

/// Sales of products from projects in the quarter, by field, in million yen.
std::vector<double> sales_by_field(const Economy& economy, std::size_t fields) {
  std::vector<double> sales(fields, 0.0);
  const auto ids = economy.read<product::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0)
      sales.at(economy.read<product::Field>()[i]) +=
          1e-3 * static_cast<double>(economy.read<product::QuarterSales>()[i]);
  return sales;
}

void write_fields(LabelledData& data, const std::vector<std::string>& fields, const std::vector<double>& sales) {
  data.dimensions.push_back({"field", "1", "field of technology", fields});
  data.variables.push_back({"product_sales_by_field",
                            "million yen",
                            "sales of products from projects in the last quarter of the year",
                            "snapshot_year: point",
                            {"snapshot_year", "field"},
                            sales});
  data.variables.push_back({"structure_change",
                            "1",
                            "share of these sales that would have to change field to give the first year's structure",
                            "snapshot_year: point",
                            {"snapshot_year"},
                            changes_of_structure(sales, fields.size())});
}

void write_variety(LabelledData& data, std::size_t fields, std::size_t snapshots,
                   const std::vector<std::int32_t>& projects, const std::vector<double>& tie_strength) {
  std::vector<Variety> of;
  const std::size_t cells = snapshots > 0 ? projects.size() / snapshots : 0;
  for (std::size_t k = 0; k < snapshots; ++k)
    of.push_back(variety_of(std::span(projects).subspan(k * cells, cells), fields));
  const auto add = [&](const char* name, const char* meaning, double Variety::*member) {
    std::vector<double> values;
    for (const Variety& each : of) values.push_back(each.*member);
    data.variables.push_back({name, "1", meaning, "snapshot_year: point", {"snapshot_year"}, std::move(values)});
  };
  add("variety_of_fields", "effective number of fields of running projects", &Variety::fields);
  add("variety_within_regions", "the same within a region, regions weighed by their projects", &Variety::fields_within);
  add("variety_between_regions", "effective number of regions that differ wholly in their fields", &Variety::profiles);
  add("hubs", "effective number of regions by running projects", &Variety::hubs);
  data.variables.push_back({"projects_by_field",
                            "1",
                            "running projects",
                            "snapshot_year: point",
                            {"snapshot_year", "region", "field"},
                            projects});
  data.variables.push_back({"tie_strength",
                            "1",
                            "mean strength of ties of agents of the region",
                            "snapshot_year: point",
                            {"snapshot_year", "region"},
                            tie_strength});
}

}  // namespace

std::vector<double> changes_of_structure(const std::vector<double>& amounts, std::size_t parts) {
  std::vector<double> changes;
  const auto share = [&](std::size_t year, std::size_t part) {
    const auto* row = amounts.data() + year * parts;
    const double sum = std::accumulate(row, row + parts, 0.0);
    return sum > 0.0 ? row[part] / sum : 0.0;
  };
  for (std::size_t year = 0; parts > 0 && year < amounts.size() / parts; ++year) {
    double change = 0.0;
    for (std::size_t part = 0; part < parts; ++part) change += std::abs(share(year, part) - share(0, part));
    changes.push_back(change / 2.0);
  }
  return changes;
}

std::size_t Bins::of(double value) const noexcept {
  return static_cast<std::size_t>(std::lower_bound(upper_ends.begin(), upper_ends.end(), value) - upper_ends.begin());
}

void YearlyRecorder::save(BlockWriter& writer) const {
  for_each_block(*this, [&](const std::string& name, const auto& values) { writer.values(name, values); });
}

void YearlyRecorder::load(BlockReader& reader) {
  for_each_block(*this, [&](const std::string& name, auto& values) { reader.values(name, values); });
}

void YearlyRecorder::record(const Economy& economy, const Step& step) {
  if (step.quarter_of_year() == 1) flows_now_.assign(flow_count, 0);
  flows_now_.resize(flow_count, 0);
  const auto amounts = flow_amounts(economy.ledger.quarter);
  for (std::size_t flow = 0; flow < flow_count; ++flow) flows_now_[flow] += amounts[flow];
  if (step.quarter_of_year() != 4) return;
  years_.push_back(step.fiscal_year());
  flows_.insert(flows_.end(), flows_now_.begin(), flows_now_.end());
  const int since = step.fiscal_year() - (snapshots_.empty() ? step.first_fiscal_year - 1 : snapshots_.back());
  if (snapshot_years_ > 0 && since >= snapshot_years_) take_snapshot(economy, step);
}

void YearlyRecorder::take_snapshot(const Economy& economy, const Step& step) {
  const auto& bins = all_bins();
  snapshots_.push_back(step.fiscal_year());
  networks_.push_back(measure_network(economy));
  const auto sales = sales_by_field(economy, fields_.size());
  field_sales_.insert(field_sales_.end(), sales.begin(), sales.end());
  const auto projects = projects_by_field(economy, fields_.size());
  field_projects_.insert(field_projects_.end(), projects.begin(), projects.end());
  const auto strength = tie_strength_by_region(economy);
  tie_strength_.insert(tie_strength_.end(), strength.begin(), strength.end());
  append(histograms_[firms_by_size], counted_firms(economy, bins[firms_by_size]));
  append(histograms_[banks_by_loans], counted_banks(economy, bins[banks_by_loans]));
  append(histograms_[projects_by_age], counted_projects(economy, bins[projects_by_age], step.quarter()));
  append(histograms_[ties_by_age], counted_ties(economy, bins[ties_by_age], step.quarter()));
  append(histograms_[agents_by_degree], counted_agents(economy, bins[agents_by_degree]));
}

void YearlyRecorder::write(LabelledData& data) const {
  write_flows(data, years_, flows_);
  if (snapshot_years_ == 0) return;
  data.dimensions.push_back(
      {"snapshot_year", "years", "fiscal year at whose end the network was measured", snapshots_});
  write_networks(data, networks_);
  write_fields(data, fields_, field_sales_);
  write_variety(data, fields_.size(), snapshots_.size(), field_projects_, tie_strength_);
  for (std::size_t k = 0; k < histograms_.size(); ++k) {
    const Bins& bins = all_bins()[k];
    std::vector<double> ends = bins.upper_ends;
    ends.push_back(std::numeric_limits<double>::infinity());
    data.dimensions.push_back({bins.dimension, bins.unit, bins.meaning, ends});
    data.variables.push_back({histogram_texts[k].name,
                              "1",
                              histogram_texts[k].meaning,
                              "snapshot_year: point",
                              {"snapshot_year", bins.dimension},
                              histograms_[k]});
  }
}

}  // namespace minori
