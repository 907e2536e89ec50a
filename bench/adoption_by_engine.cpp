#include "bench/adoption.hpp"
#include "sim/phase.hpp"
#include "sim/tie_graph.hpp"
#include "sim/world.hpp"

namespace minori::bench {
namespace {

enum class Stream : std::uint32_t { decision = 1 };

// clang-format off
struct RegionId  { using value_type = std::uint64_t; static constexpr ColumnInfo info{"region_id", "1", "identity"}; };
struct Adopters  { using value_type = std::int64_t; static constexpr ColumnInfo info{"adopters", "people", "people who use the novelty"}; };
struct PersonId  { using value_type = std::uint64_t; static constexpr ColumnInfo info{"person_id", "1", "identity"}; };
struct Home      { using value_type = std::uint32_t; using refers_to = RegionId; static constexpr ColumnInfo info{"home", "row", "region"}; };
struct Threshold { using value_type = double; static constexpr ColumnInfo info{"threshold", "1", "share of adopters that convinces"}; };
struct Willing   { using value_type = std::uint8_t; static constexpr ColumnInfo info{"willing", "1", "1 = will use it next"}; };
struct Adopted   { using value_type = std::uint8_t; static constexpr ColumnInfo info{"adopted", "1", "1 = uses it"}; };
// clang-format on

struct RegionKind {
  static constexpr std::string_view name = "regions";
  static constexpr std::string_view meaning = "where people live";
};
struct PersonKind {
  static constexpr std::string_view name = "people";
  static constexpr std::string_view meaning = "who may use the novelty";
};
using Regions = Table<RegionKind, RegionId, Adopters>;
using People = Table<PersonKind, PersonId, Home, Threshold, Willing, Adopted>;
using Society = World<List<Regions, People>, List<>, List<AdoptionRules, TieGraph>>;

void count_anew(const Step&, Whole<Adopters> adopters) {
  for (std::size_t row = 0; row < adopters.size(); ++row) adopters[row] = 0;
}

void decide(const Step& step, Rows rows, Own<PersonId> id, Own<Home> home, Own<Threshold> threshold,
            In<Adopted> adopted, Use<TieGraph> known, Use<AdoptionRules> rules, Out<Willing> willing,
            Total<Adopters> adopters) {
  for (const std::size_t i : rows) {
    const double draw = step.uniform(Stream::decision, id[i]);
    bool will = draw >= rules->lapse;
    if (adopted[i] == 0) {
      const auto neighbours = known->neighbours(static_cast<std::uint32_t>(i));
      std::uint32_t count = 0;
      for (const std::uint32_t each : neighbours) count += adopted[each];
      const double share = count == 0 ? 0.0 : count / static_cast<double>(neighbours.size());
      will = share >= threshold[i] || draw < rules->rumour + rules->word_of_mouth * share;
    }
    willing[i] = static_cast<std::uint8_t>(will);
    adopters.add(home[i], will);
  }
}

void act(const Step&, Rows rows, Own<Willing> willing, Out<Adopted> adopted) {
  for (const std::size_t i : rows) adopted[i] = willing[i];
}

class ByEngine final : public Adoption {
 public:
  explicit ByEngine(const AdoptionInput& input) {
    auto& regions = std::get<Regions>(society_.tables);
    regions.resize(input.regions);
    for (std::uint32_t row = 0; row < input.regions; ++row) regions.write<RegionId>()[row] = row + 1;
    auto& people = std::get<People>(society_.tables);
    people.resize(input.id.size());
    std::copy(input.id.begin(), input.id.end(), people.write<PersonId>().begin());
    std::copy(input.region.begin(), input.region.end(), people.write<Home>().begin());
    std::copy(input.threshold.begin(), input.threshold.end(), people.write<Threshold>().begin());
    std::vector<TieEvent> events;
    for (std::uint32_t from = 0; from < input.acquaintances.size(); ++from)
      for (const std::uint32_t to : input.acquaintances[from]) events.push_back({from, to, 1, false, false});
    society_.thing<TieGraph>().update(
        people.size(), events, [](Tie& tie, const TieEvent& event) { tie.layers |= event.layers; },
        [](std::uint32_t, const Tie&) { return true; });
  }

  void step() override {
    for (const auto& each : phases_) each.run(society_, step_);
    ++step_.chance.quarter;
  }

  [[nodiscard]] std::vector<std::int64_t> adopters() const override {
    const auto counts = society_.read<Adopters>();
    return {counts.begin(), counts.end()};
  }

 private:
  Society society_;
  Step step_{.chance = {.seed = 42}};
  std::vector<Phase<Society>> phases_{phase<Society>("A0", "regions count anew", count_anew),
                                      phase<Society>("A1", "people decide", decide),
                                      phase<Society>("A2", "people act", act)};
};

}  // namespace

std::unique_ptr<Adoption> adoption_by_engine(const AdoptionInput& input) { return std::make_unique<ByEngine>(input); }

}  // namespace minori::bench
