#include <cmath>

#include "analysis/estimation/power_law.hpp"
#include "analysis/estimation/regression.hpp"
#include "analysis/estimation/subbotin.hpp"
#include "analysis/patterns/curves.hpp"
#include "runs/patterns/measures.hpp"
#include "runs/patterns/series.hpp"
#include "sim/random.hpp"

namespace minori::runs {
namespace {

/// Firms as if all were sampled with one chance: background firms are thinned, knowledge-using ones are not, so the
/// latter are thinned here by the same share, by identity.
bool in_even_sample(const census::Firm& firm, double population_scale) {
  return firm.weight > 1.0 || unit_interval(mix(firm.id)) < population_scale;
}

/// Yearly log growth of sales of firms that live at both ends, and their sales at the start.
struct Growth {
  std::vector<double> sales;
  std::vector<double> growth;
};

Growth growth_of(const PatternWorlds& worlds, double population_scale) {
  const auto& before = worlds.without.samples.at(pattern_years.growth).firms;
  const auto& after = worlds.without.samples.at(pattern_years.growth + 1).firms;
  Growth made;
  auto next = after.begin();
  for (const census::Firm& firm : before) {
    while (next != after.end() && next->id < firm.id) ++next;
    if (next == after.end() || next->id != firm.id || !in_even_sample(firm, population_scale)) continue;
    if (firm.sales <= 0.0 || next->sales <= 0.0) continue;
    made.sales.push_back(firm.sales);
    made.growth.push_back(std::log(next->sales / firm.sales));
  }
  return made;
}

/// Growth over the spread that firms of that size show: what is left is the shape.
std::vector<double> without_size(const Growth& growth) {
  const auto decay = analysis::spread_decay(growth.sales, growth.growth);
  std::vector<double> made;
  for (std::size_t i = 0; i < growth.growth.size(); ++i)
    made.push_back(growth.growth[i] / std::exp(decay.line.intercept + decay.line.slope * std::log(growth.sales[i])));
  return made;
}

double growth_shape(const Growth& growth) { return analysis::subbotin_fit(without_size(growth)).shape; }

double growth_tail(const Growth& growth) {
  std::vector<double> sizes = without_size(growth);
  for (double& each : sizes) each = std::abs(each);
  return analysis::power_law_tail(sizes, analysis::Support::continuous).exponent;
}

std::vector<double> employees_of(const PatternWorlds& worlds, double population_scale) {
  std::vector<double> employees;
  for (const census::Firm& firm : worlds.without.samples.at(pattern_years.growth).firms)
    if (in_even_sample(firm, population_scale)) employees.push_back(firm.employees);
  return employees;
}

double size_tail(const PatternWorlds& worlds, double population_scale) {
  return analysis::power_law_tail(employees_of(worlds, population_scale), analysis::Support::continuous).tail_index();
}

constexpr double million_yen_a_year = 4.0 / 1000.0;  ///< of sales in thousand yen a quarter

analysis::FactCurve growth_shape_curve(const PatternWorlds& world, const Scenario& scenario) {
  return analysis::growth_curve(without_size(growth_of(world, scenario.population_scale)));
}

analysis::FactCurve size_variance_curve(const PatternWorlds& world, const Scenario& scenario) {
  const Growth growth = growth_of(world, scenario.population_scale);
  return analysis::spread_curve(analysis::spread_decay(growth.sales, growth.growth), million_yen_a_year);
}

analysis::FactCurve size_tail_curve(const PatternWorlds& world, const Scenario& scenario) {
  return analysis::tail_curve(employees_of(world, scenario.population_scale), analysis::Support::continuous);
}

double research_elasticity(const PatternWorlds& worlds) {
  std::vector<double> sales;
  std::vector<double> research;
  for (const census::Firm& firm : worlds.without.samples.at(pattern_years.growth).firms) {
    if (firm.research <= 0.0) continue;
    sales.push_back(firm.sales);
    research.push_back(firm.research);
  }
  return analysis::log_log_elasticity(sales, research).slope;
}

/// Events of the last ten years over a stock or over other events.
auto mean_rate(std::string events, std::string of, bool of_stock) {
  return [=](const Worlds& worlds, const Scenario&) {
    return over_worlds(worlds, [&](const PatternWorlds& each) {
      const Series series(each.without.trajectory);
      const int first = pattern_years.last - 9;
      const double base = series.all(of, first, pattern_years.last);
      return series.all(events, first, pattern_years.last) / (of_stock ? base : std::max(1.0, base));
    });
  };
}

}  // namespace

Measures firm_measures() {
  const auto of_growth = [](auto statistic) {
    return [statistic](const Worlds& worlds, const Scenario& scenario) {
      return over_worlds(
          worlds, [&](const PatternWorlds& each) { return statistic(growth_of(each, scenario.population_scale)); });
    };
  };
  return {
      {"growth_laplace", "Subbotin shape of yearly log growth of sales over its spread at that size",
       of_growth(growth_shape), growth_shape_curve},
      {"growth_tail", "density exponent of the size of growth over its spread", of_growth(growth_tail)},
      {"size_variance", "minus the slope of log spread of growth on log sales, 20 bins",
       of_growth([](const Growth& growth) { return analysis::spread_decay(growth.sales, growth.growth).decay; }),
       size_variance_curve},
      {"size_tail", "employees of all firms, more than 25 years after the start",
       [](const Worlds& worlds, const Scenario& scenario) {
         return over_worlds(worlds,
                            [&](const PatternWorlds& each) { return size_tail(each, scenario.population_scale); });
       },
       size_tail_curve},
      {"entry_firms", "firms founded over firms, ten years", mean_rate("firm_entries", "firms", true)},
      {"exit_firms", "firms closed over firms, ten years", mean_rate("firm_exits", "firms", true)},
      {"bankruptcy", "closures with unpaid debts over closures, ten years",
       mean_rate("bankruptcies", "firm_exits", false)},
      {"rd_sales", "R&D budget on sales among firms that do R&D",
       [](const Worlds& worlds, const Scenario&) { return over_worlds(worlds, research_elasticity); }},
      {"sme_credit_guarantee", "figure of the country",
       input([](const Scenario& scenario) { return scenario.country.national.guarantee_share; })},
  };
}

}  // namespace minori::runs
