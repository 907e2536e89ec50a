#include "sim/draws.hpp"

#include <array>
#include <vector>

#include "sim/parallel.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("many draws at once are the draws one by one", "[sim]") {
  const Chance chance{.seed = 99, .quarter = 12};
  for (const std::size_t count : {0U, 1U, 7U, 64U, 1001U}) {
    std::vector<std::uint64_t> ids(count);
    for (std::size_t i = 0; i < count; ++i) ids[i] = hash_of(i);
    std::vector<double> uniforms(count);
    std::vector<double> first(count);
    std::vector<double> second(count);
    draw(chance, 5U, ids, uniforms, 3);
    draw_pairs(chance, 5U, ids, first, second, 3);
    std::size_t equal = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Bits bits = chance.bits(5U, ids[i], 3);
      equal += static_cast<std::size_t>(uniforms[i] == chance.uniform(5U, ids[i], 3) && first[i] == uniforms[i] &&
                                        second[i] == unit_interval(bits.second));
    }
    CHECK(equal == count);
  }
}

TEST_CASE("words become numbers exactly", "[sim]") {
  std::size_t equal = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const std::uint64_t word = mix(i) >> (i % 64);  // long and short ones
    equal += static_cast<std::size_t>(unit_interval(word) == static_cast<double>(word >> 11U) * 0x1.0p-53);
  }
  CHECK(equal == 100'000);
}

TEST_CASE("blocks cover rows once, in order, the last one short", "[sim]") {
  std::vector<std::pair<std::size_t, std::size_t>> blocks;
  for_each_block(Rows{5, 16}, 4, [&](Rows block) { blocks.emplace_back(block.first, block.last); });
  CHECK(blocks == std::vector<std::pair<std::size_t, std::size_t>>{{5, 9}, {9, 13}, {13, 16}});
  for_each_block(Rows{5, 5}, 4, [](Rows) { FAIL("there are no rows"); });
}

TEST_CASE("draws of one agent by event are the same words together and one by one", "[sim][chance]") {
  const Chance chance{7, 3};
  std::array<std::uint64_t, 21> first{};
  std::array<std::uint64_t, 21> second{};
  draw_events(chance, std::uint64_t{5}, 99, 1000, first, second);
  for (std::uint32_t k = 0; k < first.size(); ++k) {
    const Bits alone = chance.bits(std::uint64_t{5}, 99, 1000 + k);
    CHECK(first[k] == alone.first);
    CHECK(second[k] == alone.second);
  }
  CHECK(first[0] != first[1]);
}
