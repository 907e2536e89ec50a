#include <cmath>
#include <map>
#include <numeric>

#include "agents/search/acquaintances.hpp"
#include "agents/search/evaluation.hpp"
#include "agents/ties/rules.hpp"
#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

namespace {

std::vector<std::string> thin_japan(std::vector<std::string> more = {}) {
  more.insert(more.end(),
              {"innovation.scale=0.1", "population.scale=0.002", "policy.enabled=false", "burn_in_years=0"});
  return more;
}

/// Project starts and prototypes of the years 6 to 15, one number for each seed.
struct Outcomes {
  std::vector<double> starts;
  std::vector<double> prototypes;
};

Outcomes outcomes_with(const std::vector<std::string>& overrides) {
  Outcomes sums;
  for (const std::uint64_t seed : {11U, 12U, 13U, 14U}) {
    SteppedWorld world("baseline", thin_japan(overrides), seed);
    sums.starts.push_back(0.0);
    sums.prototypes.push_back(0.0);
    for (int quarter = 0; quarter < 60; ++quarter) {
      world.step();
      if (quarter < 20) continue;
      sums.starts.back() += world.sum<region::ProjectStarts>();
      sums.prototypes.back() += world.sum<region::Prototypes>();
    }
  }
  return sums;
}

/// Paired over seeds: the mean difference is below zero by more than 2.35 standard errors (t, 3 degrees, 5 %).
bool fewer(const std::vector<double>& some, const std::vector<double>& most) {
  const auto n = static_cast<double>(some.size());
  double mean = 0.0;
  for (std::size_t k = 0; k < some.size(); ++k) mean += (some[k] - most[k]) / n;
  double squares = 0.0;
  for (std::size_t k = 0; k < some.size(); ++k) squares += (some[k] - most[k] - mean) * (some[k] - most[k] - mean);
  return mean < -2.35 * std::sqrt(squares / (n - 1.0) / n);
}

/// A project as it stood at the end of a quarter.
struct Standing {
  int stage = 0;
  float progress = 0.0F;
  float fit = 0.0F;
  float trust = 0.0F;
  bool laboratory = false;
  bool broker = false;
};

std::map<std::uint64_t, Standing> standings(const Economy& economy) {
  std::map<std::uint64_t, Standing> made;
  const auto ids = economy.read<project::Id>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0)
      made[ids[i]] = {economy.read<project::Stage>()[i],
                      economy.read<project::Progress>()[i],
                      economy.read<project::Fit>()[i],
                      economy.read<project::Trust>()[i],
                      economy.read<project::Laboratory>()[i] != no_row,
                      economy.read<project::Broker>()[i] != no_row};
  return made;
}

}  // namespace

TEST_CASE("T1: a common council is worth as much trust as its vision says", "[ties][T1]") {
  const TieParameters p = standard_values<TieParameters>();
  const TieGraph strangers(2);
  CHECK(ties::council_credit(0.4, p) == Approx(0.1));  // 0.25 x 0.4
  CHECK(ties::trust_between(strangers, 0, 1, ties::council_credit(0.4, p), p) == Approx(0.5 * 0.1));
  CHECK(ties::trust_between(strangers, 0, 1, ties::council_credit(0.0, p), p) == 0.0);  // nothing is left of it
}

TEST_CASE("T3: the vision of a common council holds a tie like a part of a common partner", "[ties][T3]") {
  const TieParameters p = standard_values<TieParameters>();
  CHECK(ties::decay_hazard(0.0, 0.5, p) == Approx(0.27));        // half-way from 0.44 to 0.10
  CHECK(ties::decay_hazard(2.0, 0.5, p) == Approx(0.27 / 2.0));  // and age protects as before
}

TEST_CASE("S1: what decides between laboratories are the weights of the chance to pass", "[search][S1]") {
  ProjectParameters p = standard_values<ProjectParameters>();
  CHECK(search::promise(0.5F, 0.2F, p) == Approx(4.0 * 0.5 + 0.2));
  const auto winner = [&] {
    Candidates best{};
    Candidate trusted;
    trusted.laboratory = 1, trusted.fit = 0.4F, trusted.trust = 0.5F;
    Candidate fitting;
    fitting.laboratory = 2, fitting.fit = 0.5F;
    search::keep_best(best, trusted, p);
    search::keep_best(best, fitting, p);
    return best[0].laboratory;
  };
  CHECK(winner() == 1);  // 1.6 + 0.5 against 2.0
  p.pass_trust = 0.5;
  CHECK(winner() == 2);  // 1.6 + 0.25 against 2.0
}

TEST_CASE("S1: the most trusted acquaintances are kept, each once, whatever the order of the list", "[search][S1]") {
  const std::vector<search::Acquaintance> met{{0.2, 5, 1}, {0.5, 9, 2}, {0.2, 4, 3}, {0.1, 1, 4}, {0.6, 7, 1}};
  const auto kept = [&](const std::vector<std::size_t>& order) {
    search::Acquaintances best(3);
    for (const std::size_t k : order) best.offer(met[k]);
    std::vector<std::uint32_t> rows;
    for (const auto& each : best.all()) rows.push_back(each.row);
    return rows;
  };
  const std::vector<std::uint32_t> expected{1, 2, 3};  // 0.6, 0.5, then 0.2 with the smaller key
  CHECK(kept({0, 1, 2, 3, 4}) == expected);
  CHECK(kept({4, 3, 2, 1, 0}) == expected);
  CHECK(kept({3, 0, 2, 4, 1}) == expected);
}

