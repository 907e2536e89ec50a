/// Every figure of a shipped country says where it comes from.

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "scenarios/csv.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/country_copy.hpp"

using namespace minori;
using minori::test::shipped_country;

namespace {

const std::set<std::string> kinds{"found", "derived", "estimate", "assumption", "memory"};

/// A table whose cells are found by the name of the column.
struct Table {
  explicit Table(const std::filesystem::path& file) {
    std::vector<Problem> problems;
    csv = read_csv(file, problems);
    INFO(describe(problems));
    REQUIRE(problems.empty());
    for (std::size_t i = 0; i < csv.header.size(); ++i) columns[csv.header[i].text] = i;
  }
  [[nodiscard]] bool has(const std::string& column) const { return columns.count(column) > 0; }
  [[nodiscard]] const std::string& at(std::size_t row, const std::string& column) const {
    return csv.rows[row][columns.at(column)].text;
  }
  CsvTable csv;
  std::map<std::string, std::size_t> columns;
};

/// Complaints about one entry: sources that references.csv does not have, kinds that nobody defined.
std::vector<std::string> faults_of(const std::string& source, const std::string& kind,
                                   const std::set<std::string>& references) {
  std::vector<std::string> faults;
  if (source.empty()) faults.emplace_back("no source");
  std::istringstream entries(source);
  for (std::string entry; std::getline(entries, entry, ';');)
    if (references.count(entry) == 0) faults.push_back("unknown source " + entry);
  // "estimate; sales derived": the first word is the kind of most figures, the rest says which differ
  if (kinds.count(kind.substr(0, kind.find(';'))) == 0) faults.push_back("unknown kind " + kind);
  return faults;
}

std::set<std::string> references_of(const std::filesystem::path& folder) {
  const Table table(folder / "references.csv");
  std::set<std::string> ids;
  for (std::size_t row = 0; row < table.csv.rows.size(); ++row) {
    CHECK_FALSE(table.at(row, "what").empty());
    CHECK(ids.insert(table.at(row, "id")).second);
  }
  return ids;
}

/// Complaints about a table that names the source of each row.
std::vector<std::string> faults_of_rows(const Table& table, const std::set<std::string>& references) {
  std::vector<std::string> faults;
  for (std::size_t row = 0; row < table.csv.rows.size(); ++row)
    for (const auto& fault : faults_of(table.at(row, "source"), table.at(row, "kind"), references))
      faults.push_back("line " + std::to_string(table.csv.rows[row].front().line) + ": " + fault);
  return faults;
}

/// Columns of a table that sources.csv does not explain.
std::vector<std::string> unexplained_columns(const Table& table, const std::set<std::string>& explained) {
  std::vector<std::string> faults;
  const bool rest = explained.count("*") > 0;
  for (const auto& cell : table.csv.header)
    if (explained.count(cell.text) == 0 && !rest) faults.push_back("column " + cell.text + ": no source");
  return faults;
}

}  // namespace

TEST_CASE("every row or column of a country's tables has a source that references.csv explains", "[country][sources]") {
  for (const std::string name : {"japan", "small"}) {
    const std::filesystem::path folder = shipped_country(name);
    const std::set<std::string> references = references_of(folder);
    const Table sources(folder / "sources.csv");
    CHECK(faults_of_rows(sources, references).empty());
    std::map<std::string, std::set<std::string>> explained;
    for (std::size_t row = 0; row < sources.csv.rows.size(); ++row)
      CHECK(explained[sources.at(row, "table")].insert(sources.at(row, "column")).second);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const std::string file = entry.path().filename().string();
      if (file == "sources.csv" || file == "references.csv") continue;
      CAPTURE(name, file);
      const Table table(entry.path());
      const auto faults =
          table.has("source") ? faults_of_rows(table, references) : unexplained_columns(table, explained[file]);
      CHECK(faults == std::vector<std::string>{});
    }
    for (const auto& [file, columns] : explained) CHECK(std::filesystem::exists(folder / file));
  }
}

TEST_CASE("the check of sources can fail", "[country][sources]") {
  const std::set<std::string> references{"census"};
  CHECK(faults_of("census", "found", references).empty());
  CHECK(faults_of("", "found", references) == std::vector<std::string>{"no source"});
  CHECK(faults_of("census;hearsay", "found", references) == std::vector<std::string>{"unknown source hearsay"});
  CHECK(faults_of("census", "given", references) == std::vector<std::string>{"unknown kind given"});
}

TEST_CASE("every reference of a country is used", "[country][sources]") {
  for (const std::string name : {"japan", "small"}) {
    const std::filesystem::path folder = shipped_country(name);
    std::set<std::string> used;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const Table table(entry.path());
      for (std::size_t row = 0; table.has("source") && row < table.csv.rows.size(); ++row) {
        std::istringstream entries(table.at(row, "source"));
        for (std::string source; std::getline(entries, source, ';');) used.insert(source);
      }
    }
    CHECK(references_of(folder) == used);
  }
}

TEST_CASE("docs/data.md explains every table, column, national figure and source of Japan",
          "[country][sources][docs]") {
  const std::string page = minori::test::text_of(std::filesystem::path(MINORI_SOURCE_DIR) / "docs" / "data.md");
  const std::filesystem::path folder = shipped_country("japan");
  const auto explains = [&](const std::string& word) {
    CAPTURE(word);
    CHECK(page.find("`" + word + "`") != std::string::npos);
  };
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    CAPTURE(file);
    CHECK(page.find(file) != std::string::npos);
  }
  for (const std::string file : {"country.csv", "regions.csv", "institutes.csv", "fields.csv", "size_classes.csv",
                                 "clusters.csv", "local_science_budget.csv", "sources.csv"})
    for (const auto& cell : Table(folder / file).csv.header) explains(cell.text);
  const Table national(folder / "national.csv");
  for (std::size_t row = 0; row < national.csv.rows.size(); ++row) explains(national.at(row, "name"));
  for (const auto& id : references_of(folder)) explains(id);
}
