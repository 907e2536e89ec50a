/// minori run: one scenario, one or several replicates.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/run_options.hpp"
#include "cli/standard_streams.hpp"
#include "cli/sweep.hpp"
#include "output/checkpoint.hpp"
#include "output/provenance.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"
#include "scenarios/load.hpp"

namespace minori::cli::run_verb {
namespace {

struct Options : RunOptions {
  std::string scenario = "baseline";
  double checkpoint = 0.0;
  bool print_config = false;
};

void print_outcome(const Options& options, const runs::SingleRun& single, const runs::SingleRunOutcome& outcome) {
  if (options.json) {
    const nlohmann::ordered_json json{
        {"scenario", single.scenario.name}, {"seed", seed_text(single.seed)},
        {"file", single.file.string()},     {"digest", outcome.digest},
        {"found", outcome.found},           {"failed", nlohmann::ordered_json::parse(failures_json(outcome.failed))}};
    fmt::print("{}\n", json.dump());
  } else if (outcome.failed.empty()) {
    fmt::print("{}{}\n{}\n", single.file.string(), outcome.found ? " (made before)" : "", outcome.digest);
  }
}

int run_once(const Options& options, Scenario scenario) {
  runs::SingleRun single{std::move(scenario), seed_of(options).value_or(1), options.output, threads_of(options),
                         command_line(),      60.0 * options.checkpoint};
  if (options.output.empty()) single.file = runs::run_file("results", single.scenario.name, single.seed);
  const runs::ProgressForm form = progress_of(options);
  note_limits(options);
  try {
    runs::Progress progress(form, runs::Progress::colour_wanted(runs::is_terminal(stderr)));
    const auto outcome = runs::make_run(single, runs::simulations(), runs::saved_simulations(), progress);
    print_outcome(options, single, outcome);
    tell_failures(outcome.failed, form);
    return outcome.failed.empty() ? exit_ok : exit_some_runs_failed;
  } catch (const runs::Interrupted& interrupted) {
    tell(fmt::format("minori: {}; its state is in {}, the same command goes on\n", interrupted.what(),
                     checkpoint_of(single.file).string()));
    return exit_stopped_early;
  }
}

/// Several replicates are an experiment with one scenario.
Experiment replicates_of(Scenario scenario, const Options& options) {
  Experiment experiment;
  experiment.name = scenario.name;
  experiment.title_en = scenario.title_en;
  experiment.title_ja = scenario.title_ja;
  experiment.baseline = scenario.name;
  experiment.replicates = options.replicates;
  experiment.seed = seed_of(options).value_or(experiment.seed);
  experiment.entries.push_back({scenario.name, scenario.title_en, scenario.title_ja, {}, std::move(scenario)});
  return experiment;
}

int run(const Options& options) {
  if (options.print_config) {
    fmt::print("{}", explained_text(options.scenario, options.overrides));
    return exit_ok;
  }
  Scenario scenario = load_scenario(options.scenario, options.overrides);
  if (options.replicates <= 1) return run_once(options, std::move(scenario));
  if (options.output.ends_with(".h5")) {
    throw UsageError("run: several replicates need a folder: give --output without .h5");
  }
  RunOptions several = static_cast<const RunOptions&>(options);
  if (several.output.empty()) several.output = fmt::format("results/{}_replicates", scenario.name);
  return run_sweep(replicates_of(std::move(scenario), options), several, {});
}

Action add_run(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("scenario", options->scenario, "file or shipped name (`minori list`)")->capture_default_str();
  add_run_options(verb, *options,
                  "result file (default: results/SCENARIO/seed_HEX.h5), with several replicates a folder "
                  "(default: results/SCENARIO_replicates)");
  verb.add_option("--checkpoint", options->checkpoint,
                  "keep the state of the run every so often, and go on from there after a crash (0: only when stopped)")
      ->type_name("MINUTES")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  verb.add_flag("--print-config", options->print_config,
                "print every value of the scenario and where it came from, and run nothing");
  return [options] { return run(*options); };
}

const RegisterVerb registered{
    {"run",
     "simulates one scenario",
     {"minori run baseline -s innovation.scale=0.1", "minori run baseline --seed 7 --threads 2 -o seven.h5"},
     add_run}};

}  // namespace
}  // namespace minori::cli::run_verb
