/// Rules of research, needs, search, brokers and ties, each by an expectation worked out by hand.

#include <cmath>
#include <map>

#include "agents/project/rules.hpp"
#include "agents/ties/rules.hpp"
#include "tests/agents/measures.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

/// Eight units at places 40 to 75 of one field, all of ability 5 and expertise 5, none to be lost soon.
Kene even_knowledge(std::size_t field) {
  Kene kene;
  for (std::size_t k = 0; k < units_of_kene; ++k)
    kene.units[k] = {static_cast<Capability>(places_per_field * field + 40 + 5 * k), 100, 5, 60000};
  return kene;
}

Candidate candidate(std::uint32_t laboratory, float value) {
  Candidate made;
  made.laboratory = laboratory;
  made.net_value = value;
  made.fit = 0.4F;
  return made;
}

}  // namespace

TEST_CASE("R2: seeds are a share of results, filings a share of seeds, foreign ones a share of filings",
          "[research][R2]") {
  const auto world_with = [](double seeds, double patents, double foreign) {
    SteppedWorld world = small_world();
    ResearchParameters& p = world.economy.thing<Parameters>().research;
    p.seed_probability = seeds;
    p.patent_probability = patents;
    p.patent_foreign = foreign;
    world.act("R1");
    return world;
  };
  const SteppedWorld all = world_with(1e9, 1e9, 1e9);
  const double papers = all.sum<region::PapersDomestic>() + all.sum<region::PapersForeign>();
  CHECK(papers > 0.0);
  CHECK(all.sum<region::Seeds>() == papers);
  CHECK(static_cast<double>(all.living<seed::Table>()) == papers);
  CHECK(all.sum<region::PatentsDomestic>() == papers);
  CHECK(all.sum<region::PatentsForeign>() == papers);
  CHECK(world_with(1e9, 1e9, 0.0).sum<region::PatentsForeign>() == 0.0);
  CHECK(world_with(1e9, 0.0, 1e9).sum<region::PatentsDomestic>() == 0.0);
  CHECK(world_with(0.0, 1e9, 1e9).sum<region::Seeds>() == 0.0);
}

TEST_CASE("R3: a result improves one unit by a tenth of what is missing, or brings a capability near the first",
          "[research][R3]") {
  const auto renewed = [](double improvement_share) {
    SteppedWorld world = small_world();
    world.economy.thing<Parameters>().knowledge.improvement_share = improvement_share;
    fill<laboratory::Knowledge>(world.economy, even_knowledge(1));
    fill<laboratory::Results>(world.economy, 1);
    fill<laboratory::Star>(world.economy, 0);
    world.act("R3");
    return world;
  };
  const SteppedWorld improved = renewed(1.0);
  for_living<laboratory::Id>(improved.economy, [&](std::size_t i) {
    const Units& units = improved.economy.read<laboratory::Knowledge>()[i].units;
    CHECK(std::accumulate(units.ability.begin(), units.ability.end(), 0) == 8 * 100 + 10);
    CHECK(std::accumulate(units.expertise.begin(), units.expertise.end(), 0) == 8 * 5 + 1);  // one is practised
  });
  const SteppedWorld replaced = renewed(0.0);
  std::size_t changed = 0;
  for_living<laboratory::Id>(replaced.economy, [&](std::size_t i) {
    for (std::size_t k = 0; k < units_of_kene; ++k) {
      const Capability now = replaced.economy.read<laboratory::Knowledge>()[i].units.capability[k];
      if (now == even_knowledge(1).units.capability[k]) continue;
      ++changed;
      CHECK(now >= places_per_field + 10);
      CHECK(now <= places_per_field + 70);
    }
  });
  CHECK(2 * changed > replaced.living<laboratory::Table>());
}

TEST_CASE("N2: a need asks for one capability near the firm's own and two of its field; ambition has a capped tail",
          "[need][N2]") {
  const ProjectParameters p = standard_values<ProjectParameters>();
  CHECK(project::ambitious_market(100.0, 0.0, p) == Approx(140.0));
  CHECK(project::ambitious_market(100.0, 1.0 - std::pow(2.0, -2.2), p) == Approx(280.0));
  CHECK(project::ambitious_market(100.0, 1.0 - 1e-12, p) == Approx(2800.0));
  SteppedWorld world = small_world();
  fill<innovator::Knowledge>(world.economy, even_knowledge(2));
  world.act("N1");
  const auto& firms = world.economy.thing<search::Seekers>().rows;
  REQUIRE(firms.size() > 5);
  for (const std::uint32_t firm : firms) {
    const minori::Need& need = world.economy.read<innovator::Need>()[firm];
    for (const Capability each : need.capabilities) CHECK(each / places_per_field == 2);
    CHECK(need.capabilities[0] >= 2 * places_per_field + 40 - 15);
    CHECK(need.capabilities[0] <= 2 * places_per_field + 75 + 15);
    const double employees = world.economy.read<firm::Employees>()[world.economy.read<innovator::Firm>()[firm]];
    const double middle = 650'000.0 * std::pow(employees / 10.0, 0.25);
    CHECK(std::abs(std::log(static_cast<double>(need.value) / middle)) < 5.0 * 0.65);
  }
}

