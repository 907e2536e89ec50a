#include <algorithm>

#include "output/digest.hpp"
#include "runs/history.hpp"
#include "runs/schedule.hpp"

namespace minori::runs {

std::string past_key(const Scenario& scenario) {
  return sha256(resolved_text(history_of(scenario, scenario.first_fiscal_year)));
}

double quarters_of(const SharedPast& past) {
  std::vector<const PlannedRun*> runs;
  for (const auto& run : past.runs) runs.push_back(&run);
  return quarters_of(trunk_of(runs));
}

std::size_t runs_side_by_side(std::size_t threads, std::size_t world_bytes, std::size_t memory_bytes) {
  if (threads <= 1) return 1;
  if (world_bytes == 0 || memory_bytes == 0) return threads;
  const std::size_t each = 2 * (world_bytes + world_bytes / 4);  // a world grows by up to a quarter
  return std::clamp<std::size_t>(memory_bytes / each, 1, threads);
}

bool fits_time(double limit, double elapsed, double quarters, double seconds_per_quarter, std::size_t workers) {
  constexpr double margin = 1.1;  // a quarter with programmes costs more than the mean so far
  return elapsed + margin * quarters * seconds_per_quarter / static_cast<double>(workers) <= limit;
}

}  // namespace minori::runs
