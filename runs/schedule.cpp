#include "runs/schedule.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <thread>
#include <tuple>
#include <utility>

#include "runs/interruption.hpp"
#include "runs/memory.hpp"
#include "runs/scheduler.hpp"

namespace minori::runs {
Scheduler::Scheduler(const std::vector<SharedPast>& pasts, const ScheduleOptions& options, const StartRun& start,
                     Progress& progress)
    : pasts_(pasts), options_(options), start_(start), progress_(progress) {
  for (const auto& past : pasts) quarters_.push_back(quarters_of(past));
}

ScheduleOutcome Scheduler::run() {
  runs_left_.assign(pasts_.size(), 0);
  claim_first_past();
  if (first_past_ >= pasts_.size()) return std::move(outcome_);
  std::size_t runs = 0;
  for (const auto& past : pasts_) runs += past.runs.size();
  build_first_world();
  const std::size_t memory = options_.memory_bytes > 0 ? options_.memory_bytes : available_bytes() / 5 * 4;
  workers_ = std::min(runs_side_by_side(options_.threads, world_bytes_, memory), runs);
  announce_plan();

  const std::size_t width = std::max<std::size_t>(1, options_.threads / workers_);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < workers_; ++i) {
    threads.emplace_back([this, width] {
      tbb::task_arena arena(static_cast<int>(width));
      arena.execute([this] { work(); });
    });
  }
  for (auto& thread : threads) thread.join();
  if (error_) std::rethrow_exception(error_);
  std::sort(outcome_.failed.begin(), outcome_.failed.end(), [](const FailedRun& a, const FailedRun& b) {
    return std::tie(a.replicate, a.name) < std::tie(b.replicate, b.name);
  });
  return std::move(outcome_);
}

/// Passes over what other processes make, so that no world is built for nothing.
void Scheduler::claim_first_past() {
  for (; first_past_ < pasts_.size(); ++first_past_) {
    stop_if_interrupted();
    first_runs_ = claimed_runs(first_past_);
    if (!first_runs_.empty()) break;
  }
  next_past_ = first_past_;
}

/// The runs of a past that are to be made here; none if it is passed over.
std::vector<const PlannedRun*> Scheduler::claimed_runs(std::size_t index) {
  const SharedPast& past = pasts_[index];
  std::vector<const PlannedRun*> runs;
  try {
    if (options_.claim)
      runs = options_.claim(past);
    else
      for (const auto& run : past.runs) runs.push_back(&run);
  } catch (...) {
    throw Fatal{std::current_exception()};
  }
  const std::lock_guard lock(mutex_);
  runs_left_[index] = runs.size();
  if (runs.empty()) outcome_.passed_over.push_back(index);
  return runs;
}

/// One run of a past is published or has failed; the last one gives the claim back.
void Scheduler::end_run_of(std::size_t index) {
  {
    const std::lock_guard lock(mutex_);
    if (--runs_left_[index] > 0) return;
  }
  if (options_.kept != nullptr) options_.kept->forget(pasts_[index]);
  if (options_.release) options_.release(pasts_[index]);
}

void Scheduler::build_first_world() {
  first_task_ = beginning_of(first_past_, first_runs_);
  const PlannedRun& first = *first_runs_.front();
  const std::size_t before = resident_bytes();
  tbb::task_arena arena(static_cast<int>(options_.threads));
  try {
    first_world_ = arena.execute(
        [&] { return start_(first_task_.trunk ? first_task_.trunk->scenario : first.resolved(), first.seed); });
  } catch (const std::exception&) {
    return;  // the thread that takes this past meets the same error and reports it
  }
  const std::size_t after = resident_bytes();
  world_bytes_ = after > before ? after - before : 0;
}

void Scheduler::work() {
  try {
    while (auto task = next_task()) {
      perform(std::move(*task));
      end_task();
    }
  } catch (const Stopped&) {
    // Another thread has left its error in error_.
  } catch (const Fatal& fatal) {
    stop(fatal.cause);
  } catch (...) {
    stop(std::current_exception());
  }
}