TEST_CASE("T0: every laboratory, knowledge-using firm, institute and coordinator has one node", "[ties][T0]") {
  SteppedWorld world = small_world();
  world.steps(5);
  world.act("T0");
  const Economy& economy = world.economy;
  std::map<std::uint64_t, std::uint32_t> row_of;
  for_living<node::Id>(economy,
                       [&](std::size_t n) { row_of[economy.read<node::Id>()[n]] = economy.read<node::AgentRow>()[n]; });
  std::size_t agents = 0;
  const auto look = [&]<class IdTag>(std::type_identity<IdTag>) {
    for_living<IdTag>(economy, [&](std::size_t i) {
      ++agents;
      REQUIRE(row_of.contains(economy.read<IdTag>()[i]));
      CHECK(row_of[economy.read<IdTag>()[i]] == i);
    });
  };
  look(std::type_identity<laboratory::Id>{});
  look(std::type_identity<innovator::Id>{});
  look(std::type_identity<institute::Id>{});
  look(std::type_identity<coordinator::Id>{});
  CHECK(row_of.size() == agents);
}

TEST_CASE("S0: chance acquaintances live where laboratories are many and near", "[search][S0]") {
  SteppedWorld world = small_world();
  world.act("T0");
  world.act("S0");
  const Geography& geography = world.economy.thing<Geography>();
  const auto& laboratories = world.economy.thing<LaboratoryIndex>();
  const auto& chance = world.economy.thing<MeetingChance>().cumulative;
  const std::size_t field = 2;
  std::vector<double> weight;
  std::size_t indexed = 0;
  for (std::size_t to = 0; to < geography.regions; ++to) {
    const auto count = laboratories.of(geography.cell(to, field)).size();
    weight.push_back(std::exp(-geography.distance[to] / 100.0) * static_cast<double>(count));
  }
  for (std::size_t cell = 0; cell < geography.regions * geography.fields; ++cell)
    indexed += laboratories.of(cell).size();
  CHECK(indexed == world.living<laboratory::Table>());
  const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  const std::size_t from = geography.cell(0, field) * geography.regions;
  CHECK(chance[from] == Approx(weight[0] / sum).epsilon(1e-4));
  CHECK(chance[from + 1] - chance[from] == Approx(weight[1] / sum).epsilon(1e-3));
}

TEST_CASE("S2-S5: a laboratory holds the best proposal that it has room for, others turn to their next, pairs start",
          "[search][S2][S3][S4][S5]") {
  SteppedWorld world = small_world();
  Economy& economy = world.economy;
  economy.thing<search::Seekers>().rows = {0, 1};
  fill<laboratory::Staff>(economy, 3.0F);  // room for one project
  fill<innovator::Choice>(economy, 0);
  for (const std::size_t firm : {0U, 1U}) economy.write<innovator::Need>()[firm].open = 5;
  economy.write<innovator::Candidates>()[0] = {candidate(0, 10.0F), candidate(1, 5.0F), {}};
  economy.write<innovator::Candidates>()[1] = {candidate(0, 20.0F), {}, {}};
  world.act("S2");
  REQUIRE(economy.mailbox<Proposal>().of(0).size() == 2);
  CHECK(economy.mailbox<Proposal>().of(0)[0].value == 20.0);
  world.act("S3");
  CHECK(economy.read<laboratory::CutoffValue>()[0] == 20.0);
  fill<laboratory::CutoffValue>(economy, 20.0);
  world.act("S4");  // all three rounds: firm 0 is refused by both
  CHECK(economy.read<innovator::Matched>()[0] == 0);
  CHECK(economy.read<innovator::Choice>()[0] == 2);
  CHECK(economy.read<innovator::Matched>()[1] == 1);
  world.act("S5");
  REQUIRE(world.living<project::Table>() == 1);
  CHECK(economy.read<project::Lead>()[0] == 1);
  CHECK(economy.read<project::Laboratory>()[0] == 0);
  CHECK(economy.read<project::Stage>()[0] == 1);
  CHECK(economy.read<project::Expertise>()[0] >= 0.4F);
  CHECK(economy.read<innovator::Need>()[1].open == 0);
  CHECK(economy.read<innovator::Need>()[0].open == 5);
}

