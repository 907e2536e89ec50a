/// Verification: what banks lose against what they assessed.

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "tests/agents/stepped_world.hpp"
#include "tests/catch.hpp"

using namespace minori;
using minori::testing::SteppedWorld;

namespace {

/// A firm that owed money on 1 April, and what its bank thought of it when it last asked for a loan.
struct Borrower {
  double risk = 0.0;  ///< assessed probability of default, per year
  double owed = 0.0;
};

/// Borrowers of one band of assessed risk, followed for a year each.
struct Band {
  double borrowers = 0.0;
  double defaults = 0.0;
  double expected = 0.0;  ///< assessed risk times money owed
  double lost = 0.0;      ///< debts that closed firms could not repay

  [[nodiscard]] double rate() const { return defaults / borrowers; }
};

constexpr std::array band_limits{0.005, 0.01, 0.02};

using Bands = std::array<Band, band_limits.size() + 1>;

Band& band_of(Bands& bands, double risk) {
  const auto place = std::upper_bound(band_limits.begin(), band_limits.end(), risk) - band_limits.begin();
  return bands[static_cast<std::size_t>(place)];
}

std::map<std::uint64_t, Borrower> borrowers_of(const SteppedWorld& world, Bands& bands) {
  const auto ids = world.economy.read<firm::Id>();
  const auto risks = world.economy.read<firm::DefaultRisk>();
  const auto debts = world.economy.read<firm::Debt>();
  std::map<std::uint64_t, Borrower> found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0 || debts[i] <= 0 || risks[i] <= 0.0F) continue;
    const Borrower borrower{risks[i], static_cast<double>(debts[i])};
    found[ids[i]] = borrower;
    Band& band = band_of(bands, borrower.risk);
    band.borrowers += 1.0;
    band.expected += borrower.risk * borrower.owed;
  }
  return found;
}

/// Debts beyond their cash of all firms as F5 finds them, before it closes some.
std::map<std::uint64_t, double> uncovered_debts(const SteppedWorld& world) {
  const auto ids = world.economy.read<firm::Id>();
  const auto debts = world.economy.read<firm::Debt>();
  const auto cash = world.economy.read<firm::Cash>();
  std::map<std::uint64_t, double> found;
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) found[ids[i]] = static_cast<double>(debts[i] - std::max<Money>(0, cash[i]));
  return found;
}

/// One quarter: borrowers whose firm closes are struck off, their unpaid debts counted.
void follow(SteppedWorld& world, std::map<std::uint64_t, Borrower>& borrowers, Bands& bands) {
  std::map<std::uint64_t, double> uncovered;
  world.step([&](std::size_t place) {
    if (place < schedule().size() && schedule()[place].rule == "F5" && uncovered.empty())
      uncovered = uncovered_debts(world);
  });
  const auto ids = world.economy.read<firm::Id>();
  std::vector<std::uint64_t> living(ids.begin(), ids.end());
  std::ranges::sort(living);
  std::erase_if(borrowers, [&](const auto& entry) {
    const auto& [id, borrower] = entry;
    if (std::ranges::binary_search(living, id)) return false;
    const auto unpaid = uncovered.find(id);
    if (unpaid != uncovered.end() && unpaid->second > 0.0) {
      Band& band = band_of(bands, borrower.risk);
      band.defaults += 1.0;
      band.lost += unpaid->second;
    }
    return true;
  });
}

/// The small country for 40 years after a burn-in of 10, under several seeds.
Bands followed_borrowers() {
  Bands bands;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    SteppedWorld world("small", {"policy.enabled=false", "burn_in_years=0"}, seed);
    world.years(10);
    for (int year = 0; year < 40; ++year) {
      auto borrowers = borrowers_of(world, bands);
      for (int quarter = 0; quarter < 4; ++quarter) follow(world, borrowers, bands);
    }
  }
  return bands;
}

/// True if losses lie within half of what was assessed, either way.
bool about_as_assessed(double lost, double expected) { return lost > expected / 1.5 && lost < expected * 1.5; }

}  // namespace

TEST_CASE("banks lose about what they assessed, and more often on whom they think riskier", "[theory][B1][B2][F5]") {
  const Bands bands = followed_borrowers();
  double lost = 0.0;
  double expected = 0.0;
  for (const Band& band : bands) {
    UNSCOPED_INFO(band.borrowers << " borrower years, " << band.rate() << " default, lost " << band.lost
                                 << ", assessed " << band.expected);
    REQUIRE(band.borrowers > 1000.0);
    lost += band.lost;
    expected += band.expected;
  }
  CHECK(about_as_assessed(lost, expected));
  CHECK_FALSE(about_as_assessed(lost, 2.0 * expected));  // were leverage twice as risky in their eyes (B1)
  CHECK_FALSE(about_as_assessed(lost, 0.5 * expected));
  for (std::size_t k = 1; k < bands.size(); ++k) CHECK(bands[k].rate() > 2.0 * bands[k - 1].rate());
  // The order is right, the spread too narrow: what looks safe is safer still, what looks risky fails more often.
  CHECK(bands.front().lost < bands.front().expected);
  CHECK(bands.back().lost > bands.back().expected);
}
