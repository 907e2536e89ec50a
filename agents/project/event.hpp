#pragma once

/// What the event log keeps of a project (A2): its start and the end of each stage.

#include <cstdint>
#include <tuple>

#include "agents/project/outcome.hpp"
#include "sim/column.hpp"
#include "sim/ledger.hpp"

namespace minori::project {

/// Stands beside the outcomes in ProjectEvent::what.
inline constexpr std::uint32_t project_started = 0;

struct ProjectEvent {
  std::uint64_t project = 0;
  std::uint64_t firm = 0;        ///< the firm that leads; 0: it has closed
  std::uint64_t laboratory = 0;  ///< 0: none
  Money spent = 0;               ///< so far, thousand yen
  std::uint32_t region = 0;
  std::uint32_t cluster = no_row;        ///< that admitted the project
  std::uint32_t what = project_started;  ///< or an outcome other than `going_on`
  std::uint32_t stage = 0;               ///< that began or ended

  friend bool operator<(const ProjectEvent& a, const ProjectEvent& b) {
    return std::tie(a.project, a.what) < std::tie(b.project, b.what);
  }
};

}  // namespace minori::project
