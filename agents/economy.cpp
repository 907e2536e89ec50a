#include "agents/economy.hpp"

#include <algorithm>

namespace minori {
namespace {

template <Column IdTag, Column MoneyTag, class WeightOf>
Money sum_of(const Economy& economy, const WeightOf& weight) {
  const auto ids = economy.read<IdTag>();
  const auto money = economy.read<MoneyTag>();
  Money sum = 0;
  for (std::size_t row = 0; row < ids.size(); ++row)
    if (ids[row] != 0) sum += money[row] * weight(row);
  return sum;
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

void reset_observed(Economy& economy, Observed kind) {
  const auto reset = [&]<class Tag>(std::type_identity<Tag>, auto& values) {
    if constexpr (ObservedColumn<Tag>)
      if (Tag::observed == kind) std::fill(values.begin(), values.end(), typename Tag::value_type{});
  };
  std::apply([&](auto&... table) { (table.for_each_column(reset), ...); }, economy.tables);
}

}  // namespace minori
