/// Where a quarter of the whole model goes:  minori_profile [SCENARIO] [QUARTERS] [THREADS] [KEY=VALUE ...]
///
/// Prints milliseconds per quarter and phase, mean over the second half of the quarters, rows at the end, and the
/// memory used.

#include <fmt/core.h>
#include <oneapi/tbb/global_control.h>
#include <sys/resource.h>

#include <chrono>
#include <exception>
#include <string>
#include <tuple>
#include <vector>

#include "agents/initial.hpp"
#include "agents/model.hpp"
#include "scenarios/load.hpp"

namespace minori::bench {
namespace {

using Watch = std::chrono::steady_clock;

/// Milliseconds spent between marks, added up by the place that a mark begins.
class Spent {
 public:
  explicit Spent(std::size_t places) : sums_(places, 0.0) {}
  void begin(std::size_t place) {
    const auto now = Watch::now();
    sums_[place_] += std::chrono::duration<double, std::milli>(now - since_).count();
    since_ = now;
    place_ = place;
  }
  void clear() { sums_.assign(sums_.size(), 0.0); }
  [[nodiscard]] double operator[](std::size_t place) const { return sums_[place]; }

 private:
  std::vector<double> sums_;
  std::size_t place_ = 0;
  Watch::time_point since_ = Watch::now();
};

void print(const Spent& spent, double quarters) {
  const auto& phases = schedule();
  double all = spent[phases.size()] + spent[phases.size() + 1];
  for (std::size_t k = 0; k < phases.size(); ++k) {
    fmt::print("{:10.3f} ms  {:3} {}\n", spent[k] / quarters, phases[k].rule, phases[k].summary);
    all += spent[k];
  }
  fmt::print("{:10.3f} ms  accounts\n", spent[phases.size()] / quarters);
  fmt::print("{:10.3f} ms  compaction, levers, stocks\n", spent[phases.size() + 1] / quarters);
  fmt::print("{:10.3f} ms  a quarter in all\n", all / quarters);
}

template <class T>
void print_rows(const T& table) {
  fmt::print("{:10} rows of {}\n", table.size(), T::kind::name);
}

void profile(const Scenario& scenario, std::uint32_t quarters) {
  const std::size_t phases = schedule().size();
  Spent spent(phases + 3);
  spent.begin(phases + 2);
  Economy economy = initial_economy(scenario, 1);
  spent.begin(phases + 1);
  fmt::print("{:10.1f} ms  to set up\n", spent[phases + 2]);
  const auto burn_in = 4U * static_cast<std::uint32_t>(scenario.burn_in_years);
  for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
    if (quarter == quarters / 2) spent.clear();
    run_quarter(economy, Step{{1, quarter}, scenario.first_fiscal_year, burn_in},
                [&](std::size_t place) { spent.begin(place); });
    spent.begin(phases + 1);
  }
  print(spent, quarters - quarters / 2);
  std::apply([](const auto&... table) { (print_rows(table), ...); }, economy.tables);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:10.1f} MiB at most\n", static_cast<double>(usage.ru_maxrss) / 1024.0);
}

int run(const std::vector<std::string>& words) {
  const std::size_t threads = words.size() > 2 ? std::stoul(words[2]) : 1;
  const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, threads);
  const std::vector<std::string> overrides(
      words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, words.size())), words.end());
  const auto quarters = static_cast<std::uint32_t>(words.size() > 1 ? std::stoul(words[1]) : 80);
  profile(load_scenario(words.empty() ? "baseline" : words[0], overrides), quarters);
  return 0;
}

}  // namespace
}  // namespace minori::bench

int main(int count, char** words) {
  try {
    return minori::bench::run({words + 1, words + count});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 3;
  }
}
