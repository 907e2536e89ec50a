#include "analysis/estimation/sorted_values.hpp"

#include <algorithm>
#include <cmath>

namespace minori::analysis {

SortedValues sorted_positive(std::vector<double> values) {
  const auto unusable = [](double value) { return !std::isfinite(value) || value <= 0.0; };
  values.erase(std::remove_if(values.begin(), values.end(), unusable), values.end());
  std::sort(values.begin(), values.end());
  SortedValues sorted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0 && values[i] == values[i - 1]) continue;
    sorted.distinct.push_back(values[i]);
    sorted.log_value.push_back(std::log(values[i]));
    sorted.at_least.push_back(values.size() - i);
  }
  sorted.at_least.push_back(0);
  sorted.log_sum.assign(sorted.at_least.size(), 0.0);
  for (std::size_t i = sorted.distinct.size(); i-- > 0;) {
    const auto equal = static_cast<double>(sorted.at_least[i] - sorted.at_least[i + 1]);
    sorted.log_sum[i] = sorted.log_sum[i + 1] + equal * sorted.log_value[i];
  }
  return sorted;
}

}  // namespace minori::analysis
