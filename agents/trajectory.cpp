#include "agents/trajectory.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "agents/initial.hpp"
#include "agents/project/rules.hpp"

namespace minori {
namespace {

/// Calls visit(dimension, tag, values) for every observed column that is written out.
template <class Visit>
void for_each_observed(const Economy& economy, Visit visit) {
  const auto of_table = [&](const char* dimension, const auto& table) {
    table.for_each_column([&]<class Tag>(std::type_identity<Tag> tag, const auto& values) {
      if constexpr (ObservedColumn<Tag>) visit(dimension, tag, values);
    });
  };
  of_table("region", std::get<region::Table>(economy.tables));
  of_table("cluster", std::get<cluster::Table>(economy.tables));
  of_table("programme", std::get<programme::Table>(economy.tables));
  of_table("channel", std::get<channel::Table>(economy.tables));
}

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int32_t>;

void add_texts(LabelledData& data, const char* name, const char* dimension, const char* meaning, Texts values) {
  data.variables.push_back({name, "1", meaning, "", {dimension}, std::move(values)});
}
void add_integers(LabelledData& data, const char* name, const char* dimension, const char* meaning, Integers values) {
  data.variables.push_back({name, "1", meaning, "", {dimension}, std::move(values)});
}

void add_regions(LabelledData& data, const Country& country) {
  Texts names;
  Texts names_ja;
  Integers codes;
  Integers columns;
  Integers rows;
  std::vector<double> population;
  for (const auto& region : country.regions) {
    names.push_back(region.name_en);
    names_ja.push_back(region.name_ja);
    codes.push_back(region.code);
    columns.push_back(region.tile_column);
    rows.push_back(region.tile_row);
    population.push_back(region.population);
  }
  data.dimensions.push_back({"region", "1", "prefecture", names});
  add_texts(data, "region_name_ja", "region", "Japanese name of the prefecture", names_ja);
  add_integers(data, "region_code", "region", "official code of the prefecture", codes);
  add_integers(data, "region_tile_column", "region", "column in the tile map", columns);
  add_integers(data, "region_tile_row", "region", "row in the tile map", rows);
  data.variables.push_back({"region_population", "1", "inhabitants at the start", "", {"region"}, population});
}

void add_clusters(LabelledData& data, const Scenario& scenario) {
  Texts names;
  Texts names_ja;
  Texts programmes;
  Integers seats;
  for (const ClusterFacts* place : cluster_places(scenario)) {
    names.push_back(place->name_en);
    names_ja.push_back(place->name_ja);
    programmes.push_back(place->programme);
    seats.push_back(scenario.country.regions[static_cast<std::size_t>(place->regions.front())].code);
  }
  data.dimensions.push_back({"cluster", "1", "cluster organisation", names});
  add_texts(data, "cluster_name_ja", "cluster", "Japanese name", names_ja);
  add_texts(data, "cluster_programme", "cluster", "programme that listed the place", programmes);
  add_integers(data, "cluster_seat", "cluster", "official code of the seat's prefecture", seats);
}

void add_programmes(LabelledData& data, const Scenario& scenario) {
  Texts names;
  Texts titles_en;
  Texts titles_ja;
  for (const auto& design : scenario.programmes) {
    names.push_back(design.name);
    titles_en.push_back(design.title_en);
    titles_ja.push_back(design.title_ja);
  }
  data.dimensions.push_back({"programme", "1", "national programme", names});
  add_texts(data, "programme_title_en", "programme", "English title", titles_en);
  add_texts(data, "programme_title_ja", "programme", "Japanese title", titles_ja);
}

/// Money leaves in million yen, thousandths as numbers, counts as counts.
double factor_of(std::string_view unit) {
  if (unit == "thousand yen" || unit == "1e-3") return 1e-3;
  return 1.0;
}

Variable make_variable(const ColumnInfo& info, Observed observed, const std::vector<std::int64_t>& values) {
  Variable made;
  made.name = info.name;
  made.unit = info.unit == "thousand yen" ? "million yen" : "1";
  made.long_name = info.meaning;
  made.cell_methods = observed == Observed::flow ? "time: sum" : "time: point";
  const double factor = factor_of(info.unit);
  if (factor == 1.0) {
    std::vector<std::int32_t> counts;
    counts.reserve(values.size());
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    for (const std::int64_t value : values) counts.push_back(static_cast<std::int32_t>(std::clamp(value, -most, most)));
    made.values = std::move(counts);
    return made;
  }
  std::vector<float> scaled;
  scaled.reserve(values.size());
  for (const std::int64_t value : values) scaled.push_back(static_cast<float>(factor * static_cast<double>(value)));
  made.values = std::move(scaled);
  return made;
}

LabelledData labels_of(const Scenario& scenario) {
  LabelledData labels;
  add_regions(labels, scenario.country);
  add_clusters(labels, scenario);
  add_programmes(labels, scenario);
  labels.dimensions.push_back({"money_source", "1", "who pays", Texts{"national", "local", "firm", "bank", "fund"}});
  labels.dimensions.push_back(
      {"stage", "1", "stage of projects", Texts{"feasibility", "joint_research", "prototype", "commercialisation"}});
  return labels;
}

/// A table of `rows` rows with zeros as further columns.
std::vector<std::int64_t> widened(const std::vector<std::int64_t>& values, std::size_t columns,
                                  std::size_t columns_wanted, std::size_t rows) {
  std::vector<std::int64_t> made(rows * columns_wanted, 0);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < std::min(columns, columns_wanted); ++column)
      made[row * columns_wanted + column] = values[row * columns + column];
  return made;
}

Texts field_names(const Country& country) {
  Texts names;
  for (const auto& field : country.fields) names.push_back(field.name_en);
  return names;
}

}  // namespace

