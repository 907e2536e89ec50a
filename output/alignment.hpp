#pragma once

/// Bringing variables of several files onto one set of axes.

#include <cstddef>
#include <vector>

#include "sim/labelled_data.hpp"

namespace minori {

/// Adds to the text labels of `joint` those of `part` that it lacks, in order of appearance.
void join_labels(Dimension& joint, const Dimension& part);

/// Where a variable's values go: for each axis the joint position of every position, and the joint length.
struct Placement {
  std::vector<std::vector<std::size_t>> positions;
  std::vector<std::size_t> joint_shape;
  bool moves = false;  ///< false: the values already lie as they should
};

/// The placement of a variable from the axes `from` onto the axes `to`, which hold all its labels; axis `run` keeps its
/// length.
[[nodiscard]] Placement placement_of(const Variable& variable, const std::vector<Dimension>& from,
                                     const std::vector<Dimension>& to);

/// The variable on its joint axes, missing values (NaN, the smallest integer, empty text) where it has none.
[[nodiscard]] Variable place(const Variable& variable, const Placement& placement);

/// Fills the missing values of `joint` from `part`, which has the same shape; false if both have a value and they
/// differ.
[[nodiscard]] bool merge_values(Variable& joint, const Variable& part);

}  // namespace minori
