#include "analysis/estimation/subbotin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

namespace {

const std::vector<double> peaked = {-0.31, -0.12, -0.05, -0.02, 0.0, 0.01, 0.03, 0.04, 0.08, 0.15, 0.22, 0.40};
const std::vector<double> rounded = {-2.3, -1.4, -1.0, -0.7, -0.5, -0.3, -0.1, 0.1, 0.2, 0.5, 0.6, 0.9, 1.3, 1.5, 2.6};
const std::vector<double> flat = {-1.1, -0.9, -0.7, -0.55, -0.2, 0.0, 0.1, 0.35, 0.5, 0.6, 0.8, 0.95, 1.2};

}  // namespace

TEST_CASE("shape, scale and location are where the likelihood is largest", "[analysis][subbotin]") {
  // R: optim over the three parameters from many starts.
  const Subbotin found = subbotin_fit(rounded);
  CHECK(found.shape == Approx(1.783537).epsilon(1e-4));
  CHECK(found.scale == Approx(1.136394).epsilon(1e-4));
  CHECK(found.location == Approx(0.0905182).epsilon(1e-3));
  CHECK(found.log_likelihood == Approx(-23.838376).epsilon(1e-8));
  CHECK(found.shape_error == Approx(0.992079).epsilon(1e-3));
  CHECK(found.count == 15);
  SECTION("below shape 1 the peak is one of the values") {
    const Subbotin sharp = subbotin_fit(peaked);
    CHECK(sharp.shape == Approx(0.5362708).epsilon(1e-5));  // R: optimize over the shape with each value as location
    CHECK(sharp.scale == Approx(0.08684568).epsilon(1e-5));
    CHECK(sharp.location == Approx(0.01));
    CHECK(sharp.log_likelihood == Approx(5.7082605).epsilon(1e-7));
  }
  SECTION("in whatever unit the values are, and wherever they lie") {
    std::vector<double> moved = rounded;
    for (double& value : moved) value = 500.0 + 40.0 * value;
    const Subbotin other = subbotin_fit(moved);
    CHECK(other.shape == Approx(found.shape).epsilon(1e-6));
    CHECK(other.scale == Approx(40.0 * found.scale).epsilon(1e-6));
    CHECK(other.location == Approx(500.0 + 40.0 * found.location).epsilon(1e-6));
    CHECK(other.log_likelihood == Approx(found.log_likelihood - 15.0 * std::log(40.0)).epsilon(1e-8));
  }
}

TEST_CASE("values flatter than any shape tried get the largest one, without an error", "[analysis][subbotin]") {
  const Subbotin found = subbotin_fit(flat);
  CHECK(found.shape == Approx(most_shape).epsilon(1e-3));
  CHECK(std::isnan(found.shape_error));
}

TEST_CASE("Laplace values have shape 1 and normal ones shape 2", "[analysis][subbotin][statistical]") {
  const Subbotin laplace = subbotin_fit(drawn_laplace(4000));
  // Variance of the shape: 1 / (n (2 psi'(2) - 1)) with psi'(2) = 0.644934: standard error 1.8573 / sqrt(4000).
  CHECK(laplace.shape_error == Approx(0.02937).epsilon(0.1));
  CHECK(std::abs(laplace.shape - 1.0) < 5 * laplace.shape_error);
  CHECK_FALSE(std::abs(laplace.shape - 1.3) < 5 * laplace.shape_error);
  CHECK(laplace.scale == Approx(1.0).epsilon(0.1));
  const Subbotin normal = subbotin_fit(drawn_normal(4000));
  // 8 / (n (1.5 psi'(1.5) - 1)) with psi'(1.5) = 0.934802: standard error 4.4599 / sqrt(4000).
  CHECK(normal.shape_error == Approx(0.07052).epsilon(0.1));
  CHECK(std::abs(normal.shape - 2.0) < 5 * normal.shape_error);
  CHECK_FALSE(std::abs(normal.shape - 1.3) < 5 * normal.shape_error);
  CHECK(normal.scale == Approx(1.0).epsilon(0.1));
}

TEST_CASE("the error of the shape is the spread of the shape over samples", "[analysis][subbotin][statistical]") {
  // 200 samples: the spread itself is known to 5 per cent (one standard error).
  std::vector<double> shapes;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) shapes.push_back(subbotin_fit(drawn_laplace(500, seed)).shape);
  const double mean = estimate(shapes).mean;
  double squares = 0.0;
  for (const double shape : shapes) squares += (shape - mean) * (shape - mean);
  const double spread = std::sqrt(squares / 199.0);
  const double expected = 1.8573 / std::sqrt(500.0);
  CHECK(spread == Approx(expected).epsilon(0.25));
  CHECK_FALSE(spread == Approx(2.0 * expected).epsilon(0.25));
}

TEST_CASE("Vuong's test compares the two likelihoods value by value", "[analysis][subbotin]") {
  const VuongTest test =
      laplace_against_normal(peaked);  // R: dnorm and the Laplace density, both at their best parameters
  CHECK(test.log_likelihood_ratio == Approx(0.9856800).epsilon(1e-6));
  CHECK(test.statistic == Approx(0.8384459).epsilon(1e-6));
  CHECK(test.p_value == Approx(0.4017803).epsilon(1e-6));
}

TEST_CASE("Laplace is preferred for Laplace values and refused for normal ones", "[analysis][subbotin][statistical]") {
  const VuongTest laplace = laplace_against_normal(drawn_laplace(2000));
  CHECK(laplace.statistic > 0.0);
  CHECK(laplace.p_value < 0.001);
  const VuongTest normal = laplace_against_normal(drawn_normal(2000));
  CHECK(normal.statistic < 0.0);
  CHECK(normal.p_value < 0.001);
}

TEST_CASE("few or equal values have no shape, and missing ones are left out and counted", "[analysis][subbotin]") {
  for (const auto& values : {std::vector<double>{}, std::vector<double>{1.0}, std::vector<double>(20, 3.0),
                             std::vector<double>(peaked.begin(), peaked.begin() + 9)}) {
    CHECK(std::isnan(subbotin_fit(values).shape));
    CHECK(std::isnan(subbotin_fit(values).shape_error));
    CHECK(std::isnan(laplace_against_normal(values).statistic));
    CHECK(subbotin_fit(values).count == values.size());
  }
  std::vector<double> with_gaps = rounded;
  with_gaps.insert(with_gaps.begin() + 3, {missing, -std::numeric_limits<double>::infinity()});
  const Subbotin found = subbotin_fit(with_gaps);
  CHECK(found.shape == subbotin_fit(rounded).shape);
  CHECK(found.left_out == 2);
  CHECK(laplace_against_normal(with_gaps).left_out == 2);
}
