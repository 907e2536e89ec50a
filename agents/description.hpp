#pragma once

/// The state variables of the model, described from the code that holds them (ODD 2); the processes: schedule() in
/// agents/model.hpp.

#include <string_view>
#include <vector>

namespace minori {

struct VariableDescription {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  std::string_view role;  ///< state, lever (moved by policy), or observed: flow of a quarter, stock at its end
};

struct KindDescription {
  std::string_view name;
  std::string_view meaning;
  std::vector<VariableDescription> variables;
};

/// Every kind of agent, in the order of agents/economy.hpp.
[[nodiscard]] std::vector<KindDescription> kinds_of_agents();

}  // namespace minori
