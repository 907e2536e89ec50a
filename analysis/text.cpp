#include "analysis/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace minori::analysis {

std::string enumeration_en(const std::vector<std::string>& items) {
  if (items.size() < 2) return items.empty() ? "" : items.front();
  const std::vector<std::string> first(items.begin(), items.end() - 1);
  return fmt::format("{} and {}", fmt::join(first, ", "), items.back());
}

}  // namespace minori::analysis
