#include "runs/resumable.hpp"

#include <fmt/format.h>

#include <chrono>

#include "output/checkpoint.hpp"
#include "runs/interruption.hpp"

namespace minori::runs {
namespace {

using Clock = std::chrono::steady_clock;

int quarters_total(const Scenario& scenario) { return burn_in_quarters(scenario) + observed_quarters(scenario); }

std::filesystem::path damaged_of(const std::filesystem::path& checkpoint) {
  std::filesystem::path path = checkpoint;
  path += ".damaged";
  return path;
}

/// The run from one checkpoint; nothing, and a word on why, if that cannot be gone on with.
std::unique_ptr<LiveRun> resumed(const ResumableRun& run, const std::filesystem::path& checkpoint,
                                 const ResumeRun& resume, Progress& progress, int& quarters) {
  if (!std::filesystem::exists(checkpoint)) return nullptr;
  try {
    CheckpointReader reader(checkpoint);
    if (reader.label().identity != run.identity) {
      progress.say(fmt::format("{} is of another scenario, seed or version: it is not used", checkpoint.string()));
      return nullptr;
    }
    auto world = resume(run.scenario, run.seed, reader);
    quarters = reader.label().quarters_done;
    progress.say(fmt::format("going on from {}, {} of {} quarters done", checkpoint.string(), quarters,
                             reader.label().quarters_total));
    return world;
  } catch (const OutputError& error) {
    progress.say(fmt::format("{}: it is not used", error.what()));
    // Aside, so that the next checkpoint does not push it into the place of the previous one, which may be whole.
    std::error_code ignored;
    std::filesystem::rename(checkpoint, damaged_of(checkpoint), ignored);
    return nullptr;
  }
}

void save(const ResumableRun& run, const LiveRun& world, int quarters) {
  CheckpointWriter writer(run.checkpoint);
  world.save(writer);
  writer.publish({run.identity, quarters, quarters_total(run.scenario)});
}

}  // namespace

std::unique_ptr<LiveRun> simulate(const ResumableRun& run, const StartRun& start, const ResumeRun& resume,
                                  Progress& progress) {
  int quarters = 0;
  auto world = resumed(run, run.checkpoint, resume, progress, quarters);
  if (!world) world = resumed(run, previous_checkpoint(run.checkpoint), resume, progress, quarters);
  if (!world) world = start(run.scenario, run.seed);
  progress.plan(1, quarters_total(run.scenario) - quarters);
  auto saved = Clock::now();
  while (!world->finished()) {
    if (asked_to_stop()) {
      save(run, *world, quarters);
      stop_if_interrupted();
    }
    world->step();
    ++quarters;
    progress.advance(1.0);
    if (run.interval > 0.0 && std::chrono::duration<double>(Clock::now() - saved).count() >= run.interval) {
      save(run, *world, quarters);
      saved = Clock::now();
    }
  }
  return world;
}

void forget_checkpoints(const std::filesystem::path& checkpoint) {
  std::error_code ignored;
  for (const auto& each : {checkpoint, previous_checkpoint(checkpoint)}) {
    std::filesystem::remove(each, ignored);
    std::filesystem::remove(damaged_of(each), ignored);
  }
  // What a process left that was killed while it wrote one.
  std::filesystem::path unfinished = checkpoint;
  unfinished += ".part";
  std::filesystem::remove(unfinished, ignored);
}

}  // namespace minori::runs
