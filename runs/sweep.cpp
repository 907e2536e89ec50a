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
#include "runs/packer.hpp"
#include "runs/packs.hpp"
#include "runs/precision.hpp"
#include "runs/run.hpp"
#include "runs/shared_work.hpp"

namespace minori::runs {
namespace {

using Places = std::vector<std::optional<RunSource>>;

/// Leading replicates of which every scenario stands in the folder.
std::int32_t complete_replicates(const std::filesystem::path& folder, const Manifest& manifest) {
  std::int32_t complete = manifest.replicates;
  for (const auto& scenario : manifest.scenarios) {
    const Places places = places_of(folder, scenario, manifest.seed, complete);
    complete = static_cast<std::int32_t>(std::find(places.begin(), places.end(), std::nullopt) - places.begin());
  }
  return complete;
}

/// The runs that stand in the folder, by replicate, then scenario.
std::vector<RunSource> finished_runs(const std::filesystem::path& folder, const Manifest& manifest) {
  std::vector<Places> places;
  for (const auto& scenario : manifest.scenarios)
    places.push_back(places_of(folder, scenario, manifest.seed, manifest.replicates));
  std::vector<RunSource> runs;
  for (std::size_t replicate = 0; replicate < static_cast<std::size_t>(manifest.replicates); ++replicate)
    for (const Places& each : places)
      if (each[replicate]) runs.push_back(*each[replicate]);
  return runs;
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

/// True if the run stands in a pack. Throws OutputError if another run stands there in its place.
bool is_packed(Packs& packs, const std::string& scenario, std::int32_t replicate, const std::string& identity,
               const std::string& program_version) {
  const auto place = packs.find(scenario, replicate);
  if (!place) return false;
  const auto& identities = packs.identities(place->file);
  if (identities.empty()) return false;
  if (place->place < identities.size() && identities[place->place] == identity) return true;
  refuse_other_run(place->file, Reader(place->file).provenance().program_version, program_version);
}

/// What a process has in hand while it makes runs.
struct Making {
  const SweepOptions& options;
  const Provenance& provenance;
  const std::vector<SharedPast>& pasts;
  const StartRun& start;
  Progress& progress;
  SharedWork& work;
  Packer& packer;
  KeptWorlds* kept;
};

ScheduleOptions schedule_of(const Making& making, std::atomic<std::size_t>& made) {
  ScheduleOptions schedule;
  schedule.threads = making.options.threads;
  schedule.time_limit = making.options.time_limit;
  schedule.publish = [&](const PlannedRun& run, const LabelledData& trajectory) {
    making.work.publishing(run);
    publish_run(run, trajectory, making.provenance);
    making.work.published(run);
    ++made;
  };
  schedule.claim = [&](const SharedPast& past) { return making.work.claim(past); };
  schedule.release = [&](const SharedPast& past) {
    making.work.release(past);
    making.packer.pack(past);
  };
  schedule.failed = [&](const FailedRun& run) { making.work.failed(run); };
  schedule.kept = making.kept;
  return schedule;
}

/// Makes what others do not make, until nothing is left or the time is up.
void make_missing(const Making& making, SweepOutcome& outcome) {
  std::atomic<std::size_t> made{0};
  const ScheduleOptions schedule = schedule_of(making, made);
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

/// Runs of a scenario in one file; 0: none are packed.
std::size_t pack_size(const Experiment& experiment, const SweepOptions& options) {
  const auto planned = experiment.entries.size() * static_cast<std::size_t>(experiment.replicates);
  return options.pack.value_or(runs_per_pack(planned));
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
  Packer packer(options.folder, experiment, pack_size(experiment, options), means.provenance, means.progress,
                options.claim_times);
  packer.settle();
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
        {options, means.provenance, pasts, means.start, means.progress, work, packer, options.resume ? &kept : nullptr},
        stage);
  }
  packer.pack_all();
  outcome.made += stage.made;
  outcome.made_elsewhere += stage.made_elsewhere;
  outcome.left = stage.left;
  outcome.failed = std::move(stage.failed);
  outcome.replicates = complete_replicates(options.folder, manifest);
}

}  // namespace

std::size_t runs_per_pack(std::size_t planned_runs) { return planned_runs > 4096 ? 256 : 0; }

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
  Packs packs(folder);
  for (std::int32_t replicate = 0; replicate < experiment.replicates; ++replicate) {
    const std::uint64_t seed = replicate_seed(experiment.seed, replicate);
    std::map<std::string, std::size_t> place;  // past -> position in `pasts`
    for (std::size_t i = 0; i < experiment.entries.size(); ++i) {
      const auto& entry = experiment.entries[i];
      const auto file = run_file(folder, entry.name, seed);
      const auto& values = sampled[static_cast<std::size_t>(replicate)];
      const std::string identity = run_identity(
          values.empty() ? texts[i] : resolved_text(with_values(entry.scenario, values)), seed, program_version);
      const FoundRun::State state = look_for_run(file, identity, program_version).state;
      if (state == FoundRun::State::same ||
          (state == FoundRun::State::none && is_packed(packs, entry.name, replicate, identity, program_version))) {
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
  check_target(target, manifest);
  CollectOptions options;
  options.texts = experiment_texts(manifest);
  options.provenance = provenance_of_this_program(command_line);
  options.provenance.scenario_text = manifest.experiment;
  options.provenance.seed = manifest.seed;
  options.progress = [&](std::size_t done, std::size_t all) {
    stop_if_interrupted();
    if (progress) progress(done, all);
  };
  for (;;) {
    const auto runs = finished_runs(folder, manifest);
    if (runs.empty()) throw OutputError(folder, "holds no finished run of its experiment", "");
    options.provenance.title = fmt::format("Minori experiment {}: {} runs", manifest.name, runs.size());
    try {
      return collect(runs, target, options);
    } catch (const OutputError&) {
      // Another process may pack runs meanwhile: then their files are gone, but the runs stand elsewhere.
      if (finished_runs(folder, manifest) == runs) throw;
    }
  }
}

}  // namespace minori::runs
