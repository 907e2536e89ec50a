#include "runs/patterns/series.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <type_traits>

namespace minori::runs {
namespace {

double number_at(const Variable& variable, std::size_t place) {
  return std::visit(
      [&](const auto& values) -> double {
        if constexpr (std::is_arithmetic_v<typename std::decay_t<decltype(values)>::value_type>)
          return static_cast<double>(values[place]);
        throw std::invalid_argument(variable.name + " holds texts");
      },
      variable.values);
}

}  // namespace

Series::Series(const LabelledData& data) : data_(data) {
  const auto& times = std::get<std::vector<double>>(data.dimension("time")->coordinates);
  years_ = static_cast<int>(times.size() / 4);
  first_year_ = times.empty() ? 0 : static_cast<int>(times.front());
}

std::vector<double> Series::by_place(const std::string& name, int fiscal_year) const {
  const Variable* variable = data_.variable(name);
  if (variable == nullptr) throw std::invalid_argument("no indicator " + name);
  if (fiscal_year < first_year_ || fiscal_year > last_year())
    throw std::invalid_argument(name + " has no year " + std::to_string(fiscal_year));
  const std::size_t quarters = data_.dimension("time")->size();
  const std::size_t width = variable->size() / quarters;
  const auto first = 4 * static_cast<std::size_t>(fiscal_year - first_year_);
  std::vector<double> values(width, 0.0);
  for (std::size_t quarter = variable->cell_methods == "time: sum" ? first : first + 3; quarter < first + 4; ++quarter)
    for (std::size_t place = 0; place < width; ++place) values[place] += number_at(*variable, quarter * width + place);
  return values;
}

double Series::all(const std::string& name, int fiscal_year) const {
  const auto values = by_place(name, fiscal_year);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double Series::all(const std::string& name, int first, int last) const {
  double sum = 0.0;
  for (int year = first; year <= last; ++year) sum += all(name, year);
  return sum;
}

std::vector<std::size_t> Series::regions(const std::vector<int>& codes) const {
  const auto& all_codes = std::get<std::vector<std::int32_t>>(data_.variable("region_code")->values);
  std::vector<std::size_t> found;
  for (std::size_t place = 0; place < all_codes.size(); ++place)
    if (std::find(codes.begin(), codes.end(), all_codes[place]) != codes.end()) found.push_back(place);
  return found;
}

}  // namespace minori::runs
