#pragma once

/// Worlds that were under way when a sweep was stopped, as checkpoint files in its folder: the next process goes on
/// with them, so that neither a shared burn-in nor the run in hand is lost.
///
/// A run's stands beside its result, `<scenario>/seed_<seed>.h5.checkpoint`; what runs share is
/// `pasts/<seed>_<past>_<year to which it is shared>_<history>.checkpoint`.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "runs/resumable.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

class CheckpointedWorlds final : public KeptWorlds {
 public:
  CheckpointedWorlds(std::filesystem::path folder, std::string program_version, ResumeRun resume, Progress& progress);

  [[nodiscard]] std::unique_ptr<LiveRun> world_of(const PlannedRun& run) override;
  [[nodiscard]] std::unique_ptr<LiveRun> world_of(const SharedPast& past, const Scenario& scenario,
                                                  const SharedYears& years) override;
  void keep(const PlannedRun& run, const LiveRun& world) override;
  void keep(const SharedPast& past, const Scenario& history, std::int32_t fiscal_year, const LiveRun& world) override;
  void forget(const PlannedRun& run) override;
  void forget(const SharedPast& past) override;

 private:
  [[nodiscard]] std::vector<std::filesystem::path> files_of(const SharedPast& past) const;
  [[nodiscard]] std::filesystem::path file_of(const SharedPast& past, std::int32_t fiscal_year,
                                              const std::string& identity) const;
  [[nodiscard]] std::string identity_of(const SharedPast& past, const Scenario& history) const;
  [[nodiscard]] std::unique_ptr<LiveRun> load(const std::filesystem::path& file, const std::string& identity,
                                              const Scenario& scenario, std::uint64_t seed);

  std::filesystem::path folder_;
  std::string program_version_;
  ResumeRun resume_;
  Progress& progress_;
};

}  // namespace minori::runs
