#pragma once

/// Firms: rules F1-F6 (ODD 7). Pure and total. Money in thousand yen, flows per quarter.

#include <algorithm>
#include <cmath>

#include "agents/parameters/finance.hpp"
#include "agents/parameters/firm.hpp"
#include "sim/ledger.hpp"
#include "sim/math.hpp"

namespace minori::firm {

/// Money nearest to a real amount below 2^51 thousand yen, halves to the even one.
[[nodiscard]] inline Money to_money(double amount) noexcept { return math::nearest(amount); }

/// An amount below 2^51 thousand yen as a real number (in plain operations that vectorise).
[[nodiscard]] inline double to_real(Money amount) noexcept { return math::to_double(amount); }

/// F1  Spread of growth:  sigma(E) = sigma max(E, 1)^-beta   E employees
///
/// Source: Stanley et al. (1996).
[[nodiscard]] inline double growth_spread(double employees, const FirmParameters& p) noexcept {
  return p.growth_spread * math::exp(-p.size_exponent * math::log(std::max(employees, 1.0)));
}

/// F1  Growth of base sales:  S' = S d exp(x),  x ~ Laplace with the firm's spread
///
/// d demand factor of the region. Source: Laplace shape Bottazzi & Secchi (2003).
[[nodiscard]] inline double grown_sales(double sales, double demand_factor, double spread, double draw) noexcept {
  constexpr double root_half = 0.70710678118654752;
  return sales * demand_factor * math::exp(math::laplace_quantile(draw, spread * root_half));
}

/// F2  Operating surplus:  s = S (m + e),  e ~ Laplace around the firm's own margin m
[[nodiscard]] inline double operating_surplus(double sales, double margin, double draw,
                                              const FirmParameters& p) noexcept {
  constexpr double root_half = 0.70710678118654752;
  return sales * (margin + math::laplace_quantile(draw, p.margin_noise * root_half));
}

/// F3  Employees follow sales:  E' = E (1 + v (S' / S - 1)), at least 1
[[nodiscard]] inline double next_employees(double employees, double growth, double speed) noexcept {
  return std::max(1.0, employees * (1.0 + speed * std::clamp(growth, -0.5, 0.5)));
}

/// F4  Dividends: half of the cash above the target is paid out.
[[nodiscard]] inline Money dividend(Money cash, double target) noexcept {
  return to_money(0.5 * std::max(to_real(cash) - target, 0.0));
}

/// F5  Chance to close without debts in a quarter:  h = (h0 / 4) E^-g
[[nodiscard]] inline double closing_chance(double employees, const FirmParameters& p) noexcept {
  return 0.25 * p.voluntary_exit * math::pow(std::max(employees, 1.0), -p.exit_size_exponent);
}

/// B1  Annual probability of default as seen by the bank:  PD = (1 - exp(-k L)) noise,  L = debt / equity;  1 if equity
/// <= 0
///
/// Noise is log-normal with a spread that falls with the bank's skill, at `normal` of the standard normal distribution.
[[nodiscard]] inline double default_risk_at(double debt, double equity, double skill, double normal,
                                            const FinanceParameters& p) noexcept {
  const double spread = p.assessment_noise * (1.0 - skill);
  const double noise = math::exp(spread * normal);
  const double some = equity > 0.0 ? equity : 1.0;
  const double risk = std::min(1.0, math::one_minus_exp(p.leverage_risk * std::max(debt, 0.0) / some) * noise);
  return equity > 0.0 ? risk : 1.0;
}

/// The same with a draw in [0, 1).
[[nodiscard]] inline double default_risk(double debt, double equity, double skill, double draw,
                                         const FinanceParameters& p) noexcept {
  return default_risk_at(debt, equity, skill, math::normal_quantile(draw), p);
}

/// B3  Annual rate:  r = r0 (1 + k PD)
[[nodiscard]] inline double lending_rate(double risk, const FinanceParameters& p) noexcept {
  return p.base_rate * (1.0 + p.risk_premium * risk);
}

}  // namespace minori::firm
