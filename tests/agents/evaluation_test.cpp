#include "agents/search/evaluation.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "agents/kene.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("K1: laboratories weighed together have the quality of each by itself", "[search][K1]") {
  const Proximity proximity = make_proximity({1.0, 0.5, 0.1, 0.5, 1.0, 0.1, 0.1, 0.1, 1.0}, 3);
  std::vector<Kene> laboratories(40);
  for (std::size_t l = 0; l < laboratories.size(); ++l)
    for (std::size_t k = 0; k < units_of_kene; ++k)
      laboratories[l].units[k] = {static_cast<Capability>(mix(100 * l + k) % 300),
                                  static_cast<std::uint8_t>(mix(l + k) % 201), static_cast<std::uint8_t>((l + k) % 11),
                                  0};
  Need need;
  need.capabilities = {10, 150, 299};
  search::Seeker seeker;
  seeker.need = &need;
  seeker.own = {0.1, 0.9, 0.0};
  const std::vector<std::uint32_t> rows{3, 39, 0, 7, 7, 21, 12, 30, 1};
  std::vector<double> qualities(rows.size(), -1.0);
  search::qualities_with(seeker, laboratories, rows, qualities, proximity);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    double sum = 0.0;
    for (std::size_t c = 0; c < required_capabilities; ++c)
      sum += std::max(seeker.own[c], mastery_of(laboratories[rows[k]], need.capabilities[c], proximity));
    CHECK(qualities[k] == sum / 3.0);
  }
  CHECK(qualities[0] != qualities[1]);
}

TEST_CASE("K3: waiting times for the loss of expertise are geometric", "[kene][K3]") {
  const Forgetting forgetting(0.05);
  CHECK(forgetting.next_loss(40, 0.0) == 41);
  CHECK(forgetting.next_loss(40, 0.0499) == 41);
  CHECK(forgetting.next_loss(40, 0.0501) == 42);
  CHECK(forgetting.next_loss(40, 0.5) == 54);            // 0.95^13 > 1/2 > 0.95^14
  CHECK(Forgetting(0.0).next_loss(40, 0.5) == 0xffffU);  // never
}

TEST_CASE("a unit in its place is read and written like a unit of an array", "[kene]") {
  Kene kene;
  kene.units[2] = {7, 100, 5, 12};
  kene.units[2].expertise = 6;
  const Unit read = std::as_const(kene).units[2];
  CHECK(read.capability == 7);
  CHECK(read.ability == 100);
  CHECK(read.expertise == 6);
  CHECK(read.next_loss == 12);
  CHECK(std::as_const(kene).units[3].expertise == 0);
}
