#include "sim/sort.hpp"

#include "sim/random.hpp"
#include "sim/tie_graph.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

std::vector<TieEvent> drawn(std::size_t count, std::uint32_t nodes) {
  std::vector<TieEvent> events;
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint64_t word = hash_of(11, k);
    events.push_back({static_cast<std::uint32_t>(word % nodes), static_cast<std::uint32_t>((word >> 20U) % nodes),
                      static_cast<std::uint8_t>((word >> 40U) % 3), (word >> 50U) % 2 == 0, (word >> 51U) % 2 == 0});
  }
  return events;
}

bool same(const TieEvent& a, const TieEvent& b) { return !(a < b) && !(b < a); }

}  // namespace

TEST_CASE("events are sorted as by comparison alone, few groups or many", "[sim][sort]") {
  for (const std::uint32_t nodes : {1U, 2U, 50U, 5000U, 4'000'000U})
    for (const std::size_t count : {0U, 1U, 2U, 777U, 5000U}) {
      auto events = drawn(count, nodes);
      auto expected = events;
      std::sort(expected.begin(), expected.end());
      sort_events(events);
      CHECK(std::equal(events.begin(), events.end(), expected.begin(), expected.end(), same));
    }
}
