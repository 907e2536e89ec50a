#pragma once

/// Firms: rules F1-F6, B1-B3 (ODD 7). Pure and total. Money in thousand yen, flows per quarter.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "agents/firm/growth.hpp"
#include "agents/parameters/finance.hpp"
#include "agents/parameters/firm.hpp"
#include "sim/ledger.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"

namespace minori::firm {

/// Money nearest to a real amount below 2^51 thousand yen, halves to the even one.
[[nodiscard]] inline Money to_money(double amount) noexcept { return math::nearest(amount); }

/// An amount below 2^51 thousand yen as a real number (in plain operations that vectorise).
[[nodiscard]] inline double to_real(Money amount) noexcept { return math::to_double(amount); }

/// Speed at which plant follows sales, and at which a disaster's loss is made good, per quarter (assumption: ten
/// quarters).
inline constexpr double plant_speed = 0.1;

/// F1  Spread of growth:  sigma(E) = sigma max(E, 1)^-beta   E employees
///
/// Source: Stanley et al. (1996).
[[nodiscard]] inline double growth_spread(double employees, const FirmParameters& p) noexcept {
  return p.growth_spread * math::exp(-p.size_exponent * math::log(std::max(employees, 1.0)));
}

/// F1  Growth of base sales:  S' = S d exp(x),  x with the firm's spread, four quarters of it Laplace
///
/// d demand factor of the region. Source: Laplace shape of yearly growth Bottazzi & Secchi (2003).
[[nodiscard]] inline double grown_sales(double sales, double demand_factor, double spread, double draw) noexcept {
  constexpr double root_two = 1.4142135623730951;  // the law has variance 1/2
  return sales * demand_factor * math::exp(spread * root_two * quarterly_quantile(draw));
}

/// F2  Operating surplus:  s = S (m + e),  e ~ Laplace around the firm's own margin m
[[nodiscard]] inline double operating_surplus(double sales, double margin, double draw,
                                              const FirmParameters& p) noexcept {
  constexpr double root_half = 0.70710678118654752;
  return sales * (margin + math::laplace_quantile(draw, p.margin_noise * root_half));
}

/// F3  Employees follow all sales:  E' = E (T' / T)^v, at least 1   T base and product sales
///
/// A rise and a fall of the same size cancel out, so a product that comes and goes leaves no employees behind.
[[nodiscard]] inline double next_employees(double employees, double ratio, double speed) noexcept {
  return std::max(1.0, employees * math::exp(speed * math::log(std::clamp(ratio, 1.0e-3, 1.0e3))));
}

/// F4  Dividends: half of the cash above the target is paid out.
[[nodiscard]] inline Money dividend(Money cash, double target) noexcept {
  return to_money(0.5 * std::max(to_real(cash) - target, 0.0));
}

/// F5  Chance to close without debts in a quarter:  h = (h0 / 4) E^-g
[[nodiscard]] inline double closing_chance(double employees, const FirmParameters& p) noexcept {
  return 0.25 * p.voluntary_exit * math::pow(std::max(employees, 1.0), -p.exit_size_exponent);
}

/// B1  Spread of what a bank misjudges:  n (1 - skill) exp(-years with the bank / y) (v if vouched)
///
/// Source: length of the relation Petersen & Rajan (1994), form ours.
[[nodiscard]] inline double assessment_spread(double skill, double years, bool vouched,
                                              const FinanceParameters& p) noexcept {
  return p.assessment_noise * (1.0 - skill) * math::exp(-std::max(0.0, years) / p.relation_years) *
         (vouched ? p.vouched_noise : 1.0);
}

/// B1  Annual probability of default as seen by the bank:  PD = (1 - exp(-k L)) noise,  L = debt / equity;  1 if equity
/// <= 0
///
/// Noise is log-normal with `spread`, at `normal` of the standard normal distribution.
[[nodiscard]] inline double default_risk_at(double debt, double equity, double spread, double normal,
                                            const FinanceParameters& p) noexcept {
  const double noise = math::exp(spread * normal);
  const double some = equity > 0.0 ? equity : 1.0;
  const double risk = std::min(1.0, math::one_minus_exp(p.leverage_risk * std::max(debt, 0.0) / some) * noise);
  return equity > 0.0 ? risk : 1.0;
}

/// The same with a draw in [0, 1).
[[nodiscard]] inline double default_risk(double debt, double equity, double spread, double draw,
                                         const FinanceParameters& p) noexcept {
  return default_risk_at(debt, equity, spread, math::normal_quantile(draw), p);
}

/// B2  True if a credit guarantee stands behind the firm's loans: a fixed share of small firms, and those that a lever
/// adds.
[[nodiscard]] inline bool guaranteed(std::uint64_t id, double employees, const FinanceParameters& p,
                                     double added = 0.0) noexcept {
  constexpr double small = 300.0;
  return employees < small && unit_interval(hash_of(id, 0x67756172ULL)) < p.guaranteed_share + added;
}

/// B2  Highest risk that a bank accepts: more with a guarantee or a voucher; a young firm needs a guarantee.
[[nodiscard]] inline double risk_limit(bool has_guarantee, double years, bool vouched,
                                       const FinanceParameters& p) noexcept {
  if (has_guarantee) return p.guaranteed_risk_limit;
  if (years < p.young_years) return -1.0;
  return vouched ? p.guaranteed_risk_limit : p.risk_limit;
}

/// B3  Annual rate:  r = r0 (1 + k PD + u)   u what the bank rations (B2)
[[nodiscard]] inline double lending_rate(double risk, double rationed, const FinanceParameters& p) noexcept {
  return p.base_rate * (1.0 + p.risk_premium * risk + rationed);
}

}  // namespace minori::firm
