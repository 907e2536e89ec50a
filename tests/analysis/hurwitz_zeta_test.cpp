#include "analysis/estimation/hurwitz_zeta.hpp"

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/zeta.hpp>
#include <cmath>

#include "tests/catch.hpp"

using minori::analysis::hurwitz_zeta;

TEST_CASE("Hurwitz's zeta function has its known values", "[analysis][estimation]") {
  const double pi = boost::math::constants::pi<double>();
  CHECK(hurwitz_zeta(2.0, 1.0) == Approx(pi * pi / 6.0).epsilon(1e-13));
  CHECK(hurwitz_zeta(2.0, 0.5) == Approx(pi * pi / 2.0).epsilon(1e-13));
  CHECK(hurwitz_zeta(3.0, 1.0) == Approx(1.2020569031595942).epsilon(1e-13));  // Apery's constant
  CHECK_FALSE(hurwitz_zeta(3.0, 1.0) == Approx(1.2020569031595942 * (1 + 1e-11)).epsilon(1e-13));
}

TEST_CASE("Hurwitz's zeta function from 1 is Riemann's, and each term is what the next start lacks",
          "[analysis][estimation]") {
  for (const double exponent : {1.0001, 1.5, 2.5, 7.0, 20.0}) {
    CHECK(hurwitz_zeta(exponent, 1.0) == Approx(boost::math::zeta(exponent)).epsilon(1e-12));
    for (const double first : {0.3, 3.0, 9.9, 57.0, 4096.0})
      CHECK(hurwitz_zeta(exponent, first) - hurwitz_zeta(exponent, first + 1.0) ==
            Approx(std::pow(first, -exponent)).epsilon(1e-9).margin(1e-12 * hurwitz_zeta(exponent, first)));
  }
}

TEST_CASE("Hurwitz's zeta function is not a number where its sum has no value", "[analysis][estimation]") {
  CHECK(std::isnan(hurwitz_zeta(1.0, 1.0)));
  CHECK(std::isnan(hurwitz_zeta(2.0, 0.0)));
  CHECK(std::isnan(hurwitz_zeta(2.0, -1.0)));
  CHECK(std::isnan(hurwitz_zeta(std::nan(""), 1.0)));
}
