#include "output/layout.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string_view>

namespace minori {
namespace {

/// Bytes of the UTF-8 character at `at`, 0 if there is none (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[at + i])) : 0U;
  };
  const unsigned first = byte(0);
  if (first == 0) return 0;
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

bool is_name(const std::string& name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  constexpr std::string_view accepted = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  return !name.empty() && letters.find(name[0]) != std::string_view::npos &&
         name.find_first_not_of(accepted) == std::string::npos;
}

void take_name(std::set<std::string>& taken, const std::string& name) {
  if (!is_name(name)) throw std::invalid_argument("result data: '" + name + "' is not a name of letters and digits");
  if (!taken.insert(name).second) throw std::invalid_argument("result data: the name '" + name + "' is used twice");
}

void check_texts(const std::vector<std::string>& texts, const std::string& owner) {
  for (const auto& each : texts)
    if (clean_text(each) != each) throw std::invalid_argument("result data: a text of '" + owner + "' is not UTF-8");
}

template <class Values>
bool holds_missing(const Values& values) {
  using Value = typename Values::value_type;
  if constexpr (std::is_floating_point_v<Value>)
    return true;  // whether it happens to be in this run or not, NaN is what a missing value looks like
  else if constexpr (std::is_same_v<Value, std::int32_t>)
    return std::find(values.begin(), values.end(), missing_int) != values.end();
  else
    return false;
}

void check_dimension(const Dimension& dimension) {
  check_texts({dimension.unit, dimension.long_name}, dimension.name);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&dimension.coordinates))
    check_texts(*texts, dimension.name);
}

void check_variable(const Variable& variable, const std::vector<Dimension>& dimensions) {
  check_texts({variable.unit, variable.long_name, variable.cell_methods}, variable.name);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) check_texts(*texts, variable.name);
  std::size_t expected = 1;
  for (const std::size_t each : shape_of(variable, dimensions)) expected *= each;
  if (variable.size() != expected)
    throw std::invalid_argument("result data: variable '" + variable.name + "' has " + std::to_string(variable.size()) +
                                " values, its dimensions hold " + std::to_string(expected));
}

}  // namespace

Layout layout_of(const LabelledData& data) {
  Layout layout;
  for (const auto& each : data.dimensions) {
    check_dimension(each);
    layout.dimensions.push_back(each);
  }
  for (const auto& each : data.variables) {
    check_variable(each, data.dimensions);
    const bool missing = std::visit([](const auto& values) { return holds_missing(values); }, each.values);
    layout.forms.push_back({without_values(each), missing});
  }
  check_names(layout);
  return layout;
}

void check_names(const Layout& layout) {
  std::set<std::string> taken{scenario_variable, run_hash_variable, provenance_group};
  for (const auto& each : layout.dimensions) take_name(taken, each.name);
  for (const auto& each : layout.forms) take_name(taken, each.description.name);
}

Variable without_values(const Variable& variable) {
  Variable form{variable.name, variable.unit, variable.long_name, variable.cell_methods, variable.dimensions, {}};
  std::visit([&](const auto& values) { form.values = std::decay_t<decltype(values)>{}; }, variable.values);
  return form;
}

std::vector<std::size_t> shape_of(const Variable& variable, const std::vector<Dimension>& dimensions) {
  std::vector<std::size_t> shape;
  for (const auto& name : variable.dimensions) {
    const auto found =
        std::find_if(dimensions.begin(), dimensions.end(), [&](const auto& d) { return d.name == name; });
    if (found == dimensions.end())
      throw std::invalid_argument("result data: variable '" + variable.name + "' lies over '" + name +
                                  "', which is not a dimension");
    shape.push_back(found->size());
  }
  return shape;
}

std::string labels_of(const Variable& variable, const Layout& layout) {
  std::string names;
  const auto& axes = variable.dimensions;
  if (axes.size() < 2) return names;
  for (const auto& form : layout.forms) {
    const Variable& label = form.description;
    const bool labels = label.dimensions.size() == 1 && label.name.rfind(label.dimensions[0] + "_", 0) == 0 &&
                        std::find(axes.begin(), axes.end(), label.dimensions[0]) != axes.end();
    if (labels) names += (names.empty() ? "" : " ") + label.name;
  }
  return names;
}

bool of_event_log(const std::string& dimension) { return dimension == "event" || dimension.rfind("event_", 0) == 0; }

bool of_event_log(const Variable& variable) {
  const auto& axes = variable.dimensions;
  return std::any_of(axes.begin(), axes.end(), [](const std::string& axis) { return of_event_log(axis); });
}

bool has_runs(const Variable& variable) {
  return !variable.dimensions.empty() && variable.dimensions.front() == run_dimension;
}

bool stored_by_run(const Variable& variable) { return has_runs(variable) && variable.dimensions.size() > 1; }

std::string clean_text(const std::string& text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    clean += length == 0 ? "?" : text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return clean;
}

}  // namespace minori
