/// minori init: a commented scenario or experiment to start from.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "output/error.hpp"
#include "output/file.hpp"
#include "scenarios/starter.hpp"

namespace minori::cli::init_verb {
namespace {

struct Options {
  std::string kind = "scenario";
  std::string output;
  bool json = false;
};

int init(const Options& options) {
  const std::string text = options.kind == "experiment" ? experiment_starter() : scenario_starter();
  if (options.output.empty()) {
    fmt::print("{}",
               options.json ? nlohmann::ordered_json{{"kind", options.kind}, {"text", text}}.dump() + "\n" : text);
    return exit_ok;
  }
  if (std::filesystem::exists(options.output))
    throw OutputError(options.output, "exists; it stays as it is: choose another name with --output", "");
  write_text_file(options.output, text);
  if (options.json) {
    fmt::print("{}\n", nlohmann::ordered_json{{"kind", options.kind}, {"file", options.output}}.dump());
  } else {
    fmt::print("{}\n", options.output);
  }
  return exit_ok;
}

Action add_init(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("kind", options->kind, "scenario or experiment")
      ->check(CLI::IsMember({"scenario", "experiment"}))
      ->capture_default_str();
  verb.add_option("-o,--output", options->output, "file to write (default: print it); never written over")
      ->type_name("FILE");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return init(*options); };
}

const RegisterVerb registered{{"init",
                               "writes a commented scenario or experiment to start from",
                               {"minori init scenario -o my_scenario.toml", "minori init experiment"},
                               add_init}};

}  // namespace
}  // namespace minori::cli::init_verb
