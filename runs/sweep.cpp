#include "runs/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "output/reader.hpp"
#include "runs/changed_experiment.hpp"
#include "runs/interruption.hpp"
#include "runs/kept_worlds.hpp"
#include "runs/precision.hpp"
#include "runs/run.hpp"
#include "runs/shared_work.hpp"

namespace minori::runs {
namespace {

/// Run numbers do not change when replicates are added.
std::int32_t run_number(const Experiment& experiment, const PlannedRun& run) {
  const auto place = std::find_if(experiment.entries.begin(), experiment.entries.end(),
                                  [&](const Experiment::Entry& entry) { return entry.name == run.name; });
  return run.replicate * static_cast<std::int32_t>(experiment.entries.size()) +
         static_cast<std::int32_t>(place - experiment.entries.begin());
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, const Manifest& manifest,
                                            std::int32_t replicate) {
  std::vector<std::filesystem::path> files;
  for (const auto& scenario : manifest.scenarios) {
    auto file = run_file(folder, scenario, replicate_seed(manifest.seed, replicate));
    if (std::filesystem::exists(file)) files.push_back(std::move(file));
  }
  return files;
}

/// Leading replicates of which every scenario stands in the folder.
std::int32_t complete_replicates(const std::filesystem::path& folder, const Manifest& manifest) {
  std::int32_t complete = 0;
  while (complete < manifest.replicates && files_of(folder, manifest, complete).size() == manifest.scenarios.size()) {
    ++complete;
  }
  return complete;
}

std::vector<std::pair<std::string, std::string>> experiment_texts(const Manifest& manifest) {
  const auto json = nlohmann::ordered_json::parse(manifest.experiment);
  std::vector<std::pair<std::string, std::string>> texts;
  for (const char* name : experiment_text_names) {
    texts.emplace_back(std::string("experiment_") + name, json.value(name, ""));
  }
  texts.emplace_back("experiment_json", manifest.experiment);
  return texts;
}

/// Refuses to write over anything but an analysis of the same experiment.
void check_target(const std::filesystem::path& target, const Manifest& manifest) {
  if (!std::filesystem::exists(target)) return;
  const std::string hint = "; it stays as it is: choose another place with --output";
  try {
    const Provenance found = Reader(target).provenance();
    const auto json = nlohmann::json::parse(found.scenario_text, nullptr, false);
    if (json.is_object() && json.value("name", "") == manifest.name && found.seed == manifest.seed) return;
  } catch (const OutputError& error) {
    throw OutputError(std::string(error.what()) + hint);
  }
  throw OutputError(target, "exists and is no analysis of experiment '" + manifest.name + "'" + hint, "");
}

/// What a process has in hand while it makes runs.
struct Making {
  const SweepOptions& options;
  const Provenance& provenance;
  const std::vector<SharedPast>& pasts;
  const StartRun& start;
  Progress& progress;
  SharedWork& work;
  KeptWorlds* kept;
};

/// Makes what others do not make, until nothing is left or the time is up.
void make_missing(const Experiment& experiment, const Making& making, SweepOutcome& outcome) {
  std::atomic<std::size_t> made{0};
  ScheduleOptions schedule;
  schedule.threads = making.options.threads;
  schedule.time_limit = making.options.time_limit;
  schedule.publish = [&](const PlannedRun& run, const LabelledData& trajectory) {
    making.work.publishing(run);
    publish_run(run, run_number(experiment, run), trajectory, making.provenance);
    making.work.published(run);
    ++made;
  };
  schedule.claim = [&](const SharedPast& past) { return making.work.claim(past); };
  schedule.release = [&](const SharedPast& past) { making.work.release(past); };
  schedule.failed = [&](const FailedRun& run) { making.work.failed(run); };
  schedule.kept = making.kept;
  std::vector<SharedPast> open = making.pasts;
  while (!open.empty()) {
    const ScheduleOutcome round = make_runs(open, schedule, making.start, making.progress);
    outcome.failed.insert(outcome.failed.end(), round.failed.begin(), round.failed.end());
    std::vector<SharedPast> passed_over;
    for (const std::size_t index : round.passed_over) passed_over.push_back(open[index]);
    open = making.work.left(passed_over);
    outcome.left = 0;
    for (const auto& past : open) outcome.left += past.runs.size();
    if (!making.options.wait || making.options.time_limit) break;
    making.progress.next_round();
    for (int tenth = 0; !open.empty() && tenth < 10; ++tenth) {
      stop_if_interrupted();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  outcome.made = made;
  outcome.made_elsewhere = making.work.made_elsewhere();
  if (!making.options.time_limit) {
    making.progress.next_round();
    making.progress.plan(outcome.left, 0.0);  // runs of others were counted as they came
  }
  for (auto& run : making.work.failed_elsewhere()) outcome.failed.push_back(std::move(run));
}

/// Two processes that end at the same moment join the runs one after the other.
CollectedFile collect_when_free(const SweepOptions& options, const Manifest& manifest,
                                const std::filesystem::path& target) {
  for (;;) {
    try {
      return collect_runs(options.folder, manifest, target, options.command_line);
    } catch (const BusyError&) {
      stop_if_interrupted();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
}

struct Means {
  const Provenance& provenance;
  const StartRun& start;
  Progress& progress;
};

/// Makes what is missing of a fixed number of replicates and adds to `outcome`.
void make_all(const Experiment& experiment, const SweepOptions& options, const Means& means, SweepOutcome& outcome) {
  const std::string& version = means.provenance.program_version;
  const Manifest manifest = manifest_of(experiment, version);
  if (options.accepts_changes)
    for (const auto& line : accept_changes(options.folder, manifest)) means.progress.say(line);
  claim_folder(options.folder, manifest);
  const std::size_t own = outcome.made + outcome.made_elsewhere;  // of the stage before: they stand there now
  std::size_t found = 0;
  const auto pasts = plan_runs(experiment, options.folder, version, found);
  const std::size_t told = outcome.found;
  outcome.found = found - std::min(found, own);
  means.progress.already_done(outcome.found - std::min(outcome.found, told));
  SweepOutcome stage;
  {
    CheckpointedWorlds kept(options.folder, version, options.resume, means.progress);
    SharedWork work(options.folder, version, pasts, means.progress, options.claim_times);
    make_missing(
        experiment,
        {options, means.provenance, pasts, means.start, means.progress, work, options.resume ? &kept : nullptr}, stage);
  }
  outcome.made += stage.made;
  outcome.made_elsewhere += stage.made_elsewhere;
  outcome.left = stage.left;
  outcome.failed = std::move(stage.failed);
  outcome.replicates = complete_replicates(options.folder, manifest);
}

}  // namespace

std::vector<SharedPast> plan_runs(const Experiment& experiment, const std::filesystem::path& folder,
                                  const std::string& program_version, std::size_t& found) {
  std::vector<std::string> keys;
  std::vector<std::string> texts;
  for (const auto& entry : experiment.entries) {
    keys.push_back(past_key(entry.scenario));
    texts.push_back(resolved_text(entry.scenario));
  }
  const auto sampled = sampled_values(experiment.sample, experiment.replicates, experiment.seed);
  std::vector<SharedPast> pasts;
  for (std::int32_t replicate = 0; replicate < experiment.replicates; ++replicate) {
    const std::uint64_t seed = replicate_seed(experiment.seed, replicate);
    std::map<std::string, std::size_t> place;  // past -> position in `pasts`
    for (std::size_t i = 0; i < experiment.entries.size(); ++i) {
      const auto& entry = experiment.entries[i];
      const auto file = run_file(folder, entry.name, seed);
      const auto& values = sampled[static_cast<std::size_t>(replicate)];
      const std::string identity = run_identity(
          values.empty() ? texts[i] : resolved_text(with_values(entry.scenario, values)), seed, program_version);
      if (look_for_run(file, identity, program_version).state == FoundRun::State::same) {
        ++found;
        continue;
      }
      const auto [position, is_new] = place.try_emplace(keys[i], pasts.size());
      if (is_new) pasts.push_back({replicate, {}, keys[i]});
      pasts[position->second].runs.push_back(
          {&entry.scenario, entry.name, seed, replicate, file.string(), identity, values});
    }
  }
  return pasts;
}

SweepOutcome sweep(const Experiment& experiment, const SweepOptions& options, const StartRun& start,
                   Progress& progress) {
  Provenance provenance = provenance_of_this_program(options.command_line);
  provenance.threads = static_cast<int>(options.threads);
  provenance.ranks = options.ranks;
  SweepOutcome outcome;
  Experiment planned = experiment;
  const Means means{provenance, start, progress};
  if (experiment.precision) {
    planned.replicates = std::min(experiment.precision->first_replicates, experiment.replicates);
    const std::int32_t first_stage = planned.replicates;
    SweepOptions first = options;
    first.wait = true;  // what the others make decides how much there is to do
    make_all(planned, first, means, outcome);
    // Runs of the first stage that failed or did not fit into the time are left as they are.
    if (outcome.replicates == planned.replicates) planned.replicates = replicates_needed(experiment, options.folder);
    if (planned.replicates > first_stage) make_all(planned, options, means, outcome);
  } else {
    make_all(planned, options, means, outcome);
  }
  progress.finish();
  const bool any = outcome.made + outcome.found + outcome.made_elsewhere > 0;
  if (options.collects && any && outcome.left == 0) {
    outcome.analysis = options.folder / "analysis.h5";
    const Manifest manifest = manifest_of(planned, provenance.program_version);
    outcome.collected = collect_when_free(options, manifest, outcome.analysis);
    std::error_code ignored;  // what a killed process left there does no harm
    if (outcome.failed.empty()) std::filesystem::remove_all(options.folder / "pasts", ignored);
  }
  return outcome;
}

bool complete(const std::filesystem::path& folder, const Manifest& manifest) {
  return complete_replicates(folder, manifest) == manifest.replicates;
}

CollectedFile collect_runs(const std::filesystem::path& folder, const Manifest& manifest,
                           const std::filesystem::path& target, const std::string& command_line,
                           const std::function<void(std::size_t, std::size_t)>& progress) {
  std::vector<std::filesystem::path> files;
  for (std::int32_t replicate = 0; replicate < manifest.replicates; ++replicate) {
    for (auto& file : files_of(folder, manifest, replicate)) files.push_back(std::move(file));
  }
  if (files.empty()) throw OutputError(folder, "holds no finished run of its experiment", "");
  check_target(target, manifest);
  CollectOptions options;
  options.texts = experiment_texts(manifest);
  options.provenance = provenance_of_this_program(command_line);
  options.provenance.title = fmt::format("Minori experiment {}: {} runs", manifest.name, files.size());
  options.provenance.scenario_text = manifest.experiment;
  options.provenance.seed = manifest.seed;
  options.progress = [&](std::size_t done, std::size_t all) {
    stop_if_interrupted();
    if (progress) progress(done, all);
  };
  return collect(files, target, options);
}

}  // namespace minori::runs
