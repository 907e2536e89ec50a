#pragma once

/// Firms: the law of growth in a quarter (rule F1), such that the growth of a year is Laplace-distributed.
///
/// The Laplace law is infinitely divisible: it is the sum of four independent differences of two gamma variables with
/// shape 1/4 (Kotz, Kozubowski & Podgorski 2001, section 2.4). Four quarterly Laplace draws would add up to a law with
/// much thinner tails.

#include <algorithm>

#include "sim/math.hpp"

namespace minori::firm {

namespace detail {

/// Root of the quantile where the chance to lie further out on either side is e^-t:  s(t) = t P(t) / Q(t)
///
/// P and Q are a minimax fit to the integral of the density, which is proportional to |x|^(-1/4) K_(1/4)(|x|), for t
/// from 0 to 53 ln 2 (the finest chance that a draw can have).
[[nodiscard]] inline double quarterly_root(double t) noexcept {
  double above = 6.94493722903099483e-8;
  above = above * t + 0.0000479707296746501124;
  above = above * t + 0.00355635795226384444;
  above = above * t + 0.0650229568625854133;
  above = above * t + 0.378198189748237889;
  above = above * t + 0.798406414226695624;
  above = above * t + 0.626657064470057504;
  double below = 2.72117105523156139e-6;
  below = below * t + 0.00051286145910294825;
  below = below * t + 0.0187732191669380696;
  below = below * t + 0.20769904143210485;
  below = below * t + 0.852540761116937204;
  below = below * t + 1.47453677983491275;
  below = below * t + 1.0;
  return t * above / below;
}

}  // namespace detail

/// F1  Quantile of the difference of two gamma variables with shape 1/4 and scale 1: four of them add up to a Laplace
/// variable with scale 1.
///
/// Variance 1/2. Relative error below 2e-8 (tests/agents/growth_test.cpp); plain operations that vectorise.
[[nodiscard]] inline double quarterly_quantile(double probability) noexcept {
  const double tail = probability < 0.5 ? probability : 1.0 - probability;
  const double root = detail::quarterly_root(-math::log(std::max(2.0 * tail, 0x1.0p-53)));
  return probability < 0.5 ? -root * root : root * root;
}

}  // namespace minori::firm
