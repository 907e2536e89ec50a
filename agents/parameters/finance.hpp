#pragma once

/// Parameters. Finance: banks, guarantee, funds (rules B1-B5).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct FinanceParameters {
  double leverage_risk;
  double risk_limit;
  double guaranteed_risk_limit;
  double guaranteed_share;
  double assessment_noise;
  double exposure_limit;
  double capital_ratio;
  double refinance;
  double capital_start;
  double risk_premium;
  double base_rate;
  double young_years;
  double fund_multiple;
  double fund_share;
  double fund_capacity;
  double fund_quarters;
  double relation_years;
  double vouched_noise;
  double guarantee_cover;
};

template <>
inline constexpr auto parameter_table<FinanceParameters> = std::to_array<ParameterEntry<FinanceParameters>>({
    {&FinanceParameters::leverage_risk, "leverage_risk", "per year", 0.01, 0.005, 0.02, Origin::judgement,
     "annual probability of default = 1 - exp(-this times leverage)", "prototype"},
    {&FinanceParameters::risk_limit, "risk_limit", "per year", 0.04, 0.02, 0.06, Origin::judgement,
     "highest probability of default that a bank accepts", "prototype"},
    {&FinanceParameters::guaranteed_risk_limit, "guaranteed_risk_limit", "per year", 0.08, 0.04, 0.12,
     Origin::judgement, "the same with a guarantee or a voucher", "prototype"},
    {&FinanceParameters::guaranteed_share, "guaranteed_share", "share", 0.36, 0.3, 0.45, Origin::sourced,
     "small firms that use a credit guarantee", "SME white paper 2016", off_at(0)},
    {&FinanceParameters::assessment_noise, "assessment_noise", "1", 0.5, 0.1, 1.0, Origin::unknown,
     "spread of the bank's judgement at no skill", "no measurement known"},
    {&FinanceParameters::exposure_limit, "exposure_limit", "share of bank equity", 0.25, 0.1, 0.25, Origin::sourced,
     "loans to one firm", "large-exposure rule", off_at(0)},
    {&FinanceParameters::capital_ratio, "capital_ratio", "1", 0.04, 0.04, 0.08, Origin::sourced,
     "bank equity over loans", "rule for domestic banks"},
    {&FinanceParameters::refinance, "refinance", "per quarter", 0.1, 0.05, 0.25, Origin::judgement,
     "chance that a firm renews its loans up to its usual debt", "judgement"},
    {&FinanceParameters::capital_start, "capital_start", "1", 0.07, 0.05, 0.1, Origin::judgement,
     "bank equity over loans at the start", "no bank equity in the data"},
    {&FinanceParameters::risk_premium, "risk_premium", "1", 3, 1, 5, Origin::judgement,
     "rate = base (1 + this times probability of default + markup)", "judgement"},
    {&FinanceParameters::base_rate, "base_rate", "per year", 0.012, 0.006, 0.02, Origin::found, "rate of a safe loan",
     "January 2010, new loans"},
    {&FinanceParameters::young_years, "young_years", "year", 3, 1, 5, Origin::judgement,
     "firms younger than this need a guarantee", "prototype"},
    {&FinanceParameters::fund_multiple, "fund_multiple", "1", 3, 1.5, 6, Origin::judgement,
     "expected multiple at which a fund joins stages 3 and 4", "judgement"},
    {&FinanceParameters::fund_share, "fund_share", "1", 0.5, 0.2, 0.8, Origin::judgement,
     "share of the stage cost that it pays", "judgement", off_at(0)},
    {&FinanceParameters::fund_capacity, "fund_capacity", "Myen per quarter", 2500, 500, 10000, Origin::judgement,
     "equity for regional projects in the whole country a quarter",
     "stock of about 1000 bn yen, regional share assumed", off_at(0)},
    {&FinanceParameters::fund_quarters, "fund_quarters", "quarter", 20, 12, 40, Origin::judgement,
     "quarters over which a region's fund invests what was paid in",
     "funds of ten years invest in the first half of their life"},
    {&FinanceParameters::relation_years, "relation_years", "year", 5, 2, 20, Origin::unknown,
     "years with a bank after which its misjudgement has fallen to a third (e^-1)",
     "no measurement known; direction Petersen & Rajan (1994)"},
    {&FinanceParameters::vouched_noise, "vouched_noise", "1", 0.7, 0.4, 1, Origin::unknown,
     "what is left of misjudgement where a coordinator or a university vouches", "no measurement known"},
    {&FinanceParameters::guarantee_cover, "guarantee_cover", "share", 0.8, 0.5, 1, Origin::judgement,
     "share of a lost loan that a credit guarantee pays", "sharing of responsibility since 2007, from memory"},
});
static_assert(sizeof(FinanceParameters) == parameter_table<FinanceParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
