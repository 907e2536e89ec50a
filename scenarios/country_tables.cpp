#include "scenarios/country_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "scenarios/nearest.hpp"
#include "scenarios/table_reader.hpp"

namespace minori {

namespace {

std::vector<std::string> ids_of(const std::vector<FieldFacts>& fields) {
  std::vector<std::string> ids;
  for (const auto& field : fields) ids.push_back(field.id);
  return ids;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Relations name fields of the table, not the field itself.
void check_related_known(const TableReader& table, const std::vector<FieldFacts>& fields) {
  const std::vector<std::string> ids = ids_of(fields);
  for (std::size_t row = 0; row < fields.size(); ++row)
    for (const auto& other : fields[row].related)
      if (!contains(ids, other))
        table.fault(row, "related", fmt::format("'{}' is no field of this table", other), nearest(other, ids));
      else if (other == fields[row].id)
        table.fault(row, "related", "a field is not related to itself");
}

/// Relations hold both ways. All of them are known.
void check_related_symmetric(const TableReader& table, const std::vector<FieldFacts>& fields) {
  const std::vector<std::string> ids = ids_of(fields);
  for (std::size_t row = 0; row < fields.size(); ++row)
    for (const auto& other : fields[row].related) {
      const auto found = std::find(ids.begin(), ids.end(), other) - ids.begin();
      if (!contains(fields[static_cast<std::size_t>(found)].related, fields[row].id))
        table.fault(row, "related", fmt::format("'{}' names '{}', but not the other way round", fields[row].id, other));
    }
}

struct NationalColumn {
  const char* name;
  double NationalFacts::*member;
  Range range = {};
};

constexpr NationalColumn national_columns[] = {
    {"base_rate", &NationalFacts::base_rate, {0.0, 1.0}},
    {"loans_per_sales", &NationalFacts::loans_per_sales},
    {"guarantee_share", &NationalFacts::guarantee_share, {0.0, 1.0}},
    {"entry_rate", &NationalFacts::entry_rate, {0.0, 1.0}},
    {"exit_rate", &NationalFacts::exit_rate, {0.0, 1.0}},
    {"coordinators", &NationalFacts::coordinators},
    {"local_science_budget", &NationalFacts::local_science_budget},
    {"university_research_budget", &NationalFacts::university_research_budget},
    {"principal_investigator_share", &NationalFacts::principal_investigator_share, {0.0, 1.0}},
    {"venture_capital_stock", &NationalFacts::venture_capital_stock},
};

/// Rows of country.regions for the codes in a cell.
std::vector<std::int32_t> find_codes(const TableReader& table, std::size_t row, const Country& country) {
  std::vector<std::int32_t> regions;
  const auto entries = table.list(row, "regions");
  if (entries.empty()) table.fault(row, "regions", "no region; codes like 26;27;29 are needed, the seat first");
  for (const auto& entry : entries) {
    const auto found = std::find_if(country.regions.begin(), country.regions.end(),
                                    [&](const RegionFacts& each) { return std::to_string(each.code) == entry; });
    const auto index = static_cast<std::int32_t>(found - country.regions.begin());
    if (found == country.regions.end())
      table.fault(row, "regions", fmt::format("no region of regions.csv has the code '{}'", entry));
    else if (std::find(regions.begin(), regions.end(), index) != regions.end())
      table.fault(row, "regions", fmt::format("region {} is named twice", entry));
    else
      regions.push_back(index);
  }
  return regions;
}

void check_size_class(const TableReader& table, std::size_t row, const SizeClass& each) {
  if (each.high < each.low)
    table.fault(row, "high", fmt::format("high = {} is below low = {}", each.high, each.low));
  else if (each.employees < each.low * each.establishments || each.employees > each.high * each.establishments)
    table.fault(row, "employees",
                fmt::format("{} employees do not fit {} establishments of {} to {}; {} to {} do", each.employees,
                            each.establishments, each.low, each.high, each.low * each.establishments,
                            each.high * each.establishments));
}

const std::vector<std::string> industries{"manufacturing", "ict", "other"};

SizeClass read_size_class(const TableReader& table, std::size_t row) {
  SizeClass each;
  each.industry = table.text(row, "industry");
  if (!each.industry.empty() && !contains(industries, each.industry))
    table.fault(row, "industry", fmt::format("industry = '{}'; {} is accepted", each.industry, one_of(industries)),
                nearest(each.industry, industries));
  each.low = table.count(row, "low", {1.0});
  each.high = table.count(row, "high", {1.0});
  each.establishments = table.count(row, "establishments");
  each.employees = table.whole(row, "employees");
  each.rnd_share = table.number(row, "rnd_share", {0.0, 1.0});
  each.sales_per_employee = table.number(row, "sales_per_employee");
  each.value_added_share = table.number(row, "value_added_share", {0.0, 1.0});
  each.wage = table.number(row, "wage");
  return each;
}

}  // namespace

std::vector<FieldFacts> read_fields(const std::filesystem::path& file, Problems& problems) {
  const TableReader table(file, {"id", "name_en", "name_ja", "related", "permission_quarters"}, problems);
  std::vector<FieldFacts> fields;
  std::map<std::string, std::size_t> line_of_id;
  const std::size_t faults = problems.size();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    fields.push_back({table.text(row, "id"), table.text(row, "name_en"), table.text(row, "name_ja"),
                      table.list(row, "related"), table.count(row, "permission_quarters", {0.0, 40.0})});
    const auto [first, is_new] = line_of_id.emplace(fields.back().id, table.line(row));
    if (!is_new)
      table.fault(row, "id", fmt::format("id '{}' again, first on line {}", fields.back().id, first->second));
  }
  if (problems.size() == faults) check_related_known(table, fields);
  if (problems.size() == faults) check_related_symmetric(table, fields);
  return fields;
}

std::vector<SizeClass> read_size_classes(const std::filesystem::path& file, Problems& problems) {
  const TableReader table(file,
                          {"industry", "low", "high", "establishments", "employees", "rnd_share", "sales_per_employee",
                           "value_added_share", "wage"},
                          problems);
  std::vector<SizeClass> classes;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t faults = problems.size();
    const SizeClass each = read_size_class(table, row);
    if (problems.size() == faults) check_size_class(table, row, each);
    for (const auto& other : classes)
      if (problems.size() == faults && other.industry == each.industry && each.low <= other.high &&
          other.low <= each.high)
        table.fault(row, "low",
                    fmt::format("sizes {} to {} overlap the class {} to {} of {}", each.low, each.high, other.low,
                                other.high, each.industry));
    classes.push_back(each);
  }
  for (const auto& industry : industries)
    if (table.usable() &&
        std::none_of(classes.begin(), classes.end(), [&](const SizeClass& each) { return each.industry == industry; }))
      table.fault(fmt::format("no size class of industry '{}'", industry));
  return classes;
}

