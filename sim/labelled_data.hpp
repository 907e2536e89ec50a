#pragma once

/// Labelled arrays: what a run leaves behind, and what files, comparisons and reports are made from.
///
/// A LabelledData holds named dimensions with coordinates and named variables over them, in row-major
/// order, like a netCDF data set. It knows neither the model nor a file format.

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace minori {

/// A named axis with one coordinate value per position.
struct Dimension {
  std::string name;
  std::string unit;       ///< "1" for labels
  std::string long_name;  ///< one line that a domain reader understands
  std::variant<std::vector<std::int32_t>, std::vector<double>, std::vector<std::string>> coordinates;

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& values) { return values.size(); }, coordinates);
  }
};

/// A named array over some dimensions of its LabelledData (none: a scalar of size 1).
///
/// Missing values: NaN in float arrays; the smallest int32 in integer arrays.
struct Variable {
  std::string name;
  std::string unit;
  std::string long_name;
  std::string cell_methods;  ///< CF: "time: sum", "time: point", "time: mean"
  std::vector<std::string> dimensions;
  std::variant<std::vector<std::int32_t>, std::vector<float>, std::vector<double>, std::vector<std::string>> values;

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& each) { return each.size(); }, values);
  }
};

struct LabelledData {
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;

  [[nodiscard]] const Dimension* dimension(const std::string& name) const {
    for (const auto& each : dimensions)
      if (each.name == name) return &each;
    return nullptr;
  }
  [[nodiscard]] const Variable* variable(const std::string& name) const {
    for (const auto& each : variables)
      if (each.name == name) return &each;
    return nullptr;
  }
};

}  // namespace minori
