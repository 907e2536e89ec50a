#include "agents/kene.hpp"

#include <limits>

namespace minori {

Proximity make_proximity(std::vector<double> between_fields, std::size_t fields) {
  Proximity made;
  made.fields = fields;
  made.between_fields = std::move(between_fields);
  for (std::size_t gap = 0; gap < made.within_field.size(); ++gap)
    made.within_field[gap] = 1.0 - 0.5 * static_cast<double>(gap) / places_per_field;
  for (std::size_t expertise = 0; expertise < made.mastery.size(); ++expertise)
    made.mastery[expertise] = math::one_minus_exp(static_cast<double>(expertise) / 3.0);
  return made;
}

std::size_t best_unit(const Kene& kene, Capability required, const Proximity& proximity) noexcept {
  std::size_t best = units_of_kene;
  double most = 0.0;
  for (std::size_t k = 0; k < units_of_kene; ++k) {
    const Unit unit = kene.units[k];
    const double worth = proximity.of(unit.capability, required) * unit.skill() * proximity.mastery[unit.expertise];
    if (worth > most) {
      most = worth;
      best = k;
    }
  }
  return best;
}

void practise(Kene& kene, std::size_t place, std::uint16_t loss_quarter) noexcept {
  if (kene.units.expertise[place] == 0) return;
  kene.units.expertise[place] = static_cast<std::uint8_t>(std::min<int>(10, kene.units.expertise[place] + 1));
  kene.units.next_loss[place] = loss_quarter;
}

std::size_t use_unit(Kene& kene, Capability capability, const Proximity& proximity,
                     std::uint16_t loss_quarter) noexcept {
  const std::size_t best = best_unit(kene, capability, proximity);
  if (best != units_of_kene) practise(kene, best, loss_quarter);
  return best;
}

void lose_unused(Kene& kene, std::uint32_t quarter, std::uint16_t again, std::size_t kept_field) noexcept {
  Units& units = kene.units;
  for (std::size_t k = 0; k < units_of_kene; ++k) {
    const bool due = units.expertise[k] > 0 && units.next_loss[k] <= quarter;
    const int least = units.capability[k] / places_per_field == kept_field ? 1 : 0;
    const int fallen = std::max<int>(least, units.expertise[k] - 1);
    units.expertise[k] = due ? static_cast<std::uint8_t>(fallen) : units.expertise[k];
    units.next_loss[k] = due ? again : units.next_loss[k];
  }
}

void learn_unit(Kene& kene, const Unit& taught, std::uint16_t loss_quarter, unsigned kept) noexcept {
  Units& units = kene.units;
  std::size_t place = units_of_kene;
  int least = std::numeric_limits<int>::max();
  for (std::size_t k = 0; k < units_of_kene; ++k) {
    if (units.expertise[k] > 0 && units.capability[k] == taught.capability) {
      units.ability[k] = std::max(units.ability[k], taught.ability);
      units.expertise[k] =
          static_cast<std::uint8_t>(std::max<int>(units.expertise[k], std::max(2, taught.expertise - 1)));
      units.next_loss[k] = loss_quarter;
      return;
    }
    if ((kept >> k & 1U) != 0) continue;
    const int worth = units.expertise[k] == 0 ? -1 : units.ability[k] * units.expertise[k];
    if (worth < least) {
      least = worth;
      place = k;
    }
  }
  if (place == units_of_kene) return;  // every unit is in a product
  units[place] = taught;
  units.expertise[place] = static_cast<std::uint8_t>(std::max(2, taught.expertise - 1));
  units.next_loss[place] = loss_quarter;
}

}  // namespace minori
