#pragma once

/// A text in the two languages of the reports.

#include <string>
#include <vector>

namespace minori::analysis {

struct Text {
  std::string en;
  std::string ja;
};

/// "one, two and three"
[[nodiscard]] std::string enumeration_en(const std::vector<std::string>& items);

}  // namespace minori::analysis
