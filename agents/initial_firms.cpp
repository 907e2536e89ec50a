#include <algorithm>
#include <array>
#include <cmath>

#include "agents/firm/rules.hpp"
#include "agents/initial.hpp"
#include "agents/innovator/phases.hpp"
#include "agents/streams.hpp"
#include "sim/sum.hpp"

namespace minori::initial {
namespace {

/// Firms of one region, industry and size class: so many that do R&D, the others as rows of some weight.
struct Cell {
  std::uint32_t region = 0;
  std::size_t industry = 0;
  std::uint32_t size_class = 0;
  std::int64_t knowledge = 0;
  std::int64_t background = 0;
};

std::array<std::int64_t, firm::industries> establishments_of(const RegionFacts& facts) {
  return {facts.establishments_manufacturing, facts.establishments_ict,
          facts.establishments - facts.establishments_manufacturing - facts.establishments_ict};
}

/// Establishments of a region and industry divided over size classes as in the whole country; counts add up exactly.
std::vector<std::int64_t> divide(std::int64_t total, const firm::Population& population, std::size_t industry) {
  const auto& classes = population.classes_of[industry];
  double all = 0.0;
  for (const auto row : classes) all += static_cast<double>(population.classes[row].establishments);
  std::vector<std::int64_t> counts;
  double cumulative = 0.0;
  std::int64_t given = 0;
  for (const auto row : classes) {
    cumulative += static_cast<double>(population.classes[row].establishments);
    const auto until = all > 0.0 ? std::llround(cumulative / all * static_cast<double>(total)) : 0;
    counts.push_back(until - given);
    given = until;
  }
  return counts;
}

std::uint32_t bank_for(std::uint64_t id, std::uint32_t region, const Economy& economy) {
  const auto bank_region = economy.read<bank::Region>();
  const std::uint32_t first = economy.thing<Geography>().bank_of_region[region];
  std::uint32_t count = 0;
  while (first + count < bank_region.size() && bank_region[first + count] == bank_region[first]) ++count;
  return first + static_cast<std::uint32_t>(Chance::scaled(hash_of(id, 0x6d61696eULL), std::max(1U, count)));
}

class Founder {
 public:
  Founder(Economy& economy, const Scenario& scenario, const Chance& chance)
      : economy_(economy), scenario_(scenario), chance_(chance), population_(economy.thing<firm::Population>()) {}

  void add(const Cell& cell) {
    for (std::int64_t k = 0; k < cell.knowledge; ++k) add_firm(cell, k, 1, true);
    const auto rows =
        cell.background == 0
            ? 0
            : std::clamp<std::int64_t>(std::llround(static_cast<double>(cell.background) * scenario_.population_scale),
                                       1, cell.background);
    for (std::int64_t k = 0; k < rows; ++k) {
      const std::int64_t weight = cell.background / rows + (k < cell.background % rows ? 1 : 0);
      add_firm(cell, k, static_cast<std::int32_t>(weight), false);
    }
  }

 private:
  void add_firm(const Cell& cell, std::int64_t number, std::int32_t weight, bool uses_knowledge) {
    auto& table = std::get<firm::Table>(economy_.tables);
    firm::Traits traits;
    traits.id = hash_of(0x6669726dULL, cell.region, cell.size_class, uses_knowledge, number);
    const Bits draw = chance_.bits(Stream::initial_world, traits.id);
    const Bits more = chance_.bits(Stream::initial_world, traits.id, 1);
    traits.region = cell.region;
    traits.bank = bank_for(traits.id, cell.region, economy_);
    traits.industry = static_cast<std::uint8_t>(cell.industry);
    traits.size_class = cell.size_class;
    traits.weight = weight;
    traits.founded = -static_cast<std::int32_t>(Chance::scaled(more.first, 120)) - 1;
    traits.uses_knowledge = uses_knowledge;
    traits.size_draw = unit_interval(draw.first);
    traits.margin_draw = unit_interval(draw.second);
    traits.debt_target = 2.0 * population_.debt_in_quarters * unit_interval(more.second);
    auto made = firm::make_firm(traits, population_, scenario_.parameters);
    made.at<firm::Debt>() = firm::to_money(traits.debt_target * made.at<firm::BaseSales>());
    table.append(made);
    if (!uses_knowledge) return;
    const auto row = static_cast<std::uint32_t>(table.size() - 1);
    auto& innovators = std::get<innovator::Table>(economy_.tables);
    table.write<firm::Innovator>()[row] = static_cast<std::uint32_t>(innovators.size());
    innovators.append(innovator::make_innovator(chance_, traits.id, row, cell.region, economy_.thing<Geography>(),
                                                scenario_.parameters));
  }

