#include "sim/phase.hpp"

#include <oneapi/tbb/task_arena.h>

#include "tests/catch.hpp"
#include "tests/sim/adoption_model.hpp"

using namespace minori;
using namespace minori::adoption;

namespace {

void double_cash(const Step&, Rows rows, Out<Cash> cash) {
  for (const std::size_t i : rows) cash[i] *= 2;
}
void look_around(const Step&, Rows rows, In<Cash> cash, Out<Willing> willing) {
  for (const std::size_t i : rows) willing[i] = static_cast<std::uint8_t>(cash[cash.size() - 1 - i] % 2);
}
void count_cash(const Step&, Rows rows, Own<Home> home, Own<Cash> cash, Total<Adopters> total) {
  for (const std::size_t i : rows) total.add(home[i], cash[i]);
}
void note_rows(const Step&, Rows rows, Own<Cash>, Collect<TieEvent> met) {
  for (const std::size_t i : rows) met({static_cast<std::uint32_t>(100 - i), 0, 1, false, false});
}
void write_to_all(const Step&, Rows rows, Own<PersonId> id, Send<Ask> send) {
  for (const std::size_t i : rows) send({0, id[i], 1.0, static_cast<std::uint32_t>(i)});
}
void read_and_reply(const Step&, Rows rows, Own<PersonId> id, Inbox<Ask> mail, Send<Ask> send) {
  for (const std::size_t i : rows)
    for (const Ask& each : mail[i]) send({each.sender, id[i], each.value, static_cast<std::uint32_t>(i)});
}
void mark_odd(const Step&, Rows rows, Own<Cash> cash, Mark<Owners> owners) {
  for (const std::size_t i : rows)
    if (cash[i] % 2 == 1) owners(i), owners(i);
}
void mark_nobody(const Step&, Rows, Own<Cash>, Mark<Owners>) {}
void add_hundred(const Step&, Over<Owners> owners, Own<Home> home, Out<Cash> cash, Total<Adopters> total) {
  for (const std::size_t i : owners) {
    cash[i] += 100;
    total.add(home[i], 1);
  }
}
void pay_all(const Step&, Rows rows, Out<Cash> cash, Post post) {
  for (const std::size_t i : rows) {
    post.pay(Flow::purchases, cash[i], 5, 3);
    post.receive(Flow::wages, cash[i], 7);
  }
}
void never_called(const Step&, Rows, Own<PersonId>) { FAIL("there are no rows"); }

Society small() {
  Society society = society_of(10, 2);
  society.chunk = 3;
  for (std::uint32_t row = 0; row < 10; ++row) {
    society.write<Cash>()[row] = row;
    society.write<Home>()[row] = row % 2;
  }
  return society;
}

}  // namespace

TEST_CASE("a phase knows what it reads and writes from its signature", "[sim][phase]") {
  const auto buying = phase<Society>("A3", "people buy", buy);
  CHECK(buying.rule == "A3");
  CHECK(buying.summary == "people buy");
  CHECK(buying.reads == std::vector<std::string>{"people.person_id", "people.home", "people.willing"});
  CHECK(buying.writes == std::vector<std::string>{"people.adopted", "people.cash", "regions.adopters"});
  CHECK(phase<Society>("A8", "children are born", bear).writes == std::vector<std::string>{"people"});
}

TEST_CASE("a sweep handles every row once", "[sim][phase]") {
  Society society = small();
  phase<Society>("X", "cash doubles", double_cash).run(society, Step{});
  for (std::uint32_t row = 0; row < 10; ++row) CHECK(society.read<Cash>()[row] == 2 * row);
  phase<Society>("X", "people look around", look_around).run(society, Step{});
  society.write<Cash>()[9] = 1;
  phase<Society>("X", "people look around", look_around).run(society, Step{});
  CHECK(society.read<Willing>()[0] == 1);
  CHECK(society.read<Willing>()[1] == 0);
}

TEST_CASE("a sweep over nobody does nothing", "[sim][phase]") {
  Society society;
  phase<Society>("X", "nobody", never_called).run(society, Step{});
  CHECK(std::get<People>(society.tables).size() == 0);
}

