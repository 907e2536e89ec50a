#include "agents/initial.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "agents/firm/rules.hpp"
#include "agents/node/phases.hpp"
#include "agents/project/rules.hpp"

namespace minori {
namespace {

Proximity proximity_of(const Scenario& scenario) {
  const auto& fields = scenario.country.fields;
  const KnowledgeParameters& p = scenario.parameters.knowledge;
  std::vector<double> between(fields.size() * fields.size(), p.distant_proximity);
  for (std::size_t a = 0; a < fields.size(); ++a)
    for (std::size_t b = 0; b < fields.size(); ++b) {
      const auto& related = fields[a].related;
      if (std::find(related.begin(), related.end(), fields[b].id) != related.end())
        between[a * fields.size() + b] = p.related_proximity;
      if (a == b) between[a * fields.size() + b] = 1.0;
    }
  return make_proximity(std::move(between), fields.size());
}

/// A bank in the region, or in the nearest region that has one; the first bank if none is near.
std::vector<std::uint32_t> nearest_banks(const Country& country) {
  std::vector<std::uint32_t> first(country.regions.size(), no_row);
  std::uint32_t row = 0;
  for (std::size_t r = 0; r < country.regions.size(); ++r) {
    if (country.regions[r].regional_banks > 0) first[r] = row;
    row += static_cast<std::uint32_t>(country.regions[r].regional_banks);
  }
  std::vector<std::uint32_t> found(first.size(), 0);
  for (std::size_t r = 0; r < first.size(); ++r) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t other = 0; other < first.size(); ++other) {
      if (first[other] == no_row || country.distance(r, other) >= nearest) continue;
      nearest = country.distance(r, other);
      found[r] = first[other];
    }
  }
  return found;
}

std::vector<double> cumulative_mix(const Country& country) {
  std::vector<double> all;
  for (const auto& region : country.regions) {
    double sum = 0.0;
    for (const double share : region.field_mix_rd) all.push_back(sum += share);
    if (!region.field_mix_rd.empty()) all.back() = 1.0;
  }
  return all;
}

Geography geography_of(const Scenario& scenario) {
  const Country& country = scenario.country;
  Geography made;
  made.regions = country.regions.size();
  made.fields = country.fields.size();
  made.distance = country.distances;
  for (const double km : country.distances)
    made.nearness.push_back(math::exp(-km / scenario.parameters.search.distance_scale));
  made.bank_of_region = nearest_banks(country);
  made.clusters_of_region.resize(made.regions);
  for (const ClusterFacts* place : cluster_places(scenario)) {
    std::vector<std::uint32_t> regions;
    for (const auto region : place->regions) {
      regions.push_back(static_cast<std::uint32_t>(region));
      made.clusters_of_region[static_cast<std::size_t>(region)].push_back(
          static_cast<std::uint32_t>(made.cluster_regions.size()));
    }
    made.cluster_regions.push_back(std::move(regions));
  }
  made.field_mix = cumulative_mix(country);
  for (const auto& field : country.fields)
    made.permission_quarters.push_back(static_cast<std::uint32_t>(field.permission_quarters));
  made.innovation_scale = scenario.innovation_scale;
  return made;
}

}  // namespace

std::vector<const ClusterFacts*> cluster_places(const Scenario& scenario) {
  const auto& lists = scenario.cluster_lists;
  std::vector<const ClusterFacts*> places;
  for (const ClusterFacts& place : scenario.country.clusters)
    if (lists.empty() || std::find(lists.begin(), lists.end(), place.programme) != lists.end())
      places.push_back(&place);
  return places;
}

