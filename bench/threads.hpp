#pragma once

/// Running a benchmark on a given number of threads.

#include <oneapi/tbb/task_arena.h>

#include <benchmark/benchmark.h>

#include <string>

namespace minori::bench {

/// Calls `step` once per iteration, in an arena of `threads` threads.
template <class Act>
void repeat(benchmark::State& state, int threads, const Act& step) {
  oneapi::tbb::task_arena arena(threads);
  for (auto _ : state) arena.execute(step);
}

/// `items` handled per iteration, as a rate called `name` and as time by the clock for each.
inline void report(benchmark::State& state, const char* name, std::size_t items) {
  const auto each = static_cast<double>(items);
  using benchmark::Counter;
  state.counters[std::string(name) + "/s"] = Counter(each, Counter::kIsIterationInvariantRate);
  state.counters["time_each"] = Counter(each, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

/// Milliseconds by the clock; the CPU time beside it is that of all threads.
inline void by_the_clock(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("threads")->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
}

}  // namespace minori::bench
