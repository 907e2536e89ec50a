#include "scenarios/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "scenarios/instrument.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/place_checks.hpp"

namespace minori {

namespace {

constexpr double menu_tolerance = 1e-9;

class Checks {
 public:
  Checks(const Draft& draft, const std::string& file, InputFiles& files) : draft_(draft), file_(file), files_(files) {}

  void run() {
    check_name();
    check_horizon();
    for (const auto& programme : draft_.programmes) {
      check_period(programme.design);
      check_evaluations(programme.design);
      check_taper(programme.design);
      check_grades(programme.design);
      check_gate(programme.design);
      check_extension(programme.design);
      check_abolition(programme.design);
      check_successor(programme.design);
      check_menu(programme.design);
      check_budget(programme);
    }
    for (const auto& each : draft_.instruments) check_instrument(each);
    for (const auto& shock : draft_.shocks) check_shock(shock);
  }

 private:
  void refuse(const std::vector<std::string>& paths, std::string message, std::string suggestion = "") {
    refuse_at(draft_, file_, files_, paths, std::move(message), std::move(suggestion));
  }

  static std::vector<std::string> paths(const std::string& prefix, const std::vector<std::string>& keys) {
    std::vector<std::string> all;
    for (const auto& key : keys) all.push_back(prefix + key);
    return all;
  }

  /// The places of a programme's keys, then the programme as a whole.
  static std::vector<std::string> of(const programme::Design& design, const std::vector<std::string>& keys) {
    auto all = paths("programme." + design.name + ".", keys);
    all.push_back("programme." + design.name);
    return all;
  }

  void check_name() {
    const auto& name = draft_.scenario.name;
    if (!is_safe_name(name))
      refuse({"name"},
             fmt::format("name = '{}' must be letters, digits and _ + . - only, because it names files", name));
    for (const auto& each : draft_.programmes)
      if (!is_safe_name(each.design.name))
        refuse(of(each.design, {"name"}),
               fmt::format("name = '{}' must be letters, digits and _ + . - only", each.design.name));
  }

  void check_horizon() {
    const auto& scenario = draft_.scenario;
    if (scenario.last_fiscal_year < scenario.first_fiscal_year)
      refuse({"horizon.last_fy", "horizon.first_fy"},
             fmt::format("horizon.last_fy = {} is before horizon.first_fy = {}", scenario.last_fiscal_year,
                         scenario.first_fiscal_year));
  }

  void check_period(const programme::Design& design) {
    const auto& scenario = draft_.scenario;
    const int years = scenario.last_fiscal_year - scenario.first_fiscal_year + 1;
    if (years > 0 && design.funding_period > years)
      refuse(of(design, {"funding_period"}),
             fmt::format("funding_period = {} years of programme '{}' is longer than the horizon of {} years",
                         design.funding_period, design.name, years));
    if (years > 0 &&
        (design.first_fiscal_year < scenario.first_fiscal_year || design.first_fiscal_year > scenario.last_fiscal_year))
      refuse(of(design, {"first_fy"}),
             fmt::format("first_fy = {} of programme '{}' is outside the horizon {} to {}", design.first_fiscal_year,
                         design.name, scenario.first_fiscal_year, scenario.last_fiscal_year));
  }

  void check_evaluations(const programme::Design& design) {
    const auto& years = design.evaluation_years;
    const bool ascending = std::adjacent_find(years.begin(), years.end(), std::greater_equal<>()) == years.end();
    if (!ascending)
      refuse(of(design, {"evaluation_years"}),
             fmt::format("evaluation_years = [{}] of programme '{}' must ascend", fmt::join(years, ", "), design.name));
    const int last = design.funding_period + design.extension_years;
    const auto late = std::find_if(years.begin(), years.end(), [&](int year) { return year > last; });
    if (!ascending || late == years.end()) return;
    const std::vector<std::int32_t> kept(years.begin(), late);
    refuse(of(design, {"funding_period", "evaluation_years"}),
           fmt::format("programme '{}' would be evaluated in year {}, after its awards end in year {}", design.name,
                       *late, last),
           fmt::format("evaluation_years = [{}]", fmt::join(kept, ", ")));
  }

  void check_taper(const programme::Design& design) {
    if (design.taper_years != std::floor(design.taper_years))
      refuse(of(design, {"taper_years"}),
             fmt::format("taper_years = {} of programme '{}' must be whole years, because awards end in April",
                         design.taper_years, design.name),
             fmt::format("{}", std::ceil(design.taper_years)));
  }

  void check_grades(const programme::Design& design) {
    if (design.stop_share + design.cut_share > 1.0)
      refuse(of(design, {"cut_share", "stop_share"}),
             fmt::format("programme '{}' stops {} and cuts {} of its clusters, more than all; lower one of them",
                         design.name, design.stop_share, design.cut_share));
    if ((design.cut_share > 0.0) != (design.grade_cut > 0.0))
      refuse(of(design, {"cut_share", "grade_cut"}),
             fmt::format("cut_share = {} and grade_cut = {} of programme '{}' cut nothing; set both or neither",
                         design.cut_share, design.grade_cut, design.name));
  }

