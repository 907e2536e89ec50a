#pragma once

namespace minori::analysis {

/// Hurwitz's zeta function:  zeta(s, a) = sum over k = 0, 1, ... of (a + k)^-s
///
/// s exponent > 1, a first > 0; NaN elsewhere. It is what the probabilities of a power law on whole numbers from a on
/// sum to. Euler-Maclaurin summation, relative error below 1e-12 (Johansson 2015, Numerical Algorithms 69:253-270);
/// Boost.Math only has a = 1.
[[nodiscard]] double hurwitz_zeta(double exponent, double first);

}  // namespace minori::analysis
