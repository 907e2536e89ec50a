#include "agents/kene.hpp"

#include <cmath>
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

std::uint16_t next_loss(std::uint32_t quarter, double loss, double draw) noexcept {
  constexpr double latest = std::numeric_limits<std::uint16_t>::max();
  if (!(loss > 0.0)) return static_cast<std::uint16_t>(latest);
  if (draw < loss) return static_cast<std::uint16_t>(std::min(latest, quarter + 1.0));
  const double wait = 1.0 + std::floor(math::log(1.0 - draw) / math::log(1.0 - std::min(loss, 0.999)));
  return static_cast<std::uint16_t>(std::min(latest, static_cast<double>(quarter) + wait));
}

const Unit* best_unit(const Kene& kene, Capability required, const Proximity& proximity) noexcept {
  const Unit* best = nullptr;
  double most = 0.0;
  for (const Unit& unit : kene.units) {
    if (unit.expertise == 0) continue;
    const double worth = proximity.of(unit.capability, required) * unit.skill() * proximity.mastery[unit.expertise];
    if (worth > most) {
      most = worth;
      best = &unit;
    }
  }
  return best;
}

void use_unit(Kene& kene, Capability capability, const Proximity& proximity, std::uint16_t loss_quarter) noexcept {
  const Unit* best = best_unit(kene, capability, proximity);
  if (best == nullptr) return;
  Unit& unit = kene.units[static_cast<std::size_t>(best - kene.units.data())];
  unit.expertise = static_cast<std::uint8_t>(std::min<int>(10, unit.expertise + 1));
  unit.next_loss = loss_quarter;
}

void lose_unused(Kene& kene, std::uint32_t quarter, double loss, double draw, std::size_t kept_field) noexcept {
  const std::uint16_t again = next_loss(quarter, loss, draw);
  for (Unit& unit : kene.units) {
    if (unit.expertise == 0 || unit.next_loss > quarter) continue;
    const int least = unit.capability / places_per_field == kept_field ? 1 : 0;
    unit.expertise = static_cast<std::uint8_t>(std::max<int>(least, unit.expertise - 1));
    unit.next_loss = again;
  }
}

void learn_unit(Kene& kene, const Unit& taught, std::uint16_t loss_quarter) noexcept {
  Unit* place = nullptr;
  int least = std::numeric_limits<int>::max();
  for (Unit& unit : kene.units) {
    const int worth = unit.expertise == 0 ? -1 : unit.ability * unit.expertise;
    if (unit.expertise > 0 && unit.capability == taught.capability) {
      unit.ability = std::max(unit.ability, taught.ability);
      unit.expertise = static_cast<std::uint8_t>(std::max<int>(unit.expertise, std::max(2, taught.expertise - 1)));
      unit.next_loss = loss_quarter;
      return;
    }
    if (worth < least) {
      least = worth;
      place = &unit;
    }
  }
  *place = taught;
  place->expertise = static_cast<std::uint8_t>(std::max(2, taught.expertise - 1));
  place->next_loss = loss_quarter;
}

}  // namespace minori
