#pragma once

/// The shape of a result file before any value is in it, and the rules that its parts obey.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sim/labelled_data.hpp"

namespace minori {

inline constexpr const char* run_dimension = "run";
inline constexpr const char* scenario_variable = "resolved_scenario";
inline constexpr const char* run_hash_variable = "run_values_hash";
inline constexpr const char* provenance_group = "provenance";
inline const std::string no_unit = "1";  ///< of texts
inline constexpr std::int32_t missing_int = std::numeric_limits<std::int32_t>::min();

/// A variable without its values: `description.values` is empty and only says the type.
struct Form {
  Variable description;
  bool may_be_missing = false;  ///< it gets a _FillValue
};

struct Layout {
  std::vector<Dimension> dimensions;
  std::vector<Form> forms;
};

/// The layout of data at hand. Throws std::invalid_argument if they contradict themselves: names that netCDF refuses,
/// names used twice, unknown dimensions, a number of values that is not the product of the dimensions, texts that are
/// not UTF-8 or contain NUL.
[[nodiscard]] Layout layout_of(const LabelledData& data);

/// Throws std::invalid_argument for a name that netCDF refuses or that is used twice.
void check_names(const Layout& layout);

/// The variable without its values.
[[nodiscard]] Variable without_values(const Variable& variable);

/// Length of each axis of a variable. Throws std::invalid_argument for an unknown dimension.
[[nodiscard]] std::vector<std::size_t> shape_of(const Variable& variable, const std::vector<Dimension>& dimensions);

/// Names, separated by blanks, of the variables that label the axes of a variable with several (CF attribute
/// `coordinates`): those over one of its dimensions whose name starts with the dimension's, e.g.
/// region_name_ja(region).
[[nodiscard]] std::string labels_of(const Variable& variable, const Layout& layout);

/// Whether the axis is one of the event log, which is as long as its run makes it and stays in the run's file.
[[nodiscard]] bool of_event_log(const std::string& dimension);
[[nodiscard]] bool of_event_log(const Variable& variable);

/// Whether the variable's first dimension is `run`.
[[nodiscard]] bool has_runs(const Variable& variable);
/// Whether the values of a run are stored and hashed by themselves: it has runs, and more than one value for each.
[[nodiscard]] bool stored_by_run(const Variable& variable);

/// The text with every byte that is not part of valid UTF-8, and every NUL, replaced by '?'.
[[nodiscard]] std::string clean_text(const std::string& text);

}  // namespace minori
