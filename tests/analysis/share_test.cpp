#include "analysis/estimation/share.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

TEST_CASE("the interval of a share is Wilson's", "[analysis][share]") {
  // R: prop.test(5, 20, correct = FALSE).
  const Share found = share_of(5, 20);
  CHECK(found.share == Approx(0.25));
  CHECK(found.low == Approx(0.1118617).epsilon(1e-6));
  CHECK(found.high == Approx(0.4687009).epsilon(1e-6));
  SECTION("which has width where nothing, or everything, was counted") {
    CHECK(share_of(0, 10).low == 0.0);
    CHECK(share_of(0, 10).high == Approx(0.2775328).epsilon(1e-6));  // z^2 / (10 + z^2)
    CHECK(share_of(10, 10).low == Approx(1.0 - 0.2775328).epsilon(1e-6));
    CHECK(share_of(10, 10).high == 1.0);
  }
  SECTION("and does not exist where nothing could be counted, or more was than there is") {
    CHECK(std::isnan(share_of(0, 0).share));
    CHECK(std::isnan(share_of(0, 0).low));
    CHECK(share_of(3, 2).share == Approx(1.5));
    CHECK(std::isnan(share_of(3, 2).low));
  }
}

TEST_CASE("the interval of a small share keeps its level", "[analysis][share][statistical]") {
  // 2000 samples of 60 with share 0.05. Sums of binomial probabilities say that Wilson's interval covers it in 0.9703
  // of them (standard error 0.0038), the plain normal one in 0.8056.
  int covered = 0;
  int covered_plainly = 0;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    std::size_t count = 0;
    for (const double share : drawn(
             60, [](double each) { return each; }, seed))
      count += share < 0.05 ? 1 : 0;
    const Share found = share_of(count, 60);
    if (found.low <= 0.05 && found.high >= 0.05) ++covered;
    if (std::abs(found.share - 0.05) <= 1.96 * std::sqrt(found.share * (1.0 - found.share) / 60.0)) ++covered_plainly;
  }
  CHECK(std::abs(covered / 2000.0 - 0.9703) < 5 * 0.0038);
  CHECK_FALSE(std::abs(covered_plainly / 2000.0 - 0.9703) < 5 * 0.0038);
}

TEST_CASE("a yearly rate is all events over all stocks", "[analysis][share]") {
  const Share rate = yearly_rate({4, 6}, {80, 120});
  CHECK(rate.share == Approx(0.05));
  CHECK(rate.low == Approx(share_of(10, 200).low));
  CHECK(std::isnan(yearly_rate({}, {}).share));
  CHECK_THROWS_AS(yearly_rate({1}, {1, 2}), std::invalid_argument);
}

TEST_CASE("a length at the limit is within it", "[analysis][share]") {
  const std::vector<double> lengths = {0.0, 100.0, 100.1, missing, 400.0};
  const Share near = share_within(lengths, 100.0);
  CHECK(near.share == Approx(0.5));
  CHECK(near.left_out == 1);
  const Share far = share_beyond(lengths, 100.0);
  CHECK(far.share == Approx(0.5));
  CHECK(far.count == 2);
  CHECK(far.left_out == 1);
  CHECK(std::isnan(share_within({}, 100.0).share));
  CHECK(std::isnan(share_beyond({missing}, 100.0).share));
}
