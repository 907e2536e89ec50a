/// Breaks, as its argument says, one promise of a sweep in a build with the engine's checks; ends by the check's abort,
/// turned into exit code 7 so that the test runner reads the words instead of reporting a crash.

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/sim/adoption_model.hpp"

using namespace minori;
using namespace minori::adoption;

namespace {

void keep(const Step&, Rows rows, Own<Home> home, Out<Cash> cash, Total<Adopters> total) {
  for (const std::size_t i : rows) total.add(home[i], ++cash[i]);
}
void read_next(const Step&, Rows rows, Own<Cash> cash, Out<Willing> willing) {
  for (const std::size_t i : rows) willing[i] = static_cast<std::uint8_t>(cash[i + 1] % 2);
}
void write_next(const Step&, Rows rows, Out<Cash> cash) {
  for (const std::size_t i : rows) cash[i + 1] = 0;
}
void write_next_block(const Step&, Rows rows, Out<Cash> cash) {
  for (Money& each : cash.of({rows.first, rows.last + 1})) each = 0;
}
void kill_next(const Step&, Rows rows, Own<Cash>, Deaths<People> gone) {
  for (const std::size_t i : rows) gone(i + 1);
}
void look_beyond(const Step&, Rows rows, In<Cash> cash, Out<Willing> willing) {
  for (const std::size_t i : rows) willing[i] = static_cast<std::uint8_t>(cash[cash.size() + i] % 2);
}
void total_nowhere(const Step&, Rows rows, Own<Cash> cash, Total<Adopters> total) {
  for (const std::size_t i : rows) total.add(no_row, cash[i]);
}

Phase<Society> phase_of(const std::string& act) {
  if (act == "kept") return phase<Society>("X", act, keep);
  if (act == "read") return phase<Society>("X", act, read_next);
  if (act == "write") return phase<Society>("X", act, write_next);
  if (act == "block") return phase<Society>("X", act, write_next_block);
  if (act == "death") return phase<Society>("X", act, kill_next);
  if (act == "beyond") return phase<Society>("X", act, look_beyond);
  return phase<Society>("X", act, total_nowhere);
}

void end_quietly(int) { std::_Exit(7); }

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 2) return 2;
  std::signal(SIGABRT, end_quietly);
  Society society = society_of(100, 3);
  society.chunk = 10;
  const std::string act = argv[1];
  phase_of(act).run(society, Step{});
  std::cout << "nothing was refused\n";
  return act == "kept" ? 0 : 1;
}
