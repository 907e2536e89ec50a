#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>

#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Largest error relative to `truth` over many points.
template <class Point, class Value, class Truth>
double worst(const Point& point, const Value& value, const Truth& truth) {
  long double error = 0.0L;
  for (std::uint64_t i = 0; i < 300'000; ++i) {
    const auto x = point(unit_interval(mix(i)));
    const long double right = truth(static_cast<long double>(x));
    if (right != 0.0L) error = std::max(error, std::abs((static_cast<long double>(value(x)) - right) / right));
  }
  return static_cast<double>(error);
}

}  // namespace

TEST_CASE("exp is within 4e-16 of the exact value over its whole range", "[sim]") {
  const auto exact = [](long double x) { return std::exp(x); };
  const auto ours = [](double x) { return math::exp(x); };
  CHECK(worst([](double u) { return -708.0 + 1417.0 * u; }, ours, exact) < 4e-16);
  CHECK(worst([](double u) { return u - 0.5; }, ours, exact) < 4e-16);
  CHECK(worst([](double u) { return 1e-9 * (u - 0.5); }, ours, exact) < 4e-16);
  const auto careless = [](double x) { return 1.0 / math::exp(-x); };  // the bound is not a loose one
  CHECK_FALSE(worst([](double u) { return u - 0.5; }, careless, exact) < 2e-16);
}

TEST_CASE("exp at its edges", "[sim]") {
  CHECK(math::exp(0.0) == 1.0);
  CHECK(math::exp(-708.5) == 0.0);
  CHECK(math::exp(-infinity) == 0.0);
  CHECK(math::exp(-708.0) > 0.0);
  CHECK(math::exp(1e300) == math::exp(709.0));
  CHECK(std::isnan(math::exp(std::nan(""))));
}

TEST_CASE("log is within 4e-16 of the exact value over its whole range", "[sim]") {
  const auto exact = [](long double x) { return std::log(x); };
  const auto ours = [](double x) { return math::log(x); };
  CHECK(worst([](double u) { return std::exp(1416.0 * (u - 0.5)); }, ours, exact) < 4e-16);
  CHECK(worst([](double u) { return 0.5 + u; }, ours, exact) < 4e-16);
  CHECK(worst([](double u) { return 1.0 + 1e-6 * (u - 0.5); }, ours, exact) < 4e-16);
}

TEST_CASE("log at its edges", "[sim]") {
  CHECK(math::log(1.0) == 0.0);
  CHECK(math::log(0.0) == -infinity);
  CHECK(math::log(infinity) == infinity);
  CHECK(std::isnan(math::log(-1.0)));
  CHECK(std::isnan(math::log(std::nan(""))));
  CHECK(math::log(0x1.0p-1074) == math::log(0x1.0p-1022));
}

TEST_CASE("pow loses only what the size of its exponent costs", "[sim]") {
  double error = 0.0;
  for (std::uint64_t i = 0; i < 300'000; ++i) {
    const double base = std::exp(60.0 * (unit_interval(mix(i)) - 0.5));
    const double power = 20.0 * (unit_interval(mix(~i)) - 0.5);
    const long double exact = std::pow(static_cast<long double>(base), static_cast<long double>(power));
    const auto off = static_cast<double>(std::abs((math::pow(base, power) - exact) / exact));
    error = std::max(error, off / (1.0 + std::abs(power * std::log(base))));
  }
  CHECK(error < 4e-16);
  CHECK(math::pow(2.0, 10.0) == Approx(1024.0).epsilon(1e-14));
  CHECK(math::pow(0.0, 0.0) == 1.0);
  CHECK(math::pow(0.0, 2.0) == 0.0);
  CHECK(math::pow(0.0, -2.0) == infinity);
  CHECK(std::isnan(math::pow(-1.0, 0.5)));
}

