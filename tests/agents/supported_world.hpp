#pragma once

/// The small country under its programmes from the first quarter on.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/agents/stepped_world.hpp"

namespace minori::testing {

struct Supported : SteppedWorld {
  explicit Supported(std::vector<std::string> overrides = {})
      : SteppedWorld("small", with_first_quarter(std::move(overrides)), 4) {}

  static std::vector<std::string> with_first_quarter(std::vector<std::string> overrides) {
    overrides.emplace_back("burn_in_years=0");
    return overrides;
  }
  [[nodiscard]] std::vector<std::size_t> awarded() const {
    std::vector<std::size_t> rows;
    const auto flags = economy.read<cluster::Awarded>();
    for (std::size_t c = 0; c < flags.size(); ++c)
      if (flags[c] != 0) rows.push_back(c);
    return rows;
  }
  /// Coordinators by type: 0 standing, 1 paid by an award, 2 kept.
  [[nodiscard]] std::map<int, int> coordinators() const {
    std::map<int, int> counts;
    const auto ids = economy.read<coordinator::Id>();
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] != 0) ++counts[economy.read<coordinator::Type>()[i]];
    return counts;
  }
};

inline const std::vector<std::string> one_cohort{"policy.equal_budget=documented", "policy.stop_share=0",
                                                 "policy.extension_share=0"};

inline std::vector<std::string> with(std::vector<std::string> base, const std::vector<std::string>& more) {
  base.insert(base.end(), more.begin(), more.end());
  return base;
}

}  // namespace minori::testing
