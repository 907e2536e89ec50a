#pragma once

/// Parameters. Firms: growth, cost, exit, entry (rules F1-F6).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct FirmParameters {
  double growth_spread;
  double size_exponent;
  double capital_per_sales;
  double cash_target;
  double margin_mean;
  double margin_spread;
  double margin_noise;
  double tax_rate;
  double repayment_years;
  double voluntary_exit;
  double entry_rate;
  double exit_size_exponent;
  double hiring_speed;
  double rnd_intensity_small;
  double rnd_spread;
  double entry_seeds;
  double entry_funds;
  double entry_skills;
};

template <>
inline constexpr auto parameter_table<FirmParameters> = std::to_array<ParameterEntry<FirmParameters>>({
    {&FirmParameters::growth_spread, "growth_spread", "per quarter", 0.09, 0.04, 0.15, Origin::sourced,
     "spread of quarterly growth of a firm with one employee", "Bottazzi & Secchi (2003) scaled to quarters",
     off_at(0)},
    {&FirmParameters::size_exponent, "size_exponent", "1", 0.2, 0.1, 0.25, Origin::sourced,
     "spread of growth falls with size to this power", "Stanley et al. (1996)"},
    {&FirmParameters::capital_per_sales, "capital_per_sales", "1", 1.0, 0.5, 2, Origin::judgement,
     "plant over quarterly sales at entry", "judgement"},
    {&FirmParameters::cash_target, "cash_target", "quarter", 1.0, 0.2, 1.5, Origin::judgement,
     "cash that firms hold, in quarters of sales", "held against the share of bankruptcies in exits"},
    {&FirmParameters::margin_mean, "margin_mean", "1", 0.04, 0.02, 0.06, Origin::judgement,
     "operating surplus over sales", "corporate statistics, rounded"},
    {&FirmParameters::margin_spread, "margin_spread", "1", 0.03, 0.01, 0.06, Origin::judgement,
     "spread of it between firms", "judgement"},
    {&FirmParameters::margin_noise, "margin_noise", "1", 0.06, 0.02, 0.12, Origin::judgement,
     "spread of it between quarters", "judgement"},
    {&FirmParameters::tax_rate, "tax_rate", "1", 0.3, 0.2, 0.4, Origin::sourced, "tax on surplus",
     "statutory rate of about 30 %"},
    {&FirmParameters::repayment_years, "repayment_years", "year", 7, 5, 10, Origin::judgement,
     "years over which loans are repaid", "judgement"},
    {&FirmParameters::voluntary_exit, "voluntary_exit", "per year", 0.07, 0.03, 0.12, Origin::fitted,
     "closing without debts of firms with few employees", "SME white papers 2008 and 2019", off_at(0)},
    {&FirmParameters::entry_rate, "entry_rate", "per year", 0.05, 0.04, 0.06, Origin::sourced,
     "new firms a year over the firms at the start", "SME white paper 2008", off_at(0)},
    {&FirmParameters::exit_size_exponent, "exit_size_exponent", "1", 0.3, 0.1, 0.5, Origin::judgement,
     "closing falls with employees to this power", "judgement"},
    {&FirmParameters::hiring_speed, "hiring_speed", "per quarter", 0.15, 0.05, 0.4, Origin::judgement,
     "share of a relative change of sales that employees follow", "judgement"},
    {&FirmParameters::rnd_intensity_small, "rnd_intensity_small", "1", 0.03, 0.01, 0.06, Origin::sourced,
     "R&D over sales of firms that do R&D", "survey of R&D, rounded"},
    {&FirmParameters::rnd_spread, "rnd_spread", "1", 0.5, 0.2, 0.8, Origin::judgement, "log-normal spread of it",
     "judgement"},
    {&FirmParameters::entry_seeds, "entry_seeds", "1", 0.2, 0, 0.5, Origin::unknown,
     "relative rise of the entry of knowledge-using firms per relative rise of seeds over the start",
     "no measurement known"},
    {&FirmParameters::entry_funds, "entry_funds", "1", 0.1, 0, 0.3, Origin::unknown,
     "rise of that entry where regional funds give plenty", "no measurement known"},
    {&FirmParameters::entry_skills, "entry_skills", "1", 0.5, 0, 1, Origin::unknown,
     "relative rise of that entry per relative rise of graduates at work over the start", "no measurement known"},
});
static_assert(sizeof(FirmParameters) == parameter_table<FirmParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
