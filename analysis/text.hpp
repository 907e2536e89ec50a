#pragma once

/// A text in the two languages of the reports.

#include <string>

namespace minori::analysis {

struct Text {
  std::string en;
  std::string ja;
};

}  // namespace minori::analysis
