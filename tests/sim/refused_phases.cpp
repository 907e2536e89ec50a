/// Wrong phases: the compiler must refuse each with the words that tests/sim/refused_phases.cmake expects.

#include "tests/sim/adoption_model.hpp"

namespace minori::adoption {

void in_and_out(const Step&, Rows, In<Cash>, Out<Cash>) {}
void whole_in_sweep(const Step&, Rows, Own<Cash>, Whole<Adopted>) {}
void two_tables(const Step&, Rows, Own<Cash>, Out<Adopters>) {}
void own_row_of_whole(const Step&, Own<Cash>) {}
void no_table(const Step&, Rows, In<Cash>) {}
void other_set(const Step&, Over<Owners>, Out<Adopters>) {}
void real_total(const Step&, Rows, Own<Cash>, Total<Campaign>) {}

std::vector<Phase<Society>> refused() {
  return {
      phase<Society>("X", "reads the rows that it writes", in_and_out),
      phase<Society>("X", "writes rows of others", whole_in_sweep),
      phase<Society>("X", "has two tables", two_tables),
      phase<Society>("X", "has no own row", own_row_of_whole),
      phase<Society>("X", "has no table", no_table),
      phase<Society>("X", "sweeps over a set of another table", other_set),
      phase<Society>("X", "sums in an order", real_total),
  };
}

}  // namespace minori::adoption
