#include "runs/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <nlohmann/json.hpp>

#include "output/digest.hpp"
#include "output/reader.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"

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

}  // namespace

std::string past_key(const Scenario& scenario) {
  Scenario past = scenario;
  past.name.clear();
  past.title_en.clear();
  past.title_ja.clear();
  past.programmes.clear();
  past.shocks.clear();
  return sha256(resolved_text(past));
}

std::vector<SharedPast> plan_runs(const Experiment& experiment, const std::filesystem::path& folder,
                                  const std::string& program_version, std::size_t& found) {
  std::vector<std::string> keys;
  std::vector<std::string> texts;
  for (const auto& entry : experiment.entries) {
    keys.push_back(past_key(entry.scenario));
    texts.push_back(resolved_text(entry.scenario));
  }
  std::vector<SharedPast> pasts;
  for (std::int32_t replicate = 0; replicate < experiment.replicates; ++replicate) {
    const std::uint64_t seed = replicate_seed(experiment.seed, replicate);
    std::map<std::string, std::size_t> place;  // past -> position in `pasts`
    for (std::size_t i = 0; i < experiment.entries.size(); ++i) {
      const auto& entry = experiment.entries[i];
      const auto file = run_file(folder, entry.name, seed);
      const std::string identity = run_identity(texts[i], seed, program_version);
      if (already_made(file, identity, program_version)) {
        ++found;
        continue;
      }
      const auto [position, is_new] = place.try_emplace(keys[i], pasts.size());
      if (is_new) pasts.push_back({replicate, {}});
      pasts[position->second].runs.push_back({&entry.scenario, entry.name, seed, replicate, file.string(), identity});
    }
  }
  return pasts;
}

SweepOutcome sweep(const Experiment& experiment, const SweepOptions& options, const StartRun& start,
                   Progress& progress) {
  Provenance provenance = provenance_of_this_program(options.command_line);
  provenance.threads = static_cast<int>(options.threads);
  const Manifest manifest = manifest_of(experiment, provenance.program_version);
  claim_folder(options.folder, manifest);

  SweepOutcome outcome;
  const auto pasts = plan_runs(experiment, options.folder, provenance.program_version, outcome.found);
  progress.already_done(outcome.found);
  std::atomic<std::size_t> made{0};
  ScheduleOptions schedule;
  schedule.threads = options.threads;
  schedule.time_limit = options.time_limit;
  schedule.publish = [&](const PlannedRun& run, const LabelledData& trajectory) {
    publish_run(run, run_number(experiment, run), trajectory, provenance);
    ++made;
  };
  ScheduleOutcome made_runs = make_runs(pasts, schedule, start, progress);
  outcome.made = made;
  outcome.failed = std::move(made_runs.failed);
  outcome.replicates = complete_replicates(options.folder, manifest);
  progress.finish();
  if (outcome.made + outcome.found > 0) {
    outcome.analysis = options.folder / "analysis.h5";
    outcome.collected = collect_runs(options.folder, manifest, outcome.analysis, options.command_line);
  }
  return outcome;
}

Collected collect_runs(const std::filesystem::path& folder, const Manifest& manifest,
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
