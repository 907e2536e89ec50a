#pragma once

/// Measures of policy outside programmes (ODD 7, H1): what a scenario starts from and what phases read.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace minori::policy {

/// How far a measure moves one lever.
struct Push {
  std::size_t lever = 0;  ///< place in `levers()` (agents/policy/levers.hpp)
  double amount = 0.0;    ///< in the lever's unit, in each region, while the measure runs

  friend bool operator==(const Push&, const Push&) = default;
};

/// An instrument of policy in use. The rules of the model see its pushes only; its kind and settings are kept to be
/// written down again.
struct Measure {
  std::string name;
  std::string kind;
  std::int32_t first_fiscal_year = 0;      ///< 0: from the first year of the horizon
  std::int32_t last_fiscal_year = 0;       ///< inclusive; 0: to the last year of the horizon
  std::vector<std::int32_t> regions;       ///< rows in Country::regions; empty = all
  std::vector<std::int32_t> fields;        ///< rows in Country::fields; empty = all
  std::map<std::string, double> settings;  ///< of its kind; one that is not there has its default
  std::vector<Push> pushes;
  double money = 0.0;        ///< million yen a year and region that its work costs, grants to projects apart
  double local_share = 0.0;  ///< share of it that local governments pay

  friend bool operator==(const Measure&, const Measure&) = default;
};

/// A measure by quarter of the run.
struct DatedMeasure {
  Measure measure;
  std::uint32_t first = 0;
  std::uint32_t end = 0;  ///< the first quarter after it
};

/// The measures of the scenario, in the order of their names.
struct MeasureBook {
  std::vector<DatedMeasure> measures;
};

}  // namespace minori::policy
