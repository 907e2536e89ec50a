/// minori schema: the JSON Schema of input files.

#include <fmt/format.h>

#include "cli/verb.hpp"
#include "scenarios/json_schema.hpp"

namespace minori::cli::schema_verb {

namespace {

struct Options {
  std::string kind = "scenario";
  bool json = false;
};

Action add_schema(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("kind", options->kind, "scenario, experiment or programme")
      ->check(CLI::IsMember({"scenario", "experiment", "programme"}))
      ->capture_default_str();
  verb.add_flag("--json", options->json, "accepted for uniformity: a schema is JSON anyway");
  return [options] {
    const auto schema = options->kind == "experiment"  ? experiment_schema()
                        : options->kind == "programme" ? programme_schema()
                                                       : scenario_schema();
    fmt::print("{}\n", schema.dump(2));
    return static_cast<int>(exit_ok);
  };
}

const RegisterVerb registered{{"schema",
                               "prints the JSON Schema of scenarios, experiments or programmes",
                               {"minori schema > scenario.schema.json", "minori schema experiment"},
                               add_schema}};

}  // namespace

}  // namespace minori::cli::schema_verb
