#pragma once

/// The processes of one MPI job (`mpirun`, `srun --mpi=pmix`) that work on one experiment together.
///
/// Ranks share the work through the folder (runs/shared_work.hpp), as array tasks do; MPI only tells them who they are
/// and lets them agree on the end. Without MPI, in the build or around the process, there is one rank.

#include <string>

namespace minori::runs {

class Ranks {
 public:
  /// Joins the job if a launcher started this process; must outlive all work.
  Ranks();
  /// Leaves the job together with the other ranks.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const noexcept { return rank_; }
  [[nodiscard]] int size() const noexcept { return size_; }
  /// Ranks on this machine.
  [[nodiscard]] int here() const noexcept { return here_; }
  [[nodiscard]] bool first() const noexcept { return rank_ == 0; }

  /// The largest of the ranks' numbers, once every rank has called this; sleeps while it waits, because a core that
  /// waits is one that another rank may use.
  [[nodiscard]] int largest(int own) const;

  /// The first rank's number, once it has called this.
  [[nodiscard]] int of_first(int own) const;

 private:
  int rank_ = 0;
  int size_ = 1;
  int here_ = 1;
  bool joined_ = false;
};

/// "Open MPI v4.1.4 ...", or empty if the program was built without MPI.
[[nodiscard]] std::string mpi_version();

}  // namespace minori::runs
