#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

struct ScenarioFault {
  const char* text;
  std::vector<std::string> told;
};

const std::string programme_head = "[[programme]]\npreset = \"risp_international\"\nregions = 1\n";

/// Scenario files, and what is told of them on country small.
const std::vector<ScenarioFault> scenario_faults{
    {"extend = 'small'", {"1:1 unknown key 'extend' in the scenario [extends]"}},
    {"[population]\nscal = 0.5", {"2:1 unknown key 'scal' in [population] [scale]"}},
    {"funding_period = 5", {"1:1 unknown key 'funding_period' in the scenario"}},
    {"population = 3", {"1:14 population needs a table, not a whole number"}},
    {"population.scale = 'half'", {"1:20 population.scale needs a number, not a text"}},
    {"population.scale = 0",
     {"1:20 population.scale = 0 must be more than 0 and at most 1 (share of background firms that are agents; each "
      "stands for 1/scale firms)"}},
    {"innovation.scale = 0.05",
     {"1:20 innovation.scale = 0.05 must be between 0.1 and 1 (share of the innovation layer and of policy money; "
      "below 1 for tests and demonstrations)"}},
    {"innovation.scale = nan", {"1:20 innovation.scale = nan is not a finite number"}},
    {"innovation.scale = inf", {"1:20 innovation.scale = inf is not a finite number"}},
    {"innovation.scale = -inf", {"1:20 innovation.scale = -inf is not a finite number"}},
    {"burn_in_years = 2.5", {"1:17 burn_in_years needs a whole number, not a number"}},
    {"burn_in_years = 9223372036854775807",
     {"1:17 burn_in_years = 9223372036854775807 must be between 0 and 200 (years that are simulated before the "
      "horizon and not recorded)"}},
    {"burn_in_years = 2011-04-01", {"1:17 burn_in_years needs a whole number, not a date or time"}},
    {"horizon = { first_fy = 2020, last_fy = 2010 }",
     {"1:40 horizon.last_fy = 2010 is before horizon.first_fy = 2020"}},
    {"name = 'a/b'", {"1:8 name = 'a/b' must be letters, digits and _ + . - only, because it names files"}},
    {"country = 'smal'", {"1:11 no shipped country has this name, and no file either [small]"}},
    {"country = ''", {"1:11 the name of a country is empty"}},
    {"country = \"a\\u0000b\"", {"1:11 the name of a country is empty"}},
    {"country_sha256 = 'abc'\ncountry = 'risp'", {"2:11 this is the name of a shipped scenario; a country is needed"}},
    {"extends = 5", {"1:11 extends needs a text, not a whole number"}},
    {"extends = 'smal'", {"1:11 no shipped scenario has this name, and no file either [small]"}},
    {"extends = 'funding_period'", {"1:11 this is the name of a shipped experiment; a scenario is needed"}},
    {"policy = 3", {"1:10 policy needs a table, not a whole number"}},
    {"[policy]\nfundng_period = 5", {"2:1 unknown key 'fundng_period' in [policy] [funding_period]"}},
    {"[policy]\nname = 'x'", {"2:1 unknown key 'name' in [policy]"}},
    {"[policy]\nequal_budget = 'slot'",
     {"2:16 equal_budget = 'slot' is none of documented, slots, cohort_regions, cohort_grants [slots]"}},
    {"[policy]\nenabled = 0", {"2:11 enabled needs true or false, not a whole number"}},
    {"programme = 3", {"1:13 programme needs tables, [[programme]], not a whole number"}},
    {"programme = [3]", {"1:14 [[programme]] needs a table, not a whole number"}},
    {"programme.x.grant = 3", {"1:11 there is no programme 'x'"}},
    {"programme.x = 3", {"1:15 programme.x needs a table, not a whole number"}},
    {"[[programme]]\ngrant = 5", {"1:1 [[programme]] needs a name or a preset"}},
    {"[[programme]]\npreset = 'risp_internationl'",
     {"2:10 no shipped programme has this name, and no file either [risp_international]"}},
    {"[[shock]]\nkind = 'demand'", {"1:1 [[shock]] needs a name"}},
    {"[[shock]]\nname = 'x'\nfiscal_year = 2012", {"1:1 shock 'x' needs a kind"}},
    {"[[shock]]\nname = 'x'\nkind = 'demnd'\nfiscal_year = 2012",
     {"3:8 kind = 'demnd' is none of demand, destruction, credit [demand]"}},
    {"[[shock]]\nname = 'x'\nkind = 'demand'\nfiscal_year = 1995",
     {"4:15 fiscal_year = 1995 of shock 'x' is outside the horizon 2011 to 2050"}},
    {"[[shock]]\nname = 'x'\nkind = 'demand'\nfiscal_year = 2012\nregions = ['Minto', 3]",
     {"5:11 country 'small' has no region 'Minto' [Minato]"}},
    {"[[shock]]\nname = 'x'\nkind = 'demand'\nfiscal_year = 2012\nregions = [1.5]",
     {"5:12 regions needs a list of names or codes, not a number"}},
    {"cluster_lists = ['risp_internationl']",
     {"1:17 cluster_lists: country 'small' lists no places of 'risp_internationl' [risp_international]"}},
    {"cluster_lists = ['risp_research_industry']\n[[programme]]\npreset = 'risp_international'\nregions = 1",
     {"1:17 cluster_lists leaves out 'risp_international', whose places programme 'risp_international' needs; add it, "
      "or "
      "write [] for all"}},
    {"[parameters]\nnonsense.rate = 1", {"2:1 unknown key 'nonsense' in [parameters]"}},
    {"[parameters.research]\nrat = 1", {"2:1 unknown key 'rat' in [parameters.research] [rate]"}},
};

