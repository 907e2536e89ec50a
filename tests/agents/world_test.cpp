#include <cmath>
#include <numeric>
#include <set>

#include "agents/firm/rules.hpp"
#include "agents/project/spending.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

namespace {

/// The small country, or Japan thinned, from the first quarter on.
struct Small : SteppedWorld {
  explicit Small(const std::vector<std::string>& overrides) : SteppedWorld("small", overrides, 3) {}
};
struct ThinJapan : SteppedWorld {
  explicit ThinJapan(const std::vector<std::string>& overrides) : SteppedWorld("baseline", overrides, 3) {}
};

std::vector<std::string> no_programme(std::vector<std::string> more = {}) {
  more.insert(more.end(), {"policy.enabled=false", "burn_in_years=0"});
  return more;
}

}  // namespace

TEST_CASE("every kind of agent lives in the small country, and ties join them", "[world][W1]") {
  Small world({"burn_in_years=0"});
  world.steps(24);
  const Economy& economy = world.economy;
  CHECK(world.living<region::Table>() == 6);
  CHECK(world.living<university::Table>() > 0);
  CHECK(world.living<laboratory::Table>() > 0);
  CHECK(world.living<institute::Table>() > 0);
  CHECK(world.living<firm::Table>() > world.living<innovator::Table>());
  CHECK(world.living<innovator::Table>() > 0);
  CHECK(world.living<bank::Table>() > 0);
  CHECK(world.living<coordinator::Table>() > 0);
  CHECK(world.living<cluster::Table>() > 0);
  CHECK(world.living<programme::Table>() == 2);
  CHECK(world.living<project::Table>() > 0);
  CHECK(world.living<seed::Table>() > 0);
  CHECK(world.living<product::Table>() > 0);
  std::set<std::uint8_t> tied;
  const auto kinds = economy.read<node::AgentKind>();
  const TieGraph& graph = economy.thing<TieGraph>();
  for (std::uint32_t n = 0; n < graph.nodes(); ++n)
    if (graph.degree(n) > 0) tied.insert(kinds[n]);
  CHECK(tied.contains(0));  // laboratories
  CHECK(tied.contains(1));  // knowledge-using firms
  CHECK(tied.contains(2));  // institutes, with those they guided
  CHECK(tied.contains(3));  // coordinators, with those they brought together
}

TEST_CASE("a quarter runs policy, research, needs, matching, finance, R&D, market, firms, people, ties, counts",
          "[world][W2]") {
  std::vector<std::string_view> order;
  for (const auto& each : schedule()) order.push_back(each.rule);
  const auto place = [&](std::string_view rule) { return std::find(order.begin(), order.end(), rule) - order.begin(); };
  const std::vector<std::string_view> expected{"G1", "R1", "N1", "S1", "P1", "B1", "P3", "M1", "F5", "E1", "T2", "O1"};
  for (std::size_t k = 1; k < expected.size(); ++k) {
    INFO(expected[k - 1] << " before " << expected[k]);
    CHECK(place(expected[k - 1]) < place(expected[k]));
    CHECK(place(expected[k]) < static_cast<std::ptrdiff_t>(order.size()));
  }
}

TEST_CASE("R1: papers of a quarter are as many as staff and excellence say", "[world][R1]") {
  ThinJapan world(no_programme({"innovation.scale=0.1", "population.scale=0.002"}));
  double expected = 0.0;
  const auto staff = world.economy.read<laboratory::Staff>();
  const auto excellence = world.economy.read<laboratory::Excellence>();
  for (std::size_t i = 0; i < staff.size(); ++i)
    expected += world.scenario.parameters.research.rate * staff[i] * excellence[i];
  world.step();
  const double papers = world.sum<region::PapersDomestic>() + world.sum<region::PapersForeign>();
  const double error = std::sqrt(expected);
  CHECK(std::abs(papers - expected) < 5.0 * error);
  CHECK(std::abs(papers - 1.2 * expected) > 5.0 * error);  // the check would notice a fifth more
  CHECK(world.sum<region::Seeds>() < papers);
  CHECK(world.sum<region::PatentsForeign>() < world.sum<region::PatentsDomestic>());
}

