#pragma once

/// A small world that uses every part of the engine: people in regions hear of a novelty from adopters they know, weigh
/// it, buy it, look for new acquaintances among the acquaintances of their own, have children, and leave.
///
/// Rules see ids, never row numbers, so that permuting the rows changes nothing once sorted by id.

#include <cstdint>
#include <tuple>
#include <vector>

#include "sim/phase.hpp"
#include "sim/tie_graph.hpp"
#include "sim/world.hpp"

namespace minori::adoption {

enum class Stream : std::uint32_t { informed = 1, child, age, start, wish, leave };
enum class Flow : std::uint8_t { wages, purchases, count };
inline constexpr std::size_t flows = static_cast<std::size_t>(Flow::count);

// clang-format off
struct RegionId  { using value_type = std::uint64_t; static constexpr ColumnInfo info{"region_id", "1", "identity"}; };
struct Campaign  { using value_type = double; static constexpr ColumnInfo info{"campaign", "1/quarter", "chance to hear of the novelty from the authorities"};
                   static constexpr double neutral = 0.0; };
struct Adopters  { using value_type = std::int64_t; static constexpr ColumnInfo info{"adopters", "people", "people who have bought"}; };

struct PersonId  { using value_type = std::uint64_t; static constexpr ColumnInfo info{"person_id", "1", "identity"}; };
struct Home      { using value_type = std::uint32_t; using refers_to = RegionId; static constexpr ColumnInfo info{"home", "row", "region of the person"}; };
struct Mentor    { using value_type = std::uint32_t; using refers_to = PersonId; static constexpr ColumnInfo info{"mentor", "row", "who answered last"}; };
struct Threshold { using value_type = double; static constexpr ColumnInfo info{"threshold", "1", "share of adopting acquaintances that convinces"}; };
struct Informed  { using value_type = std::uint8_t; static constexpr ColumnInfo info{"informed", "1", "1 = has heard of the novelty"}; };
struct Willing   { using value_type = std::uint8_t; static constexpr ColumnInfo info{"willing", "1", "1 = would buy this quarter"}; };
struct Adopted   { using value_type = std::uint8_t; static constexpr ColumnInfo info{"adopted", "1", "1 = has bought"}; };
struct Cash      { using value_type = Money; static constexpr ColumnInfo info{"cash", "thousand yen", "money at hand"}; };
// clang-format on

struct RegionKind {
  static constexpr std::string_view name = "regions";
  static constexpr std::string_view meaning = "where people live";
};
struct PersonKind {
  static constexpr std::string_view name = "people";
  static constexpr std::string_view meaning = "who may buy the novelty";
};
using Regions = Table<RegionKind, RegionId, Campaign, Adopters>;
using People = Table<PersonKind, PersonId, Home, Mentor, Threshold, Informed, Willing, Adopted, Cash>;

struct Ask {
  using receiver = PersonId;
  std::uint32_t to;
  std::uint64_t from;
  double value;
  std::uint32_t sender;  ///< row
};
struct Answer {
  using receiver = PersonId;
  std::uint32_t to;
  std::uint64_t from;
  double value;
  std::uint32_t sender;  ///< row
};

struct Rules {
  double rumour = 0.02;
  double word_of_mouth = 0.5;
  double birth = 0.03;
  double death = 0.02;
  Money price = 3;
  Money wage = 2;
  std::uint32_t memory = 8;  ///< quarters until an unused tie is forgotten
};

/// Who knows whom; nodes are rows of people.
struct Acquaintances {
  TieGraph graph;
};
inline void remap_rows(Acquaintances& known, std::type_identity<People>, const RowMap& map) {
  known.graph.remap_nodes(map);
}

/// Those who have the novelty.
struct Owners : ActiveSet<People> {};

using Society =
    World<List<Regions, People>, List<Ask, Answer>, List<Rules, Acquaintances, Owners, Collected<TieEvent>>>;

/// Share of acquaintances who have adopted, 0 without acquaintances.
inline double adopting_share(const TieGraph& graph, std::size_t row, const In<Adopted>& adopted) {
  const auto ties = graph.of(static_cast<std::uint32_t>(row));
  std::uint32_t count = 0;
  for (const Tie& tie : ties) count += adopted[tie.target];
  return ties.empty() ? 0.0 : count / static_cast<double>(ties.size());
}

inline void count_anew(const Step&, Whole<Adopters> adopters) {
  for (std::size_t row = 0; row < adopters.size(); ++row) adopters[row] = 0;
}

/// The authorities of the region with id 1 inform their people.
inline void inform_region_one(const Step&, In<RegionId> id, Whole<Campaign> campaign) {
  for (std::size_t row = 0; row < id.size(); ++row)
    if (id[row] == 1) campaign[row] += 0.1;
}

inline void hear(const Step& step, Rows rows, Own<PersonId> id, Own<Home> home, In<Campaign> campaign,
                 In<Adopted> adopted, Use<Acquaintances> known, Use<Rules> rules, Out<Informed> informed) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || informed[i] != 0) continue;
    const double chance =
        rules->rumour + campaign[home[i]] + rules->word_of_mouth * adopting_share(known->graph, i, adopted);
    if (step.uniform(Stream::informed, id[i]) < chance) informed[i] = 1;
  }
}