/// Lines after `programme_head`, on country small with a horizon of 20 years.
const std::vector<ScenarioFault> programme_faults{
    {"fundng_period = 5", {"4:1 unknown key 'fundng_period' in [programme] [funding_period]"}},
    {"grant = -1", {"4:9 grant = -1 must be between 0 and 1000000 (grant of one region at the reference length)"}},
    {"funding_period = 30",
     {"4:18 funding_period = 30 years of programme 'risp_international' is longer than the horizon of 20 years"}},
    {"funding_period = 1",
     {"4:18 programme 'risp_international' would be evaluated in year 5, after its awards end in year 4 "
      "[evaluation_years = [3]]"}},
    {"first_fy = 2031", {"4:12 first_fy = 2031 of programme 'risp_international' is outside the horizon 2011 to 2030"}},
    {"evaluation_years = [5, 3]", {"4:20 evaluation_years = [5, 3] of programme 'risp_international' must ascend"}},
    {"evaluation_years = [3, 3]", {"4:20 evaluation_years = [3, 3] of programme 'risp_international' must ascend"}},
    {"evaluation_years = [0, 'x']",
     {"4:21 evaluation_years = 0 must be between 1 and 100 (years of the award at whose end it is graded, in order; "
      "later ones than the period are void)",
      "4:24 evaluation_years needs a list of whole numbers, not a text"}},
    {"taper_years = 1.5",
     {"4:15 taper_years = 1.5 of programme 'risp_international' must be whole years, because awards end in April [2]"}},
    {"cut_share = 0.95\ngrade_cut = 0.5",
     {"4:13 programme 'risp_international' stops 0.1 and cuts 0.95 of its clusters, more than all; lower one of them"}},
    {"cut_share = 0.2",
     {"4:13 cut_share = 0.2 and grade_cut = 0 of programme 'risp_international' cut nothing; set both or neither"}},
    {"grade_cut = 0.2",
     {"4:13 cut_share = 0 and grade_cut = 0.2 of programme 'risp_international' cut nothing; set both or neither"}},
    {"gate_grant = 2", {"4:14 gate_share and gate_grant of programme 'risp_international' need a gate_year"}},
    {"gate_year = 5",
     {"4:13 gate_year = 5 of programme 'risp_international' must be before the end of the award in year 5"}},
    {"phase_out_years = 2", {"4:19 phase_out_years of programme 'risp_international' needs an abolition_fy"}},
    {"abolition_fy = 2011",
     {"4:16 abolition_fy = 2011 of programme 'risp_international' must be after its first call in 2011 and at most "
      "2030, the end of the horizon"}},
    {"successor = 'risp_internationl'",
     {"4:13 successor: the scenario has no programme 'risp_internationl' [risp_international]"}},
    {"successor = 'risp_international'",
     {"4:13 successor = 'risp_international' of programme 'risp_international' leads back to it; leave one of them "
      "empty"}},
    {"first_fy = 2015\nsuccessor = 'risp_research_industry'\n[[programme]]\npreset = 'risp_research_industry'\nregions "
     "= 1",
     {"5:13 successor = 'risp_research_industry' of programme 'risp_international' begins in 2011, before it in 2015; "
      "a "
      "successor must not begin first"}},
    {"extension_years = 3\nextension_share = 0.5\nevaluation_years = []",
     {"4:19 extension_years = 3 of programme 'risp_international' needs an evaluation that chooses who gets it; add 5 "
      "to "
      "evaluation_years"}},
    {"[[programme]]\nname = 'again'\npreset = 'risp_international'\nregions = 1",
     {"4:1 programme 'again' names the places of 'risp_international', and so does 'risp_international', which keeps "
      "them "
      "all, because a place is of one programme at a time; give it other candidates or make it a successor"}},
    {"gate_year = 3\ngate_share = 1.5",
     {"5:14 gate_share = 1.5 must be between 0 and 1 (share of clusters that pass the stage gate)"}},
    {"menu = { projects = 0.4 }", {"4:21 the menu shares of programme 'risp_international' sum to 1.1, not to 1"}},
    {"menu = { projects = 0.300000002 }",
     {"4:21 the menu shares of programme 'risp_international' sum to 1.000000002, not to 1"}},
    {"menu = { projects = 1.5 }",
     {"4:21 menu.projects = 1.5 must be between 0 and 1 (share for joint research projects)"}},
    {"budget = 149.0",
     {"4:10 programme 'risp_international' costs 150 million yen a year (1 regions x 150), more than its budget of "
      "149"}},
    {"later_calls = [1]\nbudget = 299.0",
     {"5:10 programme 'risp_international' costs 300 million yen a year (2 regions x 150), more than its budget of "
      "299"}},
    {"later_calls = [1]\nequal_budget = 'slots'",
     {"4:15 later_calls of programme 'risp_international' are for equal_budget = 'documented' only: other rules say "
      "themselves who is called when; leave them empty"}},
    {"candidates = ['risp_internationl']",
     {"4:14 candidates: country 'small' lists no places of 'risp_internationl' [risp_international]"}},
    {"candidates = []", {"4:14 programme 'risp_international' has no candidates"}},
    {"name = 'a b'", {"4:8 name = 'a b' must be letters, digits and _ + . - only"}},
    {"[[programme]]\npreset = 'risp_international'",
     {"4:1 there are two programmes named 'risp_international' in this file"}},
};

}  // namespace

