#include <functional>
#include <set>

#include "sim/random.hpp"
#include "tests/catch.hpp"
#include "tests/sim/statistics.hpp"

using namespace minori;
using minori::testing::even;
using minori::testing::uncorrelated;

namespace {

constexpr std::size_t draws = 200'000;

std::vector<double> series(const std::function<double(std::uint64_t)>& draw) {
  std::vector<double> values(draws);
  for (std::size_t i = 0; i < draws; ++i) values[i] = draw(i + 1);
  return values;
}

}  // namespace

// Source of the answers: file kat_vectors of Random123, lines "threefry2x64 13".
TEST_CASE("chance is Threefry2x64 with 13 rounds, keyed by seed and stream, counted by id, event and quarter",
          "[sim]") {
  SECTION("all zero") {
    const Bits bits = Chance{.seed = 0, .quarter = 0}.bits(0U, 0);
    CHECK(bits.first == 0xf167b032c3b480bdU);
    CHECK(bits.second == 0xe91f9fee4b7a6fb5U);
  }
  SECTION("all ones") {
    const Bits bits = Chance{.seed = ~std::uint64_t{0}, .quarter = ~0U}.bits(~std::uint64_t{0}, ~std::uint64_t{0}, ~0U);
    CHECK(bits.first == 0xccdec5c917a874b1U);
    CHECK(bits.second == 0x4df53abca26ceb01U);
  }
  SECTION("digits of pi") {
    const Bits bits = Chance{.seed = 0xa4093822299f31d0U, .quarter = 0x03707344U}.bits(
        0x082efa98ec4e6c89U, 0x243f6a8885a308d3U, 0x13198a2eU);
    CHECK(bits.first == 0xc3aac71561042993U);
    CHECK(bits.second == 0x3fe7ae8801aff316U);
  }
}

TEST_CASE("a uniform number uses the 53 highest bits and never reaches one", "[sim]") {
  CHECK(unit_interval(0) == 0.0);
  CHECK(unit_interval(~std::uint64_t{0}) == 1.0 - 0x1.0p-53);
  CHECK(unit_interval(std::uint64_t{1} << 63U) == 0.5);
  CHECK(unit_interval((std::uint64_t{1} << 11U) - 1) == 0.0);
}

TEST_CASE("draws are independent across streams, events, quarters, seeds and neighbouring ids", "[sim][statistical]") {
  const Chance chance{.seed = 11, .quarter = 3};
  const auto base = series([&](std::uint64_t id) { return chance.uniform(1U, id); });
  const auto stream = series([&](std::uint64_t id) { return chance.uniform(2U, id); });
  CHECK(uncorrelated(base, stream));
  CHECK(uncorrelated(base, series([&](std::uint64_t id) { return chance.uniform(1U, id, 1); })));
  CHECK(uncorrelated(base, series([&](std::uint64_t id) { return Chance{11, 4}.uniform(1U, id); })));
  CHECK(uncorrelated(base, series([&](std::uint64_t id) { return Chance{12, 3}.uniform(1U, id); })));
  CHECK(uncorrelated(base, series([&](std::uint64_t id) { return chance.uniform(1U, id + 1); })));
  CHECK(uncorrelated(base, series([&](std::uint64_t id) { return unit_interval(chance.bits(1U, id).second); })));
  auto leaking = stream;  // two percent of one stream in another would be found
  for (std::size_t i = 0; i < draws; ++i) leaking[i] += 0.02 * base[i];
  CHECK_FALSE(uncorrelated(base, leaking));
}

TEST_CASE("uniform numbers fill the unit interval evenly", "[sim][statistical]") {
  const Chance chance{.seed = 5};
  std::vector<std::size_t> right(256, 0);
  std::vector<std::size_t> wrong(256, 0);
  for (std::uint64_t id = 1; id <= draws; ++id) {
    const double value = chance.uniform(1U, id);
    ++right[static_cast<std::size_t>(value * 256.0)];
    ++wrong[static_cast<std::size_t>((0.9 * value + 0.1 * value * value) * 256.0)];
  }
  CHECK(even(right));
  CHECK_FALSE(even(wrong));
}

TEST_CASE("picking favours nobody, whatever the number to pick from", "[sim][statistical]") {
  const Chance chance{.seed = 6, .quarter = 9};
  const auto counts = [&](const auto& pick) {
    std::vector<std::size_t> found(7, 0);
    for (std::uint64_t id = 1; id <= draws; ++id) ++found[pick(id)];
    return found;
  };
  CHECK(even(counts([&](std::uint64_t id) { return chance.pick(7, 1U, id); })));
  CHECK_FALSE(even(counts([&](std::uint64_t id) { return (chance.bits(1U, id).first & 255U) % 7; })));
  CHECK(chance.pick(1, 1U, 77) == 0);
  CHECK(Chance::scaled(~std::uint64_t{0}, 7) == 6);
  CHECK(Chance::scaled(0, 7) == 0);
}

// Source: the reference program of SplitMix64 (Vigna), seed 1234567.
TEST_CASE("the mixer is that of SplitMix64", "[sim]") {
  CHECK(mix(1234567) == 6457827717110365317U);
  CHECK(mix(1234567 + 0x9e3779b97f4a7c15U) == 3203168211198807973U);
}

TEST_CASE("hashes depend on the order of words, hashes of pairs do not", "[sim]") {
  CHECK(hash_of(1, 2) != hash_of(2, 1));
  CHECK(hash_of_pair(1, 2) == hash_of_pair(2, 1));
  CHECK(hash_of_pair(1, 2) != hash_of_pair(1, 3));
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 200; ++a)
    for (std::uint64_t b = 0; b < 200; ++b) seen.insert(hash_of(a, b));
  CHECK(seen.size() == 40'000);
}

TEST_CASE("a place in a list is even, and one more member at the end moves only the answers that name it", "[sim]") {
  std::vector<std::size_t> counts(11, 0);
  std::size_t moved = 0;
  for (std::uint64_t word = 0; word < draws; ++word) {
    const std::size_t before = Chance::place(mix(word), 10);
    const std::size_t after = Chance::place(mix(word), 11);
    ++counts[after];
    if (after == before) continue;
    ++moved;
    CHECK(after == 10);
  }
  CHECK(even(counts));
  CHECK(moved == counts[10]);
  CHECK(Chance::place(12345, 1) == 0);
}
