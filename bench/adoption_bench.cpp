#include "bench/adoption.hpp"

#include <algorithm>
#include <stdexcept>

#include "bench/threads.hpp"
#include "sim/random.hpp"

namespace minori::bench {

AdoptionInput adoption_input(std::uint32_t people) {
  AdoptionInput input;
  input.acquaintances.resize(people);
  const auto know = [&](std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    input.acquaintances[a].push_back(b);
    input.acquaintances[b].push_back(a);
  };
  for (std::uint32_t i = 0; i < people; ++i) {
    for (std::uint32_t steps = 1; steps <= 4; ++steps) know(i, (i + steps) % people);
    know(i, static_cast<std::uint32_t>(Chance::scaled(hash_of(i, 1), people)));
    input.id.push_back(hash_of(i));
    input.region.push_back(static_cast<std::uint32_t>(static_cast<std::uint64_t>(i) * input.regions / people));
    input.threshold.push_back(0.2 + 0.8 * unit_interval(hash_of(i, 2)));
  }
  for (auto& each : input.acquaintances) {
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
  }
  return input;
}

namespace {

constexpr std::uint32_t people = 1'000'000;  // with their ties 300 MB by the engine, 70 MB by hand

struct Worlds {
  std::unique_ptr<Adoption> by_engine;
  std::unique_ptr<Adoption> by_hand;
};

/// Both versions after 20 quarters; stops the program if they differ.
Worlds& settled() {
  static Worlds worlds = [] {
    const AdoptionInput input = adoption_input(people);
    Worlds made{adoption_by_engine(input), adoption_by_hand(input)};
    for (int quarter = 0; quarter < 20; ++quarter) {
      made.by_engine->step();
      made.by_hand->step();
      if (made.by_engine->adopters() != made.by_hand->adopters()) throw std::logic_error("the two versions differ");
    }
    return made;
  }();
  return worlds;
}

void adoption(benchmark::State& state, std::unique_ptr<Adoption> Worlds::*version) {
  const auto& world = settled().*version;
  repeat(state, static_cast<int>(state.range(0)), [&] { world->step(); });
  report(state, "people", people);
}

BENCHMARK_CAPTURE(adoption, engine, &Worlds::by_engine)->Arg(1)->Arg(2)->Apply(by_the_clock);
BENCHMARK_CAPTURE(adoption, by_hand, &Worlds::by_hand)->Arg(1)->Arg(2)->Apply(by_the_clock);

}  // namespace
}  // namespace minori::bench
