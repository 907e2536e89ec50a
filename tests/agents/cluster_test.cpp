#include <algorithm>
#include <map>

#include "agents/cluster/states.hpp"
#include "tests/agents/supported_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::one_cohort;
using minori::testing::Supported;
using minori::testing::with;

TEST_CASE("the best bids are awarded, run for the funding period and graduate", "[cluster][G1][W13]") {
  Supported world(with(one_cohort, {"policy.funding_period=3", "policy.evaluation_years=[3]"}));
  world.step();
  const auto chosen = world.awarded();
  CHECK(chosen.size() == 2);  // one region of each of the two programmes
  for (int quarter = 1; quarter < 12; ++quarter) {
    world.step();
    REQUIRE(world.awarded() == chosen);
  }
  world.step();
  CHECK(world.awarded().empty());
  for (const std::size_t c : chosen) CHECK(world.economy.read<cluster::Stage>()[c] == cluster::graduated);
}

TEST_CASE("an evaluation stops the share that the design names, an extension is for the best", "[cluster][G1][W13]") {
  Supported stopped({"policy.equal_budget=documented", "policy.stop_share=1", "policy.funding_period=5"});
  stopped.years(3);
  CHECK(stopped.awarded().size() == 2);
  stopped.step();
  CHECK(stopped.awarded().empty());
  Supported extended({"policy.equal_budget=documented", "policy.stop_share=0", "policy.funding_period=3",
                      "policy.evaluation_years=[3]", "policy.extension_years=2", "policy.extension_share=1"});
  extended.years(3);
  extended.step();
  REQUIRE(extended.awarded().size() == 2);
  for (const std::size_t c : extended.awarded()) CHECK(extended.economy.read<cluster::Stage>()[c] == cluster::extended);
  extended.years(2);
  CHECK(extended.awarded().empty());
}

TEST_CASE("an award never spends more than it has, whatever its projects ask", "[cluster][G4]") {
  Supported world(with(one_cohort, {"policy.funding_period=8"}));
  double received = 0.0;
  double spent = 0.0;
  for (int quarter = 0; quarter < 36; ++quarter) {
    world.step();
    const Economy& economy = world.economy;
    for (std::size_t c = 0; c < economy.read<cluster::Id>().size(); ++c) {
      REQUIRE(economy.read<cluster::Cash>()[c] >= 0);
      received += static_cast<double>(economy.read<cluster::Grant>()[c] + economy.read<cluster::OwnProjectMoney>()[c]);
      spent += static_cast<double>(economy.read<cluster::ProgrammeMoneySpent>()[c]);
    }
  }
  CHECK(spent > 0.5 * received);
  CHECK(spent <= received);
}

TEST_CASE("posts end with the award, whenever that is", "[cluster][E2][E3][W11]") {
  Supported world({"policy.equal_budget=documented", "policy.stop_share=1", "policy.funding_period=5",
                   "parameters.people.kept_share=0.05"});
  world.years(3);
  CHECK(world.coordinators()[1] > 0);
  world.step();  // the evaluation of year 3 stops all, two years before the announced end
  CHECK(world.coordinators()[1] == 0);
  const auto of_cluster = world.economy.read<laboratory::Cluster>();
  const auto ids = world.economy.read<laboratory::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) CHECK(of_cluster[i] == no_row);
}

TEST_CASE("an award that follows on the same day keeps people, needs no set-up and leaves no memory",
          "[cluster][G1][A19]") {
  Supported world({"policy.equal_budget=slots", "policy.window_years=20", "policy.stop_share=0",
                   "policy.extension_share=0", "policy.funding_period=3", "policy.evaluation_years=[3]",
                   "policy.selection=list"});
  world.years(3);
  const auto before = world.awarded();
  const int people = world.coordinators()[1];
  std::vector<float> memory;
  for (const std::size_t c : before) memory.push_back(world.economy.read<cluster::Memory>()[c]);
  world.step();
  REQUIRE(world.awarded() == before);
  for (std::size_t k = 0; k < before.size(); ++k) {
    const std::size_t c = before[k];
    CHECK(world.economy.read<cluster::AwardStart>()[c] == 12);
    CHECK(world.economy.read<cluster::FirstAdmission>()[c] == 12);
    CHECK(world.economy.read<cluster::Memory>()[c] <= memory[k]);
  }
  CHECK(world.coordinators()[1] > 0);
  CHECK(world.coordinators()[1] >= people / 2);  // some find other work near the announced end, none must go
}

TEST_CASE("a project ends when its laboratory leaves before the prototype, and loses a broker's skill with the broker",
          "[cluster][P2]") {
  Supported world(one_cohort);
  world.years(3);
  Economy& economy = world.economy;
  const auto ids = economy.read<project::Id>();
  std::size_t early = ids.size();
  std::map<std::uint64_t, std::uint32_t> brokered;  ///< project, coordinator
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0 || economy.read<project::Stage>()[i] != 1) continue;
    if (economy.read<project::Broker>()[i] != no_row)
      brokered[ids[i]] = economy.read<project::Broker>()[i];
    else
      early = i;
  }
  REQUIRE(early < ids.size());
  REQUIRE_FALSE(brokered.empty());
  const std::uint64_t orphan = ids[early];
  economy.write<project::Laboratory>()[early] = no_row;
  for (const auto& [project, broker] : brokered) economy.write<coordinator::Id>()[broker] = 0;
  world.step();
  const auto now = economy.read<project::Id>();
  CHECK(std::find(now.begin(), now.end(), orphan) == now.end());
  std::size_t still_there = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == 0 || !brokered.contains(now[i])) continue;
    ++still_there;
    CHECK(economy.read<project::BrokerSkill>()[i] == 0.0F);
  }
  CHECK(still_there > 0);
}