TEST_CASE("S6, S7: institutes and banks introduce laboratories of their region and of the need's field",
          "[search][S6][S7]") {
  SteppedWorld world = small_world();
  world.steps(3);
  for (const char* rule : {"N1", "T0", "S0"}) world.act(rule);
  Economy& economy = world.economy;
  fill<institute::Guidance>(economy, 1.0F);
  fill<bank::Skill>(economy, 1.0F);
  world.act("S6");
  world.act("S7");
  std::map<std::uint64_t, std::uint32_t> region_of;  ///< broker, its region
  for_living<institute::Id>(economy, [&](std::size_t i) {
    region_of[economy.read<institute::Id>()[i]] = economy.read<institute::Region>()[i];
  });
  for_living<bank::Id>(
      economy, [&](std::size_t b) { region_of[economy.read<bank::Id>()[b]] = economy.read<bank::Region>()[b]; });
  const auto fits = [&](const auto& each) {
    const bool near = economy.read<innovator::Region>()[each.to] == region_of.at(each.from) &&
                      economy.read<laboratory::Region>()[each.laboratory] == region_of.at(each.from);
    const std::size_t wanted = economy.read<innovator::Need>()[each.to].capabilities[0] / places_per_field;
    return near && wanted == economy.read<laboratory::Field>()[each.laboratory];
  };
  const auto by_institutes = economy.mailbox<InstituteIntroduction>().all();
  const auto by_banks = economy.mailbox<BankIntroduction>().all();
  CHECK_FALSE(by_institutes.empty());
  CHECK_FALSE(by_banks.empty());
  CHECK(std::ranges::all_of(by_institutes, fits));
  CHECK(std::ranges::all_of(by_banks, fits));
  CHECK(by_banks.size() <= 10 * world.living<bank::Table>());
  fill<institute::Guidance>(economy, 0.0F);
  fill<bank::Skill>(economy, 0.0F);
  world.act("S6");
  world.act("S7");
  CHECK(economy.mailbox<InstituteIntroduction>().size() == 0);
  CHECK(economy.mailbox<BankIntroduction>().size() == 0);
}

TEST_CASE("C1: coordinators gain skill with time and with introductions, of which they follow a few", "[broker][C1]") {
  SteppedWorld world = small_world();
  world.steps(8);
  Economy& economy = world.economy;
  SteppedWorld idle = world;
  idle.economy.thing<NeedIndex>() = {};
  fill<innovator::Need>(idle.economy, minori::Need{});
  fill<coordinator::Skill>(idle.economy, 0.5F);
  idle.act("C1");
  for_living<coordinator::Id>(idle.economy, [&](std::size_t i) {
    CHECK(idle.economy.read<coordinator::Skill>()[i] == Approx(0.5 + 0.06 * 0.4));
  });
  for (const char* rule : {"N1", "T0", "S0"}) world.act(rule);
  fill<coordinator::Skill>(economy, 0.5F);
  world.act("C1");
  double introduced = 0.0;
  for_living<coordinator::Id>(economy, [&](std::size_t i) {
    const double matches = economy.read<coordinator::Running>()[i];
    introduced += matches;
    CHECK(matches <= 3.0);
    CHECK(economy.read<coordinator::Skill>()[i] == Approx(0.5 + (0.06 + 0.02 * matches) * 0.4));
  });
  CHECK(introduced > 0.0);
  CHECK(introduced == letters<CoordinatorIntroduction>(economy));
}

TEST_CASE("T2: a finished stage strengthens a tie, a running one keeps it in use", "[ties][T2]") {
  const TieParameters p = standard_values<TieParameters>();
  Tie tie;
  ties::use_tie(tie, {0, 1, ties::research_layer, false, false}, 7, p);
  CHECK(tie.strength == Approx(0.1));
  CHECK(tie.formed == 7);
  ties::use_tie(tie, {0, 1, ties::research_layer, true, true}, 9, p);
  CHECK(tie.strength == Approx(0.1 + 0.3 * 0.9));
  CHECK(tie.formed == 7);
  CHECK(tie.last_used == 9);
  CHECK(tie.joint == 1);
}
