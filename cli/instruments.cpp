/// minori instruments: what policy can do in a region, beside programmes.

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "scenarios/instrument_reference.hpp"
#include "scenarios/json_schema.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/reference.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori::cli::instruments_verb {

namespace {

struct Options {
  std::string name;
  std::string language = "en";
  bool markdown = false;
  bool json = false;
};

/// All instruments, or the one asked for.
std::vector<Instrument> chosen(const std::string& name) {
  if (name.empty()) return instruments();
  if (const Instrument* found = find_instrument(name)) return {*found};
  std::vector<std::string> names;
  for (const Instrument& each : instruments()) names.emplace_back(each.name);
  const std::string meant = nearest(name, names);
  throw UsageError(fmt::format("instruments: there is no instrument '{}'{}; `minori instruments` lists them", name,
                               meant.empty() ? "" : fmt::format(" (did you mean '{}'?)", meant)));
}

void print_list(const std::string& language) {
  std::size_t width = 0;
  for (const Instrument& each : instruments()) width = std::max(width, each.name.size());
  std::string_view group;
  for (const Instrument& each : instruments()) {
    if (each.group != group) fmt::print("{}\n", group = each.group);
    fmt::print("  {:<{}}  {}\n", each.name, width, language == "ja" ? each.title_ja : each.title_en);
  }
}

void print_one(const Instrument& instrument) {
  fmt::print("{}  {} ({})\n\n{}\n\nlevers\n", instrument.name, instrument.title_en, instrument.title_ja,
             instrument.text);
  for (const auto& lever : levers_of(instrument))
    fmt::print("  {}, {}: {}; read by {}\n", lever.column.name, lever.column.unit, lever.column.meaning,
               fmt::join(rules_that_read(lever), ", "));
  fmt::print("\nparameters\n");
  for (const KeyInfo& info : parameters_of(instrument))
    fmt::print("  {} = {} {}\n    {}\n    accepts {}; {}\n", info.path, value_text(info.standard), info.unit,
               info.description, accepted_text(info), info.source);
}

nlohmann::ordered_json json_of(const Instrument& instrument) {
  auto levers = nlohmann::ordered_json::array();
  for (const auto& lever : levers_of(instrument))
    levers.push_back({{"name", lever.column.name},
                      {"unit", lever.column.unit},
                      {"meaning", lever.column.meaning},
                      {"by_field", lever.by_field},
                      {"rules", rules_that_read(lever)}});
  auto parameters = nlohmann::ordered_json::array();
  for (const KeyInfo& info : parameters_of(instrument))
    parameters.push_back({{"key", info.path},
                          {"default", standard_json(info)},
                          {"unit", info.unit},
                          {"low", info.low},
                          {"high", info.high},
                          {"meaning", info.description},
                          {"source", info.source}});
  return {{"name", instrument.name},
          {"group", instrument.group},
          {"title", {{"en", instrument.title_en}, {"ja", instrument.title_ja}}},
          {"text", instrument.text},
          {"levers", levers},
          {"parameters", parameters}};
}

int show(const Options& options) {
  const auto found = chosen(options.name);
  if (options.markdown) {
    fmt::print("{}", instruments_markdown());
  } else if (options.json) {
    auto all = nlohmann::ordered_json::array();
    for (const Instrument& each : found) all.push_back(json_of(each));
    fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  } else if (options.name.empty()) {
    print_list(options.language);
  } else {
    print_one(found.front());
  }
  return exit_ok;
}

Action add_instruments(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("name", options->name, "an instrument to explain; without it, all are listed");
  verb.add_option("--lang", options->language, "language of titles: en or ja")->check(CLI::IsMember({"en", "ja"}));
  verb.add_flag("--markdown", options->markdown, "print the page docs/reference/instruments.md");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return show(*options); };
}

const RegisterVerb registered{{"instruments",
                               "lists policy instruments: the levers they move, the rules that read them, parameters",
                               {"minori instruments coordinators", "minori instruments --json"},
                               add_instruments}};

}  // namespace

}  // namespace minori::cli::instruments_verb
