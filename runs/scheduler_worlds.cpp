#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runs/interruption.hpp"
#include "runs/scheduler.hpp"

namespace minori::runs {

void Scheduler::perform(Task task) {
  if (task.run == nullptr) {
    simulate_past(task.index);
    return;
  }
  try {
    const auto world = task.own ? std::move(task.own) : task.past->branch(task.run->resolved());
    task.past.reset();
    advance_or_keep(*task.run, *world, false);
    finish_run(*world, *task.run);
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail({task.run}, error.what());
  }
  end_run_of(task.index);
}

void Scheduler::simulate_past(std::size_t index) {
  auto runs = index == first_past_ ? first_runs_ : claimed_runs(index);
  if (runs.empty()) {
    const std::lock_guard lock(mutex_);
    quarters_started_ -= quarters_of(pasts_[index]);
    return;
  }
  runs = without_kept(index, std::move(runs));
  if (runs.empty()) return;
  try {
    bool shared = false;
    std::unique_ptr<LiveRun> world = world_for(index, runs, shared);
    if (shared) {
      advance_or_keep(pasts_[index], *world, true);
      branch_for(index, std::move(world), runs);
      return;
    }
    advance_or_keep(*runs.front(), *world, false);
    finish_run(*world, *runs.front());
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail(runs, error.what());
  }
  for (std::size_t each = 0; each < runs.size(); ++each) end_run_of(index);
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
    ready_.push_back({index, nullptr, run, std::move(world)});
  }
  return fresh;
}

/// Where the runs begin; `shared`: a world that they branch from at the end of its burn-in.
std::unique_ptr<LiveRun> Scheduler::world_for(std::size_t index, const std::vector<const PlannedRun*>& runs,
                                              bool& shared) {
  const PlannedRun& first = *runs.front();
  shared = true;
  if (auto kept = options_.kept == nullptr ? nullptr : options_.kept->world_of(pasts_[index])) return kept;
  if (index == first_past_ && first_world_) {
    shared = first_is_shared_;
    return std::move(first_world_);
  }
  shared = runs.size() > 1;
  return start_(shared ? past_of(first.resolved()) : first.resolved(), first.seed);
}

void Scheduler::branch_for(std::size_t index, const std::shared_ptr<const LiveRun>& past,
                           const std::vector<const PlannedRun*>& runs) {
  const std::lock_guard lock(mutex_);
  for (const PlannedRun* run : runs) ready_.push_back({index, past, run, nullptr});
  std::stable_sort(ready_.begin(), ready_.end(), [](const Task& a, const Task& b) { return a.index < b.index; });
}

/// Goes on to the end; what is under way when the work stops is kept.
template <class Work>
void Scheduler::advance_or_keep(const Work& work, LiveRun& world, bool through_burn_in_only) {
  try {
    advance(world, through_burn_in_only);
    stop_if_interrupted();
  } catch (const Interrupted&) {
    keep(work, world);
    throw;
  } catch (const Stopped&) {
    keep(work, world);
    throw;
  }
}

/// What cannot be kept is computed again.
template <class Work>
void Scheduler::keep(const Work& work, const LiveRun& world) noexcept {
  if (options_.kept == nullptr) return;
  try {
    options_.kept->keep(work, world);
  } catch (const std::exception& error) {
    progress_.say(fmt::format("a world under way could not be kept: {}", error.what()));
  }
}

/// Pasts of branches that nobody has begun.
void Scheduler::keep_pasts(const std::deque<Task>& branches) {
  const LiveRun* last = nullptr;
  for (const Task& each : branches) {
    if (each.past == nullptr || each.past.get() == last) continue;
    last = each.past.get();
    keep(pasts_[each.index], *last);
  }
}

void Scheduler::advance(LiveRun& world, bool through_burn_in_only) {
  while (!world.finished() && (!through_burn_in_only || world.in_burn_in())) {
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
