#include <cmath>

#include "agents/initial.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/agents/supported_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::one_cohort;
using minori::testing::SteppedWorld;
using minori::testing::Supported;
using minori::testing::with;

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

namespace {

/// Knowledge-using firms in the regions and of the field of each cluster, counted one by one.
double firms_of_cluster_fields(const Economy& economy) {
  const auto ids = economy.read<innovator::Id>();
  double firms = 0.0;
  for (std::size_t c = 0; c < economy.thing<Geography>().cluster_regions.size(); ++c)
    for (const std::uint32_t region : economy.thing<Geography>().cluster_regions[c])
      for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] != 0 && economy.read<innovator::Region>()[i] == region &&
            economy.read<innovator::Field>()[i] == economy.read<cluster::Field>()[c])
          firms += 1.0;
  return firms;
}

}  // namespace

TEST_CASE("what support left is counted until it is gone, and firms of the cluster's field are firms",
          "[observation][O3][O4][G1][G6]") {
  Supported world(with(
      one_cohort, {"policy.funding_period=4", "policy.evaluation_years=[3]", "parameters.government.own_scheme=0"}));
  world.steps(12);
  CHECK(world.sum<cluster::GradeIndex>() == 0.0);
  world.steps(4);  // the last quarter of support is over
  // Two programmes with one award each: each graded one cluster after three years, which was its best.
  CHECK(world.sum<cluster::GradeIndex>() == 2000.0);
  REQUIRE(world.sum<cluster::FieldFirms>() > 0.0);
  CHECK(world.sum<cluster::FieldFirms>() == firms_of_cluster_fields(world.economy));
  const double before = world.sum<cluster::SupportedProjects>();
  REQUIRE(before > 0.0);
  CHECK(world.sum<cluster::SupportedTies>() > 0.0);
  double projects = before;
  double ties = world.sum<cluster::SupportedTies>();
  for (int quarter = 0; quarter < 12; ++quarter) {
    world.step();
    CHECK(world.sum<cluster::SupportedProjects>() <= projects);
    CHECK(world.sum<cluster::SupportedTies>() <= ties);
    projects = world.sum<cluster::SupportedProjects>();
    ties = world.sum<cluster::SupportedTies>();
  }
  CHECK(projects < before);
}

TEST_CASE("who leaves is counted, and nobody leaves where nobody looks for other work", "[observation][E3]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 3);
  double left = 0.0;
  double hired = 0.0;
  for (int quarter = 0; quarter < 40; ++quarter) {
    const double there = world.sum<region::Coordinators>();
    world.step();
    left += world.sum<region::CoordinatorsLeft>();
    hired += world.sum<region::Coordinators>() - there + world.sum<region::CoordinatorsLeft>();
  }
  CHECK(left > 0.0);
  CHECK(hired == left + world.sum<region::Coordinators>());
  SteppedWorld settled("small",
                       {"burn_in_years=0", "policy.enabled=false", "parameters.coordinator.standing_turnover=0"}, 3);
  for (int quarter = 0; quarter < 40; ++quarter) {
    settled.step();
    CHECK(settled.sum<region::CoordinatorsLeft>() == 0.0);
  }
}

TEST_CASE("firms that came because of support are counted, and there are none without", "[observation][F6]") {
  SteppedWorld world("small", {"burn_in_years=0", "policy.enabled=false"}, 3);
  double located = 0.0;
  for (int quarter = 0; quarter < 20; ++quarter) {
    world.step();
    located += world.sum<region::FirmsLocated>();
  }
  CHECK(located == 0.0);
  world.scenario = load_scenario("small", {"burn_in_years=0", "policy.enabled=false",
                                           "instrument=[{name='location', kind='firm_location', money=500}]"});
  set_policy(world.economy, world.scenario);
  for (int quarter = 0; quarter < 20; ++quarter) {
    world.step();
    located += world.sum<region::FirmsLocated>();
    CHECK(world.sum<region::FirmsLocated>() <= world.sum<region::FirmEntries>());
  }
  CHECK(located > 0.0);
}
