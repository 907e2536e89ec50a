#pragma once

/// An experiment on all cores of one machine: every scenario on the same seeds, files published as runs finish, all of
/// them collected into one analysis file at the end. Several processes may work in one folder (runs/shared_work.hpp).

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "output/collect.hpp"
#include "runs/claims.hpp"
#include "runs/live_run.hpp"
#include "runs/manifest.hpp"
#include "runs/progress.hpp"
#include "runs/resumable.hpp"
#include "runs/schedule.hpp"
#include "scenarios/load.hpp"

namespace minori::runs {

struct SweepOptions {
  std::filesystem::path folder;
  std::size_t threads = 1;
  std::optional<double> time_limit;  ///< seconds: no replicate is begun that would end later; two are always made
  std::string command_line;
  bool wait = true;              ///< for runs that other processes are making; false: leave them to those
  bool accepts_changes = false;  ///< of an experiment whose runs stand in the folder (runs/changed_experiment.hpp)
  bool collects = true;          ///< false: another process joins the runs
  int ranks = 1;                 ///< processes that work together, for the provenance
  ClaimTimes claim_times{};
  /// Runs of a scenario that are put into one file; 0: none, every run keeps its own. Not set: as many as
  /// `runs_per_pack` says.
  std::optional<std::size_t> pack{};
  ResumeRun resume{};  ///< not set: worlds under way when the sweep is stopped are not kept
};

struct SweepOutcome {
  std::int32_t replicates = 0;  ///< complete in every scenario, from the first one on
  std::size_t made = 0;
  std::size_t found = 0;           ///< had been made before
  std::size_t made_elsewhere = 0;  ///< by other processes in the meantime
  std::size_t left = 0;            ///< runs that other processes are still making
  std::vector<FailedRun> failed;
  std::filesystem::path analysis;  ///< empty if there was nothing to collect
  CollectedFile collected;
};

/// File systems stand some thousand files well: runs of larger experiments are packed.
[[nodiscard]] std::size_t runs_per_pack(std::size_t planned_runs);

/// Makes what is missing of the experiment in `options.folder` and collects it into analysis.h5 there. The same call
/// again goes on where it stopped; the same call in other processes shares the work. Throws OutputError (what was
/// published stays) and Interrupted.
SweepOutcome sweep(const Experiment& experiment, const SweepOptions& options, const StartRun& start,
                   Progress& progress);

/// Runs of an experiment, by replicate and past; those that stand in `folder` already are left out and counted in
/// `found`. Damaged files count as missing. Throws OutputError if another run stands where one of these belongs.
[[nodiscard]] std::vector<SharedPast> plan_runs(const Experiment& experiment, const std::filesystem::path& folder,
                                                const std::string& program_version, std::size_t& found);

/// True if every run of the first `replicates` replicates stands in `folder`.
[[nodiscard]] bool complete(const std::filesystem::path& folder, const Manifest& manifest);

/// Joins the runs of the first `replicates` replicates in `folder` into `target`; runs that do not exist are left out.
/// Throws OutputError, also if there is no run at all.
CollectedFile collect_runs(const std::filesystem::path& folder, const Manifest& manifest,
                           const std::filesystem::path& target, const std::string& command_line,
                           const std::function<void(std::size_t, std::size_t)>& progress = nullptr);

}  // namespace minori::runs
