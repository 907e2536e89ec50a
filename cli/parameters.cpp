/// minori parameters: every key with default, unit, accepted values, meaning and source.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "scenarios/json_schema.hpp"
#include "scenarios/model_page.hpp"
#include "scenarios/reference.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori::cli::parameters_verb {

namespace {

struct Options {
  std::string pattern;
  bool markdown = false;
  bool json = false;
};

bool matches(const KeyInfo& info, const std::string& pattern) {
  return info.path.find(pattern) != std::string::npos || info.description.find(pattern) != std::string::npos;
}

/// The rules that use a key, ready to follow on its own line.
std::string rules_text(const KeyInfo& info) {
  const auto rules = rules_that_use(info.path);
  return rules.empty() ? "" : fmt::format("\n    used by {}", fmt::join(rules, ", "));
}

/// A value of JSON; null where there is none.
nlohmann::ordered_json json_of(const std::optional<double>& number) {
  return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
}

void print_text(const std::string& pattern) {
  for (const auto& section : reference())
    for (const auto& info : section.keys)
      if (matches(info, pattern))
        fmt::print("{} {} = {} {}\n    {}\n    accepts {}{}{}\n", section.name, info.path, value_text(info.standard),
                   info.unit, info.description, accepted_text(info), info.source.empty() ? "" : "; " + info.source,
                   rules_text(info));
}

void print_json(const std::string& pattern) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& section : reference())
    for (const auto& info : section.keys)
      if (matches(info, pattern))
        json.push_back({{"section", section.name},
                        {"key", info.path},
                        {"default", standard_json(info)},
                        {"unit", info.unit},
                        {"accepts", accepted_text(info)},
                        {"neutral", json_of(info.neutral)},
                        {"rules", rules_that_use(info.path)},
                        {"meaning", info.description},
                        {"source", info.source}});
  fmt::print("{}\n", json.dump(2));
}

Action add_parameters(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("pattern", options->pattern, "only keys whose name or meaning contains this");
  verb.add_flag("--markdown", options->markdown, "print the page docs/reference/scenario.md");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] {
    if (options->markdown)
      fmt::print("{}", reference_markdown());
    else if (options->json)
      print_json(options->pattern);
    else
      print_text(options->pattern);
    return static_cast<int>(exit_ok);
  };
}

const RegisterVerb registered{{"parameters",
                               "explains every key: default, unit, accepted values, meaning, source",
                               {"minori parameters funding_period", "minori parameters research --json"},
                               add_parameters}};

}  // namespace

}  // namespace minori::cli::parameters_verb
