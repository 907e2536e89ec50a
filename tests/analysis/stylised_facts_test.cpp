#include "analysis/patterns/stylised_facts.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "tests/catch.hpp"

using namespace minori::analysis;
using Catch::Matchers::Contains;

namespace {

const std::string header = "id,fact,low,high,unit,role,measured_how,source\n";

std::vector<StylisedFact> facts_of(const std::string& lines) { return read_stylised_facts(header + lines); }

const StylisedFact& fact_named(const std::string& id) {
  const auto& facts = stylised_facts();
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& fact) { return fact.id == id; });
  REQUIRE(found != facts.end());
  return *found;
}

}  // namespace

TEST_CASE("a stylised fact is a line with its range, role and source", "[analysis][facts]") {
  const auto facts =
      facts_of("size_tail,\"upper tail, by heads\",0.9,1.3,1,emergent,fit,Axtell (2001)\nb,c,-1,-1,km,fit,d,e");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].id == "size_tail");
  CHECK(facts[0].fact == "upper tail, by heads");
  CHECK(facts[0].low == 0.9);
  CHECK(facts[0].high == 1.3);
  CHECK(facts[0].unit == "1");
  CHECK(facts[0].role == Role::emergent);
  CHECK(facts[0].measured_how == "fit");
  CHECK(facts[0].source == "Axtell (2001)");
  CHECK(facts[1].low == -1.0);
  CHECK(facts[1].role == Role::fit);
}

TEST_CASE("a line that says no fact is refused with its number", "[analysis][facts]") {
  const std::string good = "a,b,0,1,1,input,c,d\n";
  CHECK_THROWS_WITH(facts_of(good + "a2,b,0,1,1,input,c\n"), Contains("line 3") && Contains("7 cells instead of 8"));
  CHECK_THROWS_WITH(facts_of("a,b,0,1,1,guess,c,d\n"), Contains("line 2") && Contains("guess is none of"));
  CHECK_THROWS_WITH(facts_of("a,b,2,1,1,fit,c,d\n"), Contains("from 2 to 1 is empty"));
  CHECK_THROWS_WITH(facts_of("a,b,low,1,1,fit,c,d\n"), Contains("low is not a number"));
  CHECK_THROWS_WITH(facts_of("a,b,0,1x,1,fit,c,d\n"), Contains("1x is not a number"));
  CHECK_THROWS_WITH(facts_of("a,b,0,nan,1,fit,c,d\n"), Contains("nan is not a number"));
  CHECK_THROWS_WITH(facts_of("a,b,0,1,,fit,c,d\n"), Contains("empty"));
  CHECK_THROWS_WITH(facts_of("a,\"b,0,1,1,fit,c,d\n"), Contains("not closed"));
  CHECK_THROWS_WITH(facts_of("a,\"b \"\"c\"\"\",0,1,1,fit,c,d\n"), Contains("neither double quotes"));
  CHECK_THROWS_WITH(facts_of(good + good), Contains("line 3") && Contains("was there before"));
  CHECK_THROWS_WITH(facts_of(""), Contains("no facts"));
  CHECK_THROWS_AS(read_stylised_facts(""), std::invalid_argument);
  CHECK_THROWS_WITH(read_stylised_facts("id,low\na,1\n"), Contains("line 1") && Contains("header"));
}

TEST_CASE("the program carries the facts of the project", "[analysis][facts]") {
  const auto& facts = stylised_facts();
  CHECK(facts.size() == 41);
  std::set<std::string_view> roles;
  for (const auto& fact : facts) roles.insert(name_of(fact.role));
  CHECK(roles == std::set<std::string_view>{"input", "fit", "emergent"});
  CHECK(fact_named("size_tail").low == 0.9);
  CHECK(fact_named("clustering_degree").high == -0.1);
  SECTION("with the roles that the rules give them") {
    CHECK(fact_named("growth_laplace").role == Role::input);
    CHECK(fact_named("bridge_decay").role == Role::input);
    CHECK(fact_named("bankruptcy").role == Role::fit);
    CHECK(fact_named("degree_tail").role == Role::emergent);
  }
  SECTION("and no range that everything would meet") {
    for (const auto& fact : facts) {
      INFO(fact.id);
      CHECK_FALSE((fact.low <= 0.0 && fact.high >= 1.0 && fact.unit == "1"));
    }
  }
}