inline void weigh(const Step& step, Rows rows, Own<PersonId> id, Own<Informed> informed, Own<Threshold> threshold,
                  In<Adopted> adopted, Use<Acquaintances> known, Out<Willing> willing) {
  for (const std::size_t i : rows) {
    const bool convinced =
        adopting_share(known->graph, i, adopted) >= threshold[i] || step.uniform(Stream::wish, id[i]) < 0.05;
    willing[i] = static_cast<std::uint8_t>(id[i] != 0 && informed[i] != 0 && convinced);
  }
}

inline void buy(const Step&, Rows rows, Own<PersonId> id, Own<Home> home, Own<Willing> willing, Use<Rules> rules,
                Out<Adopted> adopted, Out<Cash> cash, Mark<Owners> owners, Total<Adopters> adopters, Post post) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    post.receive(Flow::wages, cash[i], rules->wage);
    if (willing[i] != 0 && adopted[i] == 0 && cash[i] >= rules->price) {
      post.pay(Flow::purchases, cash[i], rules->price);
      adopted[i] = 1;
    }
    if (adopted[i] != 0) owners(i);
    adopters.add(home[i], adopted[i]);
  }
}

/// Every adopter asks one acquaintance of an acquaintance: the one that the hash of the pair picks.
inline void ask(const Step& step, Over<Owners> owners, Own<PersonId> own_id, In<PersonId> id, Use<Acquaintances> known,
                Send<Ask> send) {
  for (const std::size_t i : owners) {
    if (own_id[i] == 0) continue;
    std::uint64_t best = ~std::uint64_t{0};
    std::uint32_t chosen = no_row;
    for (const Tie& near : known->graph.of(static_cast<std::uint32_t>(i)))
      for (const Tie& far : known->graph.of(near.target)) {
        const std::uint64_t key = hash_of(id[i], id[far.target], step.quarter());
        if (far.target != i && id[far.target] != 0 && key < best) best = key, chosen = far.target;
      }
    if (chosen != no_row) send({chosen, id[i], static_cast<double>(best % 3), static_cast<std::uint32_t>(i)});
  }
}

/// The two best requests are answered.
inline void answer(const Step&, Rows rows, Own<PersonId> id, Inbox<Ask> asked, Send<Answer> send) {
  for (const std::size_t i : rows) {
    std::size_t taken = 0;
    for (const Ask& each : asked[i])
      if (id[i] != 0 && taken++ < 2) send({each.sender, id[i], each.value, static_cast<std::uint32_t>(i)});
  }
}

inline void settle(const Step&, Rows rows, Inbox<Answer> answers, Out<Mentor> mentor, Collect<TieEvent> met) {
  for (const std::size_t i : rows)
    for (const Answer& each : answers[i]) {
      const auto row = static_cast<std::uint32_t>(i);
      mentor[i] = each.sender;
      met({row, each.sender, 1, true, true});
      met({each.sender, row, 1, true, true});
    }
}

