#pragma once

/// Making packs (runs/packs.hpp) while an experiment runs, in a folder in which other processes may do the same.
///
/// Whoever packs, tidies or sets aside in the folder of a scenario has claimed it (runs/claims.hpp). The steps are: the
/// pack is published whole, it is read again, the runs' own files are removed. A process that is killed between two of
/// them leaves runs in both places, and whoever comes next removes their own files.

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "output/provenance.hpp"
#include "runs/claims.hpp"
#include "runs/packs.hpp"
#include "runs/progress.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

class Packer {
 public:
  /// Packs hold `runs_per_pack` replicates of a scenario, the last one fewer; 0: none are made. `experiment` outlives
  /// this.
  Packer(std::filesystem::path folder, const Experiment& experiment, std::size_t runs_per_pack, Provenance provenance,
         Progress& progress, ClaimTimes times);

  /// Before runs are planned: damaged packs are named and set aside, so that their runs are made again; own files of
  /// runs that a whole pack holds are removed. Throws OutputError and Interrupted.
  void settle();

  /// Packs what a past completes, unless another process or thread is packing the scenario. Thread-safe. What cannot be
  /// packed is told and stays as it is.
  void pack(const SharedPast& past);

  /// Packs all that can be packed. Throws OutputError (of a claim) and Interrupted.
  void pack_all();

 private:
  /// Consecutive replicates.
  struct Stretch {
    std::int32_t first = 0;
    std::int32_t last = 0;
  };
  /// What there is to do in a block.
  struct Work {
    std::vector<Stretch> to_pack;
    std::vector<Pack> to_settle;  ///< packs of runs that stand in their own files too

    [[nodiscard]] bool empty() const { return to_pack.empty() && to_settle.empty(); }
  };

  [[nodiscard]] Stretch block_of(std::int32_t replicate) const;
  [[nodiscard]] Work work_in(const std::string& scenario, Stretch block) const;
  template <class Action>
  void alone(const std::string& scenario, bool wait, const Action& action);
  void pack_block(const Experiment::Entry& entry, Stretch block, bool wait);
  void make(const Experiment::Entry& entry, Stretch stretch);
  void settle(const std::string& scenario, const Pack& pack);
  [[nodiscard]] bool has_own_file(const std::string& scenario, std::int32_t replicate) const;
  [[nodiscard]] std::filesystem::path own_file(const std::string& scenario, std::int32_t replicate) const;

  std::filesystem::path folder_;
  const Experiment& experiment_;
  std::int32_t size_;
  Provenance provenance_;
  Progress& progress_;
  Claims claims_;
  std::mutex mutex_;
  std::set<std::filesystem::path> given_up_;  ///< packs that could not be made: tried once
};

}  // namespace minori::runs