TrajectoryRecorder::TrajectoryRecorder(const Scenario& scenario)
    : labels_(labels_of(scenario)),
      programmes_(scenario.programmes.size()),
      yearly_(scenario.snapshot_years, field_names(scenario.country)),
      events_(scenario.keep_events, scenario.country) {}

void TrajectoryRecorder::go_on_with(const Scenario& scenario) {
  std::size_t number = 0;
  for_each_observed(Economy{}, [&](const std::string_view dimension, auto, const auto&) {
    if (number >= values_.size()) return;
    auto& values = values_[number++];
    if (dimension == "programme") values = widened(values, programmes_, scenario.programmes.size(), time_.size());
  });
  labels_ = labels_of(scenario);
  programmes_ = scenario.programmes.size();
}

void TrajectoryRecorder::record(const Economy& economy, const Step& step) {
  time_.push_back(step.fiscal_year() + 0.25 * (step.quarter_of_year() - 1));
  std::size_t number = 0;
  for_each_observed(economy, [&](const char*, auto, const auto& values) {
    if (values_.size() <= number) values_.emplace_back();
    values_[number].insert(values_[number].end(), values.begin(), values.end());
    ++number;
  });
  yearly_.record(economy, step);
  events_.record(economy, step);
}

void TrajectoryRecorder::save(BlockWriter& writer) const {
  writer.values("recorded/time", time_);
  for (std::size_t number = 0; number < values_.size(); ++number)
    writer.values("recorded/" + std::to_string(number), values_[number]);
  yearly_.save(writer);
  events_.save(writer);
}

void TrajectoryRecorder::load(BlockReader& reader) {
  reader.values("recorded/time", time_);
  values_.clear();
  if (!time_.empty()) {
    for_each_observed(Economy{}, [&](const char*, auto, const auto&) {
      values_.emplace_back();
      reader.values("recorded/" + std::to_string(values_.size() - 1), values_.back());
    });
  }
  yearly_.load(reader);
  events_.load(reader);
}

LabelledData TrajectoryRecorder::data() const {
  LabelledData made = labels_;
  made.dimensions.insert(made.dimensions.begin(),
                         {"time", "years", "fiscal year, quarters as fractions from April", time_});
  std::size_t number = 0;
  for_each_observed(Economy{}, [&]<class Tag>(const char* dimension, std::type_identity<Tag>, const auto&) {
    if (number >= values_.size()) return;
    Variable variable = make_variable(Tag::info, Tag::observed, values_[number++]);
    variable.dimensions = {"time", dimension};
    if (std::string_view(dimension) == "channel") variable.dimensions = {"time", "money_source", "stage"};
    made.variables.push_back(std::move(variable));
  });
  yearly_.write(made);
  events_.write(made);
  return made;
}

}  // namespace minori
