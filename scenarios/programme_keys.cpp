#include <algorithm>

#include "scenarios/keys.hpp"

namespace minori {

namespace {

using programme::Design;
using programme::Menu;

constexpr double longest_text = 2000;
constexpr double longest_name = 60;

std::vector<Key<ProgrammeText>> name_keys() {
  return {
      key<ProgrammeText>(
          {.path = "name", .high = longest_name, .description = "identifies the programme in its scenario"},
          &ProgrammeText::design, &Design::name),
      key<ProgrammeText>({.path = "title_en", .high = longest_text, .description = "title in English"},
                         &ProgrammeText::design, &Design::title_en),
      key<ProgrammeText>({.path = "title_ja", .high = longest_text, .description = "title in Japanese"},
                         &ProgrammeText::design, &Design::title_ja),
      key<ProgrammeText>({.path = "ministry", .high = longest_text, .description = "who runs it"},
                         &ProgrammeText::design, &Design::ministry),
      key<ProgrammeText>({.path = "candidates",
                          .high = longest_text,
                          .description = "programmes in the country's table of places whose places may bid"},
                         &ProgrammeText::design, &Design::candidates),
  };
}

std::vector<Key<ProgrammeText>> money_keys() {
  return {
      key<ProgrammeText>({.path = "enabled", .description = "false: the programme does not exist in this scenario"},
                         &ProgrammeText::design, &Design::enabled),
      key<ProgrammeText>(
          {.path = "first_fy", .unit = "fiscal year", .low = 1900, .high = 2400, .description = "first call"},
          &ProgrammeText::design, &Design::first_fiscal_year),
      key<ProgrammeText>({.path = "regions",
                          .unit = "1",
                          .low = 1,
                          .high = 10'000,
                          .description = "places funded at the same time, or in one cohort at the reference length"},
                         &ProgrammeText::design, &Design::regions),
      key<ProgrammeText>({.path = "grant",
                          .unit = "million yen/year",
                          .low = 0,
                          .high = 1e6,
                          .description = "grant of one region at the reference length"},
                         &ProgrammeText::design, &Design::grant),
      key<ProgrammeText>({.path = "budget",
                          .unit = "million yen/year",
                          .low = 0,
                          .high = 1e9,
                          .description = "yearly budget that regions x grant must fit in; 0: not checked"},
                         &ProgrammeText::budget),
      key<ProgrammeText>({.path = "matching",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share of project cost borne by participants and local government"},
                         &ProgrammeText::design, &Design::matching),
      key<ProgrammeText>({.path = "own_project",
                          .unit = "1",
                          .low = 0,
                          .high = 10,
                          .description = "own project of the region over the grant (1 = of equal size)"},
                         &ProgrammeText::design, &Design::own_project),
      key<ProgrammeText>(
          {.path = "soft_share",
           .unit = "1",
           .low = 0,
           .high = 1,
           .description = "share of the grant that may be spent on people and networks rather than things"},
          &ProgrammeText::design, &Design::soft_share),
      key<ProgrammeText>(
          {.path = "equal_budget",
           .description = "how awards of unequal length get equal money: documented (grants as written), slots "
                          "(constant yearly money, free slots advertised again), cohort_regions (longer means "
                          "fewer regions), cohort_grants (longer means a smaller grant)",
           .choices = {"documented", "slots", "cohort_regions", "cohort_grants"}},
          &ProgrammeText::design, &Design::equal_budget),
      key<ProgrammeText>({.path = "window_years",
                          .unit = "year",
                          .low = 1,
                          .high = 200,
                          .description = "length of the window of `slots`"},
                         &ProgrammeText::design, &Design::window_years),
  };
}

std::vector<Key<ProgrammeText>> time_keys() {
  return {
      key<ProgrammeText>({.path = "reference_period",
                          .unit = "year",
                          .low = 0.25,
                          .high = 100,
                          .description = "length of award that fixes, with `regions` and `grant`, the total budget"},
                         &ProgrammeText::design, &Design::reference_period),
      key<ProgrammeText>(
          {.path = "funding_period", .unit = "year", .low = 1, .high = 100, .description = "length of an award"},
          &ProgrammeText::design, &Design::funding_period),
      key<ProgrammeText>(
          {.path = "evaluation_years",
           .unit = "year of the award",
           .low = 1,
           .high = 100,
           .description =
               "years of the award at whose end it is graded, in order; later ones than the period are void"},
          &ProgrammeText::design, &Design::evaluation_years),
      key<ProgrammeText>({.path = "stop_share",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share of clusters that the mid-term evaluation stops"},
                         &ProgrammeText::design, &Design::stop_share),
      key<ProgrammeText>({.path = "extension_years",
                          .unit = "year",
                          .low = 0,
                          .high = 100,
                          .description = "further years for the best after the last evaluation"},
                         &ProgrammeText::design, &Design::extension_years),
      key<ProgrammeText>({.path = "extension_share",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share of clusters that get the extension"},
                         &ProgrammeText::design, &Design::extension_share),
      key<ProgrammeText>({.path = "taper_years",
                          .unit = "year",
                          .low = 0,
                          .high = 100,
                          .description = "years over which the grant falls to zero after the award"},
                         &ProgrammeText::design, &Design::taper_years),
      key<ProgrammeText>({.path = "set_up_quarters",
                          .unit = "quarter",
                          .low = 0,
                          .high = 40,
                          .description = "quarters before the first admissions"},
                         &ProgrammeText::design, &Design::set_up_quarters),
      key<ProgrammeText>({.path = "reentry_cooldown_years",
                          .unit = "year",
                          .low = -1,
                          .high = 200,
                          .description = "years until a region may be funded again; below zero: never"},
                         &ProgrammeText::design, &Design::reentry_cooldown_years),
      key<ProgrammeText>(
          {.path = "last_eligible_stage",
           .unit = "1",
           .low = 1,
           .high = 4,
           .description = "grants pay project stages up to this one: 1 feasibility, 2 joint research, 3 prototype, 4 "
                          "commercialisation"},
          &ProgrammeText::design, &Design::last_eligible_stage),
      key<ProgrammeText>({.path = "selection",
                          .description = "how bids are ranked",
                          .choices = {"excellence", "need", "diversity", "lottery", "list"}},
                         &ProgrammeText::design, &Design::selection),
  };
}

std::vector<Key<ProgrammeText>> menu_keys() {
  return {
      key<ProgrammeText>({.path = "menu.researchers",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share of the grant for recruited researchers, on fixed terms"},
                         &ProgrammeText::design, &Design::menu, &Menu::researchers),
      key<ProgrammeText>({.path = "menu.training",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share for the training of engineers in firms"},
                         &ProgrammeText::design, &Design::menu, &Menu::training),
      key<ProgrammeText>({.path = "menu.network",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share for coordinators, project director and council"},
                         &ProgrammeText::design, &Design::menu, &Menu::network),
      key<ProgrammeText>(
          {.path = "menu.equipment", .unit = "1", .low = 0, .high = 1, .description = "share for shared equipment"},
          &ProgrammeText::design, &Design::menu, &Menu::equipment),
      key<ProgrammeText>({.path = "menu.projects",
                          .unit = "1",
                          .low = 0,
                          .high = 1,
                          .description = "share for joint research projects"},
                         &ProgrammeText::design, &Design::menu, &Menu::projects),
  };
}

std::vector<Key<ProgrammeText>> joined(std::vector<std::vector<Key<ProgrammeText>>> lists) {
  std::vector<Key<ProgrammeText>> all;
  for (auto& list : lists) std::move(list.begin(), list.end(), std::back_inserter(all));
  return all;
}

}  // namespace

const std::vector<Key<ProgrammeText>>& policy_keys() {
  static const auto keys = joined({money_keys(), time_keys(), menu_keys()});
  return keys;
}

const std::vector<Key<ProgrammeText>>& programme_keys() {
  static const auto keys = joined({name_keys(), policy_keys()});
  return keys;
}

}  // namespace minori
