/// What meeting costs: renewing the ties of 100 000 innovators and more, and sorting their mail.

#include "bench/threads.hpp"
#include "sim/mailbox.hpp"
#include "sim/tie_graph.hpp"

namespace minori::bench {
namespace {

struct Receiver {};  // a mailbox alone knows no table
struct Letter {
  using receiver = Receiver;
  std::uint32_t to;
  std::uint64_t from;
  double value;
  std::uint64_t content;
};

/// `count` events between random nodes, both directions, sorted.
std::vector<TieEvent> meetings(std::uint32_t nodes, std::size_t count, std::uint64_t seed) {
  std::vector<TieEvent> events;
  for (std::size_t i = 0; i < count; ++i) {
    const auto a = static_cast<std::uint32_t>(Chance::scaled(hash_of(seed, i, 1), nodes));
    const auto b = static_cast<std::uint32_t>(Chance::scaled(hash_of(seed, i, 2), nodes));
    if (a == b) continue;
    events.push_back({a, b, 1, true, true});
    events.push_back({b, a, 1, true, true});
  }
  std::sort(events.begin(), events.end());
  return events;
}

/// One quarter: a twentieth of the ties is new, as many have not been used for 20 quarters and fade.
void ties_renewed(benchmark::State& state) {
  const auto nodes = static_cast<std::uint32_t>(state.range(1));
  const std::size_t each_quarter = nodes / 4;  // 5 ties, 10 half-edges a node
  std::vector<std::vector<TieEvent>> events;
  for (std::uint64_t quarter = 0; quarter < 40; ++quarter) events.push_back(meetings(nodes, each_quarter, quarter));
  TieGraph graph;
  std::uint32_t quarter = 0;
  const auto renew = [&] {
    graph.update(
        nodes, events[quarter % events.size()],
        [&](Tie& tie, const TieEvent& event) {
          tie.layers |= event.layers;
          tie.last_used = quarter;
        },
        [&](std::uint32_t, const Tie& tie) { return quarter < tie.last_used + 20; });
    ++quarter;
  };
  for (int warm_up = 0; warm_up < 25; ++warm_up) renew();
  repeat(state, static_cast<int>(state.range(0)), renew);
  report(state, "half_edges", graph.halves().size());
}

/// As many letters as innovators, to receivers at random, one value in four equal.
void mail_sorted(benchmark::State& state) {
  const auto letters = static_cast<std::size_t>(state.range(1));
  const auto receivers = static_cast<std::size_t>(state.range(2));
  std::vector<std::uint64_t> ids(receivers);
  for (std::size_t row = 0; row < receivers; ++row) ids[row] = hash_of(row);
  std::vector<std::vector<Letter>> sent(letters / 1000 + 1);
  for (std::size_t i = 0; i < letters; ++i)
    sent[i / 1000].push_back({static_cast<std::uint32_t>(Chance::scaled(hash_of(i, 3), receivers)), hash_of(i, 4),
                              i % 4 == 0 ? 1.0 : unit_interval(hash_of(i, 5)), i});
  Mailbox<Letter> box;
  repeat(state, static_cast<int>(state.range(0)), [&] { box.fill(sent, ids, 7); });
  report(state, "letters", letters);
}

BENCHMARK(ties_renewed)
    ->ArgNames({"threads", "nodes"})
    ->ArgsProduct({{1, 2}, {100'000, 1'000'000}})
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(mail_sorted)
    ->ArgNames({"threads", "letters", "receivers"})
    ->ArgsProduct({{1, 2}, {100'000, 1'000'000}, {10'000, 100'000, 5'340'000}})
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace minori::bench
