/// minori sweep: an experiment on all cores, gone on with by the same command, collected at the end.

#include "cli/sweep.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/standard_streams.hpp"
#include "output/provenance.hpp"
#include "runs/interruption.hpp"
#include "runs/ranks.hpp"
#include "runs/sweep.hpp"

namespace minori::cli {
namespace {

struct Options : RunOptions {
  std::string experiment = "funding_period";
  double time_limit = 0.0;
  std::optional<std::size_t> pack;
  bool changed = false;
};

void print_json(const Experiment& experiment, const runs::SweepOptions& options, const runs::SweepOutcome& outcome) {
  const nlohmann::ordered_json json{{"experiment", experiment.name},
                                    {"seed", seed_text(experiment.seed)},
                                    {"folder", options.folder.string()},
                                    {"scenarios", experiment.entries.size()},
                                    {"replicates", outcome.replicates},
                                    {"runs_made", outcome.made},
                                    {"runs_found", outcome.found},
                                    {"runs_made_elsewhere", outcome.made_elsewhere},
                                    {"runs_left", outcome.left},
                                    {"failed", nlohmann::ordered_json::parse(failures_json(outcome.failed))},
                                    {"analysis", outcome.analysis.string()},
                                    {"digest", outcome.collected.digest}};
  fmt::print("{}\n", json.dump());
}

void print_text(const Experiment& experiment, const runs::SweepOptions& options, const runs::SweepOutcome& outcome) {
  fmt::print("{}: {} {} of {} {} complete, {} runs made", experiment.name, outcome.replicates,
             outcome.replicates == 1 ? "replicate" : "replicates", experiment.entries.size(),
             experiment.entries.size() == 1 ? "scenario" : "scenarios", outcome.made);
  if (outcome.found > 0) fmt::print(", {} found", outcome.found);
  if (outcome.made_elsewhere > 0) fmt::print(", {} made by other processes", outcome.made_elsewhere);
  fmt::print("\n");
  if (options.time_limit && outcome.replicates < experiment.replicates) {
    fmt::print("{} of {} pairs fitted into {:g} s; the same command goes on\n", outcome.replicates,
               experiment.replicates, *options.time_limit);
  }
  if (outcome.left > 0) fmt::print("{} runs are left to other processes; the last one collects\n", outcome.left);
  if (!outcome.analysis.empty()) fmt::print("{}\n{}\n", outcome.analysis.string(), outcome.collected.digest);
}

int sweep(const Options& options) {
  Experiment experiment = load_experiment(options.experiment, options.overrides);
  if (options.replicates > 0) experiment.replicates = options.replicates;
  if (const auto seed = seed_of(options)) experiment.seed = *seed;
  SweepChoice choice;
  choice.changed = options.changed;
  choice.pack = options.pack;
  if (options.time_limit > 0.0) choice.time_limit = options.time_limit;
  return run_sweep(experiment, options, choice);
}

Action add_sweep(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("experiment", options->experiment, "file or shipped name (`minori list`)")->capture_default_str();
  add_run_options(verb, *options, "folder of run files and analysis.h5 (default: results/EXPERIMENT)");
  verb.add_option("--time-limit", options->time_limit,
                  "begin no replicate that would end later; two are made in any case")
      ->type_name("SECONDS")
      ->check(CLI::Range(1.0, 1e9));
  verb.add_option(
          "--pack", options->pack,
          "put every N finished runs of a scenario into one file, 0 = never (default: 256 in experiments of more "
          "than 4096 runs)")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000));
  verb.add_flag("--changed", options->changed,
                "the experiment was changed: keep the runs that still apply, set the others aside in superseded/");
  return [options] { return sweep(*options); };
}

const RegisterVerb registered{
    {"sweep",
     "runs an experiment on all cores and collects it; the same command again goes on",
     {"minori sweep funding_period --replicates 10", "minori sweep funding_period --time-limit 120 -o results/quick"},
     add_sweep}};

/// All cores that this rank may use; ranks that are not bound to cores share those of their machine.
std::size_t threads_of_rank(const RunOptions& options, const runs::Ranks& ranks) {
  const std::size_t threads = threads_of(options);
  const bool bound = static_cast<long>(threads) < sysconf(_SC_NPROCESSORS_CONF);
  if (options.threads > 0 || bound) return threads;
  return std::max<std::size_t>(1, threads / static_cast<std::size_t>(ranks.here()));
}

/// A task of a Slurm array ends when no work is left for it; every other process waits until the experiment is done.
bool is_array_task() { return std::getenv("SLURM_ARRAY_TASK_ID") != nullptr; }