std::vector<ClusterFacts> read_clusters(const std::filesystem::path& file, const Country& country, Problems& problems) {
  const TableReader table(file, {"name_en", "name_ja", "programme", "type", "regions", "field"}, problems);
  const std::vector<std::string> ids = ids_of(country.fields);
  std::vector<ClusterFacts> clusters;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    ClusterFacts cluster;
    cluster.name_en = table.text(row, "name_en");
    cluster.name_ja = table.text(row, "name_ja");
    cluster.programme = table.text(row, "programme");
    cluster.type = table.text(row, "type");
    if (!country.regions.empty()) cluster.regions = find_codes(table, row, country);
    const std::string field = table.text(row, "field");
    const auto found = std::find(ids.begin(), ids.end(), field);
    cluster.field = static_cast<std::int32_t>(found - ids.begin());
    if (!field.empty() && !ids.empty() && found == ids.end())
      table.fault(row, "field", fmt::format("no field of fields.csv is called '{}'", field), nearest(field, ids));
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

NationalFacts read_national(const std::filesystem::path& file, Problems& problems) {
  const TableReader table(file, {"name", "value"}, problems);
  std::vector<std::string> names;
  for (const auto& column : national_columns) names.emplace_back(column.name);
  NationalFacts national;
  std::map<std::string, std::size_t> line_of_name;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "name");
    const auto [first, is_new] = line_of_name.emplace(name, table.line(row));
    if (!is_new) table.fault(row, "name", fmt::format("name '{}' again, first on line {}", name, first->second));
    if (!name.empty() && !contains(names, name))
      table.fault(row, "name", fmt::format("'{}' is no national figure", name), nearest(name, names));
    for (const auto& column : national_columns)
      if (name == column.name) national.*column.member = table.number(row, "value", column.range);
  }
  for (const auto& name : names)
    if (table.usable() && !line_of_name.contains(name)) table.fault(fmt::format("the row '{}' is missing", name));
  return national;
}

std::vector<BudgetYear> read_budget_index(const std::filesystem::path& file, Problems& problems) {
  const TableReader table(file, {"fiscal_year", "index"}, problems);
  std::vector<BudgetYear> years;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const BudgetYear year{table.count(row, "fiscal_year"), table.number(row, "index")};
    if (!years.empty() && year.fiscal_year <= years.back().fiscal_year)
      table.fault(
          row, "fiscal_year",
          fmt::format("fiscal year {} comes after {}; years must ascend", year.fiscal_year, years.back().fiscal_year));
    years.push_back(year);
  }
  return years;
}

}  // namespace minori
