/// Tables with one row per region: regions.csv and what is joined to it by code.

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "scenarios/country_tables.hpp"
#include "scenarios/table_reader.hpp"

namespace minori {

namespace {

template <class Number>
struct RegionColumn {
  const char* name;
  Number RegionFacts::*member;
  Range range = {};
};

constexpr RegionColumn<double> real_columns[] = {
    {"latitude", &RegionFacts::latitude, {-90.0, 90.0}},
    {"longitude", &RegionFacts::longitude, {-180.0, 180.0}},
    {"population", &RegionFacts::population},
    {"graduates", &RegionFacts::graduates},
    {"in_migrants", &RegionFacts::in_migrants},
    {"out_migrants", &RegionFacts::out_migrants},
    {"gross_product", &RegionFacts::gross_product},
};
constexpr RegionColumn<std::int64_t> whole_columns[] = {
    {"establishments", &RegionFacts::establishments},
    {"establishments_manufacturing", &RegionFacts::establishments_manufacturing},
    {"establishments_ict", &RegionFacts::establishments_ict},
    {"employees", &RegionFacts::employees},
    {"employees_manufacturing", &RegionFacts::employees_manufacturing},
    {"employees_ict", &RegionFacts::employees_ict},
};
constexpr RegionColumn<std::int32_t> count_columns[] = {
    {"code", &RegionFacts::code, {1.0}},
    {"tile_column", &RegionFacts::tile_column, {1.0}},
    {"tile_row", &RegionFacts::tile_row, {1.0}},
    {"universities_national", &RegionFacts::universities_national},
    {"universities_other", &RegionFacts::universities_other},
    {"technical_colleges", &RegionFacts::technical_colleges},
    {"university_teachers", &RegionFacts::university_teachers},
    {"regional_banks", &RegionFacts::regional_banks},
};

std::vector<std::string> region_columns() {
  std::vector<std::string> names{"name_en", "name_ja", "block"};
  for (const auto& column : real_columns) names.emplace_back(column.name);
  for (const auto& column : whole_columns) names.emplace_back(column.name);
  for (const auto& column : count_columns) names.emplace_back(column.name);
  return names;
}

RegionFacts read_region(const TableReader& table, std::size_t row) {
  RegionFacts region;
  region.name_en = table.text(row, "name_en");
  region.name_ja = table.text(row, "name_ja");
  region.block = table.text(row, "block");
  for (const auto& column : real_columns) region.*column.member = table.number(row, column.name, column.range);
  for (const auto& column : whole_columns) region.*column.member = table.whole(row, column.name, column.range);
  for (const auto& column : count_columns) region.*column.member = table.count(row, column.name, column.range);
  return region;
}

/// Part and whole: manufacturing and ict are parts of all industries.
void check_parts(const TableReader& table, std::size_t row, const RegionFacts& region) {
  if (region.establishments_manufacturing + region.establishments_ict > region.establishments)
    table.fault(row, "establishments", "fewer establishments than those of manufacturing and ict together");
  if (region.employees_manufacturing + region.employees_ict > region.employees)
    table.fault(row, "employees", "fewer employees than those of manufacturing and ict together");
}

/// Where `table` has each region: its row, or nothing. Problems for unknown, repeated and missing codes.
std::vector<std::optional<std::size_t>> find_regions(const TableReader& table, const Country& country) {
  std::map<std::int32_t, std::size_t> row_of_code;
  for (std::size_t i = 0; i < country.regions.size(); ++i) row_of_code.emplace(country.regions[i].code, i);
  std::vector<std::optional<std::size_t>> found(country.regions.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = row_of_code.find(table.count(row, "code"));
    if (region == row_of_code.end())
      table.fault(row, "code", fmt::format("no region of regions.csv has the code {}", table.raw(row, "code")));
    else if (found[region->second])
      table.fault(row, "code",
                  fmt::format("code {} again, first on line {}", region->first, table.line(*found[region->second])));
    else
      found[region->second] = row;
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!found[i] && row_of_code.at(country.regions[i].code) == i)
      table.fault(fmt::format("{} rows, but regions.csv has {}: there is none for region {} ({})", table.rows(),
                              country.regions.size(), country.regions[i].code, country.regions[i].name_en));
  return found;
}

/// Distances differ by direction or a region is away from itself.
void check_distances(const TableReader& table, const Country& country, const std::vector<double>& distances,
                     const std::vector<std::optional<std::size_t>>& rows) {
  const std::size_t regions = country.regions.size();
  const auto code = [&](std::size_t i) { return std::to_string(country.regions[i].code); };
  for (std::size_t from = 0; from < regions; ++from) {
    if (rows[from] && distances[from * regions + from] != 0.0)
      table.fault(*rows[from], code(from),
                  fmt::format("a region is {} km from itself; 0 is needed", distances[from * regions + from]));
    for (std::size_t to = 0; to < from; ++to) {
      const double there = distances[to * regions + from];
      const double back = distances[from * regions + to];
      if (rows[from] && rows[to] && std::abs(there - back) > 1e-6)
        table.fault(*rows[from], code(to),
                    fmt::format("{} km from {} to {}, but {} km from {} to {}; distances must be the same both ways",
                                back, code(from), code(to), there, code(to), code(from)));
    }
  }
}

}  // namespace

std::vector<RegionFacts> read_regions(const std::filesystem::path& file, Problems& problems) {
  const TableReader table(file, region_columns(), problems);
  std::vector<RegionFacts> regions;
  std::map<std::int32_t, std::size_t> line_of_code;
  std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> code_of_tile;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t faults = problems.size();
    const RegionFacts region = read_region(table, row);
    if (problems.size() == faults) check_parts(table, row, region);
    const auto [first, is_new] = line_of_code.emplace(region.code, table.line(row));
    if (!is_new) table.fault(row, "code", fmt::format("code {} again, first on line {}", region.code, first->second));
    const auto [taken, is_free] = code_of_tile.emplace(std::pair(region.tile_column, region.tile_row), region.code);
    if (!is_free)
      table.fault(row, "tile_column",
                  fmt::format("the tile in column {}, row {} is that of region {}", region.tile_column, region.tile_row,
                              taken->second));
    regions.push_back(region);
  }
  return regions;
}

