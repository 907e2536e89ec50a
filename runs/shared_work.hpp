#pragma once

/// One process's part in the folder of an experiment in which others may be at work too.
///
/// Runs of one seed that share a past are claimed together (runs/claims.hpp), so that their burn-in is simulated once.

#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "runs/claims.hpp"
#include "runs/failures.hpp"
#include "runs/packs.hpp"
#include "runs/progress.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

class SharedWork {
 public:
  /// `pasts` are the runs that were missing when the process began; they outlive this.
  SharedWork(std::filesystem::path folder, std::string program_version, const std::vector<SharedPast>& pasts,
             Progress& progress, ClaimTimes times);
  ~SharedWork();
  SharedWork(const SharedWork&) = delete;
  SharedWork& operator=(const SharedWork&) = delete;

  /// The runs of a past that this process is to make now: none if another one makes them, or if all are done or have
  /// failed since this process began. A damaged file is set aside. Throws OutputError.
  [[nodiscard]] std::vector<const PlannedRun*> claim(const SharedPast& past);
  void release(const SharedPast& past);

  /// A run of this process is about to be published, is published, has failed.
  void publishing(const PlannedRun& run);
  void published(const PlannedRun& run);
  void failed(const FailedRun& run);

  /// Those of the pasts that are neither done nor failed, because others are at them, with what is left of each.
  [[nodiscard]] std::vector<SharedPast> left(const std::vector<SharedPast>& pasts) const;

  /// Runs that others made since this process began, and those that failed there.
  [[nodiscard]] std::size_t made_elsewhere();
  [[nodiscard]] std::vector<FailedRun> failed_elsewhere();

 private:
  struct Other {
    std::string scenario;
    std::uint64_t seed = 0;
    std::int32_t replicate = 0;
    double quarters = 0.0;
  };
  void count_if_open(const std::filesystem::path& file);
  void count_packed(const std::string& scenario, const Pack& pack);
  std::map<std::string, Other>::iterator count(std::map<std::string, Other>::iterator run);
  [[nodiscard]] const NotedFailure* failed_since(const NotedFailures& noted, const PlannedRun& run) const;
  void look();
  void watch();

  std::filesystem::path folder_;
  std::string program_version_;
  Progress& progress_;
  NotedFailures failed_before_;
  Claims claims_;

  mutable std::mutex mutex_;
  std::map<std::string, Other> open_;  ///< by file: planned runs that nobody has made yet, as far as is known
  std::set<std::pair<std::string, std::uint64_t>> own_failures_;
  std::size_t made_elsewhere_ = 0;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread watcher_;
};

}  // namespace minori::runs
