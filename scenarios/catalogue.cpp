#include "scenarios/catalogue.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "scenarios/country_reader.hpp"
#include "scenarios/toml_file.hpp"

namespace minori {

namespace {

std::filesystem::path beside_program() {
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  return program.parent_path().parent_path() / "share" / "minori" / "scenarios";
}

std::string text_at(const toml::table& table, std::string_view key) {
  return table[key].value_exact<std::string>().value_or("");
}

CatalogueEntry titled(const std::filesystem::path& path) {
  CatalogueEntry entry{path.stem().string(), "", "", path};
  std::vector<Problem> problems;
  const Document document = read_toml_file(path, problems);
  const toml::table* nested = document.table["experiment"].as_table();
  const toml::table& table = nested != nullptr ? *nested : document.table;
  entry.title_en = text_at(table, "title_en");
  entry.title_ja = text_at(table, "title_ja");
  return entry;
}

CatalogueEntry titled_country(const std::filesystem::path& folder) {
  CatalogueEntry entry{folder.filename().string(), "", "", folder};
  try {
    const CountryTitle title = read_country_title(folder);
    entry.title_en = title.title_en;
    entry.title_ja = title.title_ja;
  } catch (const ScenarioError&) {  // listed without a title; reading it says what is wrong
  }
  return entry;
}

std::vector<std::filesystem::path> sorted_members(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> members;
  std::error_code failed;
  for (std::filesystem::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed))
    members.push_back(each->path());
  std::sort(members.begin(), members.end());
  return members;
}

std::vector<CatalogueEntry> files_of(const std::filesystem::path& folder) {
  std::vector<CatalogueEntry> entries;
  for (const auto& path : sorted_members(folder))
    if (path.extension() == ".toml" && std::filesystem::is_regular_file(path)) entries.push_back(titled(path));
  return entries;
}

}  // namespace

std::filesystem::path data_folder() {
  if (const char* chosen = std::getenv("MINORI_DATA"); chosen != nullptr && *chosen != '\0') return chosen;
  if (auto installed = beside_program(); std::filesystem::is_directory(installed)) return installed;
  return MINORI_SHIPPED_SCENARIOS;
}

Catalogue catalogue() {
  const auto folder = data_folder();
  Catalogue all{files_of(folder), files_of(folder / "experiments"), files_of(folder / "programmes"), {}};
  for (const auto& path : sorted_members(folder / "countries"))
    if (std::filesystem::is_directory(path)) all.countries.push_back(titled_country(path));
  return all;
}

}  // namespace minori
