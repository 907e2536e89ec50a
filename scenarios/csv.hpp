#pragma once

/// Comma-separated tables (RFC 4180, UTF-8) with the place of every cell, so that a fault can be shown where it stands.
///
/// Parsers in Debian (libcsv, fast-cpp-csv-parser) do not tell the column of a cell, hence this one.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/problem.hpp"

namespace minori {

struct CsvCell {
  std::string text;
  std::size_t line = 0;    ///< 1-based
  std::size_t column = 0;  ///< 1-based, in characters
};

struct CsvTable {
  std::string file;                        ///< as shown to the user
  std::vector<std::string> lines;          ///< of the file, without line ends
  std::vector<CsvCell> header;             ///< first line
  std::vector<std::vector<CsvCell>> rows;  ///< all other lines that are not empty, each as long as the header
  bool readable = false;                   ///< whether every row could be cut into cells
};

/// Cuts `text` into cells; a byte order mark is skipped. Faults (invalid UTF-8, an open quote, text after a closing
/// quote, a row of another length than the header, a header without rows) are added to `problems`.
[[nodiscard]] CsvTable parse_csv(std::string_view text, const std::string& file, std::vector<Problem>& problems);

/// Reads and cuts a file; adds a problem if it is missing, a folder, unreadable or larger than 16 MiB.
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& file, std::vector<Problem>& problems);

/// The problem `message` at a place of `table`, with its source line; line 0 stands for the whole file.
[[nodiscard]] Problem problem_at(const CsvTable& table, std::size_t line, std::size_t column, std::string message,
                                 std::string suggestion = {});

}  // namespace minori
