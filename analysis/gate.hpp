#pragma once

/// Gates: conditions on a comparison that a script can fail on.
///
///     slots_10.commercialisations.low > 0 and *.startups.pairs >= 8
///
/// A term is `scenario.quantity.field` or `scenario.quantity` (its field is mean); `*` as scenario means
/// every compared scenario. Fields of the paired difference: mean, low, high, same_sign, pairs, relative; of the
/// scenario itself: value. Operators: >, >=, <, <=. Terms are joined by `and`.

#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"

namespace minori::analysis {

/// A gate that cannot be read, or speaks of what was not compared (exit code 2).
class GateError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

struct GateTerm {
  std::string scenario;  ///< "*" for all
  std::string quantity;
  std::string field = "mean";
  std::string comparison;  ///< ">", ">=", "<", "<="
  double bound = 0.0;
};

/// Throws GateError that says which part is wrong and what is accepted.
[[nodiscard]] std::vector<GateTerm> parse_gate(const std::string& text);

struct GateResult {
  bool passed = true;
  std::vector<std::string> failures;  ///< one line per term and scenario that failed, with the value found
};

/// A missing value fails: what is not known has not been shown. Throws GateError for unknown scenarios or quantities.
[[nodiscard]] GateResult check_gate(const std::vector<GateTerm>& terms, const std::vector<Comparison>& comparisons);

}  // namespace minori::analysis