TEST_CASE("a scenario with one fault is refused with its place, what is accepted and what was meant",
          "[scenarios][faults]") {
  const Scratch scratch;
  for (const auto& fault : scenario_faults) {
    const std::string text = fault.text;
    const bool extends = text.find("extends") != std::string::npos;
    const auto path = scratch.write("fault.toml", text + (extends ? "" : "\n"));
    INFO(text);
    // What the fault is put onto comes from an override, so that lines count from the fault.
    CHECK(faults_of_scenario(path, extends || text.find("country") != std::string::npos
                                       ? std::vector<std::string>{}
                                       : std::vector<std::string>{"country=small"}) == fault.told);
  }
}

TEST_CASE("a programme with one fault is refused at the value that is wrong", "[scenarios][faults]") {
  const Scratch scratch;
  for (const auto& fault : programme_faults) {
    const auto path = scratch.write("fault.toml", programme_head + fault.text);
    INFO(fault.text);
    CHECK(faults_of_scenario(path, {"country=small", "horizon.last_fy=2030"}) == fault.told);
  }
  SECTION("a successor may name the places of the programme that it follows") {
    const auto path = scratch.write("fine.toml",
                                    "[[programme]]\npreset = 'risp_international'\nregions = 1\n"
                                    "successor = 'later'\n[[programme]]\nname = 'later'\n"
                                    "preset = 'risp_international'\nregions = 1\nfirst_fy = 2012");
    CHECK(faults_of_scenario(path, {"country=small"}).empty());
  }
  SECTION("shares that sum to 1 but for rounding are accepted") {
    const auto path = scratch.write("fine.toml", programme_head + "menu = { projects = 0.3000000000001 }");
    CHECK(faults_of_scenario(path, {"country=small"}).empty());
  }
}

