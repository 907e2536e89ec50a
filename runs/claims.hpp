#pragma once

/// Who makes what where several processes work in one folder: ranks, tasks of a Slurm array, two sweeps started by
/// mistake, on one machine or on many that share the folder over a network.
///
/// A claim on a piece of work is a file `.claims/NAME.GENERATION`. The file with the highest generation tells who has
/// the work; whoever finds its owner dead creates the next generation, which the file system lets only one process do
/// (exclusive creation is atomic on local and on network file systems), so that nothing is ever locked, renamed or
/// removed under the feet of another process. An owner that is alive touches its files every few seconds. It is dead
/// if its process is gone on this very machine since this very boot, or if its file was silent for a while by the
/// clock of whoever waits: no two clocks are compared, so a wrong or changed clock does no harm. An owner that was
/// only asleep finds the published files of its successor and loses its own work, nothing else: both make the same
/// bytes.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace minori::runs {

/// Which process this is, also among other machines and after a restart.
struct ProcessIdentity {
  std::string host;
  std::string boot;       ///< differs after every start of the machine; empty where unknown
  std::string processes;  ///< the name space of process numbers (containers have their own)
  std::int64_t process = 0;
  std::int64_t started = 0;  ///< clock ticks after boot: process numbers are used again
};

[[nodiscard]] ProcessIdentity this_process();

/// True if the process is known to be gone; false where this machine cannot tell.
[[nodiscard]] bool known_dead(const ProcessIdentity& process);

struct ClaimTimes {
  std::chrono::milliseconds heartbeat{5'000};
  std::chrono::milliseconds patience{60'000};  ///< silence after which an owner elsewhere counts as dead
};

/// A claim as it stands in the folder.
struct Claim {
  std::string name;
  std::uint64_t generation = 0;
  std::optional<ProcessIdentity> owner;  ///< nothing while the file is being written
  std::string job;                       ///< Slurm job, empty outside
  std::string since;                     ///< UTC
  double silent_seconds = 0.0;           ///< since the last sign of life, by the clock of this machine
};

/// All claims of a folder, the highest generation of each. Throws OutputError.
[[nodiscard]] std::vector<Claim> read_claims(const std::filesystem::path& folder);

class Claims {
 public:
  explicit Claims(const std::filesystem::path& folder, ClaimTimes times = {});
  /// Gives back what is still held, and clears away the claims of dead processes: one that was killed after its last
  /// file was published has left a claim on work that nobody will ask for again.
  ~Claims();
  Claims(const Claims&) = delete;
  Claims& operator=(const Claims&) = delete;

  /// True: the work `name` is this process's now. False: another one has it. Throws OutputError.
  [[nodiscard]] bool take(const std::string& name);

  /// The work is done, or given up: the next one may have it.
  void release(const std::string& name);

 private:
  struct Silence {
    std::string sign;  ///< of life: the file's name and time
    std::chrono::steady_clock::time_point since;
  };
  [[nodiscard]] bool abandoned(const Claim& found);
  [[nodiscard]] bool create(const std::string& name, std::uint64_t generation);
  void clear_abandoned();
  void beat();

  std::filesystem::path folder_;
  ClaimTimes times_;
  std::string words_;  ///< what stands in every file of this process

  std::mutex mutex_;
  std::map<std::string, std::filesystem::path> held_;
  std::map<std::string, Silence> silences_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread heart_;  ///< from the first claim on
};

}  // namespace minori::runs
