#pragma once

/// The country a run starts from (ODD 6, input data): plain figures, read by scenarios/, used by agents/.
///
/// Money in million yen unless a name says otherwise. Regions are prefectures in the order of the country's table;
/// every vector "by region" has that length.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace minori {

/// A technology field (table fields.csv).
struct FieldFacts {
  std::string id;
  std::string name_en;
  std::string name_ja;
  std::vector<std::string> related;      ///< ids of fields with proximity 0.5 (symmetric)
  std::int32_t permission_quarters = 0;  ///< that authorities take to permit a product; 0: they need not
};

/// One prefecture (table regions.csv and the tables joined to it by code).
struct RegionFacts {
  std::int32_t code = 0;  ///< JIS prefecture code
  std::string name_en;
  std::string name_ja;
  std::string block;
  std::int32_t tile_column = 0;  ///< place in the tile map of the report
  std::int32_t tile_row = 0;
  double latitude = 0.0;
  double longitude = 0.0;
  double population = 0.0;          ///< persons, 2010
  double graduates = 0.0;           ///< university graduates a year, 2010
  double in_migrants = 0.0;         ///< persons a year, 2010
  double out_migrants = 0.0;        ///< persons a year, 2010
  double gross_product = 0.0;       ///< million yen a year, 2018
  std::int64_t establishments = 0;  ///< 2016, all industries
  std::int64_t establishments_manufacturing = 0;
  std::int64_t establishments_ict = 0;
  std::int64_t employees = 0;
  std::int64_t employees_manufacturing = 0;
  std::int64_t employees_ict = 0;
  std::int32_t universities_national = 0;
  std::int32_t universities_other = 0;  ///< public and private
  std::int32_t technical_colleges = 0;
  std::int32_t university_teachers = 0;
  std::int32_t regional_banks = 0;
  std::int32_t institutes = 0;  ///< prefectural test institutes
  std::int32_t institute_staff = 0;
  bool national_institute = false;   ///< a national research institute has a site here
  std::vector<double> field_mix;     ///< share of knowledge-using establishments by field, sums to 1
  std::vector<double> field_mix_rd;  ///< the same weighted by R&D money
};

/// A size class of establishments in one industry group (table size_classes.csv).
struct SizeClass {
  std::string industry;   ///< "manufacturing", "ict", "other"
  std::int32_t low = 1;   ///< employees, inclusive
  std::int32_t high = 4;  ///< employees, inclusive; the open class carries the largest size that is drawn
  std::int64_t establishments = 0;
  std::int64_t employees = 0;
  double rnd_share = 0.0;           ///< share of its firms that do R&D
  double sales_per_employee = 0.0;  ///< million yen a year
  double value_added_share = 0.0;   ///< of sales
  double wage = 0.0;                ///< million yen a year per employee
};

/// A place that may become a cluster: the region a programme can fund (table clusters.csv).
struct ClusterFacts {
  std::string name_en;
  std::string name_ja;
  std::string programme;  ///< programme that listed it, e.g. "risp_international"
  std::string type;
  std::vector<std::int32_t> regions;  ///< rows in Country::regions, the first is the seat
  std::int32_t field = 0;             ///< row in Country::fields
};

/// Figures of the whole country (table national.csv, by name).
struct NationalFacts {
  double base_rate = 0.0;                     ///< lending rate of a safe loan, a year
  double loans_per_sales = 0.0;               ///< bank loans over yearly sales of firms
  double guarantee_share = 0.0;               ///< share of small firms that use a credit guarantee
  double entry_rate = 0.0;                    ///< entries over stock, a year
  double exit_rate = 0.0;                     ///< exits over stock, a year
  double coordinators = 0.0;                  ///< in all programmes and universities about 2010
  double local_science_budget = 0.0;          ///< million yen a year, all prefectures, at the level of the horizon
  double university_research_budget = 0.0;    ///< million yen a year, natural sciences, all universities
  double principal_investigator_share = 0.0;  ///< laboratories per teacher
  double venture_capital_stock = 0.0;         ///< million yen outstanding
};

/// Local budgets for science and technology, all regions together (table local_science_budget.csv).
struct BudgetYear {
  std::int32_t fiscal_year = 0;
  double index = 0.0;  ///< budget over that of the first year of the table
};

struct Country {
  std::string name;
  std::vector<FieldFacts> fields;
  std::vector<RegionFacts> regions;
  std::vector<double> distances;  ///< km, regions x regions, row-major
  std::vector<SizeClass> size_classes;
  std::vector<ClusterFacts> clusters;
  NationalFacts national;
  std::vector<BudgetYear> local_science_budget_index;  ///< by ascending fiscal year

  [[nodiscard]] double distance(std::size_t from, std::size_t to) const {
    return distances[from * regions.size() + to];
  }
};

}  // namespace minori
