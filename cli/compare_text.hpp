#pragma once

/// What `minori compare` prints for readers: what is found first, then the numbers behind it.

#include <string>
#include <string_view>

#include "analysis/compared_file.hpp"

namespace minori::cli {

/// Which tables follow the findings.
struct TableChoice {
  bool indicators = false;        ///< of the indicators compared, too
  bool further_outcomes = false;  ///< of the outcomes that are not named in the findings, too
};

/// Prints to stdout. `file` is named in the commands that the text proposes.
void print_comparison(const analysis::ComparedFile& compared, const TableChoice& tables, const std::string& file);

/// Lines of at most 120 columns; those after the first begin with `indent` blanks. Words are never cut.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent = 0);

}  // namespace minori::cli
