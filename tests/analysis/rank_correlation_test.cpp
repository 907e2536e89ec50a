#include "analysis/estimation/rank_correlation.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

TEST_CASE("equal values share the mean of their ranks", "[analysis][rank_correlation]") {
  CHECK(mid_ranks({10.0, 5.0, 10.0, 7.0, 10.0}) == std::vector<double>{4.0, 1.0, 4.0, 2.0, 4.0});
  CHECK(mid_ranks({}).empty());
}

TEST_CASE("Spearman's correlation is Pearson's of the ranks", "[analysis][rank_correlation]") {
  // R: cor.test(method = "spearman", exact = FALSE).
  const RankCorrelation ties = spearman({1, 2, 2, 3, 5, 8}, {2, 1, 4, 3, 9, 7});
  CHECK(ties.coefficient == Approx(0.7537023).epsilon(1e-6));
  CHECK(ties.p_value == Approx(0.0835233).epsilon(1e-5));
  // Without ties 1 - 6 sum d^2 / (n (n^2 - 1)): d = 1, 1, 0, 0 gives 1 - 12 / 60.
  CHECK(spearman({1, 2, 3, 4}, {2, 1, 3, 4}).coefficient == Approx(0.8));
  SECTION("and knows only the order") {
    CHECK(spearman({1, 2, 3, 4}, {1, 10, 100, 1e9}).coefficient == Approx(1.0));
    CHECK(spearman({1, 2, 3, 4}, {-1, -10, -100, -1e9}).coefficient == Approx(-1.0));
    CHECK(spearman({1, 2, 3, 4}, {-1, -10, -100, -1e9}).p_value == 0.0);
  }
}

TEST_CASE("a rank correlation needs two values that differ on either side", "[analysis][rank_correlation]") {
  CHECK(std::isnan(spearman({}, {}).coefficient));
  CHECK(std::isnan(spearman({1.0}, {2.0}).coefficient));
  CHECK(std::isnan(spearman({1, 2, 3}, {4, 4, 4}).coefficient));
  CHECK(std::isnan(spearman({1, 2, 3}, {4, 4, 4}).p_value));
  CHECK(spearman({1, 2}, {4, 5}).coefficient == Approx(1.0));
  CHECK(std::isnan(spearman({1, 2}, {4, 5}).p_value));
  CHECK_THROWS_AS(spearman({1.0}, {}), std::invalid_argument);
  const RankCorrelation gaps = spearman({1, missing, 3, 4, 2}, {2, 1, 6, missing, 4});
  CHECK(gaps.coefficient == Approx(1.0));
  CHECK(gaps.count == 3);
  CHECK(gaps.left_out == 2);
}

TEST_CASE("unrelated values look related at 5 per cent in one sample of twenty",
          "[analysis][rank_correlation][statistical]") {
  // 1000 samples: 0.05 with standard error 0.0069.
  int found = 0;
  int found_related = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const auto one = drawn_exponential(20, 2 * seed);
    auto other = drawn_exponential(20, 2 * seed + 1);
    if (spearman(one, other).p_value < 0.05) ++found;
    for (std::size_t i = 0; i < one.size(); ++i) other[i] += one[i];
    if (spearman(one, other).p_value < 0.05) ++found_related;
  }
  CHECK(std::abs(found / 1000.0 - 0.05) < 5 * 0.0069);
  CHECK_FALSE(std::abs(found_related / 1000.0 - 0.05) < 5 * 0.0069);
}
