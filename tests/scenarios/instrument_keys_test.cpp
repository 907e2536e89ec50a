#include <fstream>
#include <iterator>
#include <set>

#include "scenarios/instrument_reference.hpp"
#include "scenarios/json_schema.hpp"
#include "scenarios/keys.hpp"
#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

const std::string posts =
    "extends = 'small'\n[[instrument]]\nname = 'posts'\nkind = 'coordinators'\nregions = ['Minato', 3]\n"
    "first_fy = 2012\nlast_fy = 2014\nmoney = 90.0\n";

struct KeyFault {
  std::string text;
  std::vector<std::string> told;
};

}  // namespace

TEST_CASE("an instrument of a scenario becomes a measure with pushes and a cost", "[scenarios][instruments]") {
  const Scratch scratch;
  const Scenario scenario = load_scenario(scratch.write("a.toml", posts));
  REQUIRE(scenario.measures.size() == 1);
  const policy::Measure& measure = scenario.measures.front();
  CHECK(measure.regions == std::vector<std::int32_t>{1, 2});
  CHECK(measure.first_fiscal_year == 2012);
  CHECK(measure.money == 90.0);
  REQUIRE(measure.pushes.size() == 1);
  CHECK(measure.pushes.front().lever == policy::place_of<region::PostsAdded>());
  CHECK(measure.pushes.front().amount == 10.0);  // 90 million yen over 9 a post
}

TEST_CASE("an instrument is changed by name on the command line, and by a file that extends another",
          "[scenarios][instruments]") {
  const Scratch scratch;
  const std::string file = scratch.write("a.toml", posts);
  CHECK(load_scenario(file, {"instrument.posts.money=45"}).measures.front().pushes.front().amount == 5.0);
  const std::string other = scratch.write("b.toml", "extends = 'a.toml'\n[instrument.posts]\nlast_fy = 2013\n");
  CHECK(load_scenario(other).measures.front().last_fiscal_year == 2013);
  CHECK(load_scenario(other).measures.front().money == 90.0);
  const Scenario changed = load_scenario(file, {"instrument.posts.kind='engineer_training'"});
  CHECK(changed.measures.front().money == 40.0);  // settings of the former kind are not the new one's
  CHECK(load_scenario("small", {"instrument=[{name='x',kind='autonomy'}]"}).measures.size() == 1);
}

TEST_CASE("the resolved text of a scenario with instruments is read as the same scenario", "[scenarios][instruments]") {
  const Scratch scratch;
  const std::string file = scratch.write(
      "a.toml", posts + "[[instrument]]\nname = 'zone'\nkind = 'special_zone'\nfields = ['food']\nspeed = 0.5\n");
  const std::string text = resolved_text(load_scenario(file));
  CHECK(resolved_text(load_scenario(scratch.write("b.toml", text))) == text);
  CHECK(text.find("kind = \"special_zone\"") != std::string::npos);
  CHECK(text.find("fields = [\"food\"]") != std::string::npos);
  CHECK(text.find("cost = 9.0") != std::string::npos);
}

TEST_CASE("a wrong instrument is refused with place and remedy", "[scenarios][instruments]") {
  const std::vector<KeyFault> faults{
      {"[[instrument]]\nname = 'x'\nkind = 'cordinators'",
       {"4:8 there is no instrument 'cordinators'; `minori instruments` lists them [coordinators]"}},
      {"[[instrument]]\nname = 'x'", {"2:1 instrument 'x' needs a kind; `minori instruments` lists them"}},
      {"[[instrument]]\nkind = 'coordinators'", {"2:1 [[instrument]] needs a name"}},
      {"[instrument.y]\nmoney = 1", {"2:1 there is no instrument 'y'"}},
      {"[[instrument]]\nname = 'x'\nkind = 'coordinators'\nmony = 1",
       {"5:1 unknown key 'mony' in [instrument] of kind 'coordinators' [money]"}},
      {"[[instrument]]\nname = 'x'\nkind = 'coordinators'\nmoney = -1",
       {"5:9 money = -1 must be between 0 and 20000 (money that the instrument gets)"}},
      {"[[instrument]]\nname = 'x'\nkind = 'coordinators'\nfields = ['food']",
       {"5:10 fields: no lever of the instrument 'coordinators' is by field; leave them out"}},
      {"[[instrument]]\nname = 'x'\nkind = 'special_zone'\nfields = ['fod']",
       {"5:10 country 'small' has no field 'fod' [food]"}},
      {"[[instrument]]\nname = 'x'\nkind = 'autonomy'\nregions = ['Minatoo']",
       {"5:11 country 'small' has no region 'Minatoo' [Minato]"}},
      {"[[instrument]]\nname = 'x'\nkind = 'autonomy'\nfirst_fy = 1990",
       {"5:12 first_fy = 1990 of instrument 'x' is outside the horizon 2011 to 2030"}},
      {"[[instrument]]\nname = 'x'\nkind = 'autonomy'\nfirst_fy = 2020\nlast_fy = 2015",
       {"6:11 last_fy = 2015 of instrument 'x' is before its first_fy = 2020"}},
  };
  const Scratch scratch;
  for (const KeyFault& each : faults) {
    INFO(each.text);
    CHECK(faults_of_scenario(scratch.write("a.toml", "extends = 'small'\n" + each.text)) == each.told);
  }
}

TEST_CASE("the schema knows every instrument and its parameters", "[scenarios][schema][instruments]") {
  const auto schema = scenario_schema();
  const auto& definition = schema["$defs"]["instrument"];
  CHECK(definition["properties"]["kind"]["enum"].size() == instruments().size());
  CHECK(definition["allOf"].size() == instruments().size());
  CHECK(definition["properties"].contains("equipment_share"));
}

TEST_CASE("every instrument is described, once, with levers that a rule reads and defaults that are accepted",
          "[scenarios][instruments]") {
  CHECK(instruments().size() >= 37);
  std::set<std::string_view> names;
  for (const Instrument& each : instruments()) {
    INFO(each.name);
    CHECK(names.insert(each.name).second);
    CHECK(each.text.size() > 80);
    CHECK_FALSE(each.title_ja.empty());
    CHECK(std::ifstream(MINORI_SOURCE_DIR "/scenarios/instruments/" + std::string(each.name) + ".cpp").good());
    CHECK_FALSE(each.parameters.empty());
    for (const InstrumentParameter& one : each.parameters) {
      INFO(one.name);
      CHECK(one.low <= one.standard);
      CHECK(one.standard <= one.high);
      CHECK_FALSE(one.meaning.empty());
      CHECK_FALSE(one.source.empty());
    }
    CHECK_FALSE(levers_of(each).empty());
    for (const auto& lever : levers_of(each)) CHECK_FALSE(rules_that_read(lever).empty());
  }
}

TEST_CASE("the page docs/reference/instruments.md is what `minori instruments --markdown` prints",
          "[scenarios][reference][instruments]") {
  std::ifstream stream(MINORI_SOURCE_DIR "/docs/reference/instruments.md");
  const std::string page{std::istreambuf_iterator<char>(stream), {}};
  const bool is_up_to_date = page == instruments_markdown();
  CHECK(is_up_to_date);
}
