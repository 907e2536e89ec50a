#include "analysis/patterns/stylised_facts.hpp"

#include <algorithm>
#include <boost/tokenizer.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "analysis/patterns/shipped_facts.hpp"

namespace minori::analysis {

namespace {

constexpr std::string_view header = "id,fact,low,high,unit,role,measured_how,source";
constexpr std::size_t columns = 8;

[[noreturn]] void refuse(std::size_t line, const std::string& reason) {
  throw std::invalid_argument("stylised facts, line " + std::to_string(line) + ": " + reason);
}

std::vector<std::string> cells_of(const std::string& text, std::size_t line) {
  if (std::count(text.begin(), text.end(), '"') % 2 != 0) refuse(line, "a double quote is not closed");
  if (text.find('\\') != std::string::npos || text.find("\"\"") != std::string::npos)
    refuse(line, "a cell holds neither double quotes nor backslashes, and is not empty");
  const boost::tokenizer<boost::escaped_list_separator<char>> cells(text);
  std::vector<std::string> found(cells.begin(), cells.end());
  if (found.size() != columns) refuse(line, std::to_string(found.size()) + " cells instead of 8");
  if (std::any_of(found.begin(), found.end(), [](const auto& cell) { return cell.empty(); }))
    refuse(line, "a cell is empty");
  return found;
}

double number_of(const std::string& cell, std::size_t line) {
  double number = 0.0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (fault != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(number))
    refuse(line, cell + " is not a number");
  return number;
}

Role role_of(const std::string& cell, std::size_t line) {
  for (const Role role : {Role::input, Role::fit, Role::emergent})
    if (cell == name_of(role)) return role;
  refuse(line, "role " + cell + " is none of input, fit, emergent");
}

StylisedFact fact_of(const std::vector<std::string>& cells, std::size_t line) {
  StylisedFact fact{
      cells[0], cells[1], number_of(cells[2], line), number_of(cells[3], line), cells[4], role_of(cells[5], line),
      cells[6], cells[7]};
  if (fact.low > fact.high) refuse(line, "the range from " + cells[2] + " to " + cells[3] + " is empty");
  return fact;
}

}  // namespace

std::string_view name_of(Role role) noexcept {
  switch (role) {
    case Role::input: return "input";
    case Role::fit: return "fit";
    case Role::emergent: return "emergent";
  }
  return "";
}

std::vector<StylisedFact> read_stylised_facts(std::string_view table) {
  std::vector<StylisedFact> facts;
  std::size_t line = 0;
  while (!table.empty()) {
    ++line;
    const std::string text(table.substr(0, table.find('\n')));
    table.remove_prefix(std::min(table.size(), text.size() + 1));
    if (line == 1) {
      if (text != header) refuse(line, "the header is not " + std::string(header));
      continue;
    }
    StylisedFact fact = fact_of(cells_of(text, line), line);
    if (std::any_of(facts.begin(), facts.end(), [&](const auto& known) { return known.id == fact.id; }))
      refuse(line, fact.id + " was there before");
    facts.push_back(std::move(fact));
  }
  if (facts.empty()) refuse(line, "there are no facts");
  return facts;
}

const std::vector<StylisedFact>& stylised_facts() {
  static const std::vector<StylisedFact> facts = read_stylised_facts(shipped_facts());
  return facts;
}

}  // namespace minori::analysis