TEST_CASE("N1: a firm with as many projects as it can handle forms no need", "[world][N1]") {
  Small world(no_programme());
  auto workload = world.economy.write<innovator::Workload>();
  std::fill(workload.begin(), workload.end(), 1000);
  world.step();
  CHECK(world.sum<region::Needs>() == 0.0);
  CHECK(world.sum<region::ProjectStarts>() == 0.0);
  Small free(no_programme());
  free.step();
  CHECK(free.sum<region::Needs>() > 0.0);
}

TEST_CASE("with fewer looks of brokers fewer projects start", "[world][S1][W5][decades]") {
  const std::vector<std::uint64_t> seeds{3, 4, 5, 6};
  const auto starts = [&](std::vector<std::string> overrides) {
    overrides.insert(overrides.end(), {"innovation.scale=0.1", "population.scale=0.002"});
    std::vector<double> sums;
    for (const std::uint64_t seed : seeds) {
      SteppedWorld world("baseline", no_programme(overrides), seed);
      sums.push_back(0.0);
      for (int quarter = 0; quarter < 60; ++quarter) {
        world.step();
        if (quarter >= 20) sums.back() += world.sum<region::ProjectStarts>();
      }
    }
    return sums;
  };
  // Paired over seeds: the mean difference is below zero by more than 2.35 standard errors (t, 3 degrees, 5 %).
  const auto fewer = [&](const std::vector<double>& some, const std::vector<double>& most) {
    std::vector<double> gaps;
    for (std::size_t k = 0; k < seeds.size(); ++k) gaps.push_back(some[k] - most[k]);
    const auto n = static_cast<double>(gaps.size());
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / n;
    double squares = 0.0;
    for (const double gap : gaps) squares += (gap - mean) * (gap - mean);
    const double error = std::sqrt(squares / (n - 1.0) / n);
    return mean < -2.35 * error;
  };
  const auto all = starts({});
  CHECK(fewer(starts({"parameters.coordinator.inspections=5", "parameters.search.institute_depth=5",
                      "parameters.search.bank_depth=0"}),
              all));
  CHECK_FALSE(fewer(all, all));  // no difference is no evidence
}

TEST_CASE("projects pass four stages; each that started goes on, has come to market or has ended", "[world][P4][W6]") {
  Small world({"burn_in_years=0"});
  double started = 0.0;
  double finished = 0.0;
  double failed = 0.0;
  const double first = static_cast<double>(world.living<project::Table>());
  for (int quarter = 0; quarter < 60; ++quarter) {
    world.step();
    started += world.sum<region::ProjectStarts>();
    finished += world.sum<region::ProductsLaunched>();
    failed += world.sum<region::ProjectsFailed>();
  }
  CHECK(first + started == finished + failed + static_cast<double>(world.living<project::Table>()));
  CHECK(finished > 0.0);
  CHECK(failed > finished);
  std::set<int> stages;
  const auto ids = world.economy.read<project::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) stages.insert(world.economy.read<project::Stage>()[i]);
  CHECK(stages == std::set<int>{1, 2, 3, 4});
}

TEST_CASE("projects are paid by firms, banks, funds, the state and local governments; the award stops at its stage",
          "[world][P3][W7]") {
  Small world({"burn_in_years=0"});
  std::vector<double> money(project::source_count * 4, 0.0);
  for (int quarter = 0; quarter < 40; ++quarter) {
    world.step();
    const auto channels = world.economy.read<channel::ProjectMoney>();
    for (std::size_t k = 0; k < money.size(); ++k) money[k] += static_cast<double>(channels[k]);
  }
  const auto of = [&](project::Source source, std::size_t stage) {
    return money[static_cast<std::size_t>(source) * 4 + stage - 1];
  };
  for (const auto source : {project::Source::firm, project::Source::bank, project::Source::fund,
                            project::Source::national, project::Source::local}) {
    INFO("source " << static_cast<int>(source));
    CHECK(of(source, 1) + of(source, 2) + of(source, 3) + of(source, 4) > 0.0);
  }
  CHECK(of(project::Source::national, 2) > 0.0);
  CHECK(of(project::Source::national, 3) == 0.0);  // the valley of death
  CHECK(of(project::Source::national, 4) == 0.0);
  CHECK(of(project::Source::fund, 1) == 0.0);
}

