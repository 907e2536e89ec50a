#include "analysis/statistics.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/catch.hpp"

using namespace minori::analysis;

TEST_CASE("the interval of a mean is Student's t", "[analysis][statistics]") {
  // Values 1, 2, 3, 4: mean 2.5, standard deviation sqrt(5/3) = 1.290994, standard error 0.645497;
  // t(0.975, 3) = 3.182446 (tables), so the half width is 2.054260.
  const Estimate found = estimate({1.0, 2.0, 3.0, 4.0});
  CHECK(found.mean == Approx(2.5));
  CHECK(found.low == Approx(0.445740).epsilon(1e-5));
  CHECK(found.high == Approx(4.554260).epsilon(1e-5));
  CHECK(found.count == 4);
  CHECK(found.same_sign == 1.0);
  // t = 2.5 / 0.645497 = 3.872983, two-sided p with 3 degrees of freedom = 0.030466 (R: 2 * pt(-3.872983, 3)).
  CHECK(found.p_value == Approx(0.030466).epsilon(1e-4));
  CHECK(verdict(found) == Verdict::more);
}

TEST_CASE("one value has a mean and no interval, and nothing follows from it", "[analysis][statistics]") {
  const Estimate found = estimate({-7.0});
  CHECK(found.mean == -7.0);
  CHECK(std::isnan(found.low));
  CHECK(std::isnan(found.high));
  CHECK(std::isnan(found.p_value));
  CHECK(found.same_sign == 1.0);
  CHECK(verdict(found) == Verdict::unresolved);
}

TEST_CASE("missing values are left out and counted", "[analysis][statistics]") {
  const Estimate found = estimate({1.0, missing, 3.0});
  CHECK(found.mean == Approx(2.0));
  CHECK(found.count == 2);
  CHECK(found.left_out == 1);
  const Estimate nothing = estimate({missing, missing});
  CHECK(std::isnan(nothing.mean));
  CHECK(nothing.count == 0);
  CHECK(verdict(nothing) == Verdict::unresolved);
  CHECK(std::isnan(estimate({}).mean));
}

TEST_CASE("equal values have an interval without width", "[analysis][statistics]") {
  const Estimate found = estimate({0.1, 0.1, 0.1});
  CHECK(found.mean == 0.1);
  CHECK(found.low == 0.1);
  CHECK(found.high == 0.1);
  CHECK(found.p_value == 0.0);
  SECTION("which resolves nothing with a few of them, for coarse shares are easily equal") {
    CHECK(verdict(found) == Verdict::unresolved);
    CHECK(verdict(tested_estimate({0.1, 0.1, 0.1, 0.1, 0.1, 0.1})) == Verdict::more);
  }
  SECTION("and if all are zero there is no difference to see") {
    const Estimate zero = estimate({0.0, 0.0, 0.0});
    CHECK(zero.p_value == 1.0);
    CHECK(std::isnan(zero.same_sign));
    CHECK(verdict(zero) == Verdict::unresolved);
  }
}

TEST_CASE("the share of pairs with the sign of the mean counts zeros as not agreeing", "[analysis][statistics]") {
  CHECK(estimate({5.0, -1.0, 0.0, 2.0}).same_sign == Approx(0.5));  // mean 1.5: two of four are above 0
  CHECK(estimate({-5.0, 1.0, -2.0}).same_sign == Approx(2.0 / 3.0));
}

TEST_CASE("differences are taken pair by pair, and a missing side makes a missing pair", "[analysis][statistics]") {
  const auto differences = paired_differences({3.0, 5.0, missing}, {1.0, 6.0, 2.0});
  CHECK(differences[0] == 2.0);
  CHECK(differences[1] == -1.0);
  CHECK(std::isnan(differences[2]));
  CHECK_THROWS_AS(paired_differences({1.0}, {1.0, 2.0}), std::invalid_argument);
}

