#include "scenarios/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "scenarios/text_guard.hpp"

namespace minori {

namespace {

constexpr std::uintmax_t largest_table = 16U << 20U;

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Adds a problem at the first byte that is not UTF-8; such a file is not looked at further.
bool is_utf8(std::string_view text, const CsvTable& table, std::vector<Problem>& problems) {
  const auto place = invalid_utf8(text);
  if (!place) return true;
  Problem problem = problem_at(table, place->line, place->column, "this is not UTF-8 text; save the table in UTF-8");
  problem.source_line.clear();  // its bytes are no text
  problems.push_back(std::move(problem));
  return false;
}

/// Walks over the characters of a table and keeps count of the place.
class Cutter {
 public:
  Cutter(std::string_view text, CsvTable& table, std::vector<Problem>& problems)
      : text_(text), table_(table), problems_(problems) {}

  void cut() {
    while (at_ < text_.size()) {
      std::vector<CsvCell> row = cut_row();
      const bool empty_line = row.size() == 1 && row.front().text.empty();
      if (!empty_line) rows_.push_back(std::move(row));
    }
    publish();
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  [[nodiscard]] bool at_line_end() const {
    return here() == '\n' || (here() == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n'));
  }

  void step() {
    const auto byte = static_cast<unsigned char>(here());
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // the first byte of a character
      ++column_;
    }
    ++at_;
  }

  std::vector<CsvCell> cut_row() {
    std::vector<CsvCell> row;
    while (true) {
      row.push_back(here() == '"' ? cut_quoted() : cut_plain());
      if (here() != ',' || at_ >= text_.size()) break;
      step();
    }
    if (here() == '\r') step();
    step();
    return row;
  }

  CsvCell cut_plain() {
    CsvCell cell{{}, line_, column_};
    while (here() != ',' && !at_line_end()) {
      cell.text += here();
      step();
    }
    return cell;
  }

  CsvCell cut_quoted() {
    CsvCell cell{{}, line_, column_};
    step();
    while (at_ < text_.size()) {
      if (here() == '"') {
        step();
        if (here() != '"') break;
      }
      cell.text += here();
      step();
    }
    if (at_ >= text_.size() && text_.back() != '"')
      fault(cell.line, cell.column, "this quoted cell has no closing '\"'");
    else if (here() != ',' && !at_line_end())
      fault(line_, column_, "text after a closing '\"'; write a quote inside a cell as '\"\"'");
    while (here() != ',' && !at_line_end()) step();
    return cell;
  }

  void fault(std::size_t line, std::size_t column, std::string message) {
    problems_.push_back(problem_at(table_, line, column, std::move(message)));
    whole_ = false;
  }

  void publish() {
    if (rows_.empty()) {
      fault(0, 0, "the table is empty; a header with the names of the columns is needed");
    } else {
      table_.header = std::move(rows_.front());
      rows_.erase(rows_.begin());
      if (rows_.empty()) fault(0, 0, "the table has a header but no rows");
    }
    for (auto& row : rows_) {
      if (row.size() == table_.header.size())
        table_.rows.push_back(std::move(row));
      else
        fault(row.front().line, row.back().column,
              fmt::format("the row has {} cells, but the header names {} columns", row.size(), table_.header.size()));
    }
    table_.readable = whole_;
  }

  std::string_view text_;
  CsvTable& table_;
  std::vector<Problem>& problems_;
  std::vector<std::vector<CsvCell>> rows_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  bool whole_ = true;
};

/// What is wrong with the file itself, or nothing.
std::string why_unreadable(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) return "the file is missing";
  if (std::filesystem::is_directory(status)) return "this is a folder; a table (CSV file) is needed";
  if (!std::filesystem::is_regular_file(status)) return "this is not a regular file";
  const auto size = std::filesystem::file_size(file, error);
  if (!error && size > largest_table)
    return fmt::format("the file has {} bytes; a table may have at most {}", size, largest_table);
  return {};
}

}  // namespace

Problem problem_at(const CsvTable& table, std::size_t line, std::size_t column, std::string message,
                   std::string suggestion) {
  Problem problem{table.file, line, column, std::move(message), {}, std::move(suggestion)};
  if (line > 0 && line <= table.lines.size()) problem.source_line = table.lines[line - 1];
  return problem;
}

CsvTable parse_csv(std::string_view text, const std::string& file, std::vector<Problem>& problems) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  CsvTable table;
  table.file = file;
  table.lines = split_lines(text);
  if (is_utf8(text, table, problems)) Cutter(text, table, problems).cut();
  return table;
}

CsvTable read_csv(const std::filesystem::path& file, std::vector<Problem>& problems) {
  std::string fault = why_unreadable(file);
  std::string text;
  if (fault.empty()) {
    std::ifstream stream(file, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream) fault = "the file cannot be read";
  }
  if (fault.empty()) return parse_csv(text, file.string(), problems);
  CsvTable table;
  table.file = file.string();
  problems.push_back(problem_at(table, 0, 0, fault));
  return table;
}

}  // namespace minori
