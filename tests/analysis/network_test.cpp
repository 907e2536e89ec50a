#include "analysis/estimation/network.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/analysis/drawn_values.hpp"
#include "tests/catch.hpp"

using namespace minori::analysis;
using namespace minori::testing;

namespace {

const TieList star = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
const TieList path = {{0, 1}, {1, 2}, {2, 3}};
const TieList kite = {{0, 1}, {0, 2}, {1, 2}, {2, 3}};

/// Ties between nodes drawn at random.
TieList random_ties(std::size_t nodes, std::size_t ties) {
  const auto ends = drawn(
      2 * ties, [&](double share) { return share * static_cast<double>(nodes); }, 21);
  TieList made;
  for (std::size_t i = 0; i < ties; ++i)
    made.emplace_back(static_cast<std::uint32_t>(ends[2 * i]), static_cast<std::uint32_t>(ends[2 * i + 1]));
  return made;
}

}  // namespace

TEST_CASE("a tie counts once for either end, however it is named", "[analysis][network]") {
  CHECK(degrees_of(kite) == std::vector<double>{2.0, 2.0, 3.0, 1.0});
  CHECK(degrees_of({{7, 3}, {3, 7}, {3, 7}, {5, 5}, {3, 900}}) == std::vector<double>{2.0, 1.0, 1.0});
  CHECK(degrees_of({}).empty());
  CHECK(degrees_of({{4, 4}}).empty());
}

TEST_CASE("assortativity is the correlation of the degrees at the two ends of a tie", "[analysis][network]") {
  CHECK(degree_assortativity(star) == Approx(-1.0));
  // Path: degrees 1-2, 2-2, 2-1: mean product 8/3, mean half sum 5/3, mean half square 3: (8/3 - 25/9) / (3 - 25/9) =
  // -1/2.
  CHECK(degree_assortativity(path) == Approx(-0.5));
  // Kite: 2-2, 2-3, 2-3, 3-1: products 19/4, half sums 9/4, half squares 22/4 / ... : 4, 6.5, 6.5, 5 sum to 22.
  CHECK(degree_assortativity(kite) == Approx((19.0 / 4 - 81.0 / 16) / (22.0 / 4 - 81.0 / 16)));
  // A triangle beside a lonely pair: ends alike everywhere.
  CHECK(degree_assortativity({{0, 1}, {1, 2}, {0, 2}, {3, 4}}) == Approx(1.0));
  SECTION("where all degrees are equal there is none") {
    CHECK(std::isnan(degree_assortativity({{0, 1}, {1, 2}, {0, 2}})));
    CHECK(std::isnan(degree_assortativity({{0, 1}})));
    CHECK(std::isnan(degree_assortativity({})));
  }
}

TEST_CASE("ties drawn at random are not assortative", "[analysis][network][statistical]") {
  // The correlation of unrelated degrees over 20000 ties has standard error about 1 / sqrt(20000) = 0.0071.
  const double found = degree_assortativity(random_ties(4000, 20000));
  CHECK(std::abs(found) < 5 * 0.0071);
  CHECK_FALSE(std::abs(0.15) < 5 * 0.0071);
}

TEST_CASE("clustering is averaged over the nodes of a degree", "[analysis][network]") {
  // Kite with a second leaf on node 2 and a path 5 - 6 - 7: nodes 0 and 1 have degree 2 and clustering 1, node 6 degree
  // 2 and clustering 0, node 2 degree 4 with one of six pairs linked.
  const ClusteringByDegree found = clustering_by_degree({{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {5, 6}, {6, 7}});
  REQUIRE(found.classes.size() == 2);
  CHECK(found.classes[0].degree == 2);
  CHECK(found.classes[0].nodes == 3);
  CHECK(found.classes[0].clustering == Approx(2.0 / 3.0));
  CHECK(found.classes[1].degree == 4);
  CHECK(found.classes[1].nodes == 1);
  CHECK(found.classes[1].clustering == Approx(1.0 / 6.0));
  CHECK(found.correlation.coefficient == Approx(-1.0));
  SECTION("nodes with one tie have none") {
    CHECK(clustering_by_degree({{0, 1}}).classes.empty());
    CHECK(std::isnan(clustering_by_degree({}).correlation.coefficient));
  }
}

TEST_CASE("clustering falls with degree where hubs bridge groups, and not where all is drawn at random",
          "[analysis][network]") {
  // Hub h knows one node in each of h + 3 triangles: the more groups, the fewer of its neighbours know one another.
  TieList bridged;
  std::uint32_t next = 100;
  for (std::uint32_t hub = 0; hub < 8; ++hub)
    for (std::uint32_t group = 0; group < hub + 3; ++group, next += 3) {
      bridged.insert(bridged.end(), {{next, next + 1}, {next + 1, next + 2}, {next, next + 2}});
      bridged.insert(bridged.end(), {{hub, next}, {hub, next + 1}});
    }
  const RankCorrelation falling = clustering_by_degree(bridged).correlation;
  CHECK(falling.coefficient < -0.9);
  CHECK(falling.p_value < 0.01);
  const RankCorrelation random = clustering_by_degree(random_ties(300, 4500)).correlation;
  CHECK(random.p_value > 0.01);
}

TEST_CASE("a tie is as long as the way between the places of its ends", "[analysis][network]") {
  // Two places 100 km apart; nodes 0 and 2 live in the first.
  const std::vector<double> distances = {0.0, 100.0, 100.0, 0.0};
  CHECK(tie_lengths({{1, 0}, {2, 0}, {0, 1}}, {0, 1, 0}, distances) == std::vector<double>{100.0, 0.0});
  CHECK(tie_lengths({}, {}, {}).empty());
  CHECK_THROWS_AS(tie_lengths({{0, 1}}, {0}, distances), std::invalid_argument);
  CHECK_THROWS_AS(tie_lengths({{0, 1}}, {0, 2}, distances), std::invalid_argument);
  CHECK_THROWS_AS(tie_lengths({{0, 1}}, {0, 1}, {0.0, 1.0}), std::invalid_argument);
}
