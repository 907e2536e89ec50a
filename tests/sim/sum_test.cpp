#include "sim/sum.hpp"

#include <oneapi/tbb/task_arena.h>

#include <cmath>

#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

double number(std::size_t row) { return std::exp(20.0 * unit_interval(mix(row))); }

double sum_on(int threads, std::size_t count) {
  oneapi::tbb::task_arena arena(threads);
  return arena.execute([&] { return sum_of_reals(count, number); });
}

}  // namespace

TEST_CASE("a sum of real numbers has the same bits on any number of threads", "[sim][sum]") {
  for (const std::size_t count : {1U, 4095U, 4096U, 4097U, 100'003U}) {
    const double one = sum_on(1, count);
    for (const int threads : {2, 3, 7}) CHECK(sum_on(threads, count) == one);
  }
  double plain = 0.0;  // added from first to last it has other bits, so the test can tell orders apart
  for (std::size_t row = 0; row < 100'003; ++row) plain += number(row);
  CHECK(plain != sum_on(1, 100'003));
}

TEST_CASE("a sum of real numbers is the sum", "[sim][sum]") {
  CHECK(sum_of_reals(0, number) == 0.0);
  CHECK(sum_of_reals(10'000, [](std::size_t row) { return static_cast<double>(row); }) == 49'995'000.0);
  CHECK(sum_of_reals(1'000'000, [](std::size_t) { return 0.1; }) == Approx(100'000.0).epsilon(1e-13));
}
