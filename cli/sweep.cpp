/// minori sweep: an experiment on all cores, gone on with by the same command, collected at the end.

#include "cli/sweep.hpp"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "output/provenance.hpp"
#include "runs/sweep.hpp"

namespace minori::cli {
namespace {

struct Options : RunOptions {
  std::string experiment = "funding_period";
  double time_limit = 0.0;
};

void print_json(const Experiment& experiment, const runs::SweepOptions& options, const runs::SweepOutcome& outcome) {
  const nlohmann::ordered_json json{
      {"experiment", experiment.name},         {"seed", seed_text(experiment.seed)},
      {"folder", options.folder.string()},     {"scenarios", experiment.entries.size()},
      {"replicates", outcome.replicates},      {"runs_made", outcome.made},
      {"runs_found", outcome.found},           {"failed", nlohmann::ordered_json::parse(failures_json(outcome.failed))},
      {"analysis", outcome.analysis.string()}, {"digest", outcome.collected.digest}};
  fmt::print("{}\n", json.dump());
}

void print_text(const Experiment& experiment, const runs::SweepOptions& options, const runs::SweepOutcome& outcome) {
  fmt::print("{}: {} {} of {} {} complete, {} runs made", experiment.name, outcome.replicates,
             outcome.replicates == 1 ? "replicate" : "replicates", experiment.entries.size(),
             experiment.entries.size() == 1 ? "scenario" : "scenarios", outcome.made);
  if (outcome.found > 0) fmt::print(", {} found", outcome.found);
  fmt::print("\n");
  if (options.time_limit && outcome.replicates < experiment.replicates) {
    fmt::print("{} of {} pairs fitted into {:g} s; the same command goes on\n", outcome.replicates,
               experiment.replicates, *options.time_limit);
  }
  if (!outcome.analysis.empty()) fmt::print("{}\n{}\n", outcome.analysis.string(), outcome.collected.digest);
}

int sweep(const Options& options) {
  Experiment experiment = load_experiment(options.experiment, options.overrides);
  if (options.replicates > 0) experiment.replicates = options.replicates;
  if (const auto seed = seed_of(options)) experiment.seed = *seed;
  return run_sweep(experiment, options,
                   options.time_limit > 0.0 ? std::optional<double>(options.time_limit) : std::nullopt);
}

Action add_sweep(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("experiment", options->experiment, "file or shipped name (`minori list`)")->capture_default_str();
  add_run_options(verb, *options, "folder of run files and analysis.h5 (default: results/EXPERIMENT)");
  verb.add_option("--time-limit", options->time_limit,
                  "begin no replicate that would end later; two are made in any case")
      ->type_name("SECONDS")
      ->check(CLI::Range(1.0, 1e9));
  return [options] { return sweep(*options); };
}

const RegisterVerb registered{
    {"sweep",
     "runs an experiment on all cores and collects it; the same command again goes on",
     {"minori sweep funding_period --replicates 10", "minori sweep funding_period --time-limit 120 -o results/quick"},
     add_sweep}};

}  // namespace

int run_sweep(const Experiment& experiment, const RunOptions& options, std::optional<double> time_limit) {
  runs::SweepOptions sweep_options;
  sweep_options.folder = options.output.empty() ? std::filesystem::path("results") / experiment.name
                                                : std::filesystem::path(options.output);
  sweep_options.threads = threads_of(options);
  sweep_options.time_limit = time_limit;
  sweep_options.command_line = command_line();
  const runs::ProgressForm form = progress_of(options);
  const std::string what_stays =
      fmt::format("finished runs stay in {}, the same command goes on", sweep_options.folder.string());
  return interruptible(what_stays, [&] {
    runs::Progress progress(form, runs::Progress::colour_wanted(runs::is_terminal(stderr)));
    const auto outcome = runs::sweep(experiment, sweep_options, runs::simulations(), progress);
    if (options.json) {
      print_json(experiment, sweep_options, outcome);
    } else {
      print_text(experiment, sweep_options, outcome);
    }
    tell_failures(outcome.failed, form);
    return static_cast<int>(outcome.failed.empty() ? exit_ok : exit_some_runs_failed);
  });
}

}  // namespace minori::cli
