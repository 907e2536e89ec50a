#pragma once

/// The description of the model, docs/odd.md, as a part of the program.

#include <string>
#include <string_view>
#include <vector>

namespace minori {

/// The page as it stands.
[[nodiscard]] std::string_view model_page();

/// What the page says of one rule.
struct RuleText {
  std::string rule;               ///< "G4", or "initialisation"
  std::string title;              ///< "Admission and membership"
  std::string text;               ///< Markdown below the heading
  std::vector<std::string> keys;  ///< words in backticks: keys of scenario files among them
};

/// The rules in the order of a page: sections "#### G4 Title", and the section on initialisation.
[[nodiscard]] std::vector<RuleText> rules_of(std::string_view page);

/// The rules of docs/odd.md.
[[nodiscard]] const std::vector<RuleText>& rule_texts();

/// Rules whose text names a key, e.g. "parameters.tie.gain".
[[nodiscard]] std::vector<std::string> rules_that_use(std::string_view key);

}  // namespace minori