Calendar make_calendar(const Scenario& scenario) {
  Calendar made;
  const auto burn_in = 4 * scenario.burn_in_years;
  for (const Shock& shock : scenario.shocks) {
    DatedShock dated;
    if (shock.kind == "destruction") dated.kind = ShockKind::destruction;
    if (shock.kind == "credit") dated.kind = ShockKind::credit;
    dated.first = static_cast<std::uint32_t>(
        std::max(0, burn_in + 4 * (shock.fiscal_year - scenario.first_fiscal_year) + shock.quarter - 1));
    dated.quarters = static_cast<std::uint32_t>(std::max(1, shock.quarters));
    dated.size = shock.size;
    dated.regions.assign(scenario.country.regions.size(), shock.regions.empty());
    for (const auto region : shock.regions) dated.regions[static_cast<std::size_t>(region)] = true;
    made.shocks.push_back(std::move(dated));
  }
  for (const auto& year : scenario.country.local_science_budget_index)
    made.science_index.emplace_back(year.fiscal_year, year.index);
  return made;
}

policy::MeasureBook make_measures(const Scenario& scenario) {
  policy::MeasureBook made;
  const auto quarter_of = [&](std::int32_t year) {
    return static_cast<std::uint32_t>(std::max(0, 4 * (scenario.burn_in_years + year - scenario.first_fiscal_year)));
  };
  for (const policy::Measure& each : scenario.measures) {
    const auto first = std::max(each.first_fiscal_year, scenario.first_fiscal_year);
    const auto last = each.last_fiscal_year == 0 ? scenario.last_fiscal_year : each.last_fiscal_year;
    made.measures.push_back({each, quarter_of(first), quarter_of(last + 1)});
  }
  std::sort(made.measures.begin(), made.measures.end(),
            [](const auto& a, const auto& b) { return a.measure.name < b.measure.name; });
  return made;
}

void set_policy(Economy& economy, const Scenario& scenario) {
  economy.thing<Calendar>() = make_calendar(scenario);
  economy.thing<policy::MeasureBook>() = make_measures(scenario);
  economy.thing<PolicyBook>().designs = scenario.programmes;
  auto& table = std::get<programme::Table>(economy.tables);
  for (std::size_t p = table.size(); p < scenario.programmes.size(); ++p) {
    programme::Table::Record made;
    made.at<programme::Id>() = hash_of(0x70726f67ULL, hash_of_text(scenario.programmes[p].name));
    table.append(made);
  }
  const auto places = cluster_places(scenario);
  auto programme_of = economy.write<cluster::Programme>();
  for (std::size_t c = 0; c < places.size(); ++c) {
    for (std::uint32_t p = 0; p < scenario.programmes.size(); ++p) {
      const auto& candidates = scenario.programmes[p].candidates;
      if (std::find(candidates.begin(), candidates.end(), places[c]->programme) != candidates.end() &&
          programme_of[c] == no_row)
        programme_of[c] = p;
    }
  }
}

Economy initial_economy(const Scenario& scenario, std::uint64_t seed) {
  if (scenario.country.regions.empty()) throw std::invalid_argument("the country has no region");
  if (scenario.country.fields.empty()) throw std::invalid_argument("the country has no field");
  Economy economy;
  const Chance chance{seed, 0};
  economy.ledger.quarter = FlowSums(flow_count);
  economy.thing<Parameters>() = scenario.parameters;
  economy.thing<Proximity>() = proximity_of(scenario);
  economy.thing<Geography>() = geography_of(scenario);
  economy.thing<firm::Population>() = firm::make_population(scenario.country, scenario.parameters.firm);
  economy.thing<Outlook>().discounted_adoption =
      project::discounted_adoption(scenario.parameters.market, scenario.parameters.project);
  initial::add_regions(economy, scenario);
  initial::add_banks(economy, scenario, chance);
  initial::add_universities(economy, scenario, chance);
  initial::add_institutes(economy, scenario, chance);
  initial::expect_seeds(economy, scenario.parameters.research);
  initial::add_firms(economy, scenario, chance);
  initial::add_clusters(economy, scenario);
  set_policy(economy, scenario);
  return economy;
}

}  // namespace minori
