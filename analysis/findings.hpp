#pragma once

/// Findings in plain words, made from contrasts: what one design changed beside another, how sure that is, and what
/// cannot be told apart. Nothing is written in by hand but the words around the numbers.

#include <string>
#include <vector>

#include "analysis/comparison.hpp"

namespace minori::analysis {

struct Finding {
  std::string rule;     ///< budget rule
  std::string outcome;  ///< id
  std::string from;     ///< label of a level
  std::string to;
  Verdict verdict = Verdict::unresolved;
  bool robust = false;  ///< still resolved when adjusted for all contrasts of this outcome (Holm, p <= 0.05)
  Text text;
};

/// One sentence per contrast of a key outcome, in the order of the contrasts. The change is given in percent of the
/// reference where the reference is surely above zero (its own interval is), else in the outcome's unit.
[[nodiscard]] std::vector<Finding> findings(const std::vector<Contrast>& contrasts,
                                            const std::vector<Outcome>& outcomes);

/// Words for a budget rule, e.g. "With steady slots" / "定常枠では".
[[nodiscard]] Text rule_words(const std::string& rule);

/// Half the interval, for `readable`; up to a hundred times less where an end close to zero would otherwise be shown as
/// zero and lose the sign that a verdict rests on.
[[nodiscard]] double precision_of(double low, double high);

/// A number for readers: decimals down to the second digit of its uncertainty (three digits if that is 0), a true minus
/// sign, no exponent.
[[nodiscard]] std::string readable(double value, double uncertainty);

}  // namespace minori::analysis