void join_institutes(const std::filesystem::path& file, Country& country, Problems& problems) {
  const TableReader table(file, {"code", "institutes", "institute_staff", "national_institute"}, problems);
  if (!table.usable() || country.regions.empty()) return;
  const auto rows = find_regions(table, country);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]) continue;
    RegionFacts& region = country.regions[i];
    region.institutes = table.count(*rows[i], "institutes");
    region.institute_staff = table.count(*rows[i], "institute_staff");
    region.national_institute = table.count(*rows[i], "national_institute", {0.0, 1.0}) == 1;
  }
}

void join_field_mix(const std::filesystem::path& file, Country& country, std::vector<double> RegionFacts::*mix,
                    Problems& problems) {
  constexpr double tolerance = 0.001;  // tables carry rounded shares
  std::vector<std::string> columns{"code"};
  for (const auto& field : country.fields) columns.push_back(field.id);
  const TableReader table(file, columns, problems);
  if (!table.usable() || country.regions.empty() || country.fields.empty()) return;
  const auto rows = find_regions(table, country);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]) continue;
    const std::size_t faults = problems.size();
    std::vector<double> shares;
    double sum = 0.0;
    for (const auto& field : country.fields) {
      shares.push_back(table.number(*rows[i], field.id, {0.0, 1.0}));
      sum += shares.back();
    }
    if (problems.size() == faults && std::abs(sum - 1.0) > tolerance)
      table.fault(*rows[i], "code", fmt::format("the shares of the fields add up to {:.6g}; 1 is needed", sum));
    for (double& share : shares) share /= sum;
    country.regions[i].*mix = std::move(shares);
  }
}

std::vector<double> read_distances(const std::filesystem::path& file, const Country& country, Problems& problems) {
  std::vector<std::string> columns{"code"};
  for (const auto& region : country.regions) columns.push_back(std::to_string(region.code));
  const TableReader table(file, columns, problems);
  const std::size_t regions = country.regions.size();
  if (!table.usable() || regions == 0) return {};
  const auto rows = find_regions(table, country);
  const std::size_t faults = problems.size();
  std::vector<double> distances(regions * regions, 0.0);
  for (std::size_t from = 0; from < regions; ++from)
    for (std::size_t to = 0; to < regions && rows[from]; ++to)
      distances[from * regions + to] = table.number(*rows[from], columns[to + 1]);
  if (problems.size() == faults) check_distances(table, country, distances, rows);
  return distances;
}

}  // namespace minori
