/// minori list: what ships with the program.

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "scenarios/catalogue.hpp"

namespace minori::cli::list_verb {

namespace {

using Section = std::pair<const char*, std::vector<CatalogueEntry>>;

std::vector<Section> sections() {
  Catalogue all = catalogue();
  return {{"scenarios", std::move(all.scenarios)},
          {"experiments", std::move(all.experiments)},
          {"programmes", std::move(all.programmes)},
          {"countries", std::move(all.countries)}};
}

void print_text(const std::string& language) {
  std::size_t width = 0;
  const auto all = sections();
  for (const auto& [name, entries] : all)
    for (const auto& entry : entries) width = std::max(width, entry.name.size());
  for (const auto& [name, entries] : all) {
    fmt::print("{}\n", name);
    for (const auto& entry : entries)
      fmt::print("  {:<{}}  {}\n", entry.name, width, language == "ja" ? entry.title_ja : entry.title_en);
  }
}

void print_json() {
  nlohmann::ordered_json json;
  for (const auto& [name, entries] : sections()) {
    json[name] = nlohmann::ordered_json::array();
    for (const auto& entry : entries)
      json[name].push_back({{"name", entry.name},
                            {"title", {{"en", entry.title_en}, {"ja", entry.title_ja}}},
                            {"path", entry.path.string()}});
  }
  fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

struct Options {
  std::string language = "en";
  bool json = false;
};

Action add_list(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("--lang", options->language, "language of titles: en or ja")->check(CLI::IsMember({"en", "ja"}));
  verb.add_flag("--json", options->json, "print JSON");
  return [options] {
    if (options->json)
      print_json();
    else
      print_text(options->language);
    return static_cast<int>(exit_ok);
  };
}

const RegisterVerb registered{{"list",
                               "lists the scenarios, experiments, programmes and countries that ship",
                               {"minori list --lang ja", "minori list --json"},
                               add_list}};

}  // namespace

}  // namespace minori::cli::list_verb