TEST_CASE("M1: a product sells no more than its market and leaves after its life", "[world][M1][W8]") {
  Small world(no_programme());
  for (int quarter = 0; quarter < 60; ++quarter) {
    world.step();
    const auto ids = world.economy.read<product::Id>();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == 0) continue;
      REQUIRE(world.economy.read<product::Adopted>()[i] <= 1.0);
      REQUIRE(world.quarter - world.economy.read<product::Launched>()[i] <= world.economy.read<product::Life>()[i]);
    }
  }
  CHECK(world.sum<region::ProductSales>() > 0.0);
}

TEST_CASE("B4: what a closed firm without a guarantee cannot repay is its bank's loss", "[world][F5][W10]") {
  Small world(no_programme());
  world.steps(2);
  Economy& economy = world.economy;
  const auto ids = economy.read<firm::Id>();
  std::size_t victim = 0;
  const auto guaranteed = [&](std::size_t i) {
    return firm::guaranteed(ids[i], economy.read<firm::Employees>()[i], world.scenario.parameters.finance);
  };
  while (ids[victim] == 0 || economy.read<firm::Debt>()[victim] < 1000 || guaranteed(victim)) ++victim;
  economy.write<firm::Cash>()[victim] = -10'000'000'000;  // no bank lends so much
  const std::uint32_t bank = economy.read<firm::Bank>()[victim];
  const auto equity = [&] { return economy.read<bank::Position>()[bank] + economy.read<bank::Loans>()[bank]; };
  const std::uint64_t id = ids[victim];
  const Money owed = economy.read<firm::Debt>()[victim] * economy.read<firm::Weight>()[victim];
  Small twin(no_programme());  // the same world without the misfortune
  twin.steps(3);
  world.step();
  const auto now = economy.read<firm::Id>();
  CHECK(std::find(now.begin(), now.end(), id) == now.end());
  const Money lost = twin.economy.read<bank::Position>()[bank] + twin.economy.read<bank::Loans>()[bank] - equity();
  const double debt = static_cast<double>(owed);
  const double repaid = debt / (4.0 * world.scenario.parameters.firm.repayment_years);  // before it closed
  CHECK(static_cast<double>(lost) == Approx(debt - repaid).epsilon(0.01));
}

TEST_CASE("E1: graduates stay or leave, and who leaves arrives somewhere", "[world][E1][W11]") {
  Small world(no_programme());
  world.step();
  CHECK(world.sum<region::GraduatesStaying>() + world.sum<region::GraduatesLeaving>() ==
        world.sum<region::Graduates>());
  CHECK(world.sum<region::GraduatesArriving>() == world.sum<region::GraduatesLeaving>());
  CHECK(world.sum<region::GraduatesStaying>() > 0.0);
  CHECK(world.sum<region::GraduatesLeaving>() > 0.0);
}

TEST_CASE("the innovation layer is thinned as a whole, money included, by its own scale only", "[world][scales]") {
  const auto world = [](const char* innovation, const char* population) {
    return SteppedWorld("risp",
                        {std::string("innovation.scale=") + innovation, std::string("population.scale=") + population,
                         "burn_in_years=0"},
                        3);
  };
  SteppedWorld fifth = world("0.2", "0.002");
  SteppedWorld half = world("0.5", "0.002");
  SteppedWorld denser = world("0.2", "0.01");
  const auto ratio = [](double more, double less) { return more / less; };
  const auto count = [](std::size_t agents) { return static_cast<double>(agents); };
  CHECK(ratio(count(half.living<laboratory::Table>()), count(fifth.living<laboratory::Table>())) ==
        Approx(2.5).epsilon(0.02));
  CHECK(ratio(count(half.living<innovator::Table>()), count(fifth.living<innovator::Table>())) ==
        Approx(2.5).epsilon(0.02));
  CHECK(denser.living<laboratory::Table>() == fifth.living<laboratory::Table>());
  CHECK(denser.living<innovator::Table>() == fifth.living<innovator::Table>());
  CHECK(denser.living<firm::Table>() > 2 * fifth.living<firm::Table>());
  fifth.step();
  half.step();
  denser.step();
  REQUIRE(fifth.sum<cluster::Grant>() > 0.0);
  CHECK(ratio(half.sum<cluster::Grant>(), fifth.sum<cluster::Grant>()) == Approx(2.5).epsilon(1e-4));
  CHECK(denser.sum<cluster::Grant>() == fifth.sum<cluster::Grant>());
}