  Economy& economy_;
  const Scenario& scenario_;
  const Chance& chance_;
  const firm::Population& population_;
};

/// Sizes are scaled so that each region has the employees that it is known to have.
void meet_employees(Economy& economy, const Scenario& scenario) {
  const auto region = economy.read<firm::Region>();
  const auto weight = economy.read<firm::Weight>();
  auto employees = economy.write<firm::Employees>();
  std::vector<double> found(scenario.country.regions.size(), 0.0);
  for (std::size_t i = 0; i < region.size(); ++i) found[region[i]] += static_cast<double>(employees[i]) * weight[i];
  for (std::size_t i = 0; i < region.size(); ++i) {
    const double known = static_cast<double>(scenario.country.regions[region[i]].employees);
    const double factor = found[region[i]] > 0.0 ? known / found[region[i]] : 1.0;
    employees[i] = static_cast<float>(employees[i] * factor);
    economy.write<firm::BaseSales>()[i] = static_cast<float>(economy.read<firm::BaseSales>()[i] * factor);
    economy.write<firm::Sales>()[i] = economy.read<firm::BaseSales>()[i];
  }
}

/// F6  New firms a year are the entry rate times the firms of the start; they come where firms are expected to close.
void set_entry(Economy& economy, const Scenario& scenario) {
  const auto region = economy.read<firm::Region>();
  const auto weight = economy.read<firm::Weight>();
  const auto uses_knowledge = economy.read<firm::UsesKnowledge>();
  const auto employees = economy.read<firm::Employees>();
  const FirmParameters& p = scenario.parameters.firm;
  const double firms = sum_of_reals(region.size(), [&](std::size_t i) { return static_cast<double>(weight[i]); });
  const double closures =
      sum_of_reals(region.size(), [&](std::size_t i) { return weight[i] * firm::closing_chance(employees[i], p); });
  const double entrants_per_closure = closures > 0.0 ? 0.25 * p.entry_rate * firms / closures : 0.0;
  const auto entry_weight = economy.read<region::EntryWeight>();
  auto background = economy.write<region::EntryStock>();
  auto knowledge = economy.write<region::KnowledgeStock>();
  for (std::size_t i = 0; i < region.size(); ++i) {
    const double entrants = entrants_per_closure * weight[i] * firm::closing_chance(employees[i], p);
    if (uses_knowledge[i] != 0)
      knowledge[region[i]] += entrants;
    else
      background[region[i]] += entrants / entry_weight[region[i]];
  }
}

/// Books that follow from all firms: demand of regions, loans and equity of banks.
void close_books(Economy& economy, const Scenario& scenario) {
  const auto weight = economy.read<firm::Weight>();
  auto demand = economy.write<region::Demand>();
  auto loans = economy.write<bank::Loans>();
  for (std::size_t i = 0; i < weight.size(); ++i) {
    demand[economy.read<firm::Region>()[i]] += firm::to_money(economy.read<firm::BaseSales>()[i]) * weight[i];
    loans[economy.read<firm::Bank>()[i]] += economy.read<firm::Debt>()[i] * weight[i];
  }
  for (std::size_t r = 0; r < demand.size(); ++r) economy.write<region::BaseSales>()[r] = demand[r];
  for (std::size_t b = 0; b < loans.size(); ++b) {
    const double ratio = scenario.parameters.finance.capital_start;
    economy.write<bank::Position>()[b] = firm::to_money(ratio * static_cast<double>(loans[b])) - loans[b];
  }
}

}  // namespace

void add_firms(Economy& economy, const Scenario& scenario, const Chance& chance) {
  Founder founder(economy, scenario, chance);
  const auto& population = economy.thing<firm::Population>();
  for (std::uint32_t r = 0; r < scenario.country.regions.size(); ++r) {
    const auto totals = establishments_of(scenario.country.regions[r]);
    for (std::size_t industry = 0; industry < firm::industries; ++industry) {
      const auto counts = divide(totals[industry], population, industry);
      for (std::size_t k = 0; k < counts.size(); ++k) {
        Cell cell{r, industry, population.classes_of[industry][k], 0, counts[k]};
        const double doing_rnd = static_cast<double>(counts[k]) * population.classes[cell.size_class].rnd_share;
        const double draw = chance.uniform(Stream::initial_world, hash_of(0x63656c6cULL, r, cell.size_class));
        cell.knowledge = std::min(counts[k], thinned(doing_rnd, scenario.innovation_scale, draw));
        cell.background -= cell.knowledge;
        founder.add(cell);
      }
    }
    auto entry_weight = economy.write<region::EntryWeight>();
    entry_weight[r] = static_cast<std::int32_t>(std::max<long long>(1, std::llround(1.0 / scenario.population_scale)));
  }
  meet_employees(economy, scenario);
  set_entry(economy, scenario);
  close_books(economy, scenario);
}

}  // namespace minori::initial
