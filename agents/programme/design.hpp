#pragma once

/// The design of a national programme: what a scenario says, what the rules of agents/programme read.
///
/// Money in million yen a year and region, lengths in years, shares in 0-1.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace minori::programme {

/// How bids are ranked.
enum class Selection : std::uint8_t { excellence, need, diversity, lottery, list };

/// How designs of unequal length are given equal money (model section 6).
///
/// documented: the calls and grants as written, whatever they cost.
/// slots: constant yearly money over the window; a slot that falls free is advertised again.
/// cohort_regions: one cohort; a longer award means fewer regions.
/// cohort_grants: one cohort of fixed size; a longer award means a smaller yearly grant.
enum class BudgetRule : std::uint8_t { documented, slots, cohort_regions, cohort_grants };

/// What the menu of a grant buys; shares sum to 1.
struct Menu {
  double researchers = 0.0;  ///< recruited researchers, on fixed terms
  double training = 0.0;     ///< training of engineers in firms
  double network = 0.0;      ///< coordinators, project director, council
  double equipment = 0.0;    ///< shared equipment
  double projects = 0.0;     ///< joint research projects

  friend bool operator==(const Menu&, const Menu&) = default;
};

/// Shares of a year's grant that awards are expected to spend, by year of the award; the rest returns to the state.
///
/// What an award spends follows from rules (posts that fill slowly, projects that have to apply); these shares are only
/// what the state expects of it, so that cohorts of unequal length cost the same. Measured, not chosen: docs/odd.md G5.
struct ExpectedSpending {
  double first_year = 1.0;   ///< set-up
  double second_year = 1.0;  ///< posts still fill
  double later_years = 1.0;
  double last_year = 1.0;  ///< in which people leave and projects no longer start

  friend bool operator==(const ExpectedSpending&, const ExpectedSpending&) = default;
};

struct Design {
  std::string name;
  std::string title_en;
  std::string title_ja;
  std::string ministry;
  bool enabled = true;
  std::vector<std::string> candidates;  ///< values of ClusterFacts::programme whose places may bid
  std::int32_t first_fiscal_year = 2011;
  std::int32_t regions = 13;  ///< regions funded at the same time (slots) or in one cohort at the reference length
  std::vector<std::int32_t> later_calls;  ///< regions of the calls of the following years, if grants are documented
  double grant = 150.0;                   ///< million yen a year and region at the reference length
  double reference_period = 5.0;          ///< years; with `regions` and `grant` it fixes the total budget
  std::int32_t funding_period = 5;        ///< years of the award
  std::vector<std::int32_t> evaluation_years = {
      3, 5};                   ///< years of the award at whose end it is graded; later ones than the period are void
  double target = 0.0;         ///< results that an award promises for each 100 million yen of grant; 0: none
  double stop_share = 0.1;     ///< share of clusters that the mid-term evaluation stops
  double cut_share = 0.0;      ///< share of clusters whose grant it cuts: the weakest of those that go on
  double grade_cut = 0.0;      ///< part of the grant that they lose
  std::int32_t gate_year = 0;  ///< year of the award at whose end a stage gate stands; 0: there is none
  double gate_share = 1.0;     ///< share of clusters that pass the gate
  double gate_grant = 1.0;     ///< grant after the gate over the grant before it
  std::int32_t extension_years = 0;        ///< further years for the best after the last evaluation
  double extension_share = 0.0;            ///< share of clusters that get the extension
  double taper_years = 0.0;                ///< whole years over which the grant falls to zero after the last full one
  std::int32_t abolition_fiscal_year = 0;  ///< from its April on there are no calls, and awards end; 0: never
  std::int32_t phase_out_years = 0;        ///< years over which an abolished programme's grants fall to zero
  bool no_double_support = false;          ///< no award where another programme supports the same region and field
  std::string successor;                   ///< programme that takes over who ends, without a gap; "": none
  double matching = 0.5;                   ///< share of project cost borne by participants and local government
  double own_project = 1.0;                ///< own project of the region over the grant (1 = of equal size)
  Menu menu;
  std::int32_t last_eligible_stage = 2;  ///< grants pay project stages up to this one
  std::int32_t set_up_quarters = 2;      ///< quarters before the first admissions
  Selection selection = Selection::excellence;
  BudgetRule equal_budget = BudgetRule::documented;
  ExpectedSpending expected_spending;
  double window_years = 20.0;           ///< length of the window of `slots`
  double reentry_cooldown_years = 0.0;  ///< years until a region may be funded again; below zero: never

  friend bool operator==(const Design&, const Design&) = default;
};

}  // namespace minori::programme
