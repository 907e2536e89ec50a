#include "analysis/report/page.hpp"

#include <stdexcept>

#include "analysis/report/page_template.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

/// As text of an HTML element.
std::string escaped(const std::string& text) {
  std::string made;
  for (const char each : text) {
    if (each == '&') {
      made += "&amp;";
    } else if (each == '<') {
      made += "&lt;";
    } else if (each == '>') {
      made += "&gt;";
    } else {
      made += each;
    }
  }
  return made;
}

/// JSON that may stand in a script element: without '<' there is neither "</script" nor "<!--".
std::string script_json(const json& data) {
  const std::string plain = data.dump(-1, ' ', false, json::error_handler_t::replace);
  std::string made;
  made.reserve(plain.size());
  for (const char each : plain) {
    if (each == '<') {
      made += "\\u003c";
    } else {
      made += each;
    }
  }
  return made;
}

std::string title_of(const json& data, Language language) {
  const json::json_pointer place("/meta/title/" + std::string(name_of(language)));
  if (!data.contains(place) || !data.at(place).is_string()) return "Minori";
  // Through dump, so that bytes that are not UTF-8 are replaced here too.
  const json& title = data.at(place);
  const std::string text = json::parse(title.dump(-1, ' ', false, json::error_handler_t::replace));
  return text.empty() ? "Minori" : text;
}

/// Copies the template up to the next place into `page`, and skips the place.
void copy_until(std::string& page, std::string_view& rest, std::string_view place) {
  const std::size_t at = rest.find(place);
  if (at == std::string_view::npos) throw std::logic_error("the report page has no place " + std::string(place));
  page += rest.substr(0, at);
  rest.remove_prefix(at + place.size());
}

}  // namespace

std::string_view name_of(Language language) noexcept { return language == Language::ja ? "ja" : "en"; }

std::string report_page(const json& data, Language language) {
  std::string_view rest = page_template();
  std::string page;
  copy_until(page, rest, "@LANGUAGE@");
  page += name_of(language);
  copy_until(page, rest, "@TITLE@");
  page += escaped(title_of(data, language));
  copy_until(page, rest, "@DATA@");
  page += script_json(data);
  page += rest;
  return page;
}

}  // namespace minori::analysis
