#include "agents/snapshot.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>

namespace minori {
namespace {

/// Things that the scenario decides and no phase changes.
template <class Thing>
inline constexpr bool from_scenario =
    std::is_same_v<Thing, Parameters> || std::is_same_v<Thing, Proximity> || std::is_same_v<Thing, Geography> ||
    std::is_same_v<Thing, Outlook> || std::is_same_v<Thing, PolicyBook> || std::is_same_v<Thing, HostUniversities> ||
    std::is_same_v<Thing, policy::MeasureBook> || std::is_same_v<Thing, Calendar> ||
    std::is_same_v<Thing, firm::Population>;

/// Blocks of one thing or mailbox, under one name.
struct Names {
  std::string prefix;
  [[nodiscard]] std::string operator()(std::string_view part) const { return prefix + "/" + std::string(part); }
};

std::size_t most_cells(const Economy& economy) {
  const auto& geography = economy.thing<Geography>();
  return std::max({geography.regions * geography.fields, geography.cluster_regions.size(), std::size_t{1}});
}

void save_thing(const CellIndex& index, const Names& names, const Economy& economy, BlockWriter& writer) {
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> rows;
  for (std::size_t cell = 0; cell < most_cells(economy); ++cell)
    for (const std::uint32_t row : index.of(cell)) {
      cells.push_back(static_cast<std::uint32_t>(cell));
      rows.push_back(row);
    }
  writer.values(names("cells"), cells);
  writer.values(names("rows"), rows);
}

void load_thing(CellIndex& index, const Names& names, const Economy& economy, BlockReader& reader) {
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> rows;
  reader.values(names("cells"), cells);
  reader.values(names("rows"), rows);
  index.rebuild(most_cells(economy), cells.size(), [&](std::size_t k) { return CellIndex::Entry{cells[k], rows[k]}; });
}

void save_thing(const TieGraph& graph, const Names& names, const Economy&, BlockWriter& writer) {
  writer.values(names("offsets"), graph.offsets());
  writer.values(names("halves"), graph.halves());
}

/// An empty graph is told of every half-edge, and each takes the tie that was saved for it.
void load_thing(TieGraph& graph, const Names& names, const Economy&, BlockReader& reader) {
  std::vector<std::uint32_t> offsets;
  std::vector<Tie> halves;
  reader.values(names("offsets"), offsets);
  reader.values(names("halves"), halves);
  if (offsets.empty() || offsets.back() != halves.size()) throw std::logic_error("ties were saved in parts");
  std::vector<TieEvent> events;
  events.reserve(halves.size());
  for (std::uint32_t node = 0; node + 1 < offsets.size(); ++node)
    for (std::uint32_t half = offsets[node]; half < offsets[node + 1]; ++half) {
      TieEvent event;
      event.from = node;
      event.to = halves[half].target;
      events.push_back(event);
    }
  const auto saved = [&](const TieEvent& event) {
    const auto first = halves.begin() + offsets[event.from];
    const auto last = halves.begin() + offsets[event.from + 1];
    return *std::lower_bound(first, last, event.to, [](const Tie& tie, std::uint32_t to) { return tie.target < to; });
  };
  graph = TieGraph();
  graph.update(
      offsets.size() - 1, events, [&](Tie& tie, const TieEvent& event) { tie = saved(event); },
      [](std::uint32_t, const Tie&) { return true; });
}

void save_thing(const MeetingChance& chance, const Names& names, const Economy&, BlockWriter& writer) {
  writer.values(names("cumulative"), chance.cumulative);
}
void load_thing(MeetingChance& chance, const Names& names, const Economy&, BlockReader& reader) {
  reader.values(names("cumulative"), chance.cumulative);
}

void save_thing(const search::Seekers& seekers, const Names& names, const Economy&, BlockWriter& writer) {
  writer.values(names("rows"), seekers.rows);
}
void load_thing(search::Seekers& seekers, const Names& names, const Economy&, BlockReader& reader) {
  reader.values(names("rows"), seekers.rows);
}

template <class Event>
void save_thing(const Collected<Event>& collected, const Names& names, const Economy&, BlockWriter& writer) {
  writer.values(names("events"), collected.events);
}
template <class Event>
void load_thing(Collected<Event>& collected, const Names& names, const Economy&, BlockReader& reader) {
  reader.values(names("events"), collected.events);
}

template <class Visit>
void for_each_table(auto& economy, const Visit& visit) {
  std::apply([&](auto&... table) { (visit(table), ...); }, economy.tables);
}

/// Calls visit(thing, names) for every thing that a phase changes; each needs a save_thing and a load_thing.
template <class Visit>
void for_each_thing(auto& economy, const Visit& visit) {
  std::size_t number = 0;
  const auto one = [&]<class Thing>(Thing& thing) {
    const Names names{"thing_" + std::to_string(number++)};
    if constexpr (!from_scenario<std::remove_const_t<Thing>>) visit(thing, names);
  };
  std::apply([&](auto&... thing) { (one(thing), ...); }, economy.things);
}

template <class Visit>
void for_each_mailbox(auto& economy, const Visit& visit) {
  std::size_t number = 0;
  std::apply([&](auto&... mailbox) { (visit(mailbox, "mail_" + std::to_string(number++)), ...); }, economy.mail);
}

template <class T>
std::string block_name(const ColumnInfo& info) {
  return std::string(T::kind::name) + "/" + std::string(info.name);
}

template <class M>
void load_mailbox(Mailbox<M>& mailbox, const std::string& name, const Economy& economy, BlockReader& reader,
                  std::uint32_t last_quarter) {
  std::vector<std::vector<M>> sent(1);
  reader.values(name, sent.front());
  mailbox.fill(sent, economy.read<typename M::receiver>(), last_quarter);
}

}  // namespace

void save_economy(const Economy& economy, BlockWriter& writer) {
  for_each_table(economy, [&]<class T>(const T& table) {
    table.for_each_column([&]<class Tag>(std::type_identity<Tag>, const auto& values) {
      writer.values(block_name<T>(Tag::info), values);
    });
  });
  for_each_mailbox(economy, [&]<class M>(const Mailbox<M>& mailbox, const std::string& name) {
    const auto all = mailbox.all();
    writer.values(name, std::vector<M>(all.begin(), all.end()));
  });
  for_each_thing(economy, [&](const auto& thing, const Names& names) { save_thing(thing, names, economy, writer); });
  writer.values("ledger/paid", economy.ledger.quarter.paid);
  writer.values("ledger/received", economy.ledger.quarter.received);
}

void load_economy(Economy& economy, BlockReader& reader, std::uint32_t last_quarter) {
  for_each_table(economy, [&]<class T>(T& table) {
    std::size_t rows = 0;
    table.for_each_column([&]<class Tag>(std::type_identity<Tag>, auto& values) {
      reader.values(block_name<T>(Tag::info), values);
      rows = values.size();
    });
    table.resize(rows);
  });
  for_each_mailbox(economy, [&]<class M>(Mailbox<M>& mailbox, const std::string& name) {
    load_mailbox(mailbox, name, economy, reader, last_quarter);
  });
  for_each_thing(economy, [&](auto& thing, const Names& names) { load_thing(thing, names, economy, reader); });
  reader.values("ledger/paid", economy.ledger.quarter.paid);
  reader.values("ledger/received", economy.ledger.quarter.received);
}

}  // namespace minori
