#pragma once

/// Running a benchmark on a given number of threads.

#include <oneapi/tbb/task_arena.h>

#include <benchmark/benchmark.h>

namespace minori::bench {

/// Calls `step` once per iteration, in an arena of `threads` threads.
template <class Act>
void repeat(benchmark::State& state, int threads, const Act& step) {
  oneapi::tbb::task_arena arena(threads);
  for (auto _ : state) arena.execute(step);
  state.counters["threads"] = threads;
}

/// `items` handled per iteration, as a rate called `name` and as nanoseconds of one thread per item.
inline void report(benchmark::State& state, const char* name, std::size_t items) {
  const auto each = static_cast<double>(items);
  using benchmark::Counter;
  state.counters[std::string(name) + "/s"] = Counter(each, Counter::kIsIterationInvariantRate);
  state.counters["time_per_item"] = Counter(each, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

}  // namespace minori::bench
