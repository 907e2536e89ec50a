/// What read_country says about damaged tables: one fault at a time, then many at once.

#include <algorithm>
#include <cstdlib>

#include "tests/catch.hpp"
#include "tests/scenarios/country_copy.hpp"

using namespace minori;
using minori::test::CountryCopy;

namespace {

/// One damage and what is said about it. Line 0: the whole file.
struct CountryFault {
  std::string table;
  std::string from;
  std::string to;
  std::size_t line;
  std::size_t column;
  std::string message;
  std::string suggestion = {};
};

/// The damage is found, said once and at its place.
void check_fault(const CountryFault& fault) {
  CAPTURE(fault.table, fault.from, fault.to);
  const CountryCopy copy;
  copy.replace(fault.table, fault.from, fault.to);
  const auto problems = copy.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == (copy.folder() / fault.table).string());
  CHECK(problems[0].line == fault.line);
  CHECK(problems[0].column == fault.column);
  CHECK(problems[0].message == fault.message);
  CHECK(problems[0].suggestion == fault.suggestion);
}

}  // namespace

TEST_CASE("an undamaged copy has no faults", "[country][faults]") { CHECK(CountryCopy().problems().empty()); }

TEST_CASE("numbers that are none are named with what is accepted", "[country][faults]") {
  check_fault(
      {"regions.csv", ",9800,", ",many,", 2, 34, "population = 'many' is not a number; at least 0 is accepted"});
  check_fault({"regions.csv", ",9800,", ",9.8e3 persons,", 2, 34,
               "population = '9.8e3 persons' is not a number; at least 0 is accepted"});
  check_fault({"regions.csv", ",9800,", ",,", 2, 34, "population is empty; a number is needed, at least 0"});
  check_fault({"regions.csv", ",9800,", ",nan,", 2, 34, "population = nan is not finite; at least 0 is accepted"});
  check_fault({"regions.csv", ",9800,", ",inf,", 2, 34, "population = inf is not finite; at least 0 is accepted"});
  check_fault({"regions.csv", ",9800,", ",-1,", 2, 34, "population = -1 is negative; at least 0 is accepted"});
  check_fault(
      {"regions.csv", ",9800,", ",1e999,", 2, 34, "population = '1e999' is not a number; at least 0 is accepted"});
  check_fault({"regions.csv", ",31.0,", ",131.0,", 2, 23, "latitude = 131.0 is too large; -90 to 90 is accepted"});
  check_fault({"regions.csv", ",31.0,", ",-131.0,", 2, 23, "latitude = -131.0 is too small; -90 to 90 is accepted"});
  check_fault({"regions.csv", ",720,", ",720.5,", 2, 57, "establishments = 720.5 is not a whole number"});
  check_fault({"regions.csv", ",1,2,0,300,2", ",1,2,0,300,99999999999", 2, 93,
               "regional_banks = 99999999999 is too large; 0 to 2147483647 is accepted"});
  check_fault({"size_classes.csv", "0.04", "1.5", 2, 27, "rnd_share = 1.5 is too large; 0 to 1 is accepted"});
}

TEST_CASE("codes must be known, there once, and no tile taken twice", "[country][faults]") {
  check_fault({"regions.csv", "\n6,Kojima,小島,Coast,3,3", "\n6,Kojima,小島,Coast,3,2", 7, 19,
               "the tile in column 3, row 2 is that of region 2"});
  check_fault({"clusters.csv", "1;3", "1;33", 2, 65, "no region of regions.csv has the code '33'"});
  check_fault({"clusters.csv", "1;3", "1;1", 2, 65, "region 1 is named twice"});
  check_fault({"clusters.csv", "1;3", "", 2, 65, "no region; codes like 26;27;29 are needed, the seat first"});
  check_fault({"clusters.csv", ",digital,", ",digitl,", 2, 69, "no field of fields.csv is called 'digitl'", "digital"});
  check_fault(
      {"institutes.csv", "\n6,1,15,0", "", 0, 0, "5 rows, but regions.csv has 6: there is none for region 6 (Kojima)"});
  check_fault({"institutes.csv", "\n6,1,15,0", "\n6,1,15,0\n5,1,15,0", 8, 1, "code 5 again, first on line 6"});
  check_fault(
      {"institutes.csv", "\n6,1,15,0", "\n6,1,15,0\n7,1,15,0", 8, 1, "no region of regions.csv has the code 7"});
}

TEST_CASE("a code given twice is told with the line of the first", "[country][faults]") {
  const CountryCopy copy;
  copy.replace("regions.csv", "\n6,Kojima", "\n5,Kojima");
  const auto problems = copy.problems();
  REQUIRE(problems.size() == 5);  // and four tables still have a row for region 6
  CHECK(problems[0].message == "code 5 again, first on line 6");
  CHECK(problems[0].line == 7);
  CHECK(problems[0].column == 1);
  for (std::size_t i = 1; i < problems.size(); ++i)
    CHECK(problems[i].message == "no region of regions.csv has the code 6");
}

TEST_CASE("field mixes must add up to 1", "[country][faults]") {
  check_fault({"field_mix.csv", "1,0.4,", "1,0.3,", 2, 1, "the shares of the fields add up to 0.9; 1 is needed"});
  const CountryCopy rounded;
  rounded.replace("field_mix.csv", "1,0.4,", "1,0.4005,");
  CHECK(rounded.problems().empty());
}

TEST_CASE("distances must be the same both ways and zero at home", "[country][faults]") {
  const std::string row = "\n2,";
  const CountryCopy probe;
  const std::string text = minori::test::text_of(probe.folder() / "distances.csv");
  const std::size_t at = text.find(row) + row.size();
  const std::string distance = text.substr(at, text.find(',', at) - at);  // from 2 to 1
  check_fault({"distances.csv", row + distance, row + "999", 3, 3,
               "999 km from 2 to 1, but " + distance + " km from 1 to 2; distances must be the same both ways"});
  check_fault({"distances.csv", "\n1,0.0,", "\n1,7,", 2, 3, "a region is 7 km from itself; 0 is needed"});
}

