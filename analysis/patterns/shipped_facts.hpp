#pragma once

#include <string_view>

namespace minori::analysis {

/// analysis/patterns/stylised_facts.csv, as the program was built with it.
[[nodiscard]] std::string_view shipped_facts();

}  // namespace minori::analysis