  void check_gate(const programme::Design& design) {
    if (design.gate_year == 0 && (design.gate_share != 1.0 || design.gate_grant != 1.0))
      refuse(of(design, {"gate_share", "gate_grant"}),
             fmt::format("gate_share and gate_grant of programme '{}' need a gate_year", design.name));
    if (design.gate_year >= design.funding_period)
      refuse(of(design, {"gate_year", "funding_period"}),
             fmt::format("gate_year = {} of programme '{}' must be before the end of the award in year {}",
                         design.gate_year, design.name, design.funding_period));
  }

  void check_extension(const programme::Design& design) {
    if (design.extension_years > 0 && design.extension_share > 0.0 && design.evaluation_years.empty())
      refuse(
          of(design, {"extension_years", "extension_share", "evaluation_years"}),
          fmt::format("extension_years = {} of programme '{}' needs an evaluation that chooses who gets it; add {} to "
                      "evaluation_years",
                      design.extension_years, design.name, design.funding_period));
  }

  void check_abolition(const programme::Design& design) {
    if (design.abolition_fiscal_year == 0) {
      if (design.phase_out_years > 0)
        refuse(of(design, {"phase_out_years"}),
               fmt::format("phase_out_years of programme '{}' needs an abolition_fy", design.name));
      return;
    }
    const auto last = draft_.scenario.last_fiscal_year;
    if (design.abolition_fiscal_year <= design.first_fiscal_year || design.abolition_fiscal_year > last)
      refuse(of(design, {"abolition_fy"}),
             fmt::format("abolition_fy = {} of programme '{}' must be after its first call in {} and at most {}, the "
                         "end of the horizon",
                         design.abolition_fiscal_year, design.name, design.first_fiscal_year, last));
  }

  void check_successor(const programme::Design& design) {
    if (design.successor.empty()) return;
    const programme::Design* after = draft_.design_named(design.successor);
    if (after == nullptr) {
      std::vector<std::string> names;
      for (const auto& each : draft_.programmes) names.push_back(each.design.name);
      refuse(of(design, {"successor"}), fmt::format("successor: the scenario has no programme '{}'", design.successor),
             nearest(design.successor, names));
      return;
    }
    if (after->first_fiscal_year < design.first_fiscal_year)
      refuse(of(design, {"successor"}),
             fmt::format("successor = '{}' of programme '{}' begins in {}, before it in {}; a successor must not begin "
                         "first",
                         design.successor, design.name, after->first_fiscal_year, design.first_fiscal_year));
    for (std::size_t steps = 0; after != nullptr && steps < draft_.programmes.size(); ++steps) {
      if (after == &design) {
        refuse(of(design, {"successor"}),
               fmt::format("successor = '{}' of programme '{}' leads back to it; leave one of them empty",
                           design.successor, design.name));
        return;
      }
      after = draft_.design_named(after->successor);
    }
  }

  void check_menu(const programme::Design& design) {
    const auto& menu = design.menu;
    const double sum = menu.researchers + menu.training + menu.network + menu.equipment + menu.projects;
    if (std::abs(sum - 1.0) > menu_tolerance)
      refuse(of(design, {"menu.projects", "menu.equipment", "menu.network", "menu.training", "menu.researchers"}),
             fmt::format("the menu shares of programme '{}' sum to {:.12g}, not to 1", design.name, sum));
  }

  void check_budget(const ProgrammeText& programme) {
    const auto& design = programme.design;
    int regions = design.regions;  // of calls whose awards run together
    for (std::size_t year = 0; year < design.later_calls.size() && static_cast<int>(year) + 1 < design.funding_period;
         ++year)
      regions += design.later_calls[year];
    const double cost = regions * design.grant;
    if (programme.budget > 0.0 && cost > programme.budget)
      refuse(of(design, {"budget", "grant", "regions", "later_calls"}),
             fmt::format("programme '{}' costs {} million yen a year ({} regions x {}), more than its budget of {}",
                         design.name, cost, regions, design.grant, programme.budget));
    if (!design.later_calls.empty() && design.equal_budget != programme::BudgetRule::documented)
      refuse(of(design, {"later_calls", "equal_budget"}),
             fmt::format("later_calls of programme '{}' are for equal_budget = 'documented' only: other rules say "
                         "themselves who is called when; leave them empty",
                         design.name));
  }

