#include "analysis/estimation/regression.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

TEST_CASE("a straight line has the least squares", "[analysis][regression]") {
  // x 1 ... 5 with squares 10 around its mean; products 19.9: slope 1.99. Residual squares 0.107, over 3 x 10: error
  // 0.059722; t(0.975, 3) = 3.182446 (R: lm gives the same).
  const Line line = straight_line({1.0, 2.0, 3.0, 4.0, 5.0}, {2.1, 3.9, 6.2, 7.8, 10.1});
  CHECK(line.slope == Approx(1.99));
  CHECK(line.intercept == Approx(0.05));
  CHECK(line.slope_error == Approx(0.0597216).epsilon(1e-5));
  CHECK(line.slope_low == Approx(1.7999393).epsilon(1e-6));
  CHECK(line.slope_high == Approx(2.1800607).epsilon(1e-6));
  CHECK(line.count == 5);
}

TEST_CASE("two points have a line without an error, and fewer have none", "[analysis][regression]") {
  const Line two = straight_line({1.0, 3.0}, {2.0, 8.0});
  CHECK(two.slope == Approx(3.0));
  CHECK(std::isnan(two.slope_error));
  CHECK(std::isnan(two.slope_low));
  CHECK(std::isnan(straight_line({}, {}).slope));
  CHECK(std::isnan(straight_line({1.0}, {2.0}).slope));
  CHECK(std::isnan(straight_line({0.1, 0.1, 0.1}, {1.0, 2.0, 3.0}).slope));
  CHECK_THROWS_AS(straight_line({1.0}, {1.0, 2.0}), std::invalid_argument);
  SECTION("equal y make a flat line, and points on a line an interval without width") {
    CHECK(straight_line({1.0, 2.0, 3.0}, {4.0, 4.0, 4.0}).slope == 0.0);
    const Line exact = straight_line({1.0, 2.0, 3.0}, {3.0, 5.0, 7.0});
    CHECK(exact.slope_high - exact.slope_low == Approx(0.0).margin(1e-12));
  }
}

TEST_CASE("an elasticity is the slope between logarithms", "[analysis][regression]") {
  // y = 3 x^0.9 exactly; what has no logarithm is left out and counted.
  const std::vector<double> sales = {1.0, 10.0, 100.0, 1000.0, 0.0, 5.0, missing, 7.0};
  std::vector<double> research;
  for (const double each : sales) research.push_back(3.0 * std::pow(each, 0.9));
  research[5] = 0.0;
  research[7] = -1.0;
  const Line found = log_log_elasticity(sales, research);
  CHECK(found.slope == Approx(0.9));
  CHECK(found.intercept == Approx(std::log(3.0)));
  CHECK(found.count == 4);
  CHECK(found.left_out == 4);
}

TEST_CASE("the interval of an elasticity holds the true one as often as it says",
          "[analysis][regression][statistical]") {
  // 1000 intervals: 0.95 with standard error 0.0069.
  int covered = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const auto noise = drawn_normal(8, seed);
    std::vector<double> sales, research;
    for (std::size_t i = 0; i < noise.size(); ++i) {
      sales.push_back(std::exp(static_cast<double>(i)));
      research.push_back(std::exp(0.95 * static_cast<double>(i) + noise[i]));
    }
    const Line found = log_log_elasticity(sales, research);
    if (found.slope_low <= 0.95 && found.slope_high >= 0.95) ++covered;
  }
  CHECK(std::abs(covered / 1000.0 - 0.95) < 5 * 0.0069);
  CHECK_FALSE(std::abs(0.905 - 0.95) < 5 * 0.0069);  // what a normal quantile would cover with 6 degrees of freedom
}

TEST_CASE("the spread of growth falls with the power of size that it was drawn with",
          "[analysis][regression][statistical]") {
  const auto sizes = drawn_pareto(20000, 2.06, 3);
  auto growth = drawn_laplace(20000, 4);
  for (std::size_t i = 0; i < growth.size(); ++i) growth[i] *= 0.3 * std::pow(sizes[i], -0.2);
  const SpreadDecay found = spread_decay(sizes, growth);
  CHECK(found.bins.size() == 20);
  CHECK(found.bins.front().count == 1000);
  CHECK(std::abs(found.decay - 0.2) < 5 * found.decay_error());
  CHECK_FALSE(std::abs(found.decay - 0.1) < 5 * found.decay_error());
  SECTION("and stays where growth does not know size") {
    const SpreadDecay none = spread_decay(sizes, drawn_laplace(20000, 4));
    CHECK(std::abs(none.decay) < 5 * none.decay_error());
    CHECK_FALSE(std::abs(none.decay - 0.1) < 5 * none.decay_error());
  }
}

TEST_CASE("size bins hold equal counts and the spread of their firms", "[analysis][regression]") {
  // Three pairs of firms, given out of order: growth +-0.4 at size 1, +-0.2 at size 4, +-0.1 at size 16: spreads times
  // sqrt(2); each halving comes with four times the size: decay 0.5.
  const SpreadDecay found = spread_decay({16.0, 1.0, 4.0, 4.0, 1.0, 16.0}, {0.1, 0.4, -0.2, 0.2, -0.4, -0.1}, 3);
  REQUIRE(found.bins.size() == 3);
  CHECK(found.bins[0].count == 2);
  CHECK(found.bins[1].mean_log_size == Approx(std::log(4.0)));
  CHECK(found.bins[1].growth_spread == Approx(0.2 * std::sqrt(2.0)));
  CHECK(found.decay == Approx(0.5));
  SECTION("seven firms in three bins: two, two and three") {
    const SpreadDecay uneven = spread_decay({1, 2, 3, 4, 5, 6, 7}, {1, 2, 1, 2, 1, 2, 1}, 3);
    CHECK(uneven.bins[0].count == 2);
    CHECK(uneven.bins[1].count == 2);
    CHECK(uneven.bins[2].count == 3);
  }
  SECTION("bins without spread, or with one firm, give no point") {
    const SpreadDecay found_flat = spread_decay({1, 1, 2, 2, 3, 3}, {0.5, 0.5, 0.1, 0.2, 0.1, 0.3}, 3);
    CHECK(found_flat.line.count == 2);
    CHECK(std::isnan(spread_decay({1, 2, 3}, {1, 2, 3}, 3).decay));
    CHECK(std::isnan(spread_decay({}, {}).decay));
    CHECK_THROWS_AS(spread_decay({}, {}, 0), std::invalid_argument);
  }
  SECTION("firms without a size or a growth are left out and counted") {
    CHECK(spread_decay({1, 2, 0, missing}, {1, missing, 1, 1}, 1).left_out == 3);
  }
}