TEST_CASE("a sweep over an active set handles the rows that were marked, each once, whatever the chunks",
          "[sim][phase][active_set]") {
  for (const std::size_t chunk : {1U, 3U, 8U, 24U, 4096U}) {
    Society society = small();
    society.chunk = chunk;
    const auto adding = phase<Society>("X", "the marked get 100", add_hundred);
    adding.run(society, Step{});  // before anybody is marked
    phase<Society>("X", "odd rows are marked", mark_odd).run(society, Step{});
    CHECK(society.thing<Owners>().rows == std::vector<std::uint32_t>{1, 3, 5, 7, 9});
    adding.run(society, Step{});
    adding.run(society, Step{});  // the set lasts until it is marked anew
    for (std::uint32_t row = 0; row < 10; ++row) CHECK(society.read<Cash>()[row] == row + (row % 2 == 1 ? 200 : 0));
    CHECK(society.read<Adopters>()[0] == 0);
    CHECK(society.read<Adopters>()[1] == 10);
    phase<Society>("X", "nobody is marked", mark_nobody).run(society, Step{});
    CHECK(society.thing<Owners>().rows.empty());
    adding.run(society, Step{});
    CHECK(society.read<Cash>()[9] == 209);
  }
}

TEST_CASE("a phase over an active set knows what it reads and writes", "[sim][phase][active_set]") {
  const auto adding = phase<Society>("X", "the marked get 100", add_hundred);
  CHECK(adding.reads == std::vector<std::string>{"people.home"});
  CHECK(adding.writes == std::vector<std::string>{"people.cash", "regions.adopters"});
}

TEST_CASE("totals add to what stands in the column", "[sim][phase]") {
  Society society = small();
  society.write<Adopters>()[0] = 1000;
  phase<Society>("X", "regions count", count_cash).run(society, Step{});
  CHECK(society.read<Adopters>()[0] == 1000 + 0 + 2 + 4 + 6 + 8);
  CHECK(society.read<Adopters>()[1] == 1 + 3 + 5 + 7 + 9);
}

TEST_CASE("collected events are sorted, and those of the phase before are gone", "[sim][phase]") {
  Society society = small();
  const auto noting = phase<Society>("X", "events", note_rows);
  noting.run(society, Step{});
  noting.run(society, Step{});
  const auto& events = society.thing<Collected<TieEvent>>().events;
  REQUIRE(events.size() == 10);
  CHECK(events.front().from == 91);
  CHECK(events.back().from == 100);
}

TEST_CASE("a phase may read the mail of the phase before and write the next", "[sim][phase]") {
  Society society = small();
  phase<Society>("X", "all write to the first", write_to_all).run(society, Step{});
  CHECK(society.mailbox<Ask>().of(0).size() == 10);
  phase<Society>("X", "it replies", read_and_reply).run(society, Step{});
  CHECK(society.mailbox<Ask>().size() == 10);
  CHECK(society.mailbox<Ask>().of(0).size() == 1);
  CHECK(society.mailbox<Ask>().of(9)[0].from == society.read<PersonId>()[0]);
}

TEST_CASE("money is posted where it leaves and where it arrives, times the agents that a row stands for",
          "[sim][ledger]") {
  Society society = small();
  phase<Society>("X", "everybody pays 5 and gets 7", pay_all).run(society, Step{});
  phase<Society>("X", "everybody pays 5 and gets 7", pay_all).run(society, Step{});
  CHECK(society.read<Cash>()[4] == 4 + 2 * 2);
  CHECK(society.ledger.quarter.paid == std::vector<Money>{0, 2 * 10 * 15});
  CHECK(society.ledger.quarter.received == std::vector<Money>{2 * 10 * 7, 0});
  society.ledger.quarter.clear();
  CHECK(society.ledger.quarter.paid == std::vector<Money>{0, 0});
}

TEST_CASE("levers return to neutral, other columns stay", "[sim]") {
  Society society = small();
  society.write<Campaign>()[1] = 0.3;
  society.write<Adopters>()[1] = 4;
  society.reset_levers();
  CHECK(society.read<Campaign>()[1] == 0.0);
  CHECK(society.read<Adopters>()[1] == 4);
}
