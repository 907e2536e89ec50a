#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "agents/simulation.hpp"
#include "scenarios/load.hpp"
#include "tests/catch.hpp"

namespace minori {
namespace {

/// Blocks in memory.
class Kept final : public BlockWriter, public BlockReader {
 public:
  void write(const std::string& name, std::size_t value_bytes, std::span<const std::byte> bytes) override {
    const bool is_new = blocks.emplace(name, std::vector<std::byte>(bytes.begin(), bytes.end())).second;
    if (!is_new) throw std::logic_error("two blocks are called " + name);
    sizes[name] = value_bytes;
  }
  [[nodiscard]] std::vector<std::byte> read(const std::string& name, std::size_t value_bytes) override {
    if (sizes.at(name) != value_bytes) throw std::logic_error("another size: " + name);
    return blocks.at(name);
  }
  using BlockReader::values;
  using BlockWriter::values;
  std::map<std::string, std::vector<std::byte>> blocks;
  std::map<std::string, std::size_t> sizes;
};

/// Columns of tables are compared bit by bit; blocks of structs may differ in bytes between their members.
std::vector<std::string> differing_columns(const Kept& left, const Kept& right) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : left.blocks) {
    const bool structs =
        name.starts_with("thing_") || name.starts_with("mail_") || name.starts_with("recorded/networks");
    if (!structs && right.blocks.at(name) != bytes) names.push_back(name);
  }
  return names;
}

Scenario short_scenario() {
  return load_scenario("small",
                       {"burn_in_years=2", "horizon.last_fy=2015", "population.scale=0.2", "output.events=true"});
}

bool same_trajectory(const Simulation& left, const Simulation& right) {
  const LabelledData a = left.trajectory();
  const LabelledData b = right.trajectory();
  if (a.variables.size() != b.variables.size()) return false;
  for (std::size_t i = 0; i < a.variables.size(); ++i)
    if (a.variables[i].name != b.variables[i].name || a.variables[i].values != b.variables[i].values) return false;
  return true;
}

}  // namespace

TEST_CASE("a world that was saved and loaded goes on as if nothing had happened, from any quarter",
          "[agents][snapshot]") {
  const Scenario scenario = short_scenario();
  Simulation straight(scenario, 11);
  // In burn-in; at its end; in the first year; where rows have been compacted and programmes are under way.
  for (const int quarters : {3, 5, 2, 7}) {
    for (int each = 0; each < quarters; ++each) straight.step();
    Kept kept;
    straight.save(kept);
    Simulation loaded = Simulation::load(scenario, 11, kept);
    REQUIRE(loaded.quarters_done() == straight.quarters_done());
    Kept again;
    loaded.save(again);
    CHECK(differing_columns(kept, again) == std::vector<std::string>{});
    Simulation other(straight);
    for (int each = 0; each < 6; ++each) {
      other.step();
      loaded.step();
    }
    Kept left;
    Kept right;
    other.save(left);
    loaded.save(right);
    CHECK(differing_columns(left, right) == std::vector<std::string>{});
    CHECK(same_trajectory(other, loaded));
  }
}

TEST_CASE("every column, the ties and what was recorded are in a snapshot", "[agents][snapshot]") {
  Simulation world(short_scenario(), 12);
  for (int each = 0; each < 12; ++each) world.step();
  Kept kept;
  world.save(kept);
  for (const char* name :
       {"firm/cash", "laboratory/id", "project/pot", "ledger/paid", "recorded/time", "recorded/years"})
    CHECK(kept.blocks.contains(name));
  CHECK(kept.blocks.size() > 150);
}

}  // namespace minori
