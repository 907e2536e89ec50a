#pragma once

/// Published facts that the model is held against (ODD 1), each with the range that counts as agreement.
///
/// The table is analysis/patterns/stylised_facts.csv; it is part of the program, so that it needs no file beside it.

#include <string>
#include <string_view>
#include <vector>

namespace minori::analysis {

/// Only an emergent fact can support the model. A fact that rules or parameters carry in part is not emergent.
enum class Role {
  input,    ///< a rule or parameter carries it
  fit,      ///< parameters were chosen to meet it
  emergent  ///< nothing in the rules says it
};
[[nodiscard]] std::string_view name_of(Role role) noexcept;

struct StylisedFact {
  std::string id;
  std::string fact;  ///< what is known, in a sentence
  double low = 0.0;  ///< the range that counts as agreement, ends included
  double high = 0.0;
  std::string unit;  ///< "1" for shares, ratios and exponents
  Role role = Role::emergent;
  std::string measured_how;  ///< on a run
  std::string source;        ///< who measured it, with the value found where there is one
};

/// Reads a table with the columns id, fact, low, high, unit, role, measured_how, source, one fact a line; a cell with a
/// comma stands in double quotes, and holds neither quote nor backslash. Throws std::invalid_argument, with the line,
/// for another header, missing or empty cells, a range that is no range, an unknown role, an id that was there before.
[[nodiscard]] std::vector<StylisedFact> read_stylised_facts(std::string_view table);

/// The facts of the project.
[[nodiscard]] const std::vector<StylisedFact>& stylised_facts();

}  // namespace minori::analysis