  void check_instrument(const InstrumentText& text) {
    const auto& scenario = draft_.scenario;
    const policy::Measure& measure = text.measure;
    const std::string prefix = "instrument." + measure.name;
    const Instrument* instrument = find_instrument(measure.kind);
    if (!is_safe_name(measure.name))
      refuse({prefix + ".name", prefix},
             fmt::format("name = '{}' must be letters, digits and _ + . - only", measure.name));
    for (const auto& [key, year] :
         {std::pair(".first_fy", measure.first_fiscal_year), std::pair(".last_fy", measure.last_fiscal_year)})
      if (year != 0 && (year < scenario.first_fiscal_year || year > scenario.last_fiscal_year))
        refuse({prefix + key, prefix},
               fmt::format("{} = {} of instrument '{}' is outside the horizon {} to {}", key + 1, year, measure.name,
                           scenario.first_fiscal_year, scenario.last_fiscal_year));
    if (measure.last_fiscal_year != 0 && measure.last_fiscal_year < measure.first_fiscal_year)
      refuse({prefix + ".last_fy", prefix},
             fmt::format("last_fy = {} of instrument '{}' is before its first_fy = {}", measure.last_fiscal_year,
                         measure.name, measure.first_fiscal_year));
    if (instrument == nullptr || text.fields.empty()) return;
    const auto levers = levers_of(*instrument);
    if (std::none_of(levers.begin(), levers.end(), [](const auto& each) { return each.by_field; }))
      refuse({prefix + ".fields", prefix},
             fmt::format("fields: no lever of the instrument '{}' is by field; leave them out", measure.kind));
  }

  void check_shock(const ShockText& shock) {
    const auto& scenario = draft_.scenario;
    const std::string prefix = "shock." + shock.shock.name;
    if (shock.shock.kind.empty())
      refuse({prefix + ".kind", prefix}, fmt::format("shock '{}' needs a kind", shock.shock.name));
    if (shock.shock.fiscal_year < scenario.first_fiscal_year || shock.shock.fiscal_year > scenario.last_fiscal_year)
      refuse({prefix + ".fiscal_year", prefix},
             fmt::format("fiscal_year = {} of shock '{}' is outside the horizon {} to {}", shock.shock.fiscal_year,
                         shock.shock.name, scenario.first_fiscal_year, scenario.last_fiscal_year));
  }

  const Draft& draft_;
  const std::string& file_;
  InputFiles& files_;
};

}  // namespace

bool is_safe_name(const std::string& name) {
  const auto safe = [](char each) {
    return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
           each == '_' || each == '+' || each == '.' || each == '-';
  };
  return !name.empty() && name.front() != '.' && name.front() != '-' && std::all_of(name.begin(), name.end(), safe);
}

void refuse_at(const Draft& draft, const std::string& file, InputFiles& files, const std::vector<std::string>& paths,
               std::string message, std::string suggestion) {
  for (const auto& path : paths)
    if (draft.refused.contains(path)) return;
  files.problems.push_back(problem_at(draft.place_of(paths), file, std::move(message), std::move(suggestion)));
}

void check_draft(const Draft& draft, const Country* country, const std::string& file, InputFiles& files) {
  Checks(draft, file, files).run();
  check_places(draft, country, file, files);
}

namespace {

/// Rows of `count` things by name; `matches(row, name)` and `name_of(row)` tell what they are called.
template <class Matches, class NameOf>
std::vector<std::int32_t> rows_of(const std::vector<std::string>& names, std::size_t count, const Matches& matches,
                                  const NameOf& name_of,
                                  const std::function<void(const std::string&, std::string)>& refuse) {
  std::vector<std::int32_t> rows;
  for (const auto& wanted : names) {
    std::size_t row = 0;
    while (row < count && !matches(row, wanted)) ++row;
    if (row < count) {
      rows.push_back(static_cast<std::int32_t>(row));
      continue;
    }
    std::vector<std::string> accepted;
    for (std::size_t each = 0; each < count; ++each) accepted.push_back(name_of(each));
    refuse(wanted, nearest(wanted, accepted));
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

}  // namespace

std::vector<std::int32_t> region_rows(const std::vector<std::string>& names, const std::string& owner,
                                      const Draft& draft, const Country& country, const std::string& file,
                                      InputFiles& files) {
  const auto matches = [&](std::size_t row, const std::string& wanted) {
    const RegionFacts& region = country.regions[row];
    return region.name_en == wanted || region.name_ja == wanted || std::to_string(region.code) == wanted;
  };
  const auto refuse = [&](const std::string& wanted, std::string meant) {
    files.problems.push_back(problem_at(draft.place_of({owner + ".regions", owner}), file,
                                        fmt::format("country '{}' has no region '{}'", country.name, wanted),
                                        std::move(meant)));
  };
  return rows_of(
      names, country.regions.size(), matches, [&](std::size_t row) { return country.regions[row].name_en; }, refuse);
}

std::vector<std::int32_t> field_rows(const std::vector<std::string>& names, const std::string& owner,
                                     const Draft& draft, const Country& country, const std::string& file,
                                     InputFiles& files) {
  const auto matches = [&](std::size_t row, const std::string& wanted) { return country.fields[row].id == wanted; };
  const auto refuse = [&](const std::string& wanted, std::string meant) {
    files.problems.push_back(problem_at(draft.place_of({owner + ".fields", owner}), file,
                                        fmt::format("country '{}' has no field '{}'", country.name, wanted),
                                        std::move(meant)));
  };
  return rows_of(
      names, country.fields.size(), matches, [&](std::size_t row) { return country.fields[row].id; }, refuse);
}

}  // namespace minori
