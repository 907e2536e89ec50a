#pragma once

/// Cells of a table by row and name of the column, checked as they are read: a fault becomes a problem with its place
/// and what is accepted, and reading goes on with a harmless value so that all faults are found at once.

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/csv.hpp"

namespace minori {

/// Accepted numbers, both ends included.
struct Range {
  double low = 0.0;
  double high = std::numeric_limits<double>::infinity();
};

class TableReader {
 public:
  /// Reads the file; adds a problem for each of `columns` that the header lacks or names twice. Further columns are
  /// ignored: `source`, `kind` and `note` belong to readers of the table.
  TableReader(const std::filesystem::path& file, const std::vector<std::string>& columns,
              std::vector<Problem>& problems);

  /// Whether all columns and rows can be read. If not, the table has no rows and its faults are reported.
  [[nodiscard]] bool usable() const noexcept { return usable_; }
  [[nodiscard]] std::size_t rows() const noexcept { return usable_ ? table_.rows.size() : 0; }
  [[nodiscard]] std::size_t line(std::size_t row) const { return table_.rows[row].front().line; }

  /// The text of a cell as it stands.
  [[nodiscard]] const std::string& raw(std::size_t row, const std::string& column) const;

  /// A text that is not empty.
  [[nodiscard]] std::string text(std::size_t row, const std::string& column) const;

  /// A finite number in `range`.
  [[nodiscard]] double number(std::size_t row, const std::string& column, Range range = {}) const;

  /// A whole number in `range`; at most 2^53.
  [[nodiscard]] std::int64_t whole(std::size_t row, const std::string& column, Range range = {}) const;

  /// As `whole`, for quantities that fit 32 bits.
  [[nodiscard]] std::int32_t count(std::size_t row, const std::string& column, Range range = {}) const;

  /// The entries of a cell like "26;27;29"; empty for an empty cell.
  [[nodiscard]] std::vector<std::string> list(std::size_t row, const std::string& column) const;

  /// Adds a problem at a cell.
  void fault(std::size_t row, const std::string& column, std::string message, std::string suggestion = {}) const;

  /// Adds a problem of the whole table.
  void fault(std::string message) const;

 private:
  [[nodiscard]] const CsvCell& cell(std::size_t row, const std::string& column) const;
  void find_columns(const std::vector<std::string>& columns);

  CsvTable table_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<Problem>* problems_;
  bool usable_ = false;
};

/// Parses all of `text` as a number, the decimal point being a point. False if it is no number; NaN and infinity are
/// numbers here.
[[nodiscard]] bool parse_number(std::string_view text, double& number);

/// "a, b or c", for messages that say what is accepted.
[[nodiscard]] std::string one_of(const std::vector<std::string>& accepted);

}  // namespace minori