inline void renew_ties(const Step& step, In<PersonId> id, Use<Rules> rules, Use<Collected<TieEvent>> met,
                       Make<Acquaintances> known) {
  known->graph.update(
      id.size(), met->events,
      [&](Tie& tie, const TieEvent& event) {
        if (tie.layers == 0) tie.formed = step.quarter();
        tie.layers |= event.layers;
        tie.last_used = step.quarter();
        tie.strength += (1.0F - tie.strength) * 0.25F;
        ++tie.joint;
      },
      [&](std::uint32_t from, const Tie& tie) {
        return id[from] != 0 && id[tie.target] != 0 && step.quarter() < tie.last_used + rules->memory;
      });
}

inline void bear(const Step& step, Rows rows, Own<PersonId> id, Own<Home> home, Use<Rules> rules, Births<People> born) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || step.uniform(Stream::child, id[i]) >= rules->birth) continue;
    People::Record child;
    child.at<PersonId>() = hash_of(id[i], step.quarter());
    child.at<Home>() = home[i];
    child.at<Mentor>() = static_cast<std::uint32_t>(i);
    child.at<Threshold>() = step.uniform(Stream::start, child.at<PersonId>());
    born(child);
  }
}

inline void leave(const Step& step, Rows rows, Own<PersonId> id, Use<Rules> rules, Deaths<People> gone) {
  for (const std::size_t i : rows)
    if (id[i] != 0 && step.uniform(Stream::leave, id[i]) < rules->death) gone(i);
}

inline std::vector<Phase<Society>> schedule() {
  return {
      phase<Society>("A0", "regions count anew", count_anew),
      phase<Society>("A0", "one region informs its people", inform_region_one),
      phase<Society>("A1", "people hear of the novelty", hear),
      phase<Society>("A2", "people weigh it", weigh),
      phase<Society>("A3", "people buy", buy),
      phase<Society>("A4", "adopters ask acquaintances of acquaintances", ask),
      phase<Society>("A5", "the asked answer the best", answer),
      phase<Society>("A6", "who was answered remembers", settle),
      phase<Society>("A7", "ties form and fade", renew_ties),
      phase<Society>("A8", "children are born", bear),
      phase<Society>("A9", "people leave", leave),
  };
}

/// One quarter; tables are compacted each April.
inline void advance(Society& society, const std::vector<Phase<Society>>& phases, Step& step) {
  if (step.quarter_of_year() == 1) society.compact();
  society.reset_levers();
  for (const auto& each : phases) each.run(society, step);
  ++step.chance.quarter;
}

inline void tie_up(TieGraph& graph, std::size_t people) {
  std::vector<TieEvent> events;
  const auto know = [&](std::size_t a, std::size_t b) {
    if (a == b) return;
    events.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), 1, false, false});
    events.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a), 1, false, false});
  };
  for (std::size_t row = 0; row < people; ++row) {
    know(row, (row + 1) % people);
    know(row, (row + 2) % people);
    know(row, Chance::scaled(hash_of(row), people));
  }
  std::sort(events.begin(), events.end());
  graph.update(
      people, events, [](Tie& tie, const TieEvent& event) { tie.layers |= event.layers; },
      [](std::uint32_t, const Tie&) { return true; });
}

/// `people` in `regions`, each tied to the next two by row and to one far away.
inline Society society_of(std::size_t people, std::size_t regions) {
  Society society;
  society.ledger.quarter = FlowSums(flows);
  auto& places = std::get<Regions>(society.tables);
  places.resize(regions);
  for (std::size_t row = 0; row < regions; ++row) places.write<RegionId>()[row] = row + 1;
  auto& persons = std::get<People>(society.tables);
  persons.resize(people);
  for (std::size_t row = 0; row < people; ++row) {
    const std::uint64_t id = hash_of(row);
    persons.write<PersonId>()[row] = id;
    persons.write<Home>()[row] = static_cast<std::uint32_t>(id % regions);
    persons.write<Threshold>()[row] = unit_interval(mix(id));
    persons.write<Cash>()[row] = static_cast<Money>(id % 5);
  }
  tie_up(society.thing<Acquaintances>().graph, people);
  return society;
}

}  // namespace minori::adoption
