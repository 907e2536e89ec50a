#include "agents/firm/population.hpp"

#include <algorithm>
#include <numeric>

#include "agents/firm/rules.hpp"

namespace minori::firm {
namespace {

std::vector<double> cumulative(std::vector<double> weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  double sum = 0.0;
  for (double& weight : weights) {
    sum += total > 0.0 ? weight / total : 1.0 / static_cast<double>(weights.size());
    weight = sum;
  }
  if (!weights.empty()) weights.back() = 1.0;
  return weights;
}

double knowledge_firms(const Population& made, std::size_t industry) {
  double sum = 0.0;
  for (const auto row : made.classes_of[industry])
    sum += static_cast<double>(made.classes[row].establishments) * made.classes[row].rnd_share;
  return sum;
}

double establishments(const Population& made, std::size_t industry) {
  double sum = 0.0;
  for (const auto row : made.classes_of[industry]) sum += static_cast<double>(made.classes[row].establishments);
  return sum;
}

/// Mean size in a class (size_in_class).
double mean_size(const minori::SizeClass& size_class) {
  const double low = size_class.low;
  const double high = static_cast<double>(size_class.high) + 1.0;
  return high > low ? low * math::log(high / low) / (1.0 - low / high) : low;
}

/// F6  Entrants by class:  background up to 30 employees, n;  knowledge-using n r E^-g   r share with R&D, E mean size
///
/// Who begins to do R&D may be a large firm that did none: their sizes are those of the firms that close (F5), so that
/// large ones are replaced.
void add_class_shares(Population& made, std::size_t industry, const FirmParameters& p) {
  std::vector<double> entrants;
  std::vector<double> knowledge;
  for (const auto row : made.classes_of[industry]) {
    const minori::SizeClass& each = made.classes[row];
    const auto count = static_cast<double>(each.establishments);
    entrants.push_back(each.low <= largest_entrant ? count : 0.0);
    knowledge.push_back(count * each.rnd_share * closing_chance(mean_size(each), p));
  }
  made.entry_share[industry] = cumulative(entrants);
  made.knowledge_share[industry] = cumulative(knowledge);
}

void add_region_shares(Population& made, const RegionFacts& region) {
  const auto manufacturing = static_cast<double>(region.establishments_manufacturing);
  const auto ict = static_cast<double>(region.establishments_ict);
  const std::array<double, industries> counts{manufacturing, ict,
                                              static_cast<double>(region.establishments) - manufacturing - ict};
  std::vector<double> all;
  std::vector<double> knowledge;
  for (std::size_t industry = 0; industry < industries; ++industry) {
    all.push_back(counts[industry]);
    const double total = establishments(made, industry);
    knowledge.push_back(total > 0.0 ? counts[industry] * knowledge_firms(made, industry) / total : 0.0);
  }
  for (const double share : cumulative(all)) made.industry_share.push_back(share);
  for (const double share : cumulative(knowledge)) made.knowledge_industry_share.push_back(share);
}

}  // namespace

Population make_population(const Country& country, const FirmParameters& p) {
  Population made;
  made.classes = country.size_classes;
  made.debt_in_quarters = 4.0 * country.national.loans_per_sales;
  for (std::size_t industry = 0; industry < industries; ++industry) {
    for (std::uint32_t row = 0; row < made.classes.size(); ++row)
      if (made.classes[row].industry == industry_names[industry]) made.classes_of[industry].push_back(row);
    add_class_shares(made, industry, p);
  }
  for (const auto& region : country.regions) add_region_shares(made, region);
  return made;
}

std::size_t pick_share(std::span<const double> cumulative_shares, double draw) {
  const auto found = std::upper_bound(cumulative_shares.begin(), cumulative_shares.end(), draw);
  const auto index = static_cast<std::size_t>(found - cumulative_shares.begin());
  return std::min(index, cumulative_shares.empty() ? 0 : cumulative_shares.size() - 1);
}

double size_in_class(const minori::SizeClass& size_class, double draw) {
  const double low = size_class.low;
  const double high = static_cast<double>(size_class.high) + 1.0;
  return low / (1.0 - draw * (1.0 - low / high));
}

Table::Record make_firm(const Traits& traits, const Population& population, const Parameters& parameters) {
  const minori::SizeClass& size_class = population.classes[traits.size_class];
  const FirmParameters& p = parameters.firm;
  const double employees = size_in_class(size_class, traits.size_draw);
  const double sales = 250.0 * size_class.sales_per_employee * employees;  // million yen a year to thousand a quarter
  Table::Record made;
  made.at<Id>() = traits.id;
  made.at<Region>() = traits.region;
  made.at<Bank>() = traits.bank;
  made.at<Parent>() = traits.parent;
  made.at<Weight>() = traits.weight;
  made.at<Industry>() = traits.industry;
  made.at<SizeClass>() = static_cast<std::uint8_t>(traits.size_class);
  made.at<UsesKnowledge>() = traits.uses_knowledge ? 1 : 0;
  made.at<Founded>() = traits.founded;
  made.at<Employees>() = static_cast<float>(employees);
  made.at<BaseSales>() = static_cast<float>(sales);
  made.at<Sales>() = static_cast<float>(sales);
  made.at<Margin>() = static_cast<float>(p.margin_mean + p.margin_spread * math::normal_quantile(traits.margin_draw) +
                                         (traits.uses_knowledge ? p.rnd_intensity_small : 0.0));
  made.at<GrowthSpread>() = static_cast<float>(growth_spread(employees, p));
  made.at<DebtTarget>() = static_cast<float>(traits.debt_target);
  made.at<Cash>() = to_money(p.cash_target * sales);
  made.at<Capital>() = static_cast<float>(p.capital_per_sales * sales);
  return made;
}

}  // namespace minori::firm
