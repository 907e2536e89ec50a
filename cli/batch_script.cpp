#include "cli/batch_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace minori::cli {
namespace {

constexpr int warning_seconds = 120;  // before the end of the time: longer than a quarter of a large run takes

}  // namespace

std::string slurm_time(double expected_seconds) {
  constexpr double longest = 24.0 * 60.0;
  const double minutes = std::clamp(10.0 + 1.5 * expected_seconds / 60.0, 15.0, longest);
  const auto rounded = static_cast<int>(5.0 * std::ceil(minutes / 5.0));
  return fmt::format("{:02}:{:02}:00", rounded / 60, rounded % 60);
}

std::string batch_script(const BatchJob& job) {
  const std::size_t megabytes = std::max<std::size_t>(512, (job.memory_bytes >> 20U) + 1);
  const bool array = job.tasks > 0;
  std::string text = "#!/bin/bash\n";
  text += fmt::format("#SBATCH --job-name={}\n", job.name);
  text += job.partition.empty() ? "##SBATCH --partition=NAME   # the cluster's default unless named\n"
                                : fmt::format("#SBATCH --partition={}\n", job.partition);
  if (array) text += fmt::format("#SBATCH --array=1-{}\n", job.tasks);
  text += fmt::format("#SBATCH --nodes=1 --ntasks=1 --cpus-per-task={}\n", job.cores);
  text += fmt::format("#SBATCH --time={} --mem={}M\n", slurm_time(job.seconds), megabytes);
  text += fmt::format("#SBATCH --signal=USR1@{} --requeue --open-mode=append\n", warning_seconds);
  text += fmt::format("#SBATCH --output={}_{}.log\n\n", job.name, array ? "%A_%a" : "%j");
  if (array) text += "# Tasks share the runs through the folder: any number of them may start, end or be lost.\n";
  text += fmt::format("srun --ntasks=1 --cpus-per-task={} \\\n  {}\n", job.cores, job.command);
  text += "code=$?\n";
  text += "# 75: the time was up or the job was asked to stop; what is finished stays, the same job goes on.\n";
  text += fmt::format("[ $code -eq 75 ] && exec scontrol requeue {}\n",
                      array ? "\"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"" : "\"$SLURM_JOB_ID\"");
  text += "exit $code\n";
  return text;
}

}  // namespace minori::cli
