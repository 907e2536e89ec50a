#pragma once

/// Knowledge (ODD 7, K1-K4): a kene is up to eight units of capability, ability and expertise.
///
/// After SKIN (Gilbert, Pyka & Ahrweiler 2001; Ahrweiler et al. 2015), normalised to 0-1.
/// Capability C = 100 field + place within the field (0-99); ability A in [0, 10]; expertise E in 0-10, 0 = forgotten.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include "sim/math.hpp"

namespace minori {

using Capability = std::uint16_t;
inline constexpr Capability places_per_field = 100;
inline constexpr std::size_t required_capabilities = 3;
using Capabilities = std::array<Capability, required_capabilities>;

struct Unit {
  Capability capability = 0;
  std::uint8_t ability = 0;     ///< in steps of 1/20
  std::uint8_t expertise = 0;   ///< 0 = no unit
  std::uint16_t next_loss = 0;  ///< quarter in which an unused unit loses one expertise

  [[nodiscard]] double skill() const noexcept { return ability / 20.0; }
};

inline constexpr std::size_t units_of_kene = 8;

/// The units of a kene, each property side by side, so that a loop over the units uses wide registers; a unit is read
/// and written through operator[] as if it stood in an array of units.
struct Units {
  std::array<Capability, units_of_kene> capability{};
  std::array<std::uint16_t, units_of_kene> next_loss{};
  std::array<std::uint8_t, units_of_kene> ability{};
  std::array<std::uint8_t, units_of_kene> expertise{};

  /// A unit in its place.
  struct Place {
    Capability& capability;
    std::uint8_t& ability;
    std::uint8_t& expertise;
    std::uint16_t& next_loss;
    // NOLINTNEXTLINE(misc-unconventional-assign-operator): `units[k] = unit` writes through; there is nothing to chain
    void operator=(const Unit& unit) const noexcept {
      capability = unit.capability;
      ability = unit.ability;
      expertise = unit.expertise;
      next_loss = unit.next_loss;
    }
  };
  [[nodiscard]] Place operator[](std::size_t k) noexcept {
    return {capability[k], ability[k], expertise[k], next_loss[k]};
  }
  [[nodiscard]] Unit operator[](std::size_t k) const noexcept {
    return {capability[k], ability[k], expertise[k], next_loss[k]};
  }
  [[nodiscard]] static constexpr std::size_t size() noexcept { return units_of_kene; }
};

struct Kene {
  Units units{};
};

/// Proximity of fields and of capabilities, and the expertise term of K1, as tables.
struct Proximity {
  std::size_t fields = 0;
  std::vector<double> between_fields;                   ///< fields x fields: 1 same, 0.5 related, 0.1 else
  std::array<double, places_per_field> within_field{};  ///< by distance of places
  std::array<double, 11> mastery{};                     ///< 1 - exp(-E / 3)

  [[nodiscard]] double of_fields(std::size_t a, std::size_t b) const noexcept { return between_fields[a * fields + b]; }