TEST_CASE("P8: fit and trust are those of the stage's start; a passed stage is trust for the next", "[project][P8]") {
  SteppedWorld world("baseline", thin_japan(), 3);
  int seconds = 0;
  int wider = 0;
  int untouched = 0;
  int after_laboratory = 0;
  auto before = standings(world.economy);
  for (int quarter = 0; quarter < 40; ++quarter) {
    world.step();
    const auto now = standings(world.economy);
    for (const auto& [id, past] : before) {
      const auto found = now.find(id);
      if (found == now.end()) continue;
      const Standing& each = found->second;
      if (past.progress > 0.0F) {  // in mid-stage at the start of this quarter
        REQUIRE(each.fit == past.fit);
        REQUIRE(each.trust == past.trust);
        ++untouched;
      } else if (past.stage == 2 && past.laboratory && !past.broker && past.trust == 0.0F) {
        // Strangers who passed a stage: strength 0.1 + 0.3 x 0.9 = 0.37, trust 0.37 x 2/4 at least.
        REQUIRE(each.trust >= Approx(0.185F));
        ++seconds;
        wider += each.fit > past.fit ? 1 : 0;
      } else if (past.stage == 3 && !past.laboratory) {
        REQUIRE(each.fit == past.fit);  // nobody is there to be known better
        ++after_laboratory;
      }
    }
    before = now;
  }
  CHECK(untouched > 1000);
  CHECK(seconds > 50);
  CHECK(wider > seconds / 2);  // trust lifts the fit of most: 0.5 + 0.5 x 0.185 against 0.5
  CHECK(after_laboratory > 50);
}

TEST_CASE("G3: a project applies when a stage starts, not while it runs", "[project][G3]") {
  SteppedWorld world("small", {"burn_in_years=0"}, 4);
  double applied = 0.0;
  std::size_t running = 0;
  for (int quarter = 0; quarter < 24; ++quarter) {
    double ready = 0.0;
    const auto ids = world.economy.read<project::Id>();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == 0 || world.economy.read<project::PublicNow>()[i] != 0) continue;
      const bool starts_a_stage = world.economy.read<project::Progress>()[i] == 0.0F;
      ready += starts_a_stage ? 1.0 : 0.0;
      running += starts_a_stage ? 0U : 1U;
    }
    world.step();
    REQUIRE(world.sum<cluster::Applications>() <= ready + world.sum<region::ProjectStarts>());
    applied += world.sum<cluster::Applications>();
  }
  CHECK(applied > 0.0);
  CHECK(running > 100);
}

TEST_CASE("P5: a core project without ties finds its partners in the council and by chance", "[project][P5]") {
  SteppedWorld world("small", {"burn_in_years=0"}, 4);
  std::size_t partners = 0;
  for (int quarter = 0; quarter < 16; ++quarter) {
    world.economy.thing<TieGraph>() = TieGraph(world.economy.thing<TieGraph>().nodes());
    world.step();
    const auto ids = world.economy.read<project::Id>();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == 0 || world.economy.read<project::Admitted>()[i] == 0) continue;
      for (const std::uint32_t partner : world.economy.read<project::Partners>()[i].rows) {
        if (partner == no_row) continue;
        CHECK(partner != world.economy.read<project::Lead>()[i]);
        ++partners;
      }
    }
  }
  CHECK(partners > 0);
}

TEST_CASE("C1, S6: whom a coordinator or an institute introduces, it knows", "[coordinator][C1][S6]") {
  SteppedWorld world("baseline", thin_japan(), 3);
  world.steps(2);
  const auto kinds = world.economy.read<node::AgentKind>();
  const TieGraph& graph = world.economy.thing<TieGraph>();
  std::map<int, std::size_t> tied;
  for (std::uint32_t n = 0; n < graph.nodes(); ++n) {
    for (const Tie& tie : graph.of(n)) {
      if (kinds[n] < 2 || tie.joint > 0) continue;
      REQUIRE((tie.layers & ties::advice_layer) != 0);
      ++tied[kinds[n]];
    }
  }
  CHECK(tied[2] > 0);  // institutes
  CHECK(tied[3] > 0);  // coordinators
}

const std::vector<std::string> loose_ties{"parameters.tie.gain=0.15", "parameters.tie.hazard_bridge=0.6",
                                          "parameters.tie.hazard_embedded=0.2"};

TEST_CASE("the fewer ties are built and kept, the fewer projects come to a prototype",
          "[world][T1][T2][T3][P8][W5][decades]") {
  const Outcomes all = outcomes_with({});
  const Outcomes loose = outcomes_with(loose_ties);
  CHECK(fewer(loose.prototypes, all.prototypes));
  CHECK_FALSE(fewer(all.prototypes, loose.prototypes));
  CHECK_FALSE(fewer(all.prototypes, all.prototypes));  // no difference is no evidence
}

TEST_CASE("where nobody is met by chance, the fewer ties the fewer projects start",
          "[world][S1][T2][T3][W5][decades]") {
  const std::string no_chance = "parameters.search.chance_depth=0";
  const Outcomes all = outcomes_with({no_chance});
  std::vector<std::string> both = loose_ties;
  both.push_back(no_chance);
  const Outcomes loose = outcomes_with(both);
  CHECK(fewer(loose.starts, all.starts));
  CHECK_FALSE(fewer(all.starts, all.starts));
}
