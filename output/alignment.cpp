#include "output/alignment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <type_traits>

#include "output/layout.hpp"

namespace minori {
namespace {

using Labels = std::vector<std::string>;

template <class Value>
Value missing() {
  if constexpr (std::is_floating_point_v<Value>)
    return std::numeric_limits<Value>::quiet_NaN();
  else if constexpr (std::is_same_v<Value, std::int32_t>)
    return missing_int;
  else
    return Value{};
}

template <class Value>
bool is_missing(const Value& value) {
  if constexpr (std::is_floating_point_v<Value>)
    return std::isnan(value);
  else
    return value == missing<Value>();
}

const Dimension& named(const std::vector<Dimension>& dimensions, const std::string& name) {
  return *std::find_if(dimensions.begin(), dimensions.end(), [&](const auto& each) { return each.name == name; });
}

std::vector<std::size_t> positions_on(const Dimension& joint, const Dimension& part) {
  std::vector<std::size_t> positions(part.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const auto* labels = std::get_if<Labels>(&part.coordinates);
  if (labels == nullptr || part.name == run_dimension) return positions;
  const auto& all = std::get<Labels>(joint.coordinates);
  std::transform(labels->begin(), labels->end(), positions.begin(), [&](const std::string& label) {
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), label) - all.begin());
  });
  return positions;
}

std::size_t product(const std::vector<std::size_t>& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

/// Copies value by value, the last axis fastest, with an odometer over the axes.
template <class Values>
Values placed(const Values& values, const Placement& placement) {
  Values joint(product(placement.joint_shape), missing<typename Values::value_type>());
  std::vector<std::size_t> index(placement.positions.size(), 0);
  for (const auto& value : values) {
    std::size_t target = 0;
    for (std::size_t axis = 0; axis < index.size(); ++axis)
      target = target * placement.joint_shape[axis] + placement.positions[axis][index[axis]];
    joint[target] = value;
    for (std::size_t axis = index.size(); axis-- > 0;) {
      if (++index[axis] < placement.positions[axis].size()) break;
      index[axis] = 0;
    }
  }
  return joint;
}

}  // namespace

void join_labels(Dimension& joint, const Dimension& part) {
  auto& all = std::get<Labels>(joint.coordinates);
  for (const auto& label : std::get<Labels>(part.coordinates))
    if (std::find(all.begin(), all.end(), label) == all.end()) all.push_back(label);
}

Placement placement_of(const Variable& variable, const std::vector<Dimension>& from, const std::vector<Dimension>& to) {
  Placement placement;
  for (const auto& name : variable.dimensions) {
    const Dimension& part = named(from, name);
    const Dimension& joint = named(to, name);
    auto positions = positions_on(joint, part);
    const std::size_t length = name == run_dimension ? part.size() : joint.size();
    for (std::size_t i = 0; i < positions.size(); ++i) placement.moves = placement.moves || positions[i] != i;
    placement.moves = placement.moves || positions.size() != length;
    placement.positions.push_back(std::move(positions));
    placement.joint_shape.push_back(length);
  }
  return placement;
}

Variable place(const Variable& variable, const Placement& placement) {
  Variable joint = without_values(variable);
  std::visit([&](const auto& values) { joint.values = placed(values, placement); }, variable.values);
  return joint;
}

bool merge_values(Variable& joint, const Variable& part) {
  return std::visit(
      [&](auto& values) {
        const auto& others = std::get<std::decay_t<decltype(values)>>(part.values);
        bool agree = true;
        for (std::size_t i = 0; i < values.size(); ++i) {
          if (is_missing(values[i])) values[i] = others[i];
          agree = agree && (is_missing(others[i]) || values[i] == others[i]);
        }
        return agree;
      },
      joint.values);
}

}  // namespace minori
