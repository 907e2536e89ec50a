/// Matching planners (S8, C4, E3) and research groups of institutes (R1).

#include <cmath>
#include <map>

#include "agents/coordinator/types.hpp"
#include "agents/policy/levers.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Adds a planner of full skill in region 0.
void add_planner(Economy& economy, std::uint64_t id, std::uint32_t hired = 0) {
  coordinator::Table::Record made;
  made.at<coordinator::Id>() = id;
  made.at<coordinator::Region>() = 0;
  made.at<coordinator::Type>() = coordinator::planner;
  made.at<coordinator::Skill>() = 0.9F;
  made.at<coordinator::Hired>() = hired;
  std::get<coordinator::Table>(economy.tables).append(made);
}

std::vector<std::uint32_t> planners_leaving(SteppedWorld& world, double posts) {
  Economy& economy = world.economy;
  std::ranges::fill(economy.write<coordinator::Leaving>(), std::uint8_t{0});
  economy.write<region::PlannerPosts>()[0] = posts;
  economy.write<region::Planners>()[0] = 3;
  for (const auto& phase : schedule())
    if (phase.summary == "planners go with their posts") phase.run(economy, world.next());
  std::vector<std::uint32_t> hired;
  for (std::size_t i = 0; i < economy.read<coordinator::Id>().size(); ++i)
    if (economy.read<coordinator::Leaving>()[i] != 0) hired.push_back(economy.read<coordinator::Hired>()[i]);
  std::ranges::sort(hired);
  return hired;
}

}  // namespace

TEST_CASE("S8: a planner brings needs of the own region together with seeds of the whole country", "[search][S8]") {
  SteppedWorld world = small_world({"parameters.coordinator.capacity=6", "parameters.coordinator.inspections=50"});
  world.years(3);
  Economy& economy = world.economy;
  for (std::uint64_t id = 1; id <= 40; ++id) add_planner(economy, id);
  world.act("T0");
  world.act("S0");
  world.act("S8");
  std::map<std::uint32_t, int> by_region;
  for (const auto& each : economy.mailbox<PlannerIntroduction>().all()) {
    CHECK(economy.read<innovator::Region>()[each.to] == 0);
    CHECK(economy.read<coordinator::Type>()[each.broker] == coordinator::planner);
    ++by_region[economy.read<laboratory::Region>()[each.laboratory]];
  }
  CHECK(by_region.size() > 1);
  double seeds_elsewhere = 0.0;
  for (std::size_t s = 0; s < economy.read<seed::Id>().size(); ++s)
    seeds_elsewhere += economy.read<seed::Id>()[s] != 0 && economy.read<seed::Region>()[s] != 0 ? 1.0 : 0.0;
  const double share = seeds_elsewhere / static_cast<double>(world.living<seed::Table>());
  double all = 0.0;
  for (const auto& [region, count] : by_region) all += count;
  REQUIRE(all > 40.0);
  // Every seed has the same chance to be looked at; which of them fit adds to the spread, so the band is wide.
  CHECK(std::abs((all - by_region[0]) / all - share) < 6.0 * std::sqrt(share * (1.0 - share) / all));
  CHECK_FALSE(std::abs((all - by_region[0]) / all) < 6.0 * std::sqrt(share * (1.0 - share) / all));  // none elsewhere

  world.act("C1");
  for (const auto& each : economy.mailbox<CoordinatorIntroduction>().all())
    CHECK(economy.read<coordinator::Type>()[each.broker] != coordinator::planner);
}

TEST_CASE("S8: without posts there are no planners, with posts as many as are offered, and they go when posts go",
          "[search][S8][C4][E3]") {
  SteppedWorld world = small_world({"parameters.coordinator.hiring=0.8", "parameters.coordinator.standing_turnover=0"});
  world.years(1);
  CHECK(world.sum<region::Planners>() == 0.0);
  policy::Measure measure;
  measure.name = measure.kind = "test";
  measure.regions = {2};
  measure.pushes = {{policy::place_of<region::PlannerPosts>(), 3.0}};
  world.economy.thing<policy::MeasureBook>().measures = {{measure, 4, 16}};
  world.years(2);
  CHECK(world.economy.read<region::Planners>()[2] == 3);
  CHECK(world.sum<region::Planners>() == 3.0);
  world.years(2);
  CHECK(world.sum<region::Planners>() == 0.0);
}

TEST_CASE("E3: where posts for planners fall from three to one, the two hired last go", "[people][E3]") {
  SteppedWorld world = small_world();
  for (const std::uint32_t hired : {5U, 3U, 4U}) add_planner(world.economy, 100 + hired, hired);
  CHECK(planners_leaving(world, 1.0) == std::vector<std::uint32_t>{4, 5});
  CHECK(planners_leaving(world, 3.0).empty());
  CHECK(planners_leaving(world, 0.0) == std::vector<std::uint32_t>{3, 4, 5});
}

TEST_CASE("E3: planners who came later do not keep a standing coordinator whose post is gone", "[people][E3]") {
  SteppedWorld world = small_world({"parameters.coordinator.standing_turnover=0"});
  Economy& economy = world.economy;
  add_planner(economy, 1, 2);
  economy.write<coordinator::Type>()[0] = coordinator::standing;
  for (std::uint64_t id = 2; id <= 4; ++id) add_planner(economy, id, 9);
  economy.write<region::CoordinatorPosts>()[0] = 0;
  economy.write<region::StandingCoordinators>()[0] = 1;
  for (const auto& phase : schedule())
    if (phase.summary == "coordinators leave") phase.run(economy, world.next());
  CHECK(economy.read<coordinator::Leaving>()[0] == coordinator::leaves);
  CHECK(economy.read<coordinator::Leaving>()[1] == coordinator::stays);
}

TEST_CASE("R1: groups of institutes are laboratories near industry whose patents are not a university's",
          "[research][R1]") {
  const SteppedWorld without = small_world();
  SteppedWorld world = small_world({"parameters.research.institute_groups=20"});
  Economy& economy = world.economy;
  const double staff = world.sum<institute::Staff>();
  const double groups = static_cast<double>(world.living<laboratory::Table>() - without.living<laboratory::Table>());
  const double institutes = static_cast<double>(world.living<institute::Table>());
  REQUIRE(staff > 50.0);
  CHECK(std::abs(groups - 0.2 * staff) <= institutes);  // whole groups, less than one more or less at each institute
  std::ranges::fill(economy.write<laboratory::Staff>(), 0.0F);
  for (std::size_t i = 0; i < economy.read<laboratory::Id>().size(); ++i)
    if (economy.read<university::Type>()[economy.read<laboratory::University>()[i]] == university::research_side) {
      economy.write<laboratory::Staff>()[i] = 50.0F;
      CHECK(economy.read<laboratory::Orientation>()[i] >= 0.45F);
    }
  economy.thing<Parameters>().research.seed_probability = 1e9;
  economy.thing<Parameters>().research.patent_probability = 1e9;
  world.act("R1");
  CHECK(world.sum<region::Seeds>() > 0.0);
  CHECK(world.sum<region::PatentsDomestic>() == world.sum<region::Seeds>());
  CHECK(world.sum<region::UniversityPatents>() == 0.0);
}
