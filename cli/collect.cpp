/// minori collect: one analysis file from the run files of an experiment.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/run_options.hpp"
#include "cli/standard_streams.hpp"
#include "output/provenance.hpp"
#include "runs/folder_status.hpp"
#include "runs/manifest.hpp"
#include "runs/sweep.hpp"

namespace minori::cli::collect_verb {
namespace {

struct Options {
  std::string folder = "results/funding_period";
  std::string output;
  bool quiet = false;
  bool json = false;
};

/// Steps of the joining on stderr, on one line of a terminal.
void show_step(std::size_t done, std::size_t all) {
  tell(fmt::format("\r\033[Kcollecting: {} of {} steps{}", done, all, done >= all ? "\r\033[K" : ""));
}

nlohmann::ordered_json runs_json(const std::vector<runs::RunStanding>& list) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& run : list) json.push_back({{"scenario", run.scenario}, {"seed", seed_text(run.seed)}});
  return json;
}

/// Runs that are not in the analysis, by name; the rest of a long list is left to `minori status`.
void tell_absent(const char* how, const std::vector<runs::RunStanding>& list) {
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < list.size() && i < most; ++i) {
    const auto& run = list[i];
    tell(fmt::format("{}: {}, seed {}{}{}\n", how, run.scenario, seed_text(run.seed), run.message.empty() ? "" : ": ",
                     run.message));
  }
  if (list.size() > most) tell(fmt::format("{}: {} more; `minori status --all` lists them\n", how, list.size() - most));
}

int collect_folder(const Options& options) {
  const std::filesystem::path folder = options.folder;
  if (!std::filesystem::is_directory(folder)) throw OutputError(folder, "is not a folder", "");
  const auto manifest = runs::read_manifest(folder);
  if (!manifest) {
    throw OutputError(folder, fmt::format("holds no {}: `minori sweep` makes such folders", runs::manifest_name), "");
  }
  const std::filesystem::path target =
      options.output.empty() ? folder / "analysis.h5" : std::filesystem::path(options.output);
  const bool shown = !options.quiet && runs::is_terminal(stderr);
  const auto collected = runs::collect_runs(folder, *manifest, target, command_line(),
                                            shown ? show_step : std::function<void(std::size_t, std::size_t)>());
  const runs::FolderStatus status = runs::status_of(folder, false);
  std::vector<runs::RunStanding> missing = status.missing;
  missing.insert(missing.end(), status.running.begin(), status.running.end());
  if (options.json) {
    const nlohmann::ordered_json json{{"experiment", manifest->name},  {"runs", collected.runs},
                                      {"planned", status.planned},     {"failed", runs_json(status.failed)},
                                      {"missing", runs_json(missing)}, {"analysis", target.string()},
                                      {"digest", collected.digest}};
    fmt::print("{}\n", json.dump());
    return exit_ok;
  }
  if (!options.quiet) {
    tell_absent("failed", status.failed);
    tell_absent("missing", missing);
  }
  fmt::print("{}: {} of {} planned runs\n{}\n{}\n", manifest->name, collected.runs, status.planned, target.string(),
             collected.digest);
  return exit_ok;
}

Action add_collect(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("folder", options->folder, "folder of an experiment")->type_name("DIR")->capture_default_str();
  verb.add_option("-o,--output", options->output, "analysis file (default: DIR/analysis.h5)")->type_name("PATH");
  verb.add_flag("--quiet", options->quiet, "say nothing but errors and results");
  verb.add_flag("--json", options->json, "print the result as JSON");
  return [options] { return interruptible("nothing was published", [&options] { return collect_folder(*options); }); };
}

const RegisterVerb registered{
    {"collect",
     "joins the run files of an experiment into one analysis file",
     {"minori collect results/funding_period", "minori collect results/funding_period -o funding_period.h5 --json"},
     add_collect}};

}  // namespace
}  // namespace minori::cli::collect_verb
