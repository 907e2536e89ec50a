#pragma once

/// What tests of mechanisms look at in a world, and how they bring it into a state in which a mechanism acts, or
/// cannot.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "agents/economy.hpp"
#include "agents/project/outcome.hpp"
#include "agents/project/rules.hpp"

namespace minori::testing {

template <class Tag>
double total(const Economy& economy) {
  const auto values = economy.read<Tag>();
  return std::accumulate(values.begin(), values.end(), 0.0);
}

template <class Message>
double letters(Economy& economy) {
  return static_cast<double>(economy.mailbox<Message>().size());
}

/// Calls look(row) for every living row of the table with this id column.
template <class IdTag, class Look>
void for_living(const Economy& economy, const Look& look) {
  const auto ids = economy.read<IdTag>();
  for (std::size_t row = 0; row < ids.size(); ++row)
    if (ids[row] != 0) look(row);
}

template <class Tag, class Value>
void fill(Economy& economy, Value value) {
  std::ranges::fill(economy.write<Tag>(), static_cast<typename Tag::value_type>(value));
}

/// Sum over awarded clusters.
template <class Tag>
double of_awards(const Economy& economy) {
  double sum = 0.0;
  for_living<cluster::Id>(economy, [&](std::size_t c) {
    if (economy.read<cluster::Awarded>()[c] != 0) sum += static_cast<double>(economy.read<Tag>()[c]);
  });
  return sum;
}

/// Sum of look(firm, candidate) over the laboratories that firms found which looked around this quarter (after S1).
template <class Look>
double of_candidates(const Economy& economy, const Look& look) {
  double sum = 0.0;
  for (const std::uint32_t firm : economy.thing<search::Seekers>().rows) {
    if (economy.read<innovator::Id>()[firm] == 0 || economy.read<innovator::Choice>()[firm] != 0) continue;
    for (const Candidate& each : economy.read<innovator::Candidates>()[firm])
      if (each.laboratory != no_row) sum += look(firm, each);
  }
  return sum;
}

inline double project_money(const Economy& economy, project::Source source, int first_stage, int last_stage) {
  double sum = 0.0;
  for (int stage = first_stage; stage <= last_stage; ++stage)
    sum +=
        static_cast<double>(economy.read<channel::ProjectMoney>()[static_cast<std::size_t>(source) * project::stages +
                                                                  static_cast<std::size_t>(stage) - 1]);
  return sum;
}

/// Projects with one of two outcomes this quarter, closed ones too.
inline double outcomes(const Economy& economy, std::uint8_t one, std::uint8_t other) {
  const auto values = economy.read<project::Outcome>();
  return static_cast<double>(std::ranges::count(values, one) + (one == other ? 0 : std::ranges::count(values, other)));
}

template <class IdTag, class KnowledgeTag>
double expertise(const Economy& economy) {
  double sum = 0.0;
  for_living<IdTag>(economy, [&](std::size_t row) {
    for (const std::uint8_t each : economy.read<KnowledgeTag>()[row].units.expertise) sum += each;
  });
  return sum;
}

/// Different capabilities that firms master, in units.
inline double units_known(const Economy& economy) {
  double sum = 0.0;
  for_living<innovator::Id>(economy, [&](std::size_t row) {
    for (const std::uint8_t each : economy.read<innovator::Knowledge>()[row].units.expertise) sum += each > 0 ? 1 : 0;
  });
  return sum;
}

inline double tie_strength(const Economy& economy) {
  const TieGraph& graph = economy.thing<TieGraph>();
  double sum = 0.0;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Tie& tie : graph.of(node)) sum += static_cast<double>(tie.strength);
  return sum;
}

/// No firm has time for a project: nothing is searched for, nothing starts.
inline void busy_firms(Economy& economy) { fill<innovator::Workload>(economy, 1000); }

/// Every running stage ends this quarter.
inline void stages_end(Economy& economy) { fill<project::Progress>(economy, 0.999F); }

inline void no_coordinators(Economy& economy) { fill<region::CoordinatorPosts>(economy, 0); }

/// Nobody is large enough to have suppliers.
inline void small_firms(Economy& economy) { fill<firm::Employees>(economy, 20.0F); }

/// Firms that supply another.
inline double suppliers(Economy& economy) {
  const auto customers = economy.read<innovator::Customer>();
  return static_cast<double>(customers.size()) - static_cast<double>(std::ranges::count(customers, no_row));
}

/// Nobody asks a bank for money.
inline void rich_firms(Economy& economy) {
  fill<firm::Debt>(economy, 0);
  fill<firm::DebtTarget>(economy, 0);
  fill<firm::Cash>(economy, 1'000'000'000);
}

}  // namespace minori::testing
