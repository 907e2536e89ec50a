#include <algorithm>
#include <iterator>
#include <utility>

#include "scenarios/keys.hpp"

namespace minori {

namespace {

using programme::Design;
using programme::ExpectedSpending;
using programme::Menu;

/// A key of the design, by the chain of members that leads to it.
template <class... Members>
Key<ProgrammeText> keyed(KeyInfo info, Members... path) {
  return key<ProgrammeText>(std::move(info), &ProgrammeText::design, path...);
}

std::vector<Key<ProgrammeText>> name_keys() {
  return {
      keyed({.path = "name", .high = longest_name, .description = "identifies the programme in its scenario"},
            &Design::name),
      keyed({.path = "title_en", .high = longest_text, .description = "title in English"}, &Design::title_en),
      keyed({.path = "title_ja", .high = longest_text, .description = "title in Japanese"}, &Design::title_ja),
      keyed({.path = "ministry", .high = longest_text, .description = "who runs it"}, &Design::ministry),
      keyed({.path = "candidates",
             .high = longest_text,
             .description = "programmes in the country's table of places whose places may bid"},
            &Design::candidates),
  };
}

std::vector<Key<ProgrammeText>> money_keys() {
  return {
      keyed({.path = "enabled", .description = "false: the programme does not exist in this scenario"},
            &Design::enabled),
      keyed(ranged("first_fy", "fiscal year", 1900, 2400, "first call"), &Design::first_fiscal_year),
      keyed(
          ranged("regions", "1", 1, 10'000, "places funded at the same time, or in one cohort at the reference length"),
          &Design::regions),
      keyed(ranged("later_calls", "1", 0, 10'000,
                   "places of the calls of the following years, one number a year, where equal_budget is documented"),
            &Design::later_calls),
      keyed(ranged("grant", "million yen/year", 0, 1e6, "grant of one region at the reference length"), &Design::grant),
      key<ProgrammeText>(ranged("budget", "million yen/year", 0, 1e9,
                                "yearly budget that regions x grant must fit in; 0: not checked"),
                         &ProgrammeText::budget),
      keyed(ranged("matching", "1", 0, 1, "share of project cost borne by participants and local government"),
            &Design::matching),
      keyed(ranged("own_project", "1", 0, 10, "own project of the region over the grant (1 = of equal size)"),
            &Design::own_project),
      keyed({.path = "equal_budget",
             .description = "how awards of unequal length get equal money: documented (grants as written), slots "
                            "(constant yearly money, free slots advertised again), cohort_regions (longer means "
                            "fewer regions), cohort_grants (longer means a smaller grant)",
             .choices = {"documented", "slots", "cohort_regions", "cohort_grants"}},
            &Design::equal_budget),
      keyed(ranged("window_years", "year", 1, 200, "length of the window of `slots`"), &Design::window_years),
  };
}

std::vector<Key<ProgrammeText>> time_keys() {
  return {
      keyed(ranged("reference_period", "year", 0.25, 100,
                   "length of award that fixes, with `regions` and `grant`, the total budget"),
            &Design::reference_period),
      keyed(ranged("funding_period", "year", 1, 100, "length of an award"), &Design::funding_period),
      keyed(ranged("evaluation_years", "year of the award", 1, 100,
                   "years of the award at whose end it is graded, in order; later ones than the period are void"),
            &Design::evaluation_years),
      keyed(ranged("target", "results per 100 million yen", 0, 1000,
                   "results (weights of rule G1) that an award promises for its grant: evaluations count who has them; "
                   "0: nothing is promised"),
            &Design::target),
      keyed(ranged("stop_share", "1", 0, 1, "share of clusters that the mid-term evaluation stops"),
            &Design::stop_share),
      keyed(ranged("extension_years", "year", 0, 100, "further years for the best after the last evaluation"),
            &Design::extension_years),
      keyed(ranged("extension_share", "1", 0, 1, "share of clusters that get the extension"), &Design::extension_share),
      keyed(ranged("taper_years", "year", 0, 100,
                   "whole years over which the grant falls to zero after the last full year, extension included"),
            &Design::taper_years),
      keyed(ranged("set_up_quarters", "quarter", 0, 40, "quarters before the first admissions"),
            &Design::set_up_quarters),
      keyed(ranged("reentry_cooldown_years", "year", -1, 200,
                   "years until a region may be funded again; below zero: never"),
            &Design::reentry_cooldown_years),
      keyed(ranged("last_eligible_stage", "1", 1, 4,
                   "grants pay project stages up to this one: 1 feasibility, 2 joint research, 3 prototype, 4 "
                   "commercialisation"),
            &Design::last_eligible_stage),
      keyed({.path = "no_double_support",
             .description =
                 "true: a place gets no award while another programme supports its field in one of its regions"},
            &Design::no_double_support),
      keyed({.path = "selection",
             .description = "how bids are ranked",
             .choices = {"excellence", "need", "diversity", "lottery", "list"}},
            &Design::selection),
  };
}

std::vector<Key<ProgrammeText>> grade_keys() {
  return {
      keyed(ranged("cut_share", "1", 0, 1,
                   "share of clusters whose grant a mid-term evaluation cuts: the weakest that go on"),
            &Design::cut_share),
      keyed(ranged("grade_cut", "1", 0, 1, "part of the grant that they lose"), &Design::grade_cut),
      keyed(ranged("gate_year", "year of the award", 0, 100, "year at whose end a stage gate stands; 0: there is none"),
            &Design::gate_year),
      keyed(ranged("gate_share", "1", 0, 1, "share of clusters that pass the stage gate"), &Design::gate_share),
      keyed(ranged("gate_grant", "1", 0, 10, "grant after the stage gate over the grant before it"),
            &Design::gate_grant),
      keyed(ranged("abolition_fy", "fiscal year", 0, 2400,
                   "from its April on there are no calls and running awards end; 0: never"),
            &Design::abolition_fiscal_year),
      keyed(ranged("phase_out_years", "year", 0, 100,
                   "years over which the grants of an abolished programme fall to zero; 0: they end at once"),
            &Design::phase_out_years),
      keyed({.path = "successor",
             .high = longest_name,
             .description = "programme of the scenario that takes over, without a gap, whose award ends; empty: none"},
            &Design::successor),
  };
}

std::vector<Key<ProgrammeText>> menu_keys() {
  return {
      keyed(ranged("menu.researchers", "1", 0, 1, "share of the grant for recruited researchers, on fixed terms"),
            &Design::menu, &Menu::researchers),
      keyed(ranged("menu.training", "1", 0, 1, "share for the training of engineers in firms"), &Design::menu,
            &Menu::training),
      keyed(ranged("menu.network", "1", 0, 1, "share for coordinators, project director and council"), &Design::menu,
            &Menu::network),
      keyed(ranged("menu.equipment", "1", 0, 1, "share for shared equipment"), &Design::menu, &Menu::equipment),
      keyed(ranged("menu.projects", "1", 0, 1, "share for joint research projects"), &Design::menu, &Menu::projects),
  };
}

std::vector<Key<ProgrammeText>> spending_keys() {
  const auto share = [](const char* path, const char* description, double ExpectedSpending::*member) {
    return keyed(ranged(path, "1", 0.01, 1, description), &Design::expected_spending, member);
  };
  return {
      share("expected_spending.first_year",
            "share of its first year's grant that an award is expected to spend; equal money of cohorts counts it",
            &ExpectedSpending::first_year),
      share("expected_spending.second_year", "the same for the second year", &ExpectedSpending::second_year),
      share("expected_spending.later_years", "the same for every later year", &ExpectedSpending::later_years),
      share("expected_spending.last_year", "the same for the year before the end, in place of later_years",
            &ExpectedSpending::last_year),
  };
}

std::vector<Key<ProgrammeText>> joined(std::vector<std::vector<Key<ProgrammeText>>> lists) {
  std::vector<Key<ProgrammeText>> all;
  for (auto& list : lists) std::move(list.begin(), list.end(), std::back_inserter(all));
  return all;
}

}  // namespace

const std::vector<Key<ProgrammeText>>& policy_keys() {
  static const auto keys = joined({money_keys(), time_keys(), grade_keys(), spending_keys(), menu_keys()});
  return keys;
}

const std::vector<Key<ProgrammeText>>& programme_keys() {
  static const auto keys = joined({name_keys(), policy_keys()});
  return keys;
}

}  // namespace minori
