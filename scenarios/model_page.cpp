#include "scenarios/model_page.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace minori {

namespace {

constexpr std::string_view initialisation = "## 5 Initialisation";

bool is_rule(std::string_view word) {
  return word.size() == 2 && std::isupper(static_cast<unsigned char>(word[0])) != 0 &&
         std::isdigit(static_cast<unsigned char>(word[1])) != 0;
}

/// True for headings of the page, "##" to "####".
bool is_heading(std::string_view line) { return line.starts_with("##"); }

/// Identifier and title of a heading that begins a rule; no identifier for other headings.
RuleText begun_by(std::string_view heading) {
  if (heading == initialisation) return {"initialisation", "Initial world", "", {}};
  constexpr std::string_view mark = "#### ";
  if (!heading.starts_with(mark)) return {};
  const std::string_view words = heading.substr(mark.size());
  const std::string_view rule = words.substr(0, words.find(' '));
  if (!is_rule(rule)) return {};
  return {std::string(rule), std::string(words.substr(std::min(words.size(), rule.size() + 1))), "", {}};
}

/// Words between single backticks, each once.
std::vector<std::string> words_in_backticks(std::string_view text) {
  std::vector<std::string> words;
  for (auto from = text.find('`'); from != std::string_view::npos; from = text.find('`', from + 1)) {
    const auto to = text.find_first_of("`\n", from + 1);
    if (to == std::string_view::npos) break;
    std::string word(text.substr(from + 1, to - from - 1));
    if (text[to] == '`' && !word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
    from = to;
  }
  return words;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of('\n');
  const auto last = text.find_last_not_of('\n');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

}  // namespace

std::vector<RuleText> rules_of(std::string_view page) {
  std::vector<RuleText> rules;
  std::istringstream lines{std::string(page)};
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (is_heading(line)) {
      RuleText begun = begun_by(line);
      inside = !begun.rule.empty();
      if (inside) rules.push_back(std::move(begun));
    } else if (inside) {
      rules.back().text += line + "\n";
    }
  }
  for (RuleText& each : rules) {
    each.text = trimmed(each.text);
    each.keys = words_in_backticks(each.text);
  }
  return rules;
}

const std::vector<RuleText>& rule_texts() {
  static const auto rules = rules_of(model_page());
  return rules;
}

std::vector<std::string> rules_that_use(std::string_view key) {
  std::vector<std::string> found;
  for (const RuleText& each : rule_texts())
    if (std::find(each.keys.begin(), each.keys.end(), key) != each.keys.end()) found.push_back(each.rule);
  return found;
}

}  // namespace minori
