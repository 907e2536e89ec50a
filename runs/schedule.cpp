#include "runs/schedule.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>

#include "runs/interruption.hpp"
#include "runs/memory.hpp"

namespace minori::runs {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// A run that another error than its own ended; says nothing about the run.
struct Stopped {};

/// An error that ends the whole schedule, wrapped so that it is not taken for the failure of one run.
struct Fatal {
  std::exception_ptr cause;
};

class Scheduler {
 public:
  Scheduler(const std::vector<SharedPast>& pasts, const ScheduleOptions& options, const StartRun& start,
            Progress& progress)
      : pasts_(pasts), options_(options), start_(start), progress_(progress) {}

  ScheduleOutcome run();

 private:
  /// What a thread does next: simulate the past `index`, or branch `past` for `run`.
  struct Task {
    std::size_t index = 0;
    std::shared_ptr<const LiveRun> past;
    const PlannedRun* run = nullptr;
  };

  void claim_first_past();
  [[nodiscard]] std::vector<const PlannedRun*> claimed_runs(std::size_t index);
  void end_run_of(std::size_t index);
  void build_first_world();
  void work();
  [[nodiscard]] std::optional<Task> next_task();
  [[nodiscard]] bool may_start_next_past();
  [[nodiscard]] std::size_t pasts_that_fit() const;
  void perform(const Task& task);
  void simulate_past(std::size_t index);
  void advance(LiveRun& world, bool through_burn_in_only);
  void account(double quarters, Clock::time_point start);
  void finish_run(LiveRun& world, const PlannedRun& run);
  void fail(const std::vector<const PlannedRun*>& runs, const std::string& message);
  void end_task();
  void stop(std::exception_ptr error);
  void announce_plan();

  const std::vector<SharedPast>& pasts_;
  const ScheduleOptions& options_;
  const StartRun& start_;
  Progress& progress_;
  const Clock::time_point started_ = Clock::now();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_past_ = 0;
  std::deque<Task> ready_;  ///< branches, by replicate and scenario
  std::size_t tasks_running_ = 0;
  double quarters_done_ = 0.0;
  double quarters_started_ = 0.0;
  double busy_seconds_ = 0.0;
  std::exception_ptr error_;
  ScheduleOutcome outcome_;

  std::vector<std::size_t> runs_left_;  ///< by past: claimed runs that are not finished

  std::size_t first_past_ = 0;  ///< the first one that could be claimed
  std::vector<const PlannedRun*> first_runs_;
  std::unique_ptr<LiveRun> first_world_;  ///< of the first past, built early to learn how large a world is
  std::size_t world_bytes_ = 0;
  std::size_t workers_ = 1;
};

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
  if (options_.release) options_.release(pasts_[index]);
}

void Scheduler::build_first_world() {
  const PlannedRun& first = *first_runs_.front();
  const std::size_t before = resident_bytes();
  tbb::task_arena arena(static_cast<int>(options_.threads));
  try {
    first_world_ = arena.execute([&] { return start_(first.resolved(), first.seed); });
  } catch (const std::exception&) {
    return;  // the thread that takes this past meets the same error and reports it
  }
  const std::size_t after = resident_bytes();
  world_bytes_ = after > before ? after - before : 0;
}

void Scheduler::work() {
  try {
    while (const auto task = next_task()) {
      perform(*task);
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
      quarters_started_ += quarters_of(pasts_[index]);
      outcome_.replicates_started = pasts_[index].replicate + 1;
      ++tasks_running_;
      return Task{index, nullptr, nullptr};
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
    for (; i < pasts_.size() && pasts_[i].replicate == replicate; ++i) quarters += quarters_of(pasts_[i]);
    const bool fits = seconds_per_quarter > 0.0 &&
                      fits_time(*options_.time_limit, seconds_since(started_), quarters, seconds_per_quarter, workers_);
    if (!fits && replicate >= options_.least_replicates) break;
    fitting = i;
  }
  return fitting;
}

void Scheduler::perform(const Task& task) {
  if (task.run == nullptr) {
    simulate_past(task.index);
    return;
  }
  try {
    const auto world = task.past->branch(task.run->resolved());
    advance(*world, false);
    finish_run(*world, *task.run);
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail({task.run}, error.what());
  }
  end_run_of(task.index);
}

void Scheduler::simulate_past(std::size_t index) {
  const auto runs = index == first_past_ ? first_runs_ : claimed_runs(index);
  if (runs.empty()) {
    const std::lock_guard lock(mutex_);
    quarters_started_ -= quarters_of(pasts_[index]);
    return;
  }
  try {
    std::unique_ptr<LiveRun> world = index == first_past_ ? std::move(first_world_) : nullptr;
    if (!world) world = start_(runs.front()->resolved(), runs.front()->seed);
    if (runs.size() > 1) {
      advance(*world, true);
      const std::shared_ptr<const LiveRun> shared = std::move(world);
      const std::lock_guard lock(mutex_);
      for (const PlannedRun* run : runs) ready_.push_back({index, shared, run});
      std::stable_sort(ready_.begin(), ready_.end(), [](const Task& a, const Task& b) { return a.index < b.index; });
      return;
    }
    advance(*world, false);
    finish_run(*world, *runs.front());
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    fail(runs, error.what());
  }
  for (std::size_t each = 0; each < runs.size(); ++each) end_run_of(index);
}

void Scheduler::advance(LiveRun& world, bool through_burn_in_only) {
  while (!world.finished() && (!through_burn_in_only || world.in_burn_in())) {
    stop_if_interrupted();
    const auto start = Clock::now();
    world.step();
    account(1.0, start);
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
  progress_.run_done();
  account(0.0, start);
}

/// Notes work that is done and the time it took; ends this thread's work if another one met an error.
void Scheduler::account(double quarters, Clock::time_point start) {
  const std::lock_guard lock(mutex_);
  quarters_done_ += quarters;
  busy_seconds_ += seconds_since(start);
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
  {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
    --tasks_running_;
  }
  changed_.notify_all();
}

/// Under a time limit the plan is a forecast.
void Scheduler::announce_plan() {
  const std::lock_guard lock(mutex_);
  const std::size_t count = pasts_that_fit();
  std::size_t runs = 0;
  double quarters = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    runs += pasts_[i].runs.size();
    quarters += quarters_of(pasts_[i]);
  }
  progress_.plan(runs, quarters);
}

}  // namespace

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

double quarters_of(const SharedPast& past) {
  double quarters = burn_in_quarters(*past.runs.front().scenario);
  for (const auto& run : past.runs) quarters += observed_quarters(*run.scenario);
  return quarters;
}

std::size_t runs_side_by_side(std::size_t threads, std::size_t world_bytes, std::size_t memory_bytes) {
  if (threads <= 1) return 1;
  if (world_bytes == 0 || memory_bytes == 0) return threads;
  const std::size_t each = 2 * (world_bytes + world_bytes / 4);  // a world grows by up to a quarter
  return std::clamp<std::size_t>(memory_bytes / each, 1, threads);
}

bool fits_time(double limit, double elapsed, double quarters, double seconds_per_quarter, std::size_t workers) {
  constexpr double margin = 1.1;  // a quarter with programmes costs more than the mean so far
  return elapsed + margin * quarters * seconds_per_quarter / static_cast<double>(workers) <= limit;
}

}  // namespace minori::runs
