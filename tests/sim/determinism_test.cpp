#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <numeric>

#include "tests/catch.hpp"
#include "tests/sim/adoption_model.hpp"
#include "tests/sim/portrait.hpp"

using namespace minori;
using namespace minori::adoption;
using minori::testing::bytes_of;
using minori::testing::portrait_of;

namespace {

constexpr std::size_t people = 3000;
constexpr std::uint32_t quarters = 14;  // three compactions

/// A society after `quarters`, with `threads` threads and chunks of `chunk` rows.
Society history(int threads, std::size_t chunk, std::uint64_t seed = 7) {
  Society society = society_of(people, 6);
  society.chunk = chunk;
  const auto phases = schedule();
  // More threads than processors are allowed, so that seven are seven on any machine.
  const oneapi::tbb::global_control allow(oneapi::tbb::global_control::max_allowed_parallelism, 8);
  oneapi::tbb::task_arena arena(threads);
  arena.execute([&] {
    for (Step step{.chance = {.seed = seed}}; step.quarter() < quarters;) advance(society, phases, step);
  });
  return society;
}

/// A permutation of `count` rows.
RowMap shuffled(std::size_t count, std::uint64_t seed) {
  RowMap order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t row = count; row > 1; --row)
    std::swap(order[row - 1], order[Chance::scaled(hash_of(seed, row), row)]);
  return order;
}

void every_second_row(const Step&, Rows rows, Out<Informed> informed) {
  for (const std::size_t i : rows) informed[i] = static_cast<std::uint8_t>(i % 2);
}

}  // namespace

TEST_CASE("a world has the same bytes for 1, 2, 3 and 7 threads", "[sim][determinism]") {
  const std::string alone = bytes_of(history(1, 64));
  for (const int threads : {2, 3, 7}) CHECK((bytes_of(history(threads, 64)) == alone));
  CHECK_FALSE((bytes_of(history(2, 64, 8)) == alone));
}

TEST_CASE("a world has the same bytes however the rows are cut into chunks", "[sim][determinism]") {
  const std::string whole = bytes_of(history(1, 1'000'000));
  for (const std::size_t chunk : {1U, 7U, 64U, 4096U}) CHECK((bytes_of(history(2, chunk)) == whole));
}

TEST_CASE("the order of rows changes nothing but the rows", "[sim][determinism]") {
  const auto phases = schedule();
  Society straight = society_of(people, 6);
  Society mixed = straight;
  mixed.permute<People>(shuffled(people, 1));
  mixed.permute<Regions>(shuffled(6, 2));
  REQUIRE_FALSE((bytes_of(mixed) == bytes_of(straight)));
  REQUIRE((portrait_of(mixed) == portrait_of(straight)));
  Step step{.chance = {.seed = 7}};
  Step same = step;
  for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
    if (quarter == 6) mixed.permute<People>(shuffled(std::get<People>(mixed.tables).size(), 3));
    advance(straight, phases, step);
    advance(mixed, phases, same);
    REQUIRE((portrait_of(mixed) == portrait_of(straight)));
  }
}

TEST_CASE("a rule that looked at row numbers would be found", "[sim][determinism]") {
  Society straight = society_of(people, 6);
  Society mixed = straight;
  mixed.permute<People>(shuffled(people, 1));
  const auto wrong = phase<Society>("X", "row numbers matter", every_second_row);
  wrong.run(straight, Step{});
  wrong.run(mixed, Step{});
  CHECK_FALSE((portrait_of(mixed) == portrait_of(straight)));
}

TEST_CASE("a copy taken after any phase goes on like the original", "[sim][snapshot]") {
  const auto phases = schedule();
  Society original = society_of(people, 6);
  Step step{.chance = {.seed = 7}};
  for (int quarter = 0; quarter < 5; ++quarter) advance(original, phases, step);
  Society expected = original;
  Step end = step;
  for (int quarter = 0; quarter < 4; ++quarter) advance(expected, phases, end);
  for (std::size_t stop = 0; stop < phases.size(); ++stop) {
    Society running = original;  // repeats `advance` up to the phase `stop`
    if (step.quarter_of_year() == 1) running.compact();
    running.reset_levers();
    for (std::size_t done = 0; done <= stop; ++done) phases[done].run(running, step);
    Society copy = running;
    running = Society{};  // whatever the copy needs, it holds itself
    for (std::size_t rest = stop + 1; rest < phases.size(); ++rest) phases[rest].run(copy, step);
    Step next = step;
    ++next.chance.quarter;
    while (next.quarter() < end.quarter()) advance(copy, phases, next);
    CHECK((bytes_of(copy) == bytes_of(expected)));
  }
}

TEST_CASE("money is what was there, plus what came, less what went", "[sim][ledger]") {
  const auto phases = schedule();
  Society society = society_of(people, 6);
  const auto held = [&] {
    const auto cash = society.read<Cash>();
    return std::accumulate(cash.begin(), cash.end(), Money{0});
  };
  const Money before = held();
  Step step{.chance = {.seed = 7}};
  for (; step.quarter() < 3;) advance(society, phases, step);  // no compaction yet: the dead keep their purses
  const auto& books = society.ledger.quarter;
  const Money wages = books.received[static_cast<std::size_t>(Flow::wages)];
  const Money purchases = books.paid[static_cast<std::size_t>(Flow::purchases)];
  CHECK(wages > 0);
  CHECK(purchases > 0);
  CHECK(held() == before + wages - purchases);
  const auto adopted = society.read<Adopted>();
  CHECK(purchases == 3 * std::count(adopted.begin(), adopted.end(), 1));
}
