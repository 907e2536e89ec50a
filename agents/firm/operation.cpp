#include <array>

#include "agents/accounts.hpp"
#include "agents/firm/phases.hpp"
#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"
#include "sim/wide.hpp"

namespace minori::firm {
namespace {

/// Weight of the last quarter in smoothed growth (assumption: about a year).
constexpr double growth_memory = 0.25;

constexpr std::size_t block_rows = 512;

/// What a block of firms meets from outside, and what it earned and pays. Money per firm, not times its weight.
struct Block {
  std::array<double, block_rows> growth_draw;
  std::array<double, block_rows> margin_draw;
  std::array<double, block_rows> demand;
  std::array<double, block_rows> left;    ///< share of plant that a disaster left
  std::array<Money, block_rows> revenue;  ///< of products from projects
  std::array<Money, block_rows> abroad;   ///< part of it from abroad
  std::array<Money, block_rows> product_cost;
  std::array<Money, block_rows> weight;  ///< 0 for free rows
  std::array<Money, block_rows> sales;
  std::array<double, block_rows> ratio;  ///< of all sales to those of the quarter before
};

/// Books of the firms of a block.
struct Books {
  std::span<float> sales;
  std::span<float> all_sales;
  std::span<float> employees;
  std::span<float> growth;
  std::span<float> capital;
  std::span<Money> cash;
  std::span<const float> margin;
  std::span<const float> spread;
};

/// Flows of a block, weights included.
struct BlockFlows {
  Money surplus = 0;
  Money loss = 0;
  Money revenue = 0;
  Money abroad = 0;
  Money product_cost = 0;
  Money investment = 0;
  Money tax = 0;
  Money dividends = 0;
};

MINORI_WIDE void set_spread(std::span<float> spread, std::span<const float> employees, const FirmParameters& p) {
  for (std::size_t k = 0; k < spread.size(); ++k) spread[k] = static_cast<float>(growth_spread(employees[k], p));
}

MINORI_WIDE void grow(Block& block, const Books& books) {
  const std::size_t rows = books.sales.size();
  for (std::size_t k = 0; k < rows; ++k) {
    const double grown = grown_sales(books.sales[k], block.demand[k], books.spread[k], block.growth_draw[k]);
    const double now = grown * block.left[k];
    const double all = now + to_real(block.revenue[k]);
    block.ratio[k] = all / std::max<double>(books.all_sales[k], 1.0e-3);
    books.sales[k] = static_cast<float>(now);
    books.all_sales[k] = static_cast<float>(all);
    books.capital[k] = static_cast<float>(books.capital[k] * block.left[k]);
  }
}

/// F3  Employees and smoothed growth follow all sales: a loop of its own, so that each stays short enough to vectorise.
MINORI_WIDE void follow_sales(const Block& block, const Books& books, const FirmParameters& p) {
  const double speed = p.hiring_speed;
  const std::size_t rows = books.sales.size();
  for (std::size_t k = 0; k < rows; ++k) {
    const double ratio = block.ratio[k];
    books.employees[k] = static_cast<float>(next_employees(books.employees[k], ratio, speed));
    books.growth[k] += static_cast<float>(growth_memory * (std::clamp(ratio - 1.0, -1.0, 1.0) - books.growth[k]));
  }
}

/// F2, F4  Surplus, income of products, investment, tax, dividends.
MINORI_WIDE BlockFlows earn(Block& block, const Books& books, const FirmParameters& p) {
  BlockFlows sum;
  const std::size_t rows = books.sales.size();
  for (std::size_t k = 0; k < rows; ++k) {
    const double sales = books.sales[k];
    const Money weight = block.weight[k];
    const Money surplus = to_money(operating_surplus(sales, books.margin[k], block.margin_draw[k], p));
    const double planned = plant_speed * (p.capital_per_sales * sales - books.capital[k]);
    const Money investment = to_money(std::max(planned, 0.0));
    const Money income = surplus + block.revenue[k] - block.product_cost[k];
    const Money tax = to_money(p.tax_rate * std::max(to_real(income), 0.0));
    const Money cash = books.cash[k] + income - investment - tax;
    const Money paid_out = dividend(cash, p.cash_target * sales);
    books.capital[k] += static_cast<float>(planned);
    books.cash[k] = cash - paid_out;
    block.sales[k] = to_money(sales);
    sum.surplus += weight * std::max<Money>(surplus, 0);
    sum.loss += weight * std::max<Money>(-surplus, 0);
    sum.revenue += weight * block.revenue[k];
    sum.abroad += weight * block.abroad[k];
    sum.product_cost += weight * block.product_cost[k];
    sum.investment += weight * investment;
    sum.tax += weight * tax;
    sum.dividends += weight * paid_out;
  }
  return sum;
}

void post_flows(const Post& post, const BlockFlows& sum) {
  post.note_received(Flow::operating_surplus, sum.surplus);
  post.note_paid(Flow::operating_loss, sum.loss);
  post.note_received(Flow::product_sales, sum.revenue - sum.abroad);
  post.note_received(Flow::product_exports, sum.abroad);
  post.note_paid(Flow::product_costs, sum.product_cost);
  post.note_paid(Flow::investment, sum.investment);
  post.note_paid(Flow::tax, sum.tax);
  post.note_paid(Flow::dividends, sum.dividends);
}

}  // namespace

void operate(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Weight> weight, Own<Innovator> innovator,
             Own<Margin> margin, In<region::DemandFactor> demand_factor, In<region::Destruction> destruction,
             In<innovator::Revenue> revenue, In<innovator::RevenueAbroad> abroad,
             In<innovator::ProductCost> product_cost, Use<Parameters> parameters, Out<BaseSales> sales,
             Out<Sales> all_sales, Out<Employees> employees, Out<GrowthSpread> spread, Out<Cash> cash,
             Out<Capital> capital, Out<ProfitGrowth> growth, Total<region::BaseSales> region_base_sales,
             Total<region::Sales> region_sales, Post post) {
  const FirmParameters& p = parameters->firm;
  Block block;
  for_each_block(rows, block_rows, [&](Rows part) {
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i) {
      const bool sells_products = innovator[i] != no_row;
      block.demand[k] = demand_factor[region[i]];
      block.left[k] = 1.0 - std::clamp(destruction[region[i]], 0.0, 1.0);
      block.weight[k] = id[i] != 0 ? weight[i] : 0;
      block.revenue[k] = sells_products ? revenue[innovator[i]] : 0;
      block.abroad[k] = sells_products ? abroad[innovator[i]] : 0;
      block.product_cost[k] = sells_products ? product_cost[innovator[i]] : 0;
    }
    draw_pairs(step.chance, Stream::firm_growth, id.of(part), std::span(block.growth_draw).first(part.size()),
               std::span(block.margin_draw).first(part.size()));
    if (step.quarter_of_year() == 1) set_spread(spread.of(part), employees.of(part), p);
    const Books books{sales.of(part),   all_sales.of(part), employees.of(part), growth.of(part),
                      capital.of(part), cash.of(part),      margin.of(part),    spread.of(part)};
    grow(block, books);
    follow_sales(block, books, p);
    post_flows(post, earn(block, books, p));
    for (std::size_t k = 0, i = part.first; i < part.last; ++k, ++i) {
      region_base_sales.add(region[i], block.sales[k] * block.weight[k]);
      region_sales.add(region[i], (block.sales[k] + block.revenue[k]) * block.weight[k]);
    }
  });
}

}  // namespace minori::firm
