#include "tests/catch.hpp"
#include "tests/sim/adoption_model.hpp"

using namespace minori;
using namespace minori::adoption;

TEST_CASE("people hear, buy, meet, are born and leave", "[sim]") {
  Society society = society_of(1000, 5);
  const auto phases = schedule();
  Step step{.chance = {.seed = 7}};
  for (int quarter = 0; quarter < 20; ++quarter) advance(society, phases, step);
  std::int64_t adopters = 0;
  for (const auto each : society.read<Adopters>()) adopters += each;
  CHECK(adopters > 100);
}
