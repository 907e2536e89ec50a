#pragma once

/// What is wrong with the user's input, said so that the user can mend it.

#include <stdexcept>
#include <string>
#include <vector>

namespace minori {

/// One fault in an input file: `file:line:column: error: message`, the source line with a caret, and a suggestion.
struct Problem {
  std::string file;
  std::size_t line = 0;    ///< 1-based; 0 if the fault has no line
  std::size_t column = 0;  ///< 1-based; 0 if the fault has no column
  std::string message;     ///< what was found and what is accepted
  std::string source_line;
  std::string suggestion;  ///< nearest accepted word, or empty
};

/// Bad input (exit code 3); carries every problem of the file, not only the first.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// The text that a terminal shows for the problems, one block each.
[[nodiscard]] std::string describe(const std::vector<Problem>& problems);

}  // namespace minori