  [[nodiscard]] double of(Capability a, Capability b) const noexcept {
    const std::size_t field_a = a / places_per_field;
    const std::size_t field_b = b / places_per_field;
    if (field_a != field_b) return of_fields(field_a, field_b);
    return within_field[static_cast<std::size_t>(std::abs(static_cast<int>(a) - static_cast<int>(b)))];
  }
};

/// Tables for `fields` fields; `between_fields` as in Proximity.
///
/// Within a field proximity falls linearly from 1 to 0.5, that of a related field (assumption).
[[nodiscard]] Proximity make_proximity(std::vector<double> between_fields, std::size_t fields);

/// K1  Quality of one capability in a kene:  q = max over units of proximity (A / 10) (1 - exp(-E / 3))
[[nodiscard]] inline double mastery_of(const Kene& kene, Capability required, const Proximity& proximity) noexcept {
  const Units& units = kene.units;
  const std::size_t wanted = required / places_per_field;
  const double* between = proximity.between_fields.data() + wanted * proximity.fields;
  double best = 0.0;
  for (std::size_t k = 0; k < units_of_kene; ++k) {
    const unsigned place = units.capability[k];
    const std::size_t field = place / places_per_field;
    const unsigned gap = place > required ? place - required : required - place;
    const double near = field == wanted ? proximity.within_field[gap % places_per_field] : between[field];
    best = std::max(best, near * (units.ability[k] * 0.005) * proximity.mastery[units.expertise[k]]);
  }
  return best;
}

/// K1  Quality of a set used together:  Q = (1 / k) sum over the k = 3 required capabilities of the better partner's q
///
/// Source: SKIN product quality, normalised to 0-1; the better of two partners supplies each capability (ours).
[[nodiscard]] inline double quality_together(const Kene& one, const Kene& other, const Capabilities& required,
                                             const Proximity& proximity) noexcept {
  double sum = 0.0;
  for (const Capability each : required)
    sum += std::max(mastery_of(one, each, proximity), mastery_of(other, each, proximity));
  return sum / static_cast<double>(required_capabilities);
}

[[nodiscard]] inline double quality_alone(const Kene& kene, const Capabilities& required,
                                          const Proximity& proximity) noexcept {
  double sum = 0.0;
  for (const Capability each : required) sum += mastery_of(kene, each, proximity);
  return sum / static_cast<double>(required_capabilities);
}

/// Highest expertise in units of a field, 0-10.
[[nodiscard]] inline double expertise_in(const Kene& kene, std::size_t field) noexcept {
  int best = 0;
  for (std::size_t k = 0; k < units_of_kene; ++k)
    if (kene.units.capability[k] / places_per_field == field) best = std::max<int>(best, kene.units.expertise[k]);
  return best;
}

/// K2  Absorptive capacity:  a = 1 - exp(-(0.2 + r k + own expertise / 10) proximity)
///
/// r R&D intensity, k `rnd_weight`. Source: Cohen & Levinthal (1990), form ours.
[[nodiscard]] inline double absorptive_capacity(double rnd_intensity, double rnd_weight, double own_expertise,
                                                double proximity) noexcept {
  return math::one_minus_exp((0.2 + rnd_intensity * rnd_weight + own_expertise / 10.0) * proximity);
}

/// K3  When unused units lose expertise: geometric waiting times with chance `loss` a quarter.
class Forgetting {
 public:
  explicit Forgetting(double loss) noexcept
      : loss_(loss), per_log_(loss > 0.0 ? 1.0 / math::log(1.0 - std::min(loss, 0.999)) : 0.0) {}

  /// Quarter in which a unit that was used now loses expertise if it stays unused; `draw` in [0, 1).
  [[nodiscard]] std::uint16_t next_loss(std::uint32_t quarter, double draw) const noexcept {
    constexpr double latest = std::numeric_limits<std::uint16_t>::max();
    if (!(loss_ > 0.0)) return static_cast<std::uint16_t>(latest);
    const double waited = draw < loss_ ? 0.0 : math::log(1.0 - draw) * per_log_;
    const auto wait = 1U + static_cast<std::uint32_t>(std::min(waited, latest));
    return static_cast<std::uint16_t>(std::min(std::uint32_t{0xffff}, quarter + wait));
  }

 private:
  double loss_;
  double per_log_;
};

/// K3  Practice: expertise of a unit that is known rises by one, up to 10, and its loss is put off.
void practise(Kene& kene, std::size_t place, std::uint16_t loss_quarter) noexcept;

/// Stands for no capability.
inline constexpr Capability no_capability = 0xffff;

/// K3  Use: the unit nearest to `capability` is practised; returns its place, or units_of_kene if no unit serves.
std::size_t use_unit(Kene& kene, Capability capability, const Proximity& proximity,
                     std::uint16_t loss_quarter) noexcept;

/// True if some unit's time to lose expertise has come.
[[nodiscard]] inline bool loss_due(const Kene& kene, std::uint32_t quarter) noexcept {
  const auto now = static_cast<std::uint16_t>(quarter);
  unsigned due = 0;
  for (std::size_t k = 0; k < units_of_kene; ++k)
    due |= static_cast<unsigned>(kene.units.expertise[k] != 0) & static_cast<unsigned>(kene.units.next_loss[k] <= now);
  return due != 0;
}

/// No field of a kene is a core field (firms).
inline constexpr std::size_t no_field = 0xffff;

/// K3  Loss: units whose time has come lose one expertise and get `again` as their next time; those in `kept_field`
/// keep at least 1.
void lose_unused(Kene& kene, std::uint32_t quarter, std::uint16_t again, std::size_t kept_field) noexcept;

/// The same with a draw in [0, 1) for the next waiting time, chance `loss` a quarter.
inline void lose_unused(Kene& kene, std::uint32_t quarter, double loss, double draw, std::size_t kept_field) noexcept {
  lose_unused(kene, quarter, Forgetting(loss).next_loss(quarter, draw), kept_field);
}

/// K4  Learning a unit: expertise max(2, that of the partner - 1); a full kene drops its least A x E unit, but none
/// whose bit is set in `kept`.
void learn_unit(Kene& kene, const Unit& taught, std::uint16_t loss_quarter, unsigned kept = 0) noexcept;

/// Place of the unit of `kene` that serves `required` best, or units_of_kene if none does.
[[nodiscard]] std::size_t best_unit(const Kene& kene, Capability required, const Proximity& proximity) noexcept;

}  // namespace minori
