#pragma once

/// Many runs side by side in one process: which run is next, and what happens when one fails.
///
/// Runs are grouped by replicate and past: what the runs of a group have in common is simulated once and branched.
/// Work is taken replicate by replicate, so that what is finished is a set of complete pairs plus at most a few.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runs/live_run.hpp"
#include "runs/progress.hpp"
#include "scenarios/load.hpp"

namespace minori::runs {

/// One run that is to be made.
struct PlannedRun {
  const Scenario* scenario = nullptr;  ///< outlives the schedule
  std::string name;                    ///< of the scenario, as the user knows it
  std::uint64_t seed = 0;
  std::int32_t replicate = 0;  ///< from 0
  std::string file;            ///< where it is published
  std::string identity;
  std::vector<ParameterValue> sampled{};  ///< values of uncertain parameters, put onto `scenario`

  [[nodiscard]] Scenario resolved() const { return with_values(*scenario, sampled); }
};

/// Equal for scenarios that share their burn-in: they differ in programmes, instruments, shocks and titles at most.
[[nodiscard]] std::string past_key(const Scenario& scenario);

/// Runs of one replicate that share a past; never empty.
struct SharedPast {
  std::int32_t replicate = 0;
  std::vector<PlannedRun> runs;
  std::string key{};  ///< of the past
};

struct FailedRun {
  std::string name;
  std::uint64_t seed = 0;
  std::int32_t replicate = 0;
  std::string message;
};

/// How far a shared world may go: to 1 April of a fiscal year later than `after`, at most of `until`.
struct SharedYears {
  std::int32_t after = 0;
  std::int32_t until = 0;
};

/// Worlds under way when a schedule was stopped, for the process that goes on. Thread-safe.
class KeptWorlds {
 public:
  KeptWorlds() = default;
  KeptWorlds(const KeptWorlds&) = delete;
  KeptWorlds& operator=(const KeptWorlds&) = delete;
  virtual ~KeptWorlds() = default;

  /// The world of a run; nothing if none was kept.
  [[nodiscard]] virtual std::unique_ptr<LiveRun> world_of(const PlannedRun& run) = 0;
  /// Of the shared worlds that have acted like `scenario` so far the one that goes farthest; nothing if none was kept.
  [[nodiscard]] virtual std::unique_ptr<LiveRun> world_of(const SharedPast& past, const Scenario& scenario,
                                                          const SharedYears& years) = 0;
  virtual void keep(const PlannedRun& run, const LiveRun& world) = 0;
  /// A world that acts like `history` and has not passed 1 April of `fiscal_year`.
  virtual void keep(const SharedPast& past, const Scenario& history, std::int32_t fiscal_year,
                    const LiveRun& world) = 0;
  virtual void forget(const PlannedRun& run) = 0;
  virtual void forget(const SharedPast& past) = 0;  ///< all that was kept of it
};

struct ScheduleOptions {
  std::size_t threads = 1;            ///< cores to use
  std::optional<double> time_limit;   ///< seconds: start no replicate that would end later
  std::int32_t least_replicates = 2;  ///< are made whatever the time limit says
  std::size_t memory_bytes = 0;       ///< that runs may use; 0 = four fifths of what the machine has free
  std::function<void(const PlannedRun&, const LabelledData&)> publish;  ///< thread-safe
  /// Asked before the runs of a past are begun: which of them this process is to make. None: the past is passed over.
  /// Thread-safe; not set: all.
  std::function<std::vector<const PlannedRun*>(const SharedPast&)> claim;
  std::function<void(const SharedPast&)> release;  ///< no run of a claimed past is under way any more; thread-safe
  std::function<void(const FailedRun&)> failed;    ///< thread-safe
  KeptWorlds* kept = nullptr;                      ///< not set: what is under way when the schedule stops is lost
};

struct ScheduleOutcome {
  std::vector<FailedRun> failed;         ///< by replicate, then scenario
  std::vector<std::size_t> passed_over;  ///< pasts that were not claimed, by position
  std::int32_t replicates_started = 0;   ///< the first ones; less than planned only because of the time limit
};

/// Makes all runs of `pasts` (sorted by replicate). A run that throws is reported and the others go on, except for
/// std::system_error (the disk, exit 4) and Interrupted, which stop everything at the next step boundary and are
/// rethrown once all threads have ended.
[[nodiscard]] ScheduleOutcome make_runs(const std::vector<SharedPast>& pasts, const ScheduleOptions& options,
                                        const StartRun& start, Progress& progress);

/// Simulated quarters of a group, what its runs share once.
[[nodiscard]] double quarters_of(const SharedPast& past);

/// How many runs go side by side: as many as there are cores, unless memory is short (each takes a world of its own
/// and holds the past that it branches from); at least one.
[[nodiscard]] std::size_t runs_side_by_side(std::size_t threads, std::size_t world_bytes, std::size_t memory_bytes);

/// True if `quarters` more on `workers` cores at `seconds_per_quarter` (of one core) fit into what the limit leaves.
[[nodiscard]] bool fits_time(double limit, double elapsed, double quarters, double seconds_per_quarter,
                             std::size_t workers);

}  // namespace minori::runs
