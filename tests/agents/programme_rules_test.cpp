/// Rules of awards, people, projects and counts, each by an expectation worked out by hand.

#include "tests/agents/measures.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

SteppedWorld supported() { return {"small", {"burn_in_years=0"}, 4}; }
SteppedWorld unsupported() { return {"small", {"policy.enabled=false", "burn_in_years=0"}, 4}; }

/// The first living project, made a plain one of a stage.
std::size_t plain_project(Economy& economy, std::uint8_t stage) {
  const auto ids = economy.read<project::Id>();
  const auto at = static_cast<std::size_t>(std::ranges::find_if(ids, [](auto id) { return id != 0; }) - ids.begin());
  REQUIRE(at < ids.size());
  fill<project::Outcome>(economy, project::going_on);
  economy.write<project::Stage>()[at] = stage;
  economy.write<project::Ambitious>()[at] = 0;
  return at;
}

}  // namespace

TEST_CASE("G2: what an award buys adds up to the grant, and the own project comes on top", "[cluster][G2]") {
  SteppedWorld world = supported();
  world.step();
  const Economy& economy = world.economy;
  double granted = 0.0;
  double bought = total<region::TrainingMoney>(economy) + total<region::EquipmentMoney>(economy);
  for_living<cluster::Id>(economy, [&](std::size_t c) {
    if (economy.read<cluster::Awarded>()[c] == 0) return;
    granted += static_cast<double>(economy.read<cluster::GrantRate>()[c]);
    bought += static_cast<double>(economy.read<cluster::CouncilBudget>()[c]);
    bought += 2250.0 * economy.read<cluster::CoordinatorPosts>()[c];  // 9 Myen a year
    bought += 3000.0 * economy.read<cluster::RecruitPosts>()[c];      // 12 Myen a year
    bought +=
        static_cast<double>(economy.read<cluster::ProjectBudget>()[c] - economy.read<cluster::OwnProjectMoney>()[c]);
  });
  CHECK(granted == 2 * 12'500.0);
  CHECK(bought == granted);
  CHECK(total<cluster::OwnProjectMoney>(economy) > 0.0);
  CHECK(total<cluster::OwnProjectMoney>(economy) <= granted);
}

TEST_CASE("G3: projects without public money apply to a near cluster that admits, up to the last eligible stage",
          "[cluster][G3]") {
  SteppedWorld world = supported();
  world.steps(8);
  Economy& economy = world.economy;
  fill<project::PublicNow>(economy, 0);
  fill<project::Stage>(economy, 1);
  fill<project::Progress>(economy, 0.0F);
  world.act("G3");
  const auto sent = economy.mailbox<Application>().all();
  REQUIRE_FALSE(sent.empty());
  for (const Application& each : sent) {
    CHECK(economy.read<cluster::Admitting>()[each.to] == 1);
    CHECK(economy.thing<Proximity>().of_fields(economy.read<project::Field>()[each.project],
                                               economy.read<cluster::Field>()[each.to]) >= 0.5);
  }
  SteppedWorld late = world;
  fill<project::Stage>(late.economy, 3);
  late.act("G3");
  CHECK(letters<Application>(late.economy) == 0.0);
  fill<project::PublicNow>(economy, 1);
  world.act("G3");
  CHECK(letters<Application>(economy) == 0.0);
}

TEST_CASE("G6: vision grows with a paid council and decays without, activity is smoothed", "[cluster][G6]") {
  SteppedWorld world = supported();
  Economy& economy = world.economy;
  fill<cluster::Vision>(economy, 0.2F);
  fill<cluster::CouncilBudget>(economy, 5000);  // 20 Myen a year
  fill<cluster::AreaStarts>(economy, 10);
  world.act("G6");
  CHECK(economy.read<cluster::Vision>()[0] == Approx(0.2 + 0.05 * 0.5 * 0.8));  // half, without ties among members
  CHECK(economy.read<cluster::Activity>()[0] == Approx(1.0));
  fill<cluster::Vision>(economy, 0.2F);
  fill<cluster::CouncilBudget>(economy, 0);
  world.act("G6");
  CHECK(economy.read<cluster::Vision>()[0] == Approx(0.2 - 0.03 * 0.2));
  CHECK(economy.read<cluster::Activity>()[0] == Approx(1.9));
}

TEST_CASE("L2: firms expect the share of applications that was admitted, and nothing from who admits nobody",
          "[cluster][L2]") {
  SteppedWorld world = supported();
  world.steps(4);
  Economy& economy = world.economy;
  fill<cluster::Applications>(economy, 9);
  fill<cluster::AdmittedProjects>(economy, 4);
  world.act("G6");
  CHECK(economy.read<cluster::AdmissionChance>()[0] == Approx(0.5));
  economy.thing<Parameters>().belief.weight = 0.0;
  world.act("L1");
  for_living<cluster::Id>(economy, [&](std::size_t c) {
    const bool admits = economy.read<cluster::Admitting>()[c] != 0;
    CHECK(economy.read<cluster::Offer>()[c] == Approx(admits ? 0.25 : 0.0));  // half of the cost, half of the chance
  });
}

TEST_CASE("C4: vacant posts are filled with the hazard of hiring, by people of ordinary skill", "[people][C4]") {
  SteppedWorld world = unsupported();
  Economy& economy = world.economy;
  economy.thing<Parameters>().coordinator.hiring = 1.0;
  fill<region::CoordinatorPosts>(economy, 0);
  economy.write<region::CoordinatorPosts>()[0] = 5;
  economy.write<region::StandingCoordinators>()[0] = 2;
  world.act("C4");
  CHECK(world.living<coordinator::Table>() == 3);
  for (const float skill : economy.read<coordinator::Skill>()) {
    CHECK(skill >= 0.2F);
    CHECK(skill <= 0.6F);
  }
  economy.thing<Parameters>().coordinator.hiring = 0.0;
  world.act("C4");
  CHECK(world.living<coordinator::Table>() == 3);
}

TEST_CASE("E5: a young seed founds a firm and is used up, an old one leaves", "[people][E5]") {
  SteppedWorld world = unsupported();
  world.steps(2);
  const auto seeds = static_cast<double>(world.living<seed::Table>());
  REQUIRE(seeds > 0.0);
  SteppedWorld late = world;
  Economy& economy = world.economy;
  economy.thing<Parameters>().people.startup_probability = 1e9;
  fill<region::Startups>(economy, 0);
  const std::size_t firms = world.living<firm::Table>();
  world.act("E5");
  CHECK(world.sum<region::Startups>() == seeds);
  CHECK(static_cast<double>(world.living<firm::Table>() - firms) == seeds);
  CHECK(world.living<seed::Table>() == 0);
  late.economy.thing<Parameters>().people.startup_probability = 1e9;
  fill<region::Startups>(late.economy, 0);
  late.quarter += 20;
  late.act("E5");
  CHECK(late.sum<region::Startups>() == 0.0);
  CHECK(late.living<seed::Table>() == 0);
}

TEST_CASE("P1: a programme pays its share of a core project, firms theirs", "[project][P1]") {
  SteppedWorld world = supported();
  world.steps(6);
  Economy& economy = world.economy;
  const std::size_t at = plain_project(economy, 2);
  economy.write<project::PublicNow>()[at] = 1;
  economy.write<project::Admitted>()[at] = 1;
  economy.write<project::Cluster>()[at] = 0;
  fill<cluster::RulesMatching>(economy, 0.5F);
  fill<cluster::ProjectShareNational>(economy, 0.4F);  // an own project is the local part
  world.act("P1");
  const project::Spending plan = economy.read<project::Plan>()[at];
  CHECK(plan[project::Source::national] == 1500);  // of 3 x 7 Myen in 7 quarters
  CHECK(plan[project::Source::local] == 0);
  CHECK(plan[project::Source::firm] == 1500);
  fill<cluster::ProjectShareNational>(economy, 1.0F);
  fill<region::LocalSupport>(economy, 0.4);
  world.act("P1");
  CHECK(economy.read<project::Plan>()[at][project::Source::local] == 600);
  CHECK(economy.read<project::Plan>()[at][project::Source::firm] == 900);
}

TEST_CASE("P5: a project takes in one participant per 5 Myen a year, two to six in all", "[project][P5]") {
  const ProjectParameters p = standard_values<ProjectParameters>();
  CHECK(project::participants_for(12'000.0, p) == 3);
  CHECK(project::participants_for(1000.0, p) == 2);
  CHECK(project::participants_for(1e6, p) == 6);
}

TEST_CASE("P6: projects in joint R&D file patents, others do not", "[project][P6]") {
  SteppedWorld world = unsupported();
  world.steps(8);
  Economy& economy = world.economy;
  ResearchParameters& p = economy.thing<Parameters>().research;
  p.patents_per_project_quarter = 1e9;
  p.patent_foreign = 0.0;
  fill<project::Stage>(economy, 1);
  plain_project(economy, 2);
  fill<region::PatentsDomestic>(economy, 0);
  fill<region::PatentsForeign>(economy, 0);
  world.act("P6");
  CHECK(world.sum<region::PatentsDomestic>() == 1.0);
  CHECK(world.sum<region::PatentsForeign>() == 0.0);
}

TEST_CASE("P7: the prototype frees the laboratory, the last stage brings a product of the need's market",
          "[project][P7]") {
  SteppedWorld world = unsupported();
  world.steps(8);
  Economy& economy = world.economy;
  const std::size_t at = plain_project(economy, 4);
  economy.write<project::Outcome>()[at] = project::stage_passed;
  fill<region::Prototypes>(economy, 0);
  world.act("P7");
  CHECK(world.sum<region::Prototypes>() == 1.0);
  CHECK(economy.read<project::Laboratory>()[at] == no_row);
  const std::size_t products = world.living<product::Table>();
  economy.write<project::Outcome>()[at] = project::finished;
  economy.write<project::Fit>()[at] = 0.4F;
  economy.write<project::Expertise>()[at] = 0.6F;
  world.act("P7");
  CHECK(economy.read<project::Id>()[at] == 0);
  REQUIRE(world.living<product::Table>() == products + 1);
  CHECK(economy.read<product::Market>().back() == static_cast<double>(economy.read<project::Need>()[at].value));
  CHECK(std::abs(economy.read<product::Quality>().back() - 0.5F) <= 0.1F + 1e-6F);
}

TEST_CASE("O0-O6: what is counted is what is there", "[counts][O0][O1][O2][O3][O4][O5][O6]") {
  SteppedWorld world = supported();
  world.steps(24);
  Economy& economy = world.economy;
  world.act("O0");
  CHECK(world.sum<region::Firms>() + world.sum<region::Laboratories>() + world.sum<region::Ties>() == 0.0);
  for (const char* rule : {"O1", "O2", "O3", "O4", "O5", "O6"}) world.act(rule);
  const auto count = [](std::size_t agents) { return static_cast<double>(agents); };
  CHECK(world.sum<region::Firms>() == count(world.living<firm::Table>()));  // each row is one firm here
  CHECK(world.sum<region::Laboratories>() == count(world.living<laboratory::Table>()));
  CHECK(world.sum<region::KnowledgeFirms>() == count(world.living<innovator::Table>()));
  CHECK(world.sum<region::Coordinators>() == count(world.living<coordinator::Table>()));
  CHECK(world.sum<region::ProductsOnSale>() == count(world.living<product::Table>()));
  CHECK(world.sum<region::ProjectsStage1>() + world.sum<region::ProjectsStage2>() +
            world.sum<region::ProjectsStage3>() + world.sum<region::ProjectsStage4>() ==
        count(world.living<project::Table>()));
  double ends = 0.0;
  double debts = 0.0;
  double at_laboratories = 0.0;
  for_living<node::Id>(
      economy, [&](std::size_t n) { ends += count(economy.thing<TieGraph>().degree(static_cast<std::uint32_t>(n))); });
  for_living<firm::Id>(economy, [&](std::size_t i) { debts += static_cast<double>(economy.read<firm::Debt>()[i]); });
  for_living<project::Id>(
      economy, [&](std::size_t i) { at_laboratories += economy.read<project::Laboratory>()[i] == no_row ? 0 : 1; });
  CHECK(world.sum<region::Ties>() == ends);
  CHECK(world.sum<region::BankLoans>() == debts);
  CHECK(world.sum<bank::Loans>() == debts);
  CHECK(world.sum<laboratory::Workload>() == at_laboratories);
}
