#pragma once

/// A batch script for Slurm that runs an experiment and submits itself again until it is done.

#include <cstddef>
#include <string>

namespace minori::cli {

struct BatchJob {
  std::string name;       ///< of the job
  std::string command;    ///< one line that the shell reads
  std::string partition;  ///< empty: the cluster's default
  std::size_t cores = 1;  ///< a task
  int tasks = 0;          ///< of an array; 0: one job
  double seconds = 0.0;   ///< that one task is expected to take
  std::size_t memory_bytes = 0;
};

/// Slurm's "hours:minutes:seconds", half as much again as expected and ten minutes, at most a day: a job whose time was
/// too short goes on where it stopped.
[[nodiscard]] std::string slurm_time(double expected_seconds);

[[nodiscard]] std::string batch_script(const BatchJob& job);

}  // namespace minori::cli
