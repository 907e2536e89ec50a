/// minori: the command line. Verbs register themselves (cli/verb.hpp); this file words their errors and exit codes.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <new>
#include <sstream>
#include <system_error>

#include "cli/program.hpp"
#include "cli/standard_streams.hpp"
#include "cli/verb.hpp"
#include "output/error.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/problem.hpp"

namespace minori::cli {

namespace {

std::vector<Verb>& registered_verbs() {
  static std::vector<Verb> all;
  return all;
}

std::string& typed_command_line() {
  static std::string text;
  return text;
}

int complain(const std::string& message, int code) {
  tell(fmt::format("minori: {}\n", message));
  return code;
}

std::string with_suggestion(std::string message, const std::string& word, const std::vector<std::string>& accepted) {
  const std::string meant = nearest(word, accepted);
  if (!meant.empty()) message += fmt::format(" (did you mean '{}'?)", meant);
  return message;
}

/// CLI11 calls a mistyped verb a missing one, so the first word is looked up before it parses.
int check_verb(const std::vector<std::string>& arguments) {
  std::vector<std::string> names;
  for (const auto& verb : verbs()) names.emplace_back(verb.name);
  if (arguments.empty()) return complain("which verb? `minori --help` lists them", exit_usage);
  const std::string& word = arguments.front();
  if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return exit_ok;
  return complain(with_suggestion(fmt::format("unknown verb '{}'", word), word, names) + "; `minori --help` lists them",
                  exit_usage);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// A word that no option takes is the usual cause of whatever CLI11 complains about, so it is named first.
std::string reworded(const CLI::ParseError& error, const CLI::App& app) {
  const auto unexpected = app.remaining();
  for (const auto& word : unexpected) {
    if (!word.starts_with('-')) continue;
    const std::string name = word.substr(0, word.find('='));
    return with_suggestion(fmt::format("unknown option '{}'", name), name, option_names(app));
  }
  if (!unexpected.empty()) return fmt::format("unexpected argument '{}'", unexpected.front());
  return error.what();
}

int usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.front();
  const std::string place = chosen.empty() ? "" : app.get_name() + ": ";
  const std::string help = chosen.empty() ? "minori --help" : "minori " + app.get_name() + " --help";
  return complain(fmt::format("{}{}; see `{}`", place, reworded(error, app), help), exit_usage);
}

void add_verb(CLI::App& program, const Verb& verb, Action& chosen) {
  CLI::App* app = program.add_subcommand(std::string(verb.name), std::string(verb.summary));
  std::string footer = "Examples:";
  for (const auto& example : verb.examples) footer += fmt::format("\n  {}", example);
  app->footer(footer);
  const Action action = verb.add(*app);
  app->final_callback([&chosen, action] { chosen = action; });
}

int run(const std::vector<std::string>& arguments) {
  Action action;
  const auto owned = make_program(action);
  CLI::App& program = *owned;
  if (const int code = check_verb(arguments); code != exit_ok) return code;
  try {
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& help) {
    std::ostringstream text;  // CLI11 does not notice where its output cannot be written
    const int code = program.exit(help, text, text);
    fmt::print("{}", text.str());
    return code;
  } catch (const CLI::ParseError& error) {
    return usage_error(program, error);
  }
  return action ? action() : static_cast<int>(exit_usage);
}

int guarded(const std::vector<std::string>& arguments) {
  try {
    return run(arguments);
  } catch (const UsageError& error) {
    return complain(error.what(), exit_usage);
  } catch (const ScenarioError& error) {
    tell(describe(error.problems()));
    return exit_invalid_scenario;
  } catch (const OutputError& error) {
    return complain(error.what(), exit_input_output);
  } catch (const std::filesystem::filesystem_error& error) {
    return complain(fmt::format("{}: {}", error.path1().string(), error.code().message()), exit_input_output);
  } catch (const std::system_error& error) {
    const bool printing = std::ferror(stdout) != 0;
    return complain(printing ? "standard output: " + error.code().message() : error.what(), exit_input_output);
  } catch (const std::bad_alloc&) {
    return complain("out of memory", exit_internal);
  } catch (const std::exception& error) {
    return complain(fmt::format("internal error: {}", error.what()), exit_internal);
  }
}

}  // namespace

RegisterVerb::RegisterVerb(Verb verb) { registered_verbs().push_back(std::move(verb)); }

std::unique_ptr<CLI::App> make_program(Action& chosen) {
  auto program = std::make_unique<CLI::App>(
      "Minori simulates regional innovation ecosystems and the policies that support them.", "minori");
  program->set_version_flag("--version", "minori " MINORI_VERSION);
  program->require_subcommand(1);
  program->footer("Examples:\n  minori list\n  minori validate baseline\n\n`minori VERB --help` explains a verb.");
  for (const auto& verb : verbs()) add_verb(*program, verb, chosen);
  return program;
}

std::vector<Verb> verbs() {
  static const std::vector<std::string_view> order{"list",        "init",       "validate",       "plan",    "run",
                                                   "sweep",       "status",     "collect",        "compare", "report",
                                                   "sensitivity", "calibrate",  "check-patterns", "export",  "inspect",
                                                   "schema",      "parameters", "instruments",    "odd",     "doctor",
                                                   "completion",  "man"};
  const auto place = [](const Verb& verb) { return std::find(order.begin(), order.end(), verb.name) - order.begin(); };
  auto sorted = registered_verbs();
  std::sort(sorted.begin(), sorted.end(), [&](const Verb& left, const Verb& right) {
    return std::make_pair(place(left), left.name) < std::make_pair(place(right), right.name);
  });
  return sorted;
}

std::string shell_word(const std::string& argument) {
  const bool plain = !argument.empty() && argument.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;#~!") == std::string::npos;
  if (plain) return argument;
  std::string text = "'";
  for (const char each : argument) text += each == '\'' ? std::string("'\\''") : std::string(1, each);
  return text + "'";
}

const std::string& command_line() { return typed_command_line(); }

void add_overrides(CLI::App& verb, std::vector<std::string>& overrides) {
  verb.add_option("-s,--set", overrides, "override one key of the scenario, e.g. policy.funding_period=8; repeatable")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
}

}  // namespace minori::cli

int main(int count, char** words) {
  minori::cli::open_closed_streams();
  const std::vector<std::string> arguments(words + 1, words + count);
  auto& line = minori::cli::typed_command_line();
  line = "minori";
  for (const auto& argument : arguments) line += " " + minori::cli::shell_word(argument);
  const int code = minori::cli::guarded(arguments);
  const std::string fault = minori::cli::fault_of_stdout();  // a full disk or a closed pipe may show only now
  if (fault.empty() || code != minori::cli::exit_ok) return code;
  return minori::cli::complain("standard output: " + fault, minori::cli::exit_input_output);
}
