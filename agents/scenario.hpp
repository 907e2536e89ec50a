#pragma once

/// All that a run starts from: one value in, one trajectory out.

#include <cstdint>
#include <string>
#include <vector>

#include "agents/country.hpp"
#include "agents/parameters.hpp"
#include "agents/policy/measure.hpp"
#include "agents/programme/design.hpp"

namespace minori {

/// A dated disturbance (ODD 6): a scenario element, not code.
struct Shock {
  std::string name;
  std::string
      kind;  ///< "demand": sales of firms; "destruction": their plant and its sales; "credit": banks' risk limit
  std::int32_t fiscal_year = 0;
  std::int32_t quarter = 1;           ///< 1 = April to June
  std::int32_t quarters = 1;          ///< how long it lasts
  double size = 0.0;                  ///< relative change, e.g. -0.05
  std::vector<std::int32_t> regions;  ///< rows in Country::regions; empty = all

  friend bool operator==(const Shock&, const Shock&) = default;
};

struct Scenario {
  std::string name;
  std::string title_en;
  std::string title_ja;
  Country country;
  Parameters parameters;
  std::vector<programme::Design> programmes;
  std::vector<policy::Measure> measures;  ///< instruments of policy in use
  std::vector<Shock> shocks;
  /// Lists of places (ClusterFacts::programme) whose cluster organisations exist, with or without a programme; empty:
  /// all.
  std::vector<std::string> cluster_lists = {"risp_international", "risp_research_industry", "risp_reconstruction"};
  double population_scale = 0.01;  ///< share of background firms that are agents, 0 < scale <= 1
  double innovation_scale = 1.0;   ///< share of the innovation layer and of policy money, 0.1 to 1
  std::int32_t first_fiscal_year = 2011;
  std::int32_t last_fiscal_year = 2050;
  std::int32_t burn_in_years = 40;
  std::int32_t snapshot_years = 5;  ///< years between measures of network and distributions; 0: none
  bool keep_events = false;         ///< write the event log
};

}  // namespace minori
