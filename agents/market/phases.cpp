#include "agents/market/phases.hpp"

#include <algorithm>
#include <cmath>

#include "agents/accounts.hpp"
#include "agents/firm/rules.hpp"
#include "agents/project/rules.hpp"
#include "agents/streams.hpp"

namespace minori::market {
namespace {

constexpr std::size_t places_per_cell = 10;

std::size_t cell_of(Capability capability) { return capability / places_per_cell; }

firm::Table::Record make_startup(const Step& step, std::uint64_t seed, std::uint32_t region, std::uint32_t laboratory,
                                 const firm::Population& population, const Geography& geography,
                                 const Parameters& parameters) {
  constexpr std::size_t manufacturing = 0;
  const Bits draw = step.chance.bits(Stream::startup_traits, seed);
  firm::Traits traits;
  traits.id = hash_of(0x7374617274ULL, seed);
  traits.region = region;
  traits.bank = geography.bank_of_region[region];
  traits.industry = manufacturing;
  traits.size_class = population.classes_of[manufacturing].front();
  traits.founded = static_cast<std::int32_t>(step.quarter());
  traits.uses_knowledge = true;
  traits.parent = laboratory;
  traits.size_draw = unit_interval(draw.first);
  traits.margin_draw = unit_interval(draw.second);
  return firm::make_firm(traits, population, parameters);
}

}  // namespace

void found_startups(const Step& step, Rows rows, Own<seed::Id> id, Own<seed::Laboratory> laboratory,
                    Own<seed::Region> region, Own<seed::Quality> quality, Own<seed::Born> born,
                    In<laboratory::Id> laboratory_id, In<laboratory::Orientation> orientation,
                    In<region::EntrySupport> support, Use<firm::Population> population, Use<Geography> geography,
                    Use<Parameters> parameters, Deaths<seed::Table> deaths, Births<firm::Table> births,
                    Total<region::Startups> startups, Total<region::FirmEntries> entries,
                    Total<region::Commercialisations> commercialisations, Post post) {
  constexpr std::uint32_t first_year = 4;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const std::uint32_t age = step.quarter() - born[i];
    if (age >= parameters->research.seed_life || laboratory[i] == no_row || laboratory_id[laboratory[i]] == 0) {
      deaths(i);
      continue;
    }
    if (age >= first_year || population->classes_of[0].empty()) continue;
    const double chance = parameters->people.startup_probability * quality[i] * (0.5 + orientation[laboratory[i]]) *
                          (1.0 + support[region[i]]);
    if (step.uniform(Stream::startup, id[i]) >= chance) continue;
    auto made = make_startup(step, id[i], region[i], laboratory[i], *population, *geography, *parameters);
    Money opening = 0;
    post.receive(Flow::founding_capital, opening, made.at<firm::Cash>());
    births(made);
    startups.add(region[i], 1);
    entries.add(region[i], 1);
    commercialisations.add(region[i], 1);
    deaths(i);
  }
}

void index_products(const Step&, In<product::Id> id, In<product::Capability> capability, Use<Geography> geography,
                    Make<ProductIndex> index) {
  index->rebuild(geography->fields * places_per_field / places_per_cell, id.size(), [&](std::size_t i) {
    if (id[i] == 0) return CellIndex::Entry{};
    return CellIndex::Entry{static_cast<std::uint32_t>(cell_of(capability[i])), static_cast<std::uint32_t>(i)};
  });
}

namespace {

/// M3  Share of sales left by competition:  1 - k (better products among the eight looked at), at least 0.2
double left_by_competition(double own, std::uint64_t id, std::span<const std::uint32_t> near,
                           const In<product::Quality>& quality, double loss) {
  constexpr std::size_t looked_at = 8;
  constexpr double least = 0.2;
  int better = 0;
  const std::size_t first = near.empty() ? 0 : Chance::scaled(id, near.size());
  for (std::size_t k = 0; k < std::min(looked_at, near.size()); ++k)
    better += quality[near[(first + k) % near.size()]] > own ? 1 : 0;
  return std::max(least, 1.0 - loss * better);
}

/// M4  Share of the buyers abroad whom a product reaches:  x = clip((q - w) / (1 - w), 0, 1),  w = min(w0 + g t, 0.99)
/// t years since the end of the burn-in
double reach_abroad(double quality, const Step& step, const MarketParameters& m) {
  constexpr double best = 0.99;
  const double years = step.in_burn_in() ? 0.0 : 0.25 * (step.quarter() - step.burn_in_quarters);
  const double world = std::min(m.world_quality + m.world_progress * years, best);
  return std::clamp((quality - world) / (1.0 - world), 0.0, 1.0);
}

}  // namespace

void sell(const Step& step, Rows rows, Own<product::Id> id, Own<product::Owner> owner, Own<product::Region> region,
          Own<product::Field> field, Own<product::Capability> capability, Own<product::Market> market,
          Own<product::Launched> launched, Own<product::Life> life, Own<product::Related> related,
          Own<product::ProgrammeShare> share, In<product::Quality> quality, In<innovator::Id> owner_id,
          In<cell::EarlyBuyers> early_buyers, Use<ProductIndex> index, Use<Geography> geography,
          Use<Parameters> parameters, Out<product::Adopted> adopted, Out<product::QuarterSales> sales,
          Deaths<product::Table> deaths, Send<ProductIncome> send, Total<region::ProductSales> product_sales,
          Total<region::OverseasSales> overseas_sales, Total<region::ProductsAbroad> products_abroad,
          Total<region::MarketsReached> markets_reached, Total<region::Permissions> permissions,
          Total<region::RelatedRevenue> related_revenue, Total<region::AttributedRevenue> attributed_revenue) {
  const MarketParameters& m = parameters->market;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    if (step.quarter() - launched[i] >= life[i] || owner[i] == no_row || owner_id[owner[i]] == 0) {
      deaths(i);
      continue;
    }
    const std::uint32_t wait = geography->permission_quarters[field[i]];  // M5
    if (step.quarter() - launched[i] < wait) continue;
    if (wait > 0 && step.quarter() - launched[i] == wait) permissions.add(region[i], 1);
    MarketParameters buying = m;
    buying.bass_innovation *= 1.0 + early_buyers[geography->cell(region[i], field[i])];
    const double now = project::adoption(adopted[i], buying);
    adopted[i] += now;
    const double left =
        left_by_competition(quality[i], id[i], index->of(cell_of(capability[i])), quality, m.competition);
    const double buyers_abroad = m.overseas_market * reach_abroad(quality[i], step, m);
    const Money abroad = firm::to_money(now * market[i] * left * buyers_abroad);
    const Money sold = firm::to_money(now * market[i] * left) + abroad;
    sales[i] = sold;
    send({owner[i], id[i], static_cast<double>(sold), sold,
          firm::to_money((1.0 - m.margin) * static_cast<double>(sold)), capability[i], abroad});
    product_sales.add(region[i], sold);
    overseas_sales.add(region[i], abroad);
    products_abroad.add(region[i], abroad > 0 ? 1 : 0);
    markets_reached.add(region[i], std::llround(1000.0 * now * left));
    if (related[i] != 0) related_revenue.add(region[i], sold);
    attributed_revenue.add(region[i], firm::to_money(share[i] * static_cast<double>(sold)));
  }
}

void count(const Step&, Rows rows, Own<product::Id> id, Own<product::Region> region,
           Total<region::ProductsOnSale> products) {
  for (const std::size_t i : rows)
    if (id[i] != 0) products.add(region[i], 1);
}

}  // namespace minori::market
