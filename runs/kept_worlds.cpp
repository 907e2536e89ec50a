#include "runs/kept_worlds.hpp"

#include <fmt/format.h>

#include <utility>

#include "output/checkpoint.hpp"
#include "output/error.hpp"
#include "output/provenance.hpp"

namespace minori::runs {
namespace {

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

std::unique_ptr<LiveRun> CheckpointedWorlds::world_of(const SharedPast& past) {
  const PlannedRun& first = past.runs.front();
  return load(file_of(past), identity_of(past), past_of(first.resolved()), first.seed);
}

void CheckpointedWorlds::keep(const PlannedRun& run, const LiveRun& world) {
  save(checkpoint_of(run.file), run.identity, world);
}

void CheckpointedWorlds::keep(const SharedPast& past, const LiveRun& world) {
  save(file_of(past), identity_of(past), world);
}

void CheckpointedWorlds::forget(const PlannedRun& run) { forget_checkpoints(checkpoint_of(run.file)); }

void CheckpointedWorlds::forget(const SharedPast& past) {
  forget_checkpoints(file_of(past));
  std::error_code not_empty;
  std::filesystem::remove(file_of(past).parent_path(), not_empty);
}

std::filesystem::path CheckpointedWorlds::file_of(const SharedPast& past) const {
  return folder_ / "pasts" / fmt::format("{:016x}_{}.checkpoint", past.runs.front().seed, past.key.substr(0, 12));
}

/// The values of a sampled point are not in the key of a past, but they act in it.
std::string CheckpointedWorlds::identity_of(const SharedPast& past) const {
  const PlannedRun& first = past.runs.front();
  return run_identity(resolved_text(past_of(first.resolved())), first.seed, program_version_);
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