TEST_CASE("all faults of all files are told at once, file by file from top to bottom", "[scenarios][faults]") {
  const Scratch scratch;
  scratch.write("base.toml", "country = 'small'\nburn_in_years = 'x'\n");
  const auto path = scratch.write("top.toml", "[population]\nscale = 2\n\n[horizon]\nlast = 3\n");
  const std::string text = "extends = 'base.toml'\n";
  scratch.write("top.toml", text + "[population]\nscale = 2\n\n[horizon]\nlast = 3\n");
  CHECK(faults_of_scenario(path) ==
        std::vector<std::string>{
            "2:17 burn_in_years needs a whole number, not a text",
            "3:9 population.scale = 2 must be more than 0 and at most 1 (share of background firms that are agents; "
            "each stands for 1/scale firms)",
            "6:1 unknown key 'last' in [horizon] [last_fy]"});
}

TEST_CASE("scenarios that extend one another in a circle are refused", "[scenarios][faults]") {
  const Scratch scratch;
  const auto one = scratch.write("one.toml", "extends = 'two.toml'\ncountry = 'small'");
  const auto two = scratch.write("two.toml", "extends = 'one.toml'");
  CHECK(faults_of_scenario(one) ==
        std::vector<std::string>{"1:11 extends goes in a circle: " + one + " -> " + two + " -> " + one});
  const auto self = scratch.write("self.toml", "extends = './self.toml'\ncountry = 'small'");
  CHECK(faults_of_scenario(self) == std::vector<std::string>{"1:11 extends goes in a circle: " + self + " -> " + self});
}

TEST_CASE("a name that does not ship, and a file of the wrong kind, are refused with help", "[scenarios][faults]") {
  CHECK(faults_of_scenario("basline") ==
        std::vector<std::string>{"0:0 no shipped scenario has this name, and no file either [baseline]"});
  CHECK(faults_of_scenario("funding_period") ==
        std::vector<std::string>{"0:0 this is the name of a shipped experiment; a scenario is needed"});
  CHECK(faults_of_scenario("") == std::vector<std::string>{"0:0 the name of a scenario is empty"});
  const Scratch scratch;
  CHECK(faults_of_scenario(scratch.folder().string()) ==
        std::vector<std::string>{"0:0 is a folder; a TOML file is needed"});
  const auto experiment = scratch.write("e.toml", "[experiment]\nname = 'x'");
  CHECK(faults_of_scenario(experiment, {"country=small"}) ==
        std::vector<std::string>{"1:1 this is an experiment; a scenario is needed"});
}

TEST_CASE("overrides are checked like files, and their faults are shown in them", "[scenarios][faults]") {
  try {
    (void)load_scenario("small", {"policy.fundng_period=8", "policy.grant=nan", "horizon.last_fy=abc", "extends=risp"});
    FAIL("accepted");
  } catch (const ScenarioError& error) {
    CHECK(std::string(error.what()) ==
          "--set: error: unknown key 'fundng_period' in [policy] (did you mean 'funding_period'?)\n"
          "    policy.fundng_period=8\n"
          "           ^\n"
          "--set: error: grant = nan is not a finite number\n"
          "    policy.grant=nan\n"
          "                 ^\n"
          "--set: error: horizon.last_fy needs a whole number, not a text\n"
          "    horizon.last_fy=abc\n"
          "                    ^\n"
          "--set: error: extends cannot be overridden\n"
          "    extends=risp\n"
          "            ^\n");
  }
}
