#include "agents/economy.hpp"

#include <algorithm>
#include <atomic>

namespace minori {
namespace {

template <Column IdTag, Column MoneyTag, class WeightOf>
Money sum_of(const Economy& economy, const WeightOf& weight) {
  const auto ids = economy.read<IdTag>();
  const auto money = economy.read<MoneyTag>();
  std::atomic<Money> all = 0;  // integers: the order of adding does not matter
  for_each_chunk(ids.size(), economy.chunk, [&](Rows rows, std::size_t) {
    Money sum = 0;
    for (const std::size_t row : rows) sum += ids[row] != 0 ? money[row] * weight(row) : 0;
    all += sum;
  });
  return all;
}

}  // namespace

SectorStocks sector_stocks(const Economy& economy) {
  const auto one = [](std::size_t) { return Money{1}; };
  const auto weights = economy.read<firm::Weight>();
  const auto weight = [&](std::size_t row) { return Money{weights[row]}; };
  SectorStocks stocks{};
  stocks[static_cast<std::size_t>(Sector::firms)] =
      sum_of<firm::Id, firm::Cash>(economy, weight) + sum_of<innovator::Id, innovator::Purse>(economy, one);
  stocks[static_cast<std::size_t>(Sector::projects)] = sum_of<project::Id, project::Pot>(economy, one);
  stocks[static_cast<std::size_t>(Sector::banks)] = sum_of<bank::Id, bank::Position>(economy, one);
  stocks[static_cast<std::size_t>(Sector::governments)] = sum_of<region::Id, region::GovernmentCash>(economy, one);
  stocks[static_cast<std::size_t>(Sector::clusters)] = sum_of<cluster::Id, cluster::Cash>(economy, one);
  return stocks;
}

/// O0  Observed stocks return to zero before they are counted, observed flows before a quarter.
void reset_observed(Economy& economy, Observed kind) {
  const auto reset = [&]<class Tag>(std::type_identity<Tag>, auto& values) {
    if constexpr (ObservedColumn<Tag>)
      if (Tag::observed == kind) std::fill(values.begin(), values.end(), typename Tag::value_type{});
  };
  std::apply([&](auto&... table) { (table.for_each_column(reset), ...); }, economy.tables);
}

}  // namespace minori
