#include "sim/population.hpp"

#include "tests/catch.hpp"
#include "tests/sim/adoption_model.hpp"

using namespace minori;
using namespace minori::adoption;

namespace {

People::Record person(std::uint64_t id, std::uint32_t home = 0) {
  People::Record record;
  record.at<PersonId>() = id;
  record.at<Home>() = home;
  return record;
}

std::vector<std::uint64_t> ids_of(const People& people) { return {people.ids().begin(), people.ids().end()}; }

void twins(const Step&, Rows rows, Own<PersonId> id, Births<People> born) {
  for (const std::size_t i : rows)
    if (id[i] != 0) born(person(id[i] % 2));
}

void leave_even(const Step&, Rows rows, Own<PersonId> id, Deaths<People> gone) {
  for (const std::size_t i : rows)
    if (id[i] % 2 == 0) gone(i);
}

struct TeamId {
  using value_type = std::uint64_t;
  static constexpr ColumnInfo info{"team_id", "1", "identity"};
};
struct Members {
  using value_type = RowList<3>;
  using refers_to = PersonId;
  static constexpr ColumnInfo info{"members", "row", "up to three people"};
};
struct TeamKind {
  static constexpr std::string_view name = "teams";
  static constexpr std::string_view meaning = "people who work together";
};
using Teams = Table<TeamKind, TeamId, Members>;
using TeamWorld = World<List<Teams, People>, List<>, List<>>;

/// Regions 1, 2, 3; people 10-15 in region rows 0, 1, 2, 0, 1, 2, everyone's mentor is the next one.
Society six() {
  Society society = society_of(6, 3);
  auto& people = std::get<People>(society.tables);
  for (std::uint32_t row = 0; row < 6; ++row) {
    people.write<PersonId>()[row] = 10 + row;
    people.write<Home>()[row] = row % 3;
    people.write<Mentor>()[row] = row == 5 ? no_row : row + 1;
  }
  return society;
}

}  // namespace

TEST_CASE("a record starts at neutral levers, no references and zeros", "[sim]") {
  const Regions::Record region;
  CHECK(region.at<Campaign>() == Campaign::neutral);
  const People::Record born;
  CHECK(born.at<PersonId>() == 0);
  CHECK(born.at<Mentor>() == no_row);
  CHECK(born.at<Cash>() == 0);
}

TEST_CASE("newcomers take the rows at the end, sorted by id", "[sim][births]") {
  People people;
  admit(people, {person(30), person(10), person(20)});
  CHECK(ids_of(people) == std::vector<std::uint64_t>{10, 20, 30});
  admit(people, {person(7, 2), person(6, 1)});
  CHECK(ids_of(people) == std::vector<std::uint64_t>{10, 20, 30, 6, 7});
  CHECK(people.read<Home>()[4] == 2);
  admit(people, {});
  CHECK(people.size() == 5);
}

TEST_CASE("an id that is zero, doubled or taken is refused", "[sim][births]") {
  People people;
  admit(people, {person(30), person(10)});
  CHECK_THROWS_WITH(admit(people, {person(5), person(0)}), "an agent is born without an id");
  CHECK_THROWS_WITH(admit(people, {person(5), person(6), person(5)}), "two agents are born with one id");
  CHECK_THROWS_WITH(admit(people, {person(40), person(30)}), "an agent is born with the id of another one who lives");
  CHECK(people.size() == 2);
}

TEST_CASE("a taken id is found among many", "[sim][births]") {
  People people;
  std::vector<People::Record> many;
  for (std::uint64_t i = 0; i < 5000; ++i) many.push_back(person(hash_of(i)));
  admit(people, many);
  std::vector<People::Record> others;
  for (std::uint64_t i = 5000; i < 10'000; ++i) others.push_back(person(hash_of(i)));
  others.push_back(person(hash_of(4321)));
  CHECK_THROWS(admit(people, others));
  others.pop_back();
  admit(people, others);
  CHECK(people.size() == 10'000);
}

TEST_CASE("a phase whose births share an id stops the run", "[sim][births]") {
  Society society = six();
  const auto born = phase<Society>("X", "twins are born", twins);
  CHECK_THROWS_AS(born.run(society, Step{}), std::logic_error);
}

TEST_CASE("who leaves keeps the row with id 0 until compaction", "[sim][deaths]") {
  Society society = six();
  phase<Society>("X", "even ids leave", leave_even).run(society, Step{});
  const auto& people = std::get<People>(society.tables);
  CHECK(ids_of(people) == std::vector<std::uint64_t>{0, 11, 0, 13, 0, 15});
  CHECK_FALSE(people.alive(0));
  CHECK(people.alive(1));
  society.compact();
  CHECK(ids_of(people) == std::vector<std::uint64_t>{11, 13, 15});
}

TEST_CASE("compaction mends references, ties and mail", "[sim][deaths]") {
  Society society = six();
  std::get<Regions>(society.tables).write<RegionId>()[1] = 0;
  phase<Society>("X", "even ids leave", leave_even).run(society, Step{});
  auto& graph = society.thing<Acquaintances>().graph;
  REQUIRE(graph.find(1, 3) != nullptr);
  society.mailbox<Ask>().fill({{{1, 10, 1.0, 0}}}, society.read<PersonId>(), 0);
  society.compact();
  const auto home = society.read<Home>();  // of 11, 13, 15: formerly rows 1 (closed), 0, 2
  CHECK(std::vector<std::uint32_t>(home.begin(), home.end()) == std::vector<std::uint32_t>{no_row, 0, 1});
  const auto mentor = society.read<Mentor>();  // formerly rows 2 and 4 (both gone) and none
  CHECK(std::vector<std::uint32_t>(mentor.begin(), mentor.end()) == std::vector<std::uint32_t>{no_row, no_row, no_row});
  CHECK(graph.nodes() == 3);
  CHECK(graph.find(0, 1) != nullptr);
  CHECK(society.mailbox<Ask>().size() == 0);
}

TEST_CASE("references to those who stay follow them", "[sim][deaths]") {
  Society society = six();
  society.write<PersonId>()[0] = 0;
  society.compact();
  const auto mentor = society.read<Mentor>();
  CHECK(std::vector<std::uint32_t>(mentor.begin(), mentor.end()) == std::vector<std::uint32_t>{1, 2, 3, 4, no_row});
}

TEST_CASE("compaction of nobody and of everybody", "[sim][deaths]") {
  People people;
  CHECK(compact(people).empty());
  admit(people, {person(1), person(2)});
  CHECK(compact(people) == RowMap{0, 1});
  people.write<PersonId>()[0] = 0;
  people.write<PersonId>()[1] = 0;
  CHECK(compact(people) == RowMap{no_row, no_row});
  CHECK(people.size() == 0);
}

TEST_CASE("lists of references are mended place by place", "[sim][deaths]") {
  TeamWorld world;
  admit(std::get<People>(world.tables), {person(10), person(11), person(12)});
  Teams::Record team;
  team.at<TeamId>() = 1;
  CHECK(team.at<Members>().rows == std::array<std::uint32_t, 3>{no_row, no_row, no_row});
  team.at<Members>().rows = {2, 0, no_row};
  admit(std::get<Teams>(world.tables), {team});
  world.write<PersonId>()[0] = 0;
  world.compact();
  CHECK(world.read<Members>()[0].rows == std::array<std::uint32_t, 3>{1, no_row, no_row});
}
