#include <cmath>

#include "analysis/patterns/curves.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;

TEST_CASE("a tail's curve is the share of values at or above each", "[analysis][curves]") {
  const FactCurve curve = tail_curve({4.0, 1.0, 2.0, 2.0, -3.0, std::nan("")}, Support::continuous);
  CHECK(curve.simulated.x == std::vector{1.0, 2.0, 4.0});
  CHECK(curve.simulated.y == std::vector{1.0, 0.75, 0.25});
  CHECK(curve.laws.empty());  // four values are too few for a fit
  CHECK(tail_curve({}, Support::whole_numbers).simulated.x.empty());
}

TEST_CASE("a tail that is a power law lies on the law drawn with it", "[analysis][curves]") {
  std::vector<double> values;
  const int count = 2000;
  // Quantiles of P(X > x) = 1 / x.
  for (int i = 0; i < count; ++i) values.push_back(count / (i + 0.5));
  const FactCurve curve = tail_curve(values, Support::continuous);
  CHECK(curve.simulated.x.size() <= 60);
  REQUIRE(curve.laws.size() == 1);
  const CurvePoints& law = curve.laws[0];
  CHECK(law.name == "power_law");
  for (std::size_t i = 0; i < law.x.size(); ++i)
    if (law.x[i] < 100.0) CHECK(law.y[i] * law.x[i] == Approx(1.0).epsilon(0.1));
}

TEST_CASE("growth has a density that sums to one, and the laws have its scale", "[analysis][curves]") {
  // 3 values in [-1, -0.5), 4 in [0, 0.5), 1 in [1, 1.5): densities 0.75, 1, 0.25.
  const FactCurve curve = growth_curve({-0.9, -0.8, -0.7, 0.1, 0.1, 0.1, 0.1, 1.2});
  CHECK(curve.simulated.x == std::vector{-0.75, 0.25, 1.25});
  CHECK(curve.simulated.y == std::vector{0.75, 1.0, 0.25});
  REQUIRE(curve.laws.size() == 2);
  CHECK(curve.laws[0].name == "laplace");
  CHECK(curve.laws[1].name == "normal");
  for (const CurvePoints& law : curve.laws) {
    double area = 0.0;
    for (std::size_t i = 1; i < law.x.size(); ++i) area += 0.5 * (law.y[i] + law.y[i - 1]) * (law.x[i] - law.x[i - 1]);
    CHECK(area == Approx(1.0).epsilon(0.05));
  }
  CHECK(growth_curve({1.0, 1.0}).laws.empty());
}

TEST_CASE("spread by size is drawn in the unit asked for, with its line", "[analysis][curves]") {
  SpreadDecay decay;
  decay.bins = {{0.0, 1.0, 5}, {std::log(16.0), 0.5, 5}, {std::log(64.0), 0.0, 5}};
  decay.line.slope = -0.25;
  decay.line.intercept = 0.0;
  const FactCurve curve = spread_curve(decay, 10.0);
  REQUIRE(curve.simulated.x.size() == 2);  // a bin without spread has no logarithm
  CHECK(curve.simulated.x[1] == Approx(160.0));
  CHECK(curve.simulated.y[1] == 0.5);
  REQUIRE(curve.laws.size() == 1);
  CHECK(curve.laws[0].y[0] == Approx(1.0));
  CHECK(curve.laws[0].y[1] == Approx(0.5));
}

TEST_CASE("clustering is drawn by degree, distances as the share within them", "[analysis][curves]") {
  // A triangle 0, 1, 2 whose node 0 also holds 3 and 4: degree 2 has clustering 1, degree 4 has 1 of 6.
  const FactCurve clustering = clustering_curve(clustering_by_degree({{0, 1}, {0, 2}, {1, 2}, {0, 3}, {0, 4}}));
  CHECK(clustering.simulated.x == std::vector{2.0, 4.0});
  CHECK(clustering.simulated.y[0] == 1.0);
  CHECK(clustering.simulated.y[1] == Approx(1.0 / 6.0));
  const FactCurve within = distance_curve({0.0, 60.0, 100.0, 2000.0});
  REQUIRE(within.simulated.x.size() == 41);
  CHECK(within.simulated.y[0] == 0.25);
  CHECK(within.simulated.y[3] == 0.5);
  CHECK(within.simulated.y[4] == 0.75);
  CHECK(within.simulated.y.back() == 0.75);
  CHECK(distance_curve({}).simulated.x.empty());
}