TEST_CASE("parts may not exceed the whole", "[country][faults]") {
  check_fault(
      {"regions.csv", ",720,", ",72,", 2, 57, "fewer establishments than those of manufacturing and ict together"});
  check_fault({"size_classes.csv", ",575,", ",5750,", 2, 23,
               "5750 employees do not fit 250 establishments of 1 to 4; 250 to 1000 do"});
  check_fault({"size_classes.csv", "manufacturing,5,9,", "manufacturing,4,9,", 3, 15,
               "sizes 4 to 9 overlap the class 1 to 4 of manufacturing"});
  check_fault({"size_classes.csv", "manufacturing,5,9,", "manufacturing,9,5,", 3, 17, "high = 5 is below low = 9"});
}

TEST_CASE("words outside the accepted ones get the nearest", "[country][faults]") {
  check_fault({"size_classes.csv", "ict,1,4", "itc,1,4", 7, 1,
               "industry = 'itc'; manufacturing, ict or other is accepted", "ict"});
  check_fault({"fields.csv", "life,Life science,生命科学,food", "life,Life science,生命科学,foood", 3, 24,
               "'foood' is no field of this table", "food"});
}

TEST_CASE("relations of fields hold both ways", "[country][faults]") {
  check_fault({"fields.csv", "生命科学,food", "生命科学,", 5, 25, "'food' names 'life', but not the other way round"});
  check_fault({"fields.csv", "生命科学,food", "生命科学,food;life", 3, 24, "a field is not related to itself"});
}

TEST_CASE("national figures must be known and complete", "[country][faults]") {
  check_fault({"national.csv", "entry_rate,0.064,1/year,assumption,fictional,as Japan\n", "", 0, 0,
               "the row 'entry_rate' is missing"});
  check_fault({"national.csv", "\nexit_rate", "\nentry_rate,0.06,1/year,assumption,fictional,\nexit_rate", 6, 1,
               "name 'entry_rate' again, first on line 5"});
  const CountryCopy copy;
  copy.replace("national.csv", "entry_rate", "entri_rate");
  const auto problems = copy.problems();
  REQUIRE(problems.size() == 2);  // the unknown row, and that the known one is missing
  CHECK(problems[0].message == "'entri_rate' is no national figure");
  CHECK(problems[0].suggestion == "entry_rate");
}

TEST_CASE("years of the budget index ascend", "[country][faults]") {
  check_fault(
      {"local_science_budget.csv", "\n2003,", "\n2002,", 4, 1, "fiscal year 2002 comes after 2002; years must ascend"});
}

TEST_CASE("a misspelt column is told with the name that is needed", "[country][faults]") {
  check_fault({"institutes.csv", "institute_staff", "institute_staf", 1, 17,
               "column 'institute_staff' is missing; 'institute_staf' is no column of this table", "institute_staff"});
  check_fault({"national.csv", "name,value", "name,v", 1, 0, "column 'value' is missing"});
  check_fault({"country.csv", "kind,source", "kind,kind", 1, 29, "column 'kind' is named twice"});
}

TEST_CASE("a missing table, a folder in its place and no country at all are told apart", "[country][faults]") {
  const CountryCopy copy;
  std::filesystem::remove(copy.folder() / "clusters.csv");
  std::filesystem::remove(copy.folder() / "institutes.csv");
  std::filesystem::create_directory(copy.folder() / "institutes.csv");
  const auto problems = copy.problems();
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "this is a folder; a table (CSV file) is needed");
  CHECK(problems[1].message == "the file is missing");
  CHECK(problems[1].file == (copy.folder() / "clusters.csv").string());
  CHECK_THROWS_WITH(read_country(copy.folder() / "nowhere"), Catch::Contains("there is no such folder"));
  CHECK_THROWS_WITH(read_country(copy.folder() / "regions.csv"), Catch::Contains("this is not a folder"));
  CHECK_THROWS_WITH(read_country_title(copy.folder() / "nowhere"), Catch::Contains("there is no such folder"));
}

TEST_CASE("all faults of all tables are told at once", "[country][faults]") {
  const CountryCopy copy;
  copy.replace("regions.csv", ",9800,", ",many,");
  copy.replace("regions.csv", ",7200,", ",-3,");
  copy.replace("clusters.csv", ",digital,", ",digitl,");
  copy.replace("field_mix.csv", "1,0.4,", "1,0.3,");
  copy.replace("national.csv", "0.0119", "nan");
  std::filesystem::remove(copy.folder() / "local_science_budget.csv");
  const auto problems = copy.problems();
  CHECK(problems.size() == 6);
  const std::string text = describe(problems);
  CHECK_THAT(text, Catch::Contains("regions.csv:2:34: error: population = 'many' is not a number"));
  CHECK_THAT(text, Catch::Contains("local_science_budget.csv: error: the file is missing"));
  CHECK_THAT(text, Catch::Contains("(did you mean 'digital'?)"));
}

TEST_CASE("faults of regions.csv do not set off faults of tables that name regions", "[country][faults]") {
  const CountryCopy copy;
  copy.replace("regions.csv", "code,", "kode,");
  const auto problems = copy.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "column 'code' is missing; 'kode' is no column of this table");
}

TEST_CASE("text that is not UTF-8 is refused where it stands", "[country][faults]") {
  check_fault({"regions.csv", "Minato", "Min\xE9to", 3, 6, "this is not UTF-8 text; save the table in UTF-8"});
}
