#include "scenarios/country_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "scenarios/country_tables.hpp"
#include "scenarios/table_reader.hpp"

namespace minori {

namespace {

/// Folders of countries are named by the user: say which tables belong there.
void require_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return;
  const bool there = std::filesystem::exists(folder, error);
  throw ScenarioError({Problem{folder.string(),
                               0,
                               0,
                               fmt::format("{}; a country is a folder with the tables country.csv, fields.csv, "
                                           "regions.csv and others (docs/data.md)",
                                           there ? "this is not a folder" : "there is no such folder"),
                               {},
                               {}}});
}

CountryTitle read_title(const std::filesystem::path& folder, std::vector<Problem>& problems) {
  const TableReader table(folder / "country.csv", {"name", "title_en", "title_ja"}, problems);
  if (!table.usable()) return {};
  if (table.rows() > 1) table.fault(fmt::format("the table has {} rows; one is needed", table.rows()));
  return {table.text(0, "name"), table.text(0, "title_en"), table.text(0, "title_ja")};
}

}  // namespace

Country read_country(const std::filesystem::path& folder, FieldMix field_mix) {
  require_folder(folder);
  std::vector<Problem> problems;
  const std::string suffix = field_mix == FieldMix::without_themes ? "_without_themes.csv" : ".csv";
  Country country;
  country.name = read_title(folder, problems).name;
  country.fields = read_fields(folder / "fields.csv", problems);
  country.regions = read_regions(folder / "regions.csv", problems);
  join_institutes(folder / "institutes.csv", country, problems);
  join_field_mix(folder / ("field_mix" + suffix), country, &RegionFacts::field_mix, problems);
  join_field_mix(folder / ("field_mix_rd" + suffix), country, &RegionFacts::field_mix_rd, problems);
  country.distances = read_distances(folder / "distances.csv", country, problems);
  country.size_classes = read_size_classes(folder / "size_classes.csv", problems);
  country.clusters = read_clusters(folder / "clusters.csv", country, problems);
  country.national = read_national(folder / "national.csv", problems);
  country.local_science_budget_index = read_budget_index(folder / "local_science_budget.csv", problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return country;
}

CountryTitle read_country_title(const std::filesystem::path& folder) {
  require_folder(folder);
  std::vector<Problem> problems;
  CountryTitle title = read_title(folder, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return title;
}

}  // namespace minori
