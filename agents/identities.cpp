#include "agents/identities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace minori {
namespace {

/// Calls visit(place, table) for every table.
template <class Visit>
void for_each_table_of(const Economy& economy, const Visit& visit) {
  std::size_t place = 0;
  std::apply([&](const auto&... table) { (visit(place++, table), ...); }, economy.tables);
}

template <class Table>
std::int64_t living_in(const Table& table) {
  const auto ids = table.ids();
  return std::count_if(ids.begin(), ids.end(), [](std::uint64_t id) { return id != 0; });
}

}  // namespace

PopulationCheck::PopulationCheck(Economy& economy) {
  for_each_table_of(economy, [&](std::size_t, const auto& table) { before_.push_back(living_in(table)); });
  economy.turnover.fill({});
}

void PopulationCheck::check(const Economy& economy, std::string_view where, std::uint32_t quarter) const {
  for_each_table_of(economy, [&]<class T>(std::size_t place, const T& table) {
    if (std::is_same_v<T, node::Table>) return;  // a register of other agents, which T0 writes anew
    const auto& [born, died] = economy.turnover[place];
    const std::int64_t expected = before_[place] + born - died;
    if (const std::int64_t now = living_in(table); now != expected)
      throw IdentityError(
          fmt::format("A3 {}: {} lived, {} were born, {} died, but {} live, not {}, after {} in quarter {}",
                      T::kind::name, before_[place], born, died, now, expected, where, quarter));
  });
}

void check_people(const Economy& economy, std::uint32_t quarter) {
  const auto sum = [](const auto& values) { return std::accumulate(values.begin(), values.end(), std::int64_t{0}); };
  const std::int64_t leaving = sum(economy.read<region::GraduatesLeaving>());
  const std::int64_t arriving = sum(economy.read<region::GraduatesArriving>());
  if (leaving != arriving)
    throw IdentityError(fmt::format("A3 people (E1): {} graduates left their region, but {} arrived in quarter {}",
                                    leaving, arriving, quarter));
}

void check_ties(const Economy& economy, std::uint32_t quarter) {
  const auto& graph = economy.thing<TieGraph>();
  const auto ids = economy.read<node::Id>();
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Tie& tie : graph.of(node)) {
      const Tie* twin = graph.find(tie.target, node);
      if (twin == nullptr || twin->strength != tie.strength)
        throw IdentityError(
            fmt::format("A3 ties (T2): the tie from node {} to {} is not the same at its other end in quarter {}", node,
                        tie.target, quarter));
      if (ids[node] == 0)
        throw IdentityError(fmt::format("A3 ties (T2): node {} has left, but has a tie in quarter {}", node, quarter));
    }
}

}  // namespace minori
