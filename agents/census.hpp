#pragma once

/// Samples of agents for estimators of the published facts: read only, sorted by identity, so that the same agent is
/// found again a year later and in a paired world.

#include <cstdint>
#include <vector>

#include "agents/economy.hpp"

namespace minori::census {

struct Firm {
  std::uint64_t id = 0;
  double sales = 0.0;              ///< thousand yen a quarter, products from projects included
  double employees = 0.0;          ///< persons
  double weight = 1.0;             ///< firms that it stands for
  double research = 0.0;           ///< thousand yen a quarter that it means to spend on R&D; 0 without R&D
  double innovation_demand = 0.0;  ///< thousand yen of the quarter for R&D and projects
  bool member = false;             ///< of a cluster organisation
  std::uint32_t region = 0;
};
[[nodiscard]] std::vector<Firm> firms(const Economy& economy);

/// A tie between two agents who did research together.
struct ResearchTie {
  std::uint64_t one = 0;  ///< identities, one < other
  std::uint64_t other = 0;
  std::uint64_t organisation_of_one = 0;  ///< its university for a laboratory, else itself
  std::uint64_t organisation_of_other = 0;
  double kilometres = 0.0;
  double age = 0.0;          ///< years
  bool bridge = false;       ///< without a common partner
  std::uint32_t unused = 0;  ///< quarters since it was last used
};
[[nodiscard]] std::vector<ResearchTie> research_ties(const Economy& economy, std::uint32_t quarter);

/// A running joint project of a firm and a laboratory.
struct JointProject {
  std::uint64_t id = 0;
  int stage = 0;
  double kilometres = 0.0;  ///< between the regions of firm and laboratory
  double lead_employees = 0.0;
  double spent_by_firms = 0.0;  ///< thousand yen so far, own cash and loans
};
[[nodiscard]] std::vector<JointProject> joint_projects(const Economy& economy);

}  // namespace minori::census
