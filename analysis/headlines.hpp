#pragma once

/// Headlines: per budget rule and key outcome one sentence that says which designs differ from the reference,
/// by how much and how surely, and which cannot be told apart from it.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/text.hpp"

namespace minori::analysis {

struct Headline {
  std::string rule;              ///< budget rule
  std::string outcome;           ///< id
  std::size_t differing = 0;     ///< levels that differ from the reference
  std::size_t robust = 0;        ///< of these, still so when adjusted for all contrasts of the outcome (Holm)
  std::size_t fewest_pairs = 0;  ///< of its contrasts
  Text text;
};

/// Rules in the order of the contrasts; within a rule the key outcomes in theirs.
[[nodiscard]] std::vector<Headline> headlines(const std::vector<Contrast>& contrasts,
                                              const std::vector<Outcome>& outcomes);

/// One sentence on whether the budget rules agree: each level and key outcome whose sign is resolved and opposite
/// under two rules; where there is none, in how many comparisons the signs of the means differ. Empty with fewer than
/// two rules.
[[nodiscard]] Text between_rules(const std::vector<Contrast>& contrasts, const std::vector<Outcome>& outcomes);

/// Name of a budget rule with what it holds equal.
[[nodiscard]] Text rule_title(const std::string& rule);

/// The title of an outcome as it stands in a sentence, with "per billion yen" where it is one.
[[nodiscard]] Text outcome_title(const Outcome& outcome);

}  // namespace minori::analysis