std::optional<Scheduler::Task> Scheduler::next_task() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (error_) return std::nullopt;
    if (!ready_.empty()) {
      Task task = std::move(ready_.front());
      ready_.pop_front();
      ++tasks_running_;
      return task;
    }
    if (may_start_next_past()) {
      const std::size_t index = next_past_++;
      quarters_started_ += quarters_[index];
      outcome_.replicates_started = pasts_[index].replicate + 1;
      ++tasks_running_;
      return Task{.index = index};
    }
    if (tasks_running_ == 0) return std::nullopt;
    changed_.wait(lock);
  }
}

/// A replicate that was begun is completed; a further one is begun if it fits into the time limit.
bool Scheduler::may_start_next_past() {
  if (next_past_ >= pasts_.size()) return false;
  const std::int32_t replicate = pasts_[next_past_].replicate;
  if (!options_.time_limit || replicate < options_.least_replicates) return true;
  if (next_past_ > first_past_ && pasts_[next_past_ - 1].replicate == replicate) return true;
  // The first replicate of all shows how fast this machine is.
  if (quarters_started_ <= 0.0) return true;
  return pasts_that_fit() > next_past_;
}

/// The number of leading pasts that can be made within the time limit; those of one replicate go together.
std::size_t Scheduler::pasts_that_fit() const {
  if (!options_.time_limit) return pasts_.size();
  double quarters = quarters_started_ - quarters_done_;
  const double seconds_per_quarter = quarters_done_ > 0.0 ? busy_seconds_ / quarters_done_ : -1.0;
  std::size_t fitting = next_past_;
  for (std::size_t i = next_past_; i < pasts_.size();) {
    const std::int32_t replicate = pasts_[i].replicate;
    for (; i < pasts_.size() && pasts_[i].replicate == replicate; ++i) quarters += quarters_[i];
    const bool fits = seconds_per_quarter > 0.0 &&
                      fits_time(*options_.time_limit, seconds_since(started_), quarters, seconds_per_quarter, workers_);
    if (!fits && replicate >= options_.least_replicates) break;
    fitting = i;
  }
  return fitting;
}

/// Notes work that is done and the time it took.
void Scheduler::account(double quarters, Clock::time_point start) {
  const std::lock_guard lock(mutex_);
  quarters_done_ += quarters;
  busy_seconds_ += seconds_since(start);
}

/// Ends this thread's work if another one met an error.
void Scheduler::stop_with_others() {
  const std::lock_guard lock(mutex_);
  if (error_) throw Stopped{};
}

void Scheduler::fail(const std::vector<const PlannedRun*>& runs, const std::string& message) {
  const PlannedRun& first = *runs.front();
  const std::string names = runs.size() == 1 ? first.name : fmt::format("{} scenarios", runs.size());
  progress_.runs_failed(runs.size(), fmt::format("{}, seed {:#018x}: {}", names, first.seed, message));
  for (const PlannedRun* run : runs) {
    FailedRun failed{run->name, run->seed, run->replicate, message};
    try {
      if (options_.failed) options_.failed(failed);
    } catch (...) {
      throw Fatal{std::current_exception()};
    }
    const std::lock_guard lock(mutex_);
    outcome_.failed.push_back(std::move(failed));
  }
}

void Scheduler::end_task() {
  {
    const std::lock_guard lock(mutex_);
    --tasks_running_;
  }
  announce_plan();
  changed_.notify_all();
}

void Scheduler::stop(std::exception_ptr error) {
  std::deque<Task> branches;
  {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    branches.swap(ready_);
    --tasks_running_;
  }
  changed_.notify_all();
  keep_stems(branches);
}

/// Under a time limit the plan is a forecast.
void Scheduler::announce_plan() {
  const std::lock_guard lock(mutex_);
  const std::size_t count = pasts_that_fit();
  std::size_t runs = 0;
  double quarters = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    runs += pasts_[i].runs.size();
    quarters += quarters_[i];
  }
  progress_.plan(runs, quarters);
}

ScheduleOutcome make_runs(const std::vector<SharedPast>& pasts, const ScheduleOptions& options, const StartRun& start,
                          Progress& progress) {
  const auto machine = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, std::max(machine, options.threads));
  try {
    return Scheduler(pasts, options, start, progress).run();
  } catch (const Fatal& fatal) {
    std::rethrow_exception(fatal.cause);
  }
}

}  // namespace minori::runs
