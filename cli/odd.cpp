/// minori odd: the model as the program holds it, by the elements of the ODD protocol.

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "agents/description.hpp"
#include "agents/model.hpp"
#include "cli/verb.hpp"
#include "scenarios/key.hpp"
#include "scenarios/model_page.hpp"
#include "scenarios/reference.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori::cli::odd_verb {

namespace {

struct Options {
  std::string rule;
  bool json = false;
};

/// A rule with its place in the schedule and its parameters.
struct Submodel {
  RuleText page;
  std::vector<std::string_view> phases;
  std::vector<KeyInfo> parameters;
};

std::vector<KeyInfo> parameters_of(const RuleText& rule) {
  std::vector<KeyInfo> found;
  for (const auto& section : reference())
    for (const auto& info : section.keys)
      if (std::find(rule.keys.begin(), rule.keys.end(), info.path) != rule.keys.end() &&
          std::none_of(found.begin(), found.end(), [&](const auto& each) { return each.path == info.path; }))
        found.push_back(info);
  return found;
}

/// All rules, or the one asked for.
std::vector<Submodel> submodels(const std::string& asked) {
  std::vector<Submodel> all;
  for (const RuleText& rule : rule_texts()) {
    if (!asked.empty() && rule.rule != asked) continue;
    Submodel made{rule, {}, parameters_of(rule)};
    for (const auto& phase : schedule())
      if (phase.rule == rule.rule) made.phases.push_back(phase.summary);
    all.push_back(std::move(made));
  }
  if (all.empty()) throw UsageError(fmt::format("odd: no rule '{}'; `minori odd` shows all", asked));
  return all;
}

/// A text that cannot break out of its cell.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char each : text) safe += each == '|' ? std::string("\\|") : std::string(1, each);
  return safe;
}

void print_kinds() {
  fmt::print("## 2 Entities and state variables\n");
  for (const auto& kind : kinds_of_agents()) {
    fmt::print("\n### `{}`: {}\n\n| Variable | Unit | Role | Meaning |\n|---|---|---|---|\n", kind.name, kind.meaning);
    for (const auto& each : kind.variables)
      fmt::print("| `{}` | {} | {} | {} |\n", each.name, cell(each.unit), each.role, cell(each.meaning));
  }
}

void print_schedule() {
  fmt::print("\n## 3 Process overview and scheduling\n\nPhases run from top to bottom once a quarter.\n\n");
  fmt::print("| No. | Rule | Phase | Reads | Writes |\n|---|---|---|---|---|\n");
  int number = 0;
  for (const auto& phase : schedule())
    fmt::print("| {} | {} | {} | {} | {} |\n", ++number, phase.rule, phase.summary, fmt::join(phase.reads, ", "),
               fmt::join(phase.writes, ", "));
}

void print_submodels(const std::vector<Submodel>& all) {
  fmt::print("## 7 Submodels\n");
  for (const auto& each : all) {
    fmt::print("\n### {} {}\n", each.page.rule, each.page.title);
    if (!each.phases.empty()) fmt::print("\nPhases: {}.\n", fmt::join(each.phases, "; "));
    if (!each.page.text.empty()) fmt::print("\n{}\n", each.page.text);
    if (each.parameters.empty()) continue;
    fmt::print("\n| Key | Default | Unit | Accepts | Meaning |\n|---|---|---|---|---|\n");
    for (const auto& info : each.parameters)
      fmt::print("| `{}` | {} | {} | {} | {} |\n", info.path, cell(value_text(info.standard)), cell(info.unit),
                 cell(accepted_text(info)), cell(info.description));
  }
}

nlohmann::ordered_json kinds_json() {
  auto json = nlohmann::ordered_json::array();
  for (const auto& kind : kinds_of_agents()) {
    auto variables = nlohmann::ordered_json::array();
    for (const auto& each : kind.variables)
      variables.push_back({{"name", each.name}, {"unit", each.unit}, {"role", each.role}, {"meaning", each.meaning}});
    json.push_back({{"name", kind.name}, {"meaning", kind.meaning}, {"variables", variables}});
  }
  return json;
}

nlohmann::ordered_json schedule_json() {
  auto json = nlohmann::ordered_json::array();
  for (const auto& phase : schedule())
    json.push_back({{"rule", phase.rule}, {"phase", phase.summary}, {"reads", phase.reads}, {"writes", phase.writes}});
  return json;
}

nlohmann::ordered_json submodels_json(const std::vector<Submodel>& all) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& each : all) {
    auto keys = nlohmann::ordered_json::array();
    for (const auto& info : each.parameters) keys.push_back(info.path);
    json.push_back({{"rule", each.page.rule},
                    {"title", each.page.title},
                    {"phases", each.phases},
                    {"parameters", keys},
                    {"text", each.page.text}});
  }
  return json;
}

void print_json(const Options& options) {
  nlohmann::ordered_json json;
  if (options.rule.empty()) json = {{"entities", kinds_json()}, {"schedule", schedule_json()}};
  json["submodels"] = submodels_json(submodels(options.rule));
  fmt::print("{}\n", json.dump(2));
}

void print_markdown(const Options& options) {
  const auto rules = submodels(options.rule);
  if (options.rule.empty()) {
    fmt::print("# The model by the ODD protocol\n\nMade by `minori odd` from the program: elements 2, 3 and 7.\n\n");
    print_kinds();
    print_schedule();
    fmt::print("\n");
  }
  print_submodels(rules);
}

Action add_odd(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("rule", options->rule, "only this rule, e.g. G4");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] {
    if (options->json)
      print_json(*options);
    else
      print_markdown(*options);
    return static_cast<int>(exit_ok);
  };
}

const RegisterVerb registered{{"odd",
                               "describes the model: state variables, schedule, rules with their parameters",
                               {"minori odd > model.md", "minori odd G4", "minori odd --json"},
                               add_odd}};

}  // namespace

}  // namespace minori::cli::odd_verb
