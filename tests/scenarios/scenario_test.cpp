#include <algorithm>

#include "scenarios/catalogue.hpp"
#include "scenarios/validate.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

const programme::Design& programme_of(const Scenario& scenario, const std::string& name) {
  const auto found = std::find_if(scenario.programmes.begin(), scenario.programmes.end(),
                                  [&](const programme::Design& each) { return each.name == name; });
  REQUIRE(found != scenario.programmes.end());
  return *found;
}

const char* const base_text = R"(
country = "small"
title_en = "Base"
burn_in_years = 7
[[programme]]
preset = "risp_international"
regions = 1
grant = 70
[[shock]]
name = "slump"
kind = "demand"
fiscal_year = 2012
size = -0.05
regions = ["港", 1, "Sato"]
)";

const char* const top_text = R"(
extends = "base.toml"
horizon.last_fy = 2030
[[programme]]
name = "risp_international"
funding_period = 4
evaluation_years = [3]
[[programme]]
name = "second"
candidates = ["risp_research_industry"]
menu.projects = 1
[shock.slump]
quarters = 6
)";

}  // namespace

TEST_CASE("the shipped scenarios say what they are documented to say", "[scenarios][shipped]") {
  const Scenario baseline = load_scenario("baseline");
  CHECK(baseline.name == "baseline");
  CHECK(baseline.country.regions.size() == 47);
  CHECK(baseline.programmes.empty());
  CHECK(baseline.first_fiscal_year == 2011);
  CHECK(baseline.last_fiscal_year == 2050);
  CHECK(baseline.burn_in_years == 40);
  CHECK(baseline.population_scale == 0.01);
  CHECK(baseline.innovation_scale == 1.0);

  const Scenario risp = load_scenario("risp");
  CHECK(risp.title_ja == "地域イノベーション戦略支援プログラム");
  CHECK(risp.last_fiscal_year == 2050);  // from baseline
  REQUIRE(risp.programmes.size() == 3);
  CHECK(programme_of(risp, "risp_international").regions == 5);
  CHECK(programme_of(risp, "risp_research_industry").regions == 8);
  CHECK(programme_of(risp, "risp_reconstruction").regions == 4);
  CHECK(programme_of(risp, "risp_international").grant == 150.0);
  CHECK(programme_of(risp, "risp_reconstruction").grant == 500.0);
  CHECK(programme_of(risp, "risp_international").evaluation_years == std::vector<std::int32_t>{3, 5});
  CHECK(programme_of(risp, "risp_international").extension_years == 3);
  CHECK(programme_of(risp, "risp_reconstruction").first_fiscal_year == 2012);

  CHECK(load_scenario("small").country.regions.size() == 6);
}

TEST_CASE("every shipped file is valid and has a title in both languages", "[scenarios][shipped]") {
  const Catalogue all = catalogue();
  CHECK(all.scenarios.size() >= 3);
  CHECK(all.experiments.size() >= 2);
  CHECK(all.programmes.size() >= 20);
  CHECK(all.countries.size() >= 2);
  for (const auto& list : {all.scenarios, all.experiments, all.programmes, all.countries})
    for (const auto& entry : list) {
      INFO(entry.path);
      CHECK_FALSE(entry.title_en.empty());
      CHECK_FALSE(entry.title_ja.empty());
      const Verdict verdict = validate_input(entry.path.string(), {});
      CHECK(told(verdict.problems).empty());
      CHECK_FALSE(verdict.summary.empty());
    }
}

TEST_CASE(
    "cluster organisations exist for every list that a programme names, also while it is off, unless a file says which",
    "[scenarios]") {
  using Lists = std::vector<std::string>;
  const Lists first{"risp_international", "risp_research_industry", "risp_reconstruction"};
  CHECK(load_scenario("baseline").cluster_lists == first);
  CHECK(load_scenario("risp").cluster_lists == first);
  const Scratch scratch;
  const std::string text =
      "extends = 'baseline'\nhorizon.first_fy = 2002\n[[programme]]\npreset = 'ricp_city'\nenabled = false\n";
  const auto path = scratch.write("city.toml", text);
  CHECK(load_scenario(path).cluster_lists ==
        Lists{"risp_international", "risp_research_industry", "risp_reconstruction", "ricp_city"});
  CHECK(load_scenario(path, {"cluster_lists=['ricp_city']"}).cluster_lists == Lists{"ricp_city"});
  CHECK(load_scenario(path, {"cluster_lists=[]"}).cluster_lists.empty());
}

TEST_CASE("a file is recognised as scenario, experiment, programme or country", "[scenarios]") {
  const auto folder = data_folder();
  CHECK(validate_input("small", {}).kind == "scenario");
  CHECK(validate_input("funding_period_small", {}).kind == "experiment");
  CHECK(validate_input((folder / "programmes" / "risp_international.toml").string(), {}).kind == "programme");
  CHECK(validate_input((folder / "countries" / "small").string(), {}).kind == "country");
  CHECK(validate_input("japan", {}).kind == "country");
  CHECK(validate_input("nothing", {}).problems.size() == 1);
}

