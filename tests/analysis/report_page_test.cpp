#include "analysis/report/page.hpp"

#include <string>

#include "analysis/report/page_template.hpp"
#include "tests/catch.hpp"

using minori::analysis::Language;
using minori::analysis::page_template;
using minori::analysis::report_page;
using nlohmann::json;

namespace {

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

/// What stands in the element that holds the data.
std::string data_in(const std::string& page) {
  const std::string start = "<script type=\"application/json\" id=\"report-data\">";
  const std::size_t from = page.find(start) + start.size();
  return page.substr(from, page.find("</script>", from) - from);
}

}  // namespace

TEST_CASE("the report page holds the data as they were given", "[report]") {
  const json data = {{"meta", {{"title", {{"en", "Funding period"}, {"ja", "支援期間"}}}}}, {"time", {2011, 2012}}};
  CHECK(json::parse(data_in(report_page(data, Language::en))) == data);
}

TEST_CASE("the report page opens in the language that was asked for", "[report]") {
  const json data = {{"meta", {{"title", {{"en", "Funding period"}, {"ja", "支援期間"}}}}}};
  const std::string page = report_page(data, Language::ja);
  CHECK(count(page, "<html lang=\"ja\">") == 1);
  CHECK(count(page, "<title>支援期間</title>") == 1);
  CHECK(count(report_page(data, Language::en), "<html lang=\"en\">") == 1);
}

TEST_CASE("no text in the data can end the element that holds it", "[report]") {
  const std::string hostile = "</script><script>alert(1)</script><!-- <script @DATA@ @TITLE@";
  const json data = {{"meta", {{"title", {{"en", hostile}}}}}, {"notes", {hostile}}};
  const std::string page = report_page(data, Language::en);
  CHECK(count(page, "<script") == count(std::string(page_template()), "<script"));
  CHECK(count(page, "</script") == count(std::string(page_template()), "</script"));
  CHECK(json::parse(data_in(page)) == data);
}

TEST_CASE("bytes that are not UTF-8 do not stop the report", "[report]") {
  const json data = {{"meta", {{"title", {{"en", "broken \xff title"}}}}}};
  const std::string page = report_page(data, Language::en);
  CHECK(count(page, "\xff") == 0);
  CHECK(count(page, "<title>broken \xef\xbf\xbd title</title>") == 1);
}

TEST_CASE("data without a title are named after the program", "[report]") {
  const json nameless = {{"meta", {{"title", {{"en", ""}, {"ja", ""}}}}}};
  CHECK(count(report_page(json::object(), Language::en), "<title>Minori</title>") == 1);
  CHECK(count(report_page(nameless, Language::en), "<title>Minori</title>") == 1);
}

TEST_CASE("the built page needs no network", "[report]") {
  const std::string page(page_template());
  for (const char* reaching : {"src=\"http", "href=\"http", "@import", "url(http", "fetch(", "XMLHttpRequest"}) {
    CAPTURE(reaching);
    CHECK(count(page, reaching) == 0);
  }
  CHECK(page.size() < 400000);
}
