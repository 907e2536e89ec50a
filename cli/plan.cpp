/// minori plan: what an experiment would take, from a probe of a few seconds, and the batch script that runs it.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/batch_script.hpp"
#include "cli/run_options.hpp"
#include "output/provenance.hpp"
#include "runs/interruption.hpp"
#include "runs/memory.hpp"
#include "runs/probe.hpp"
#include "runs/run.hpp"
#include "runs/sweep.hpp"

namespace minori::cli::plan_verb {
namespace {

struct Options : RunOptions {
  std::string experiment = "funding_period";
  double probe_seconds = 5.0;
  bool slurm = false;
  int array = 0;
  std::string partition;
};

struct Plan {
  Experiment experiment;
  std::filesystem::path folder;
  std::size_t threads = 1;
  runs::Workload work;
  runs::Probe probe;
  runs::Estimate estimate;
  std::string first_seed;
  std::string last_seed;
};

/// Runs to be made, looked up in the folder if it is there.
Plan planned(const Options& options) {
  Plan plan;
  plan.experiment = load_experiment(options.experiment, options.overrides);
  if (options.replicates > 0) plan.experiment.replicates = options.replicates;
  if (const auto seed = seed_of(options)) plan.experiment.seed = *seed;
  plan.folder = options.output.empty() ? std::filesystem::path("results") / plan.experiment.name
                                       : std::filesystem::path(options.output);
  plan.threads = threads_of(options);
  std::size_t done = 0;
  const auto version = provenance_of_this_program("").program_version;
  const auto pasts = runs::plan_runs(plan.experiment, plan.folder, version, done);
  plan.work = runs::workload_of(plan.experiment, pasts, done);
  plan.first_seed = seed_text(runs::replicate_seed(plan.experiment.seed, 0));
  plan.last_seed = seed_text(runs::replicate_seed(plan.experiment.seed, plan.experiment.replicates - 1));
  // The entry with the most programmes costs the most: a plan that is too long is better than one that is too short.
  const auto costliest = std::max_element(plan.experiment.entries.begin(), plan.experiment.entries.end(),
                                          [](const auto& left, const auto& right) {
                                            return left.scenario.programmes.size() < right.scenario.programmes.size();
                                          });
  plan.probe = runs::probe_scenario(costliest->scenario, runs::replicate_seed(plan.experiment.seed, 0),
                                    options.probe_seconds, runs::simulations());
  const std::size_t memory = options.slurm || options.array > 0 ? 0 : runs::available_bytes() / 5 * 4;
  plan.estimate = runs::estimate(plan.work, plan.probe, plan.threads, memory);
  return plan;
}

std::string size_text(std::size_t bytes) {
  const auto megabytes = static_cast<double>(bytes) / 1e6;
  return megabytes < 1000.0 ? fmt::format("{:.0f} MB", std::max(1.0, megabytes))
                            : fmt::format("{:.1f} GB", megabytes / 1000.0);
}

void print_json(const Plan& plan) {
  const nlohmann::ordered_json json{{"experiment", plan.experiment.name},
                                    {"folder", plan.folder.string()},
                                    {"scenarios", plan.experiment.entries.size()},
                                    {"replicates", plan.experiment.replicates},
                                    {"first_seed", plan.first_seed},
                                    {"last_seed", plan.last_seed},
                                    {"runs", plan.work.runs},
                                    {"done", plan.work.done},
                                    {"pasts", plan.work.pasts},
                                    {"quarters", plan.work.quarters},
                                    {"quarters_without_sharing", plan.work.quarters_without_sharing},
                                    {"seconds_per_burn_in_quarter", plan.probe.seconds_per_burn_in_quarter},
                                    {"seconds_per_quarter", plan.probe.seconds_per_quarter},
                                    {"threads", plan.threads},
                                    {"side_by_side", plan.estimate.side_by_side},
                                    {"core_seconds", plan.estimate.core_seconds},
                                    {"seconds", plan.estimate.seconds},
                                    {"seconds_without_sharing", plan.estimate.seconds_without_sharing},
                                    {"memory_bytes", plan.estimate.memory_bytes},
                                    {"disk_bytes", plan.estimate.disk_bytes}};
  fmt::print("{}\n", json.dump(2));
}

void print_past(const Plan& plan) {
  const runs::Workload& work = plan.work;
  const double saved =
      work.quarters_without_sharing > 0.0 ? 100.0 * (1.0 - work.quarters / work.quarters_without_sharing) : 0.0;
  fmt::print("{:<10}{} shared pasts for {} runs: {:.0f} quarters instead of {:.0f} ({:.0f} % saved), ", "past",
             work.pasts, work.runs - work.done, work.quarters, work.quarters_without_sharing, saved);
  fmt::print("about {} instead of {}\n", runs::duration_text(plan.estimate.seconds),
             runs::duration_text(plan.estimate.seconds_without_sharing));
}

void print_text(const Plan& plan) {
  const runs::Workload& work = plan.work;
  fmt::print("{}: {} scenarios x {} replicates = {} runs", plan.experiment.name, plan.experiment.entries.size(),
             plan.experiment.replicates, work.runs);
  if (work.done > 0) fmt::print(", {} of them done in {}", work.done, plan.folder.string());
  fmt::print("\n{:<10}{} to {}, from {}\n", "seeds", plan.first_seed, plan.last_seed, seed_text(plan.experiment.seed));
  if (work.runs == work.done) {
    fmt::print("nothing is left to make\n");
    return;
  }
  print_past(plan);
  fmt::print("{:<10}about {} with {} side by side on {} {} ({:.1f} core hours)\n", "time",
             runs::duration_text(plan.estimate.seconds), plan.estimate.side_by_side, plan.threads,
             plan.threads == 1 ? "core" : "cores", plan.estimate.core_seconds / 3600.0);
  fmt::print("{:<10}about {}\n{:<10}about {} in {}\n", "memory", size_text(plan.estimate.memory_bytes), "disk",
             size_text(plan.estimate.disk_bytes), plan.folder.string());
}

/// The sweep that was planned, as the batch job gives it.
std::string sweep_command(const Options& options, const Plan& plan) {
  std::string line = fmt::format("minori sweep {}", shell_word(options.experiment));
  if (options.replicates > 0) line += fmt::format(" --replicates {}", options.replicates);
  if (!options.seed.empty()) line += " --seed " + shell_word(options.seed);
  for (const auto& each : options.overrides) line += " -s " + shell_word(each);
  return line + fmt::format(" --threads {} -o {}", plan.threads, shell_word(plan.folder.string()));
}

int plan(const Options& options) {
  const Plan made = planned(options);
  if (!options.slurm && options.array == 0) {
    if (options.json) {
      print_json(made);
    } else {
      print_text(made);
    }
    return exit_ok;
  }
  BatchJob job;
  job.name = made.experiment.name;
  job.command = sweep_command(options, made);
  job.partition = options.partition;
  job.cores = made.threads;
  job.tasks = options.array;
  job.seconds = made.estimate.seconds / std::max(1, options.array);
  job.memory_bytes = made.estimate.memory_bytes;
  const std::string script = batch_script(job);
  if (options.json) {
    fmt::print("{}\n", nlohmann::ordered_json{{"script", script}}.dump());
  } else {
    fmt::print("{}", script);
  }
  return exit_ok;
}

Action add_plan(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("experiment", options->experiment, "file or shipped name (`minori list`)")->capture_default_str();
  verb.add_option("-o,--output", options->output, "folder of the sweep (default: results/EXPERIMENT)")
      ->type_name("PATH");
  verb.add_option("--threads", options->threads, "cores to use, 0 = all; of a task in a batch script")
      ->type_name("N")
      ->capture_default_str();
  verb.add_option("--seed", options->seed, "decimal, or hex after 0x")->type_name("N");
  verb.add_option("--replicates", options->replicates, "seeds per scenario")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000));
  add_overrides(verb, options->overrides);
  verb.add_option("--probe", options->probe_seconds, "seconds that the timing probe may take")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 3600.0))
      ->capture_default_str();
  auto* slurm = verb.add_flag("--slurm", options->slurm, "print a batch script for Slurm");
  auto* array = verb.add_option("--slurm-array", options->array, "print one with an array of that many tasks")
                    ->type_name("N")
                    ->check(CLI::Range(1, 100000));
  slurm->excludes(array);
  verb.add_option("--partition", options->partition, "of the batch script")->type_name("NAME");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return interruptible("nothing was changed", [&options] { return plan(*options); }); };
}

const RegisterVerb registered{
    {"plan",
     "tells what an experiment takes: runs, time, memory and disk; prints a batch script",
     {"minori plan funding_period --replicates 10", "minori plan funding_period_small --slurm-array 4 > sweep.sbatch"},
     add_plan}};

}  // namespace
}  // namespace minori::cli::plan_verb
