#include "agents/initial.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("I1: every prefecture has its establishments and employees at any scale", "[initial][I1]") {
  const double scale = GENERATE(0.002, 0.05, 1.0);
  const Scenario scenario = load_scenario("baseline", {"population.scale=" + std::to_string(scale)});
  const Economy economy = initial_economy(scenario, 1);
  std::vector<std::int64_t> firms(scenario.country.regions.size(), 0);
  std::vector<double> employees(scenario.country.regions.size(), 0.0);
  const auto region = economy.read<firm::Region>();
  for (std::size_t i = 0; i < region.size(); ++i) {
    firms[region[i]] += economy.read<firm::Weight>()[i];
    employees[region[i]] += static_cast<double>(economy.read<firm::Employees>()[i]) * economy.read<firm::Weight>()[i];
  }
  for (std::size_t r = 0; r < firms.size(); ++r) {
    CHECK(firms[r] == scenario.country.regions[r].establishments);
    CHECK(employees[r] == Approx(static_cast<double>(scenario.country.regions[r].employees)).epsilon(1e-4));
  }
}

TEST_CASE("I1: laboratories follow teachers, three to one", "[initial][I1]") {
  const Scenario scenario = load_scenario("baseline", {"population.scale=0.002"});
  const Economy economy = initial_economy(scenario, 1);
  const auto laboratories = static_cast<double>(std::get<laboratory::Table>(economy.tables).size());
  CHECK(laboratories == Approx(174'403.0 / 3.0).epsilon(0.01));
  CHECK(std::get<university::Table>(economy.tables).size() > 700);
  CHECK(std::get<bank::Table>(economy.tables).size() == 105);
}
