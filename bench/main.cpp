/// What the engine costs. Set-up stands outside the timed loops; seeds and sizes are fixed, and every state is larger
/// than the last-level cache that the first lines print. Compare only runs of one machine, and medians of repetitions.

#include <benchmark/benchmark.h>

#include <thread>

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::AddCustomContext("compiler", __VERSION__);
  benchmark::AddCustomContext("hardware_threads", std::to_string(std::thread::hardware_concurrency()));
#ifdef NDEBUG
  benchmark::AddCustomContext("checks", "off");
#else
  benchmark::AddCustomContext("checks", "on: these are not the figures of a release");
#endif
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