TEST_CASE("1 - e^-x and the logistic curve keep their digits where they are small", "[sim]") {
  const auto survival = [](double x) { return math::one_minus_exp(x); };
  const auto exact = [](long double x) { return -std::expm1(-x); };
  CHECK(worst([](double u) { return 1e-8 * u; }, survival, exact) < 1e-15);
  CHECK(worst([](double u) { return 2.0 * u - 1.0; }, survival, exact) < 1e-15);
  CHECK(worst([](double u) { return 100.0 * u; }, survival, exact) < 1e-15);
  CHECK(math::one_minus_exp(0.0) == 0.0);
  CHECK(worst([](double u) { return 1200.0 * (u - 0.5); }, [](double x) { return math::logistic(x); },
              [](long double x) { return 1.0L / (1.0L + std::exp(-x)); }) < 1e-15);
}

TEST_CASE("the nearest integer, halves to the even one", "[sim]") {
  CHECK(math::nearest(2.4) == 2);
  CHECK(math::nearest(-2.6) == -3);
  CHECK(math::nearest(2.5) == 2);
  CHECK(math::nearest(3.5) == 4);
  CHECK(math::nearest(-0.5) == 0);
  CHECK(math::nearest(1e15 + 1.0) == 1'000'000'000'000'001);
  CHECK(math::nearest(-1e15) == -1'000'000'000'000'000);
}

TEST_CASE("normal quantiles agree with Boost.Math", "[sim]") {
  const boost::math::normal exact;
  for (const double p : {1e-15, 1e-6, 0.001, 0.02424, 0.02426, 0.3, 0.7, 0.97574, 0.97576, 0.999, 1.0 - 1e-9})
    CHECK(math::normal_quantile(p) == Approx(boost::math::quantile(exact, p)).epsilon(1.2e-9));
  CHECK(math::normal_quantile(0.5) == 0.0);
  CHECK(math::normal_quantile(0.975) == Approx(1.959963985));  // tables of the normal distribution
  CHECK(std::isfinite(math::normal_quantile(0.0)));
  CHECK(std::isfinite(math::normal_quantile(1.0)));
}

TEST_CASE("Laplace quantiles by hand", "[sim]") {
  CHECK(math::laplace_quantile(0.5, 2.0) == 0.0);
  CHECK(math::laplace_quantile(0.25, 2.0) == Approx(-2.0 * std::log(2.0)));
  CHECK(math::laplace_quantile(0.875, 3.0) == Approx(3.0 * std::log(4.0)));
  CHECK(std::isfinite(math::laplace_quantile(0.0, 1.0)));
  double size = 0.0;
  for (int i = 0; i < 1000; ++i) size += std::abs(math::laplace_quantile((i + 0.5) / 1000.0, 2.0)) / 1000.0;
  CHECK(size == Approx(2.0).epsilon(0.001));  // `scale` is the mean absolute value
}

TEST_CASE("Poisson quantiles agree with Boost.Math", "[sim]") {
  using boost::math::policies::discrete_quantile;
  using boost::math::policies::integer_round_up;
  using Exact =
      boost::math::poisson_distribution<double, boost::math::policies::policy<discrete_quantile<integer_round_up>>>;
  for (const double mean : {0.01, 0.5, 3.0, 40.0, 480.0, 520.0, 5000.0})
    for (const double p : {0.001, 0.1, 0.4567, 0.9, 0.9999}) {
      const int slack = mean > 500.0 ? 1 : 0;
      CHECK(std::abs(math::poisson_quantile(p, mean) - static_cast<int>(boost::math::quantile(Exact(mean), p))) <=
            slack);
    }
  CHECK(math::poisson_quantile(0.9, 0.0) == 0);
  CHECK(math::poisson_quantile(0.9, -1.0) == 0);
  CHECK(math::poisson_quantile(0.0, 5.0) == 0);
  CHECK(math::poisson_quantile(1.0 - 0x1.0p-53, 1.0) <= 20);  // ends although rounding keeps the sum below
}