runs::SweepOptions sweep_options(const Experiment& experiment, const RunOptions& options, const SweepChoice& choice,
                                 const runs::Ranks& ranks) {
  runs::SweepOptions made;
  made.folder = options.output.empty() ? std::filesystem::path("results") / experiment.name
                                       : std::filesystem::path(options.output);
  made.threads = threads_of_rank(options, ranks);
  made.time_limit = choice.time_limit;
  made.accepts_changes = choice.changed;
  made.pack = choice.pack;
  made.command_line = command_line();
  made.wait = !is_array_task();
  made.collects = ranks.size() == 1;
  made.ranks = ranks.size();
  made.resume = runs::saved_simulations();
  return made;
}

int told_stop(const runs::Interrupted& interrupted, const runs::SweepOptions& options) {
  tell(fmt::format("minori: {}; finished runs and worlds under way stay in {}, the same command goes on\n",
                   interrupted.what(), options.folder.string()));
  return exit_stopped_early;
}

/// One rank's part; an error of the disk is told and becomes its exit code, because the other ranks wait for it.
int part_of_rank(const Experiment& experiment, const runs::SweepOptions& options, runs::Progress& progress,
                 runs::SweepOutcome& outcome) {
  try {
    outcome = runs::sweep(experiment, options, runs::simulations(), progress);
    return outcome.failed.empty() ? exit_ok : exit_some_runs_failed;
  } catch (const runs::Interrupted& interrupted) {
    return told_stop(interrupted, options);
  } catch (const std::system_error& error) {
    tell(fmt::format("minori: {}\n", error.what()));
  } catch (const OutputError& error) {
    tell(fmt::format("minori: {}\n", error.what()));
  } catch (const std::exception& error) {
    tell(fmt::format("minori: internal error: {}\n", error.what()));
    return exit_internal;
  }
  return exit_input_output;
}

/// Exit codes from the best to the worst.
constexpr std::array severities{exit_ok, exit_some_runs_failed, exit_stopped_early, exit_input_output, exit_internal};

/// What the ranks agree on: the worst of their ends, unless every run stands, because then the others have made what a
/// rank left behind. The first rank joins the runs.
int agreed_end(const runs::Ranks& ranks, const runs::SweepOptions& options, int own, runs::SweepOutcome& outcome) {
  const auto place = std::find(severities.begin(), severities.end(), own);
  int end = severities.at(static_cast<std::size_t>(ranks.largest(static_cast<int>(place - severities.begin()))));
  if (ranks.first()) {
    try {
      const auto manifest = runs::read_manifest(options.folder);
      if (manifest && runs::complete(options.folder, *manifest)) end = exit_ok;
      if (manifest && (end == exit_ok || end == exit_some_runs_failed)) {
        outcome.analysis = options.folder / "analysis.h5";
        outcome.collected = runs::collect_runs(options.folder, *manifest, outcome.analysis, options.command_line);
      }
    } catch (const runs::Interrupted& interrupted) {
      end = told_stop(interrupted, options);
    } catch (const OutputError& error) {
      tell(fmt::format("minori: {}\n", error.what()));
      end = exit_input_output;
    }
  }
  return ranks.of_first(end);
}

}  // namespace

int run_sweep(const Experiment& experiment, const RunOptions& options, const SweepChoice& choice) {
  const runs::Ranks ranks;
  const runs::SweepOptions sweeping = sweep_options(experiment, options, choice, ranks);
  const runs::ProgressForm form = ranks.first() ? progress_of(options) : runs::ProgressForm::none;
  note_limits(options);
  runs::Progress progress(form, runs::Progress::colour_wanted(runs::is_terminal(stderr)));
  runs::SweepOutcome outcome;
  int code = exit_ok;
  if (ranks.size() > 1) {
    const int own = part_of_rank(experiment, sweeping, progress, outcome);
    code = agreed_end(ranks, sweeping, own, outcome);
  } else {
    try {
      outcome = runs::sweep(experiment, sweeping, runs::simulations(), progress);
      code = outcome.failed.empty() ? exit_ok : exit_some_runs_failed;
    } catch (const runs::Interrupted& interrupted) {
      return told_stop(interrupted, sweeping);
    }
  }
  if (!ranks.first()) return code;
  if (code == exit_ok || code == exit_some_runs_failed) {
    if (options.json) {
      print_json(experiment, sweeping, outcome);
    } else {
      print_text(experiment, sweeping, outcome);
    }
  }
  tell_failures(outcome.failed, form);
  return code;
}

}  // namespace minori::cli
