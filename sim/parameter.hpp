#pragma once

/// Parameters of rules: value, unit, range, meaning and source of each stand in one table beside the struct that holds
/// them.
///
/// A group is a plain struct of doubles; `parameter_table<Group>` lists one entry per member. Scenario keys, the JSON
/// schema, the parameter reference and the attributes of result files are made from these entries.

#include <optional>
#include <string_view>

namespace minori {

/// Where a default comes from; `unknown` means that nobody has measured it.
enum class Origin { found, derived, fitted, sourced, judgement, unknown };

[[nodiscard]] constexpr std::string_view name_of(Origin origin) noexcept {
  switch (origin) {
    case Origin::found: return "found";
    case Origin::derived: return "derived";
    case Origin::fitted: return "fitted";
    case Origin::sourced: return "sourced";
    case Origin::judgement: return "judgement";
    case Origin::unknown: return "unknown";
  }
  return "unknown";
}

/// For entries below: the value at which the mechanism of a parameter does nothing.
[[nodiscard]] constexpr std::optional<double> off_at(double value) noexcept { return value; }

/// One parameter of group `Group`: [low, high] is the support of its uniform prior; this range and `neutral` are
/// accepted.
template <class Group>
struct ParameterEntry {
  double Group::*member;
  std::string_view name;
  std::string_view unit;
  double standard;  ///< the default value
  double low;
  double high;
  Origin origin;
  std::string_view meaning;
  std::string_view source;
  std::optional<double> neutral = std::nullopt;  ///< switches the mechanism off: for comparisons, no part of the prior
};

/// Specialised beside each group: `template <> inline constexpr auto parameter_table<Group> =
/// std::to_array<...>({...});`
template <class Group>
inline constexpr int parameter_table = 0;

/// A group with every member at its default.
template <class Group>
[[nodiscard]] constexpr Group standard_values() {
  Group group{};
  for (const auto& entry : parameter_table<Group>) group.*(entry.member) = entry.standard;
  return group;
}

}  // namespace minori
