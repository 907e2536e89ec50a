#include "scenarios/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace minori {

namespace {

/// A source line longer than this is cut around the caret, in bytes.
constexpr std::size_t widest_line = 160;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Bytes before `column` (1-based, counted in characters) of a UTF-8 line.
std::size_t bytes_before(const std::string& line, std::size_t column) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (starts_character(line[i])) ++characters;
    if (characters == column) return i;
  }
  return line.size();
}

/// Columns that one character takes on a terminal: kana, kanji and full-width forms take two.
bool is_wide(char lead) { return static_cast<unsigned char>(lead) >= 0xE3U; }

/// The line and, under it, a caret at `column`; control characters become blanks so that nothing moves the terminal.
std::string excerpt(std::string line, std::size_t column) {
  std::replace_if(
      line.begin(), line.end(), [](unsigned char byte) { return byte < 0x20U || byte == 0x7FU; }, ' ');
  std::size_t caret = bytes_before(line, column);
  if (line.size() > widest_line) {
    std::size_t first = caret > widest_line / 2 ? caret - widest_line / 2 : 0;
    while (first > 0 && !starts_character(line[first])) --first;
    std::size_t last = std::min(line.size(), first + widest_line);
    while (last < line.size() && !starts_character(line[last])) ++last;
    line = line.substr(first, last - first);
    caret -= first;
  }
  std::string text = "    " + line + "\n";
  if (column == 0) return text;
  text += "    ";
  for (std::size_t i = 0; i < caret; ++i)
    if (starts_character(line[i])) text += is_wide(line[i]) ? "  " : " ";
  return text + "^\n";
}

std::string describe(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += fmt::format(":{}", problem.line);
  if (problem.line > 0 && problem.column > 0) text += fmt::format(":{}", problem.column);
  text += ": error: " + problem.message;
  if (!problem.suggestion.empty()) text += fmt::format(" (did you mean '{}'?)", problem.suggestion);
  text += '\n';
  if (!problem.source_line.empty()) text += excerpt(problem.source_line, problem.column);
  return text;
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(describe(problems)), problems_(std::move(problems)) {}

std::string describe(const std::vector<Problem>& problems) {
  std::string text;
  for (const auto& problem : problems) text += describe(problem);
  return text;
}

}  // namespace minori
