#include "runs/kept_worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "output/checkpoint.hpp"
#include "output/error.hpp"
#include "output/provenance.hpp"
#include "runs/history.hpp"

namespace minori::runs {
namespace {

constexpr const char* pasts_folder = "pasts";

std::string prefix_of(const SharedPast& past) {
  return fmt::format("{:016x}_{}_", past.runs.front().seed, past.key.substr(0, 12));
}

bool is_of_year(const std::filesystem::path& file, const SharedPast& past, std::int32_t fiscal_year) {
  return file.filename().string().starts_with(fmt::format("{}{}_", prefix_of(past), fiscal_year));
}

void save(const std::filesystem::path& file, const std::string& identity, const LiveRun& world) {
  std::filesystem::create_directories(file.parent_path());
  CheckpointWriter writer(file);
  world.save(writer);
  writer.publish({identity, 0, 0});
}

}  // namespace

CheckpointedWorlds::CheckpointedWorlds(std::filesystem::path folder, std::string program_version, ResumeRun resume,
                                       Progress& progress)
    : folder_(std::move(folder)),
      program_version_(std::move(program_version)),
      resume_(std::move(resume)),
      progress_(progress) {}

std::unique_ptr<LiveRun> CheckpointedWorlds::world_of(const PlannedRun& run) {
  return load(checkpoint_of(run.file), run.identity, run.resolved(), run.seed);
}

std::unique_ptr<LiveRun> CheckpointedWorlds::world_of(const SharedPast& past, const Scenario& scenario,
                                                      const SharedYears& years) {
  const std::vector<std::filesystem::path> files = files_of(past);
  for (std::int32_t year = years.until; year > years.after && !files.empty(); --year) {
    if (std::none_of(files.begin(), files.end(), [&](const auto& each) { return is_of_year(each, past, year); }))
      continue;
    const Scenario history = history_of(scenario, year);
    const std::string identity = identity_of(past, history);
    if (auto world = load(file_of(past, year, identity), identity, history, past.runs.front().seed)) return world;
  }
  return nullptr;
}

void CheckpointedWorlds::keep(const PlannedRun& run, const LiveRun& world) {
  save(checkpoint_of(run.file), run.identity, world);
}

void CheckpointedWorlds::keep(const SharedPast& past, const Scenario& history, std::int32_t fiscal_year,
                              const LiveRun& world) {
  const std::string identity = identity_of(past, history);
  save(file_of(past, fiscal_year, identity), identity, world);
}

void CheckpointedWorlds::forget(const PlannedRun& run) { forget_checkpoints(checkpoint_of(run.file)); }

void CheckpointedWorlds::forget(const SharedPast& past) {
  std::error_code failure;
  for (const auto& each : files_of(past)) std::filesystem::remove(each, failure);
  std::filesystem::remove(folder_ / pasts_folder, failure);  // unless it is not empty
}

/// Also what a process left that was killed while it wrote one.
std::vector<std::filesystem::path> CheckpointedWorlds::files_of(const SharedPast& past) const {
  std::vector<std::filesystem::path> files;
  std::error_code no_folder;
  for (const auto& each : std::filesystem::directory_iterator(folder_ / pasts_folder, no_folder))
    if (each.path().filename().string().starts_with(prefix_of(past))) files.push_back(each.path());
  return files;
}

std::filesystem::path CheckpointedWorlds::file_of(const SharedPast& past, std::int32_t fiscal_year,
                                                  const std::string& identity) const {
  return folder_ / pasts_folder /
         fmt::format("{}{}_{}.checkpoint", prefix_of(past), fiscal_year, identity.substr(0, 12));
}

/// The values of a sampled point are not in the key of a past, but they act in it.
std::string CheckpointedWorlds::identity_of(const SharedPast& past, const Scenario& history) const {
  return run_identity(resolved_text(history), past.runs.front().seed, program_version_);
}

std::unique_ptr<LiveRun> CheckpointedWorlds::load(const std::filesystem::path& file, const std::string& identity,
                                                  const Scenario& scenario, std::uint64_t seed) {
  if (!std::filesystem::exists(file)) return nullptr;
  try {
    CheckpointReader reader(file);
    if (reader.label().identity != identity) return nullptr;  // of another experiment or version; it is written over
    return resume_(scenario, seed, reader);
  } catch (const OutputError& error) {
    progress_.say(fmt::format("{}: it is not used", error.what()));
    return nullptr;
  }
}

}  // namespace minori::runs
