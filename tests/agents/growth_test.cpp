#include "agents/firm/growth.hpp"

#include <cmath>
#include <functional>
#include <numbers>

#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

using Quantile = std::function<double(double)>;

/// The law that was drawn each quarter before: Laplace with the same variance 1/2.
double quarterly_laplace(double probability) { return math::laplace_quantile(probability, 0.5); }

/// Chance that the difference of two gamma variables with shape 1/4 lies further out than `size` on either side, by
/// Simpson's rule over its density  (x/2)^(-1/4) K_(1/4)(x) / (sqrt(pi) Gamma(1/4)),  x = s^2.
double chance_beyond(double size) {
  const double scale = 4.0 / (std::sqrt(std::numbers::pi) * std::tgamma(0.25));
  const auto density = [&](double s) {
    return scale * s * std::pow(0.5 * s * s, -0.25) * std::cyl_bessel_k(0.25, s * s);
  };
  constexpr int panels = 4000;
  const double from = std::sqrt(size);
  const double step = (std::sqrt(size + 36.0) - from) / panels;
  double sum = density(from) + density(from + panels * step);
  for (int k = 1; k < panels; ++k) sum += (k % 2 == 1 ? 4.0 : 2.0) * density(from + k * step);
  return sum * step / 3.0;
}

/// E[cos(t x)] of a symmetric law.
double characteristic(const Quantile& quantile, double t) {
  constexpr int points = 200'000;
  double sum = 0.0;
  for (int k = 0; k < points; ++k) sum += std::cos(t * quantile((k + 0.5) / points));
  return sum / points;
}

/// Four independent quarters have the characteristic function of a Laplace variable with scale 1:  1 / (1 + t^2).
bool year_is_laplace(const Quantile& quarter) {
  for (const double t : {0.3, 1.0, 2.0, 5.0})
    if (std::abs(std::pow(characteristic(quarter, t), 4) - 1.0 / (1.0 + t * t)) > 1e-3) return false;
  return true;
}

/// Mean absolute sum of four drawn quarters of many firms.
double mean_size_of_year(const Quantile& quarter, int firms) {
  double sum = 0.0;
  for (int firm = 0; firm < firms; ++firm) {
    double year = 0.0;
    for (std::uint32_t q = 0; q < 4; ++q)
      year += quarter(Chance{7, q}.uniform(Stream::firm_growth, static_cast<std::uint64_t>(firm)));
    sum += std::abs(year);
  }
  return sum / firms;
}

}  // namespace

TEST_CASE("F1: the quantile inverts the integral of the density", "[firm][F1]") {
  for (const double size : {1e-4, 0.01, 0.1, 0.5, 1.0, 3.0, 8.0, 20.0}) {
    INFO(size);
    CHECK(firm::quarterly_quantile(0.5 * chance_beyond(size)) == Approx(-size).epsilon(1e-6));
  }
  CHECK(firm::quarterly_quantile(0.5) == 0.0);
  CHECK(firm::quarterly_quantile(0.9) == -firm::quarterly_quantile(1.0 - 0.9));
  CHECK(firm::quarterly_quantile(0.0) == Approx(-33.3).margin(0.5));  // the finest draw: finite
}

TEST_CASE("F1: four quarters of growth add up to a Laplace law, four Laplace quarters do not", "[firm][F1]") {
  CHECK(year_is_laplace(firm::quarterly_quantile));
  CHECK_FALSE(year_is_laplace(quarterly_laplace));
}

TEST_CASE("F1: a quarter spreads as before, a year is as peaked as the Laplace law", "[firm][F1][statistical]") {
  double squares = 0.0;
  constexpr int points = 200'000;
  for (int k = 0; k < points; ++k) {
    const double growth = std::log(firm::grown_sales(1.0, 1.0, 0.09, (k + 0.5) / points));
    squares += growth * growth / points;
  }
  CHECK(std::sqrt(squares) == Approx(0.09).epsilon(2e-3));
  constexpr int firms = 100'000;
  const double error = 1.0 / std::sqrt(static_cast<double>(firms));  // |x| of a Laplace law: mean 1, spread 1
  CHECK(std::abs(mean_size_of_year(firm::quarterly_quantile, firms) - 1.0) < 5.0 * error);
  CHECK(std::abs(mean_size_of_year(quarterly_laplace, firms) - 1.0) > 5.0 * error);
}