TEST_CASE("a scenario that extends another keeps what it does not say", "[scenarios]") {
  const Scratch scratch;
  scratch.write("base.toml", base_text);
  const Scenario scenario = load_scenario(scratch.write("top.toml", top_text));
  CHECK(scenario.name == "top");
  CHECK(scenario.title_en == "top");  // titles are not inherited
  CHECK(scenario.burn_in_years == 7);
  CHECK(scenario.last_fiscal_year == 2030);
  REQUIRE(scenario.programmes.size() == 2);
  CHECK(scenario.programmes[0].grant == 70.0);
  CHECK(scenario.programmes[0].funding_period == 4);
  CHECK(scenario.programmes[0].menu.researchers == 0.3);  // from the preset
  CHECK(scenario.programmes[1].name == "second");
  REQUIRE(scenario.shocks.size() == 1);
  CHECK(scenario.shocks[0].size == -0.05);
  CHECK(scenario.shocks[0].quarters == 6);
  CHECK(scenario.shocks[0].regions == std::vector<std::int32_t>{0, 1, 4});
}

TEST_CASE("overrides win over files, and the policy wins over programmes", "[scenarios][override]") {
  const Scenario scenario = load_scenario(
      "small", {"policy.funding_period=8", "programme.risp_international.grant=60", "policy.menu={projects=0.2}",
                "policy.menu.network=0.3", "population.scale=0.5", "title_ja=名前", "policy.equal_budget=slots"});
  for (const auto& each : scenario.programmes) {
    CHECK(each.funding_period == 8);
    CHECK(each.menu.projects == 0.2);
    CHECK(each.menu.network == 0.3);
    CHECK(each.equal_budget == programme::BudgetRule::slots);
  }
  CHECK(programme_of(scenario, "risp_international").grant == 60.0);
  CHECK(programme_of(scenario, "risp_research_industry").grant == 50.0);
  CHECK(scenario.population_scale == 0.5);
  CHECK(scenario.title_ja == "名前");

  SECTION("the last override of a key wins") {
    CHECK(load_scenario("small", {"burn_in_years=3", "burn_in_years=4"}).burn_in_years == 4);
  }
}

TEST_CASE("the resolved text holds every value, and equal scenarios give equal text", "[scenarios][resolved]") {
  const std::string text = resolved_text(load_scenario("small"));
  CHECK(text == resolved_text(load_scenario("small")));
  CHECK(text.find("\npopulation.scale = 1.0\n") != std::string::npos);
  CHECK(text.find("\nequal_budget = \"documented\"\n") != std::string::npos);
  CHECK(text.find("\nevaluation_years = [3, 5]\n") != std::string::npos);
  CHECK(text.find("\nbudget") == std::string::npos);  // a check on a file, not a value of the scenario
  Scenario small = load_scenario("small");
  for_each_parameter(small.parameters, [&](std::string_view group, const auto& entry, double) {
    INFO(group << "." << entry.name);
    CHECK(text.find("\nparameters." + std::string(group) + "." + std::string(entry.name) + " = ") != std::string::npos);
  });
  SECTION("any change of a value changes it") {
    for (const char* change : {"burn_in_years=11", "policy.taper_years=1", "country=japan", "title_ja=x",
                               "programme.risp_international.menu={researchers=0.4, projects=0.2}"})
      CHECK(resolved_text(load_scenario("small", {change})) != text);
    Scenario other = load_scenario("small");
    other.country.regions[3].field_mix[0] += 1e-15;
    CHECK(resolved_text(other) != text);
    other = load_scenario("small");
    other.country.national.base_rate += 1e-9;
    CHECK(resolved_text(other) != text);
  }
  SECTION("it can be loaded again and gives itself") {
    const Scratch scratch;
    std::string odd = resolved_text(
        load_scenario("small", {"title_en=\"a \\\"b\\\" \\\\ \\u0007 \\n 東\"", "population.scale=0.1",
                                "policy.gate_year=2", "policy.gate_share=0.3333333333333333",
                                "shock=[{name='s', kind='demand', fiscal_year=2012, regions=[2, 'Sato']}]"}));
    CHECK(resolved_text(load_scenario(scratch.write("again.toml", odd))) == odd);
    const auto at = odd.find("country_sha256 = \"") + 18;
    odd[at] = odd[at] == '0' ? '1' : '0';
    const auto faults = faults_of_scenario(scratch.write("other.toml", odd));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find("the figures of country 'small' are not those that this file was made with") !=
          std::string::npos);
  }
}

TEST_CASE("the explained text says where every value came from", "[scenarios][resolved]") {
  const Scratch scratch;
  const auto path = scratch.write("mine.toml", "extends = 'small'\nburn_in_years = 7\n[policy]\ntaper_years = 1\n");
  const std::string text = explained_text(path, {"horizon.last_fy=2029"});
  const std::string shipped = data_folder().string();
  CHECK(text.find("\nburn_in_years = 7  # " + path + ":2\n") != std::string::npos);
  CHECK(text.find("\ntaper_years = 1.0  # " + path + ":4\n") != std::string::npos);
  CHECK(text.find("\nhorizon.last_fy = 2029  # --set horizon.last_fy=2029\n") != std::string::npos);
  CHECK(text.find("\nstop_share = 0.1  # " + shipped + "/programmes/risp_international.toml:") != std::string::npos);
  CHECK(text.find("\ninnovation.scale = 1.0  # default\n") != std::string::npos);
  CHECK(resolved_text(load_scenario(scratch.write("again.toml", text))).size() < text.size());
}
