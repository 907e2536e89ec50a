#include "scenarios/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "scenarios/nearest.hpp"

namespace minori {

namespace {

constexpr double largest_whole = 9007199254740992.0;  // 2^53: larger doubles have gaps between whole numbers
constexpr double largest_count = std::numeric_limits<std::int32_t>::max();

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// What a number must be, e.g. "at least 0" or "0 to 1"; the limits of the integer types are named only when exceeded.
std::string accepted(Range range) {
  if (range.high >= largest_count) return fmt::format("at least {}", range.low);
  return fmt::format("{} to {}", range.low, range.high);
}

}  // namespace

bool parse_number(std::string_view text, double& number) {
  text = trimmed(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string one_of(const std::vector<std::string>& accepted) {
  std::string text;
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    if (i > 0) text += i + 1 == accepted.size() ? " or " : ", ";
    text += accepted[i];
  }
  return text;
}

TableReader::TableReader(const std::filesystem::path& file, const std::vector<std::string>& columns,
                         std::vector<Problem>& problems)
    : table_(read_csv(file, problems)), problems_(&problems) {
  if (table_.header.empty()) return;
  const std::size_t before = problems.size();
  find_columns(columns);
  usable_ = table_.readable && problems.size() == before;
}

void TableReader::find_columns(const std::vector<std::string>& columns) {
  std::vector<std::string> strangers;  // names that no reader asks for: one of them may be a column misspelt
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    const CsvCell& cell = table_.header[i];
    if (std::find(columns.begin(), columns.end(), cell.text) == columns.end()) strangers.push_back(cell.text);
    if (!columns_.emplace(cell.text, i).second)
      problems_->push_back(
          problem_at(table_, cell.line, cell.column, fmt::format("column '{}' is named twice", cell.text)));
  }
  for (const auto& column : columns) {
    if (columns_.contains(column)) continue;
    const std::string similar = nearest(column, strangers);
    const std::size_t place = similar.empty() ? 0 : table_.header[columns_.at(similar)].column;
    std::string message = fmt::format("column '{}' is missing", column);
    if (!similar.empty()) message += fmt::format("; '{}' is no column of this table", similar);
    problems_->push_back(
        problem_at(table_, table_.header.front().line, place, std::move(message), similar.empty() ? "" : column));
  }
}

const CsvCell& TableReader::cell(std::size_t row, const std::string& column) const {
  return table_.rows[row][columns_.at(column)];
}

const std::string& TableReader::raw(std::size_t row, const std::string& column) const { return cell(row, column).text; }

std::string TableReader::text(std::size_t row, const std::string& column) const {
  std::string found(trimmed(raw(row, column)));
  if (found.empty()) fault(row, column, fmt::format("{} is empty; a text is needed", column));
  return found;
}

double TableReader::number(std::size_t row, const std::string& column, Range range) const {
  const std::string& found = raw(row, column);
  double value = 0.0;
  if (trimmed(found).empty()) {
    fault(row, column, fmt::format("{} is empty; a number is needed, {}", column, accepted(range)));
  } else if (!parse_number(found, value)) {
    fault(row, column, fmt::format("{} = '{}' is not a number; {} is accepted", column, found, accepted(range)));
  } else if (!std::isfinite(value)) {
    fault(row, column, fmt::format("{} = {} is not finite; {} is accepted", column, found, accepted(range)));
  } else if (value < 0.0 && range.low >= 0.0) {
    fault(row, column, fmt::format("{} = {} is negative; {} is accepted", column, found, accepted(range)));
  } else if (value > range.high) {
    fault(row, column, fmt::format("{} = {} is too large; {} to {} is accepted", column, found, range.low, range.high));
  } else if (value < range.low) {
    fault(row, column, fmt::format("{} = {} is too small; {} is accepted", column, found, accepted(range)));
  } else {
    return value;
  }
  return range.low;
}

std::int64_t TableReader::whole(std::size_t row, const std::string& column, Range range) const {
  range.high = std::min(range.high, largest_whole);
  const double value = number(row, column, range);
  if (value == std::floor(value)) return static_cast<std::int64_t>(value);
  fault(row, column, fmt::format("{} = {} is not a whole number", column, raw(row, column)));
  return static_cast<std::int64_t>(range.low);
}

std::int32_t TableReader::count(std::size_t row, const std::string& column, Range range) const {
  range.high = std::min(range.high, largest_count);
  return static_cast<std::int32_t>(whole(row, column, range));
}

std::vector<std::string> TableReader::list(std::size_t row, const std::string& column) const {
  std::vector<std::string> entries;
  std::string_view rest = trimmed(raw(row, column));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    entries.emplace_back(trimmed(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return entries;
}

void TableReader::fault(std::size_t row, const std::string& column, std::string message, std::string suggestion) const {
  const CsvCell& place = cell(row, column);
  problems_->push_back(problem_at(table_, place.line, place.column, std::move(message), std::move(suggestion)));
}

void TableReader::fault(std::string message) const {
  problems_->push_back(problem_at(table_, 0, 0, std::move(message)));
}

}  // namespace minori
