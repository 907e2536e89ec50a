#pragma once

/// Worlds that were under way when a sweep was stopped, as checkpoint files in its folder: the next process goes on
/// with them, so that neither a shared burn-in nor the run in hand is lost.
///
/// A run's stands beside its result, `<scenario>/seed_<seed>.h5.checkpoint`; that of a past is
/// `pasts/<seed>_<past>.checkpoint`.

#include <filesystem>
#include <memory>
#include <string>

#include "runs/resumable.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

class CheckpointedWorlds final : public KeptWorlds {
 public:
  CheckpointedWorlds(std::filesystem::path folder, std::string program_version, ResumeRun resume, Progress& progress);

  [[nodiscard]] std::unique_ptr<LiveRun> world_of(const PlannedRun& run) override;
  [[nodiscard]] std::unique_ptr<LiveRun> world_of(const SharedPast& past) override;
  void keep(const PlannedRun& run, const LiveRun& world) override;
  void keep(const SharedPast& past, const LiveRun& world) override;
  void forget(const PlannedRun& run) override;
  void forget(const SharedPast& past) override;

 private:
  [[nodiscard]] std::filesystem::path file_of(const SharedPast& past) const;
  [[nodiscard]] std::string identity_of(const SharedPast& past) const;
  [[nodiscard]] std::unique_ptr<LiveRun> load(const std::filesystem::path& file, const std::string& identity,
                                              const Scenario& scenario, std::uint64_t seed);

  std::filesystem::path folder_;
  std::string program_version_;
  ResumeRun resume_;
  Progress& progress_;
};

}  // namespace minori::runs
