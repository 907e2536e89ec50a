/// minori validate: checks an input and shows all that is wrong with it.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "scenarios/load.hpp"
#include "scenarios/validate.hpp"

namespace minori::cli::validate_verb {

namespace {

struct Options {
  std::string file;
  std::vector<std::string> overrides;
  bool print_config = false;
  bool json = false;
};

void print_json(const Verdict& verdict) {
  nlohmann::ordered_json json{{"file", verdict.file},
                              {"kind", verdict.kind},
                              {"valid", verdict.problems.empty()},
                              {"summary", verdict.summary},
                              {"problems", nlohmann::ordered_json::array()}};
  for (const auto& each : verdict.problems)
    json["problems"].push_back({{"file", each.file},
                                {"line", each.line},
                                {"column", each.column},
                                {"message", each.message},
                                {"suggestion", each.suggestion}});
  fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

int validate(const Options& options) {
  const Verdict verdict = validate_input(options.file, options.overrides);
  if (options.json) {
    print_json(verdict);
    return verdict.problems.empty() ? exit_ok : exit_invalid_scenario;
  }
  if (!verdict.problems.empty()) throw ScenarioError(verdict.problems);
  if (options.print_config) {
    if (verdict.kind != "scenario")
      throw UsageError(
          fmt::format("validate: --print-config needs a scenario; '{}' is a {}", options.file, verdict.kind));
    fmt::print("{}", explained_text(options.file, options.overrides));
  } else {
    fmt::print("{}: valid {}: {}\n", options.file, verdict.kind, verdict.summary);
  }
  return exit_ok;
}

Action add_validate(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("file", options->file, "scenario, experiment, programme or country: file or shipped name")
      ->required();
  add_overrides(verb, options->overrides);
  verb.add_flag("--print-config", options->print_config, "print every value of the scenario and where it came from");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return validate(*options); };
}

const RegisterVerb registered{
    {"validate",
     "checks a scenario or experiment and shows all problems at once",
     {"minori validate funding_period", "minori validate risp -s policy.funding_period=8 --print-config"},
     add_validate}};

}  // namespace

}  // namespace minori::cli::validate_verb
