#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "runs/interruption.hpp"
#include "runs/scheduler.hpp"

namespace minori::runs {
namespace {

constexpr int to_the_end = std::numeric_limits<int>::max();

}  // namespace

void Scheduler::perform(Task task) {
  if (task.run != nullptr)
    make(std::move(task));
  else if (task.trunk != nullptr)
    grow(std::move(task));
  else
    take_up(task.index);
}

/// Runs of a past begin with what they share; one alone shares nothing.
Scheduler::Task Scheduler::beginning_of(std::size_t index, const std::vector<const PlannedRun*>& runs) {
  if (runs.size() == 1) return {.index = index, .run = runs.front()};
  return {.index = index, .trunk = std::make_shared<const Trunk>(trunk_of(runs))};
}

void Scheduler::take_up(std::size_t index) {
  const auto claimed = index == first_past_ ? first_runs_ : claimed_runs(index);
  if (claimed.empty()) {
    const std::lock_guard lock(mutex_);
    quarters_started_ -= quarters_[index];
    return;
  }
  const auto runs = without_kept(index, claimed);
  const bool as_built = index == first_past_ && runs.size() == claimed.size();
  if (!as_built && index == first_past_) first_world_.reset();
  if (!runs.empty()) perform(as_built ? std::move(first_task_) : beginning_of(index, runs));
}

/// Simulates what runs share to where they part.
void Scheduler::grow(Task task) {
  const Trunk& trunk = *task.trunk;
  try {
    auto world = world_for(task, trunk.scenario, trunk.runs.front()->seed);
    task.stem.reset();
    advance_or_keep(*world, quarters_until_parting(trunk),
                    [&] { options_.kept->keep(pasts_[task.index], trunk.scenario, trunk.until, *world); });
    branch_from(task.index, std::make_shared<const GrownTrunk>(GrownTrunk{task.trunk, std::move(world)}));
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail(trunk.runs, error.what());
    for (std::size_t each = 0; each < trunk.runs.size(); ++each) end_run_of(task.index);
  }
}

void Scheduler::make(Task task) {
  const PlannedRun& run = *task.run;
  try {
    const auto world = task.own ? std::move(task.own) : world_for(task, run.resolved(), run.seed);
    task.stem.reset();
    advance_or_keep(*world, to_the_end, [&] { options_.kept->keep(run, *world); });
    finish_run(*world, run);
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail({&run}, error.what());
  }
  end_run_of(task.index);
}

/// Runs that were under way when an earlier process was stopped go on from there; returns the others.
std::vector<const PlannedRun*> Scheduler::without_kept(std::size_t index, std::vector<const PlannedRun*> runs) {
  if (options_.kept == nullptr) return runs;
  std::vector<const PlannedRun*> fresh;
  for (const PlannedRun* run : runs) {
    auto world = options_.kept->world_of(*run);
    if (!world) {
      fresh.push_back(run);
      continue;
    }
    const std::lock_guard lock(mutex_);
    ready_.push_back({.index = index, .run = run, .own = std::move(world)});
  }
  return fresh;
}

/// A world that has acted like `scenario` so far, as far on as there is one.
std::unique_ptr<LiveRun> Scheduler::world_for(const Task& task, const Scenario& scenario, std::uint64_t seed) {
  auto built = task.index == first_past_ && !task.stem ? std::move(first_world_) : nullptr;
  const SharedYears years{task.stem ? task.stem->trunk->until : scenario.first_fiscal_year - 1,
                          task.trunk ? task.trunk->until : scenario.last_fiscal_year + 1};
  if (options_.kept != nullptr)
    if (auto kept = options_.kept->world_of(pasts_[task.index], scenario, years)) return kept->branch(scenario);
  if (task.stem) return task.stem->world->branch(scenario);
  return built ? std::move(built) : start_(scenario, seed);
}

/// Trunks first, because more runs wait for them.
void Scheduler::branch_from(std::size_t index, const std::shared_ptr<const GrownTrunk>& stem) {
  const std::lock_guard lock(mutex_);
  for (const auto& trunk : stem->trunk->branches) ready_.push_back({.index = index, .stem = stem, .trunk = trunk});
  for (const PlannedRun* run : stem->trunk->leaves) ready_.push_back({.index = index, .stem = stem, .run = run});
  std::stable_sort(ready_.begin(), ready_.end(), [](const Task& a, const Task& b) { return a.index < b.index; });
}

/// Whoever is stopped on the way keeps the world.
template <class Keep>
void Scheduler::advance_or_keep(LiveRun& world, int quarters, const Keep& keep) {
  try {
    advance(world, quarters);
    stop_if_interrupted();
  } catch (const Interrupted&) {
    this->keep(keep);
    throw;
  } catch (const Stopped&) {
    this->keep(keep);
    throw;
  }
}

/// What cannot be kept is computed again.
template <class Keep>
void Scheduler::keep(const Keep& keep) noexcept {
  if (options_.kept == nullptr) return;
  try {
    keep();
  } catch (const std::exception& error) {
    progress_.say(fmt::format("a world under way could not be kept: {}", error.what()));
  }
}

/// Stems of branches that nobody has begun.
void Scheduler::keep_stems(const std::deque<Task>& branches) {
  std::set<const GrownTrunk*> kept;
  for (const Task& each : branches) {
    if (each.stem == nullptr || !kept.insert(each.stem.get()).second) continue;
    const GrownTrunk& stem = *each.stem;
    keep([&] { options_.kept->keep(pasts_[each.index], stem.trunk->scenario, stem.trunk->until, *stem.world); });
  }
}

void Scheduler::advance(LiveRun& world, int quarters) {
  while (!world.finished() && world.quarters_done() < quarters) {
    stop_if_interrupted();
    const auto start = Clock::now();
    world.step();
    account(1.0, start);
    stop_with_others();
    progress_.advance(1.0);
  }
}

void Scheduler::finish_run(LiveRun& world, const PlannedRun& run) {
  stop_if_interrupted();
  const auto start = Clock::now();
  const LabelledData trajectory = world.trajectory();
  try {
    options_.publish(run, trajectory);
  } catch (...) {
    throw Fatal{std::current_exception()};
  }
  if (options_.kept != nullptr) options_.kept->forget(run);
  progress_.run_done();
  account(0.0, start);
}

}  // namespace minori::runs