TEST_CASE("the sign-flip test counts the sign patterns as extreme as the one seen", "[analysis][statistics]") {
  CHECK(sign_flip_p({1.0, 2.0, 3.0}) == Approx(2.0 / 8.0));  // all plus or all minus
  // Sums of +-1 +-2 +-4 are -7, -5, ..., 7; |1 + 2 - 4| = 1 is met or passed by all eight.
  CHECK(sign_flip_p({1.0, 2.0, -4.0}) == Approx(1.0));
  CHECK(sign_flip_p({-1.0, 2.0, 4.0}) == Approx(4.0 / 8.0));  // |sum| = 5: patterns 5, 7 and their mirrors
  CHECK(sign_flip_p({0.0, 0.0}) == Approx(1.0));
  CHECK(std::isnan(sign_flip_p({})));
  SECTION("above 14 values patterns are drawn, always the same ones") {
    const std::vector<double> all_plus(20, 1.0);
    CHECK(sign_flip_p(all_plus) < 0.001);
    CHECK(sign_flip_p(all_plus) > 0.0);
    CHECK(sign_flip_p(all_plus) == sign_flip_p(all_plus));
    const std::vector<double> many(130, 1.0);  // more than two words of signs
    CHECK(sign_flip_p(many) < 0.001);
  }
}

TEST_CASE("six pairs or more are resolved only if the sign-flip test agrees", "[analysis][statistics]") {
  CHECK(std::isnan(tested_estimate({1.0, 2.0, 3.0, 4.0, 5.0}).sign_flip_p));
  const Estimate agreed = tested_estimate({1.0, 1.1, 0.9, 1.2, 0.8, 1.05});
  CHECK(agreed.sign_flip_p == Approx(2.0 / 64.0));
  CHECK(verdict(agreed) == Verdict::more);
  Estimate disputed = agreed;
  disputed.sign_flip_p = 0.06;
  CHECK(verdict(disputed) == Verdict::unresolved);
  const Estimate opposite = tested_estimate({-1.0, -1.1, -0.9, -1.2, -0.8, -1.05});
  CHECK(verdict(opposite) == Verdict::less);
}

TEST_CASE("Holm multiplies the smallest p-value by the number of comparisons and keeps the order", "[analysis]") {
  // Sorted 0.01, 0.02, 0.03: 3 x 0.01, 2 x 0.02, then max(0.04, 0.03) = 0.04.
  const auto adjusted = holm_adjusted({0.03, 0.01, missing, 0.02});
  CHECK(adjusted[1] == Approx(0.03));
  CHECK(adjusted[3] == Approx(0.04));
  CHECK(adjusted[0] == Approx(0.04));
  CHECK(std::isnan(adjusted[2]));
  CHECK(holm_adjusted({0.9, 0.8})[0] == 1.0);
}

TEST_CASE("quantiles are interpolated between neighbours", "[analysis][statistics]") {
  CHECK(quantile({4.0, 1.0, 3.0, 2.0}, 0.5) == Approx(2.5));
  CHECK(quantile({1.0, 2.0, 3.0, 4.0, missing}, 0.1) == Approx(1.3));
  CHECK(quantile({5.0}, 0.9) == 5.0);
  CHECK(std::isnan(quantile({}, 0.5)));
}

TEST_CASE("the t interval keeps its level with five normal pairs", "[analysis][statistics][statistical]") {
  // Box-Muller on a fixed linear congruential sequence: 4000 intervals; a share of 0.95 has standard error 0.0034.
  std::uint64_t state = 1;
  const auto uniform = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (static_cast<double>(state >> 11U) + 0.5) / 9007199254740992.0;
  };
  int covered = 0;
  for (int trial = 0; trial < 4000; ++trial) {
    std::vector<double> values;
    for (int i = 0; i < 5; ++i)
      values.push_back(std::sqrt(-2.0 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()));
    const Estimate found = estimate(values);
    if (found.low <= 0.0 && found.high >= 0.0) ++covered;
  }
  CHECK(std::abs(covered / 4000.0 - 0.95) < 5 * 0.0034);
  CHECK_FALSE(std::abs(covered / 4000.0 - 0.88) < 5 * 0.0051);  // what a normal quantile would cover
}
