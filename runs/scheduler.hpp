#pragma once

/// The scheduler behind make_runs(): its threads take tasks, its worlds are stepped, branched and kept.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "runs/history.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

using Clock = std::chrono::steady_clock;

/// A run that another error than its own ended; says nothing about the run.
struct Stopped {};

/// An error that ends the whole schedule, wrapped so that it is not taken for the failure of one run.
struct Fatal {
  std::exception_ptr cause;
};

class Scheduler {
 public:
  Scheduler(const std::vector<SharedPast>& pasts, const ScheduleOptions& options, const StartRun& start,
            Progress& progress);

  ScheduleOutcome run();

 private:
  /// What runs share, simulated to where they part.
  struct GrownTrunk {
    std::shared_ptr<const Trunk> trunk;
    std::unique_ptr<const LiveRun> world;
  };
  /// What a thread does next: take up the past `index`, grow its `trunk` or make its `run`, as a branch of `stem` if
  /// there is one; or go on with the run's `own` world.
  struct Task {
    std::size_t index = 0;
    std::shared_ptr<const GrownTrunk> stem{};
    std::shared_ptr<const Trunk> trunk{};
    const PlannedRun* run = nullptr;
    std::unique_ptr<LiveRun> own{};
  };

  [[nodiscard]] static double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }
  void claim_first_past();
  [[nodiscard]] std::vector<const PlannedRun*> claimed_runs(std::size_t index);
  void end_run_of(std::size_t index);
  void build_first_world();
  void work();
  [[nodiscard]] std::optional<Task> next_task();
  [[nodiscard]] bool may_start_next_past();
  [[nodiscard]] std::size_t pasts_that_fit() const;
  void perform(Task task);
  [[nodiscard]] static Task beginning_of(std::size_t index, const std::vector<const PlannedRun*>& runs);
  void take_up(std::size_t index);
  void grow(Task task);
  void make(Task task);
  [[nodiscard]] std::vector<const PlannedRun*> without_kept(std::size_t index, std::vector<const PlannedRun*> runs);
  [[nodiscard]] std::unique_ptr<LiveRun> world_for(const Task& task, const Scenario& scenario, std::uint64_t seed);
  void branch_from(std::size_t index, const std::shared_ptr<const GrownTrunk>& stem);
  template <class Keep>
  void advance_or_keep(LiveRun& world, int quarters, const Keep& keep);
  template <class Keep>
  void keep(const Keep& keep) noexcept;
  void keep_stems(const std::deque<Task>& branches);
  void advance(LiveRun& world, int quarters);
  void account(double quarters, Clock::time_point start);
  void stop_with_others();
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

  std::vector<double> quarters_;        ///< by past: to simulate
  std::vector<std::size_t> runs_left_;  ///< by past: claimed runs that are not finished

  std::size_t first_past_ = 0;  ///< the first one that could be claimed
  std::vector<const PlannedRun*> first_runs_;
  Task first_task_{};
  std::unique_ptr<LiveRun> first_world_;  ///< of the first task, built early to learn how large a world is
  std::size_t world_bytes_ = 0;
  std::size_t workers_ = 1;
};

}  // namespace minori::runs
