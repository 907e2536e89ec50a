#include "scenarios/csv.hpp"

#include <fstream>

#include "tests/catch.hpp"
#include "tests/scenarios/country_copy.hpp"

using namespace minori;

namespace {

struct Parsed {
  CsvTable table;
  std::vector<Problem> problems;
};

Parsed parse(const std::string& text) {
  Parsed parsed;
  parsed.table = parse_csv(text, "a.csv", parsed.problems);
  return parsed;
}

std::vector<std::string> texts(const std::vector<CsvCell>& row) {
  std::vector<std::string> found;
  for (const auto& cell : row) found.push_back(cell.text);
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("cells are cut at commas and carry their place", "[csv]") {
  const auto [table, problems] = parse("a,b\n1,2\n長野,4\n");
  CHECK(problems.empty());
  CHECK(table.readable);
  CHECK(texts(table.header) == Texts{"a", "b"});
  REQUIRE(table.rows.size() == 2);
  CHECK(texts(table.rows[1]) == Texts{"長野", "4"});
  CHECK(table.rows[1][1].line == 3);
  CHECK(table.rows[1][1].column == 4);  // in characters, not bytes
}

TEST_CASE("quoted cells hold commas, quotes and line ends", "[csv]") {
  const auto [table, problems] = parse("a,b\n\"x, y\",\"say \"\"yes\"\"\"\n\"two\nlines\",\n");
  CHECK(problems.empty());
  REQUIRE(table.rows.size() == 2);
  CHECK(texts(table.rows[0]) == Texts{"x, y", "say \"yes\""});
  CHECK(texts(table.rows[1]) == Texts{"two\nlines", ""});
  CHECK(table.rows[1][1].line == 4);
  CHECK(table.rows[1][1].column == 8);
}

TEST_CASE("line ends of Windows, a byte order mark, empty lines and a missing last line end do no harm", "[csv]") {
  const auto [table, problems] = parse(
      "\xEF\xBB\xBF"
      "a,b\r\n1,2\r\n\r\n\"3\",4");
  CHECK(problems.empty());
  CHECK(texts(table.header) == Texts{"a", "b"});
  REQUIRE(table.rows.size() == 2);
  CHECK(texts(table.rows[0]) == Texts{"1", "2"});
  CHECK(texts(table.rows[1]) == Texts{"3", "4"});
}

TEST_CASE("an empty last cell counts", "[csv]") {
  const auto [table, problems] = parse("a,b\n1,");
  CHECK(problems.empty());
  REQUIRE(table.rows.size() == 1);
  CHECK(texts(table.rows[0]) == Texts{"1", ""});
}

TEST_CASE("rows of another length than the header are told", "[csv]") {
  const auto [table, problems] = parse("a,b\n1,2\n1\n1,2,3\n");
  CHECK_FALSE(table.readable);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].line == 3);
  CHECK(problems[0].message == "the row has 1 cells, but the header names 2 columns");
  CHECK(problems[1].line == 4);
  CHECK(problems[1].column == 5);
  CHECK(problems[1].source_line == "1,2,3");
}

TEST_CASE("quotes that do not close or close too early are told", "[csv]") {
  const auto open = parse("a,b\n1,\"2\n3,4\n");
  REQUIRE(open.problems.size() == 1);
  CHECK(open.problems[0].message == "this quoted cell has no closing '\"'");
  CHECK(open.problems[0].line == 2);
  CHECK(open.problems[0].column == 3);
  const auto early = parse("a,b\n\"1\"x,2\n");
  REQUIRE(early.problems.size() == 1);
  CHECK(early.problems[0].message == "text after a closing '\"'; write a quote inside a cell as '\"\"'");
  CHECK(early.problems[0].column == 4);
}

TEST_CASE("tables without rows are refused", "[csv]") {
  REQUIRE(parse("").problems.size() == 1);
  CHECK(parse("").problems[0].message == "the table is empty; a header with the names of the columns is needed");
  REQUIRE(parse("a,b\n").problems.size() == 1);
  CHECK(parse("a,b\n").problems[0].message == "the table has a header but no rows");
}

TEST_CASE("a table larger than 16 MiB is refused without reading it", "[csv]") {
  const minori::test::CountryCopy copy;
  const auto file = copy.folder() / "huge.csv";
  { std::ofstream stream(file); }
  std::filesystem::resize_file(file, 100U << 20U);  // sparse
  std::vector<Problem> problems;
  CHECK_FALSE(read_csv(file, problems).readable);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "the file has 104857600 bytes; a table may have at most 16777216");
}
