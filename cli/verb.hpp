#pragma once

/// A verb of the command line: one file cli/<verb>.cpp that registers itself; main.cpp names no verb's options.
///
///     struct Options { std::string scenario; bool json = false; };
///     int run(const Options& options);                       // results on stdout, the rest on stderr
///     Action add_run(CLI::App& verb) {
///       const auto options = std::make_shared<Options>();
///       verb.add_option("scenario", options->scenario, "file or shipped name")->required();
///       verb.add_flag("--json", options->json, "print JSON");
///       return [options] { return run(*options); };
///     }
///     const RegisterVerb registered{{"run", "simulates one scenario", {"minori run baseline", "minori run small -o
///     small.h5"}, add_run}};
///
/// Errors: throw UsageError (exit 2), ScenarioError (3), OutputError or std::system_error (4); main prints them on
/// stderr.

#include <CLI/CLI.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace minori::cli {

/// What the program tells its caller (docs: exit codes).
enum ExitCode : int {
  exit_ok = 0,
  exit_internal = 1,
  exit_usage = 2,
  exit_invalid_scenario = 3,
  exit_input_output = 4,
  exit_some_runs_failed = 5,
  exit_gate_failed = 6,
  exit_stopped_early = 75,
  exit_interrupted = 130,
  exit_terminated = 143,
};

/// Does the verb's work and returns an exit code.
using Action = std::function<int()>;

struct Verb {
  std::string_view name;
  std::string_view summary;                ///< one line of `minori --help`
  std::vector<std::string_view> examples;  ///< at least two command lines that run as they stand
  Action (*add)(CLI::App& verb);           ///< declares the options on the verb's own sub-command
};

/// A namespace-scope constant of this type in cli/<verb>.cpp makes the verb known.
struct RegisterVerb {
  explicit RegisterVerb(Verb verb);
};

/// All verbs, in the order of a user's work (list, validate, run, sweep, ... ), unknown names last.
[[nodiscard]] std::vector<Verb> verbs();

/// A fault in the command line that only the verb can see; `what()` is shown after "minori: ".
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The command line as typed (quoted where needed), for the history of result files.
[[nodiscard]] const std::string& command_line();

/// A word as a POSIX shell reads it back: quoted where needed.
[[nodiscard]] std::string shell_word(const std::string& argument);

/// `-s/--set KEY=VALUE`, repeatable: each use adds one string to `overrides`.
void add_overrides(CLI::App& verb, std::vector<std::string>& overrides);

}  // namespace minori::cli
