#include <cmath>

#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

TEST_CASE("patents of universities are those of research; projects file the others", "[observation][R2][P6]") {
  SteppedWorld world("baseline",
                     {"policy.enabled=false", "burn_in_years=0", "innovation.scale=0.2", "population.scale=0.002"}, 3);
  world.step();  // no project is in joint research yet
  CHECK(world.sum<region::UniversityPatents>() > 0.0);
  CHECK(world.sum<region::UniversityPatents>() == world.sum<region::PatentsDomestic>());
  CHECK(world.sum<region::UniversityPatentsForeign>() == world.sum<region::PatentsForeign>());
  world.steps(19);
  CHECK(world.sum<region::UniversityPatents>() < world.sum<region::PatentsDomestic>());
}

TEST_CASE("own research is what firms pay for R&D outside projects", "[observation][F8]") {
  SteppedWorld world("small", {"burn_in_years=0"}, 3);
  world.steps(12);
  const auto paid = world.economy.ledger.quarter.paid[static_cast<std::size_t>(Flow::internal_rnd)];
  CHECK(paid > 0);
  CHECK(world.sum<region::OwnResearch>() == static_cast<double>(paid));
}

TEST_CASE("start-ups alive, products of admitted projects and money of large firms are parts of what they belong to",
          "[observation]") {
  SteppedWorld world("small", {"burn_in_years=0"}, 3);
  double admitted = 0.0;
  double launched = 0.0;
  double large = 0.0;
  double all = 0.0;
  for (int quarter = 0; quarter < 80; ++quarter) {
    world.step();
    admitted += world.sum<cluster::AdmittedProducts>();
    launched += world.sum<region::ProductsLaunched>();
    large += world.sum<region::LargeFirmMoney>();
    all += world.sum<region::PrivateMoney>();
  }
  double startups = 0.0;
  const auto ids = world.economy.read<innovator::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    startups += ids[i] != 0 ? world.economy.read<innovator::Startup>()[i] : 0;
  CHECK(startups > 0.0);
  CHECK(world.sum<region::StartupsAlive>() == startups);
  CHECK(admitted > 0.0);
  CHECK(admitted < launched);
  CHECK(large > 0.0);
  CHECK(large < all);
}

TEST_CASE("researchers of member laboratories are those of every laboratory that is a member", "[observation][O2]") {
  SteppedWorld world("small", {"burn_in_years=0"}, 3);
  world.steps(8);
  double members = 0.0;
  const auto ids = world.economy.read<laboratory::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0 && world.economy.read<laboratory::Member>()[i] != no_row)
      members += std::round(world.economy.read<laboratory::Staff>()[i]);
  CHECK(members > 0.0);
  CHECK(world.sum<cluster::MemberResearchers>() == members);
}
