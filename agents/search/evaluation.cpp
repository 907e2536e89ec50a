#include "agents/search/evaluation.hpp"

#include <algorithm>

#include "agents/project/rules.hpp"
#include "sim/wide.hpp"

namespace minori::search {
namespace {

constexpr std::size_t most_units = most_weighed * units_of_kene;

/// The units of several kenes in a row.
struct UnitsInRow {
  std::array<Capability, most_units> capability;
  std::array<std::uint8_t, most_units> ability;
  std::array<std::uint8_t, most_units> expertise;
};

/// K1  What each unit is worth for a capability (mastery_of in agents/kene.hpp).
MINORI_WIDE void weigh_units(const UnitsInRow& units, std::size_t count, int required, const Proximity& proximity,
                             double* __restrict worth) {
  constexpr int places = static_cast<int>(places_per_field);
  const int wanted = required / places;
  const double* between = proximity.between_fields.data() + static_cast<std::size_t>(wanted) * proximity.fields;
  const double* mastery = proximity.mastery.data();
  for (std::size_t k = 0; k < count; ++k) {
    const int capability = units.capability[k];
    const int field = capability / places;
    const int away = capability - required;
    const double far = between[field];
    const double within = 1.0 - (away < 0 ? -away : away) / (2.0 * places);
    worth[k] = (field == wanted ? within : far) * (units.ability[k] * 0.005) * mastery[units.expertise[k]];
  }
}

/// The most that a unit of each kene is worth, if it is more than `own`, added to the sums.
MINORI_WIDE void add_better(const double* worth, double own, std::size_t count, double* __restrict sums) {
  for (std::size_t k = 0; k < count; ++k) {
    std::array<double, 4> best;
    for (std::size_t u = 0; u < 4; ++u) {
      const double one = worth[units_of_kene * k + u];
      const double other = worth[units_of_kene * k + u + 4];
      best[u] = one > other ? one : other;
    }
    const double left = best[0] > best[2] ? best[0] : best[2];
    const double right = best[1] > best[3] ? best[1] : best[3];
    const double most = left > right ? left : right;
    sums[k] += most > own ? most : own;
  }
}

}  // namespace

void qualities_with(const Seeker& seeker, std::span<const Kene> knowledge, std::span<const std::uint32_t> laboratories,
                    std::span<double> qualities, const Proximity& proximity) {
  UnitsInRow units;
  std::array<double, most_units> worth;
  const std::size_t count = laboratories.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Units& known = knowledge[laboratories[k]].units;
    std::copy(known.capability.begin(), known.capability.end(), units.capability.begin() + units_of_kene * k);
    std::copy(known.ability.begin(), known.ability.end(), units.ability.begin() + units_of_kene * k);
    std::copy(known.expertise.begin(), known.expertise.end(), units.expertise.begin() + units_of_kene * k);
    qualities[k] = 0.0;
  }
  for (std::size_t k = 0; k < required_capabilities; ++k) {
    weigh_units(units, count * units_of_kene, seeker.need->capabilities[k], proximity, worth.data());
    add_better(worth.data(), seeker.own[k], count, qualities.data());
  }
  for (double& quality : qualities.first(count)) quality /= static_cast<double>(required_capabilities);
}

double absorption_of(const Kene& knowledge, const Openness& firm, std::size_t wanted, const Proximity& proximity,
                     const Parameters& parameters) {
  const double reach = firm.rnd_intensity + parameters.people.training_effect * firm.trained_share;
  return absorptive_capacity(reach, parameters.knowledge.rnd_weight, expertise_in(knowledge, wanted),
                             proximity.of_fields(firm.field, wanted));
}

double fit_of(double absorption, const Meeting& meeting, const SearchParameters& p) {
  const double half = 0.5 * p.absorption_weight;
  return std::min(1.0, meeting.quality + meeting.seed_fit) * (1.0 - half + half * absorption) *
         (p.trust_floor + (1.0 - p.trust_floor) * meeting.trust);
}

Candidate judge(const Seeker& seeker, const Candidate& found, const Help& help, const project::Courses& courses,
                const Outlook& outlook, const Parameters& parameters) {
  Candidate made = found;
  const ProjectParameters& p = parameters.project;
  double own = 0.0;
  for (const double each : seeker.own) own += each / static_cast<double>(required_capabilities);
  const project::Strength strength{found.fit, found.trust, std::min(1.0, own + found.fit), help.broker_skill, 0.0};
  project::Terms terms{seeker.need->value, outlook.discounted_adoption, parameters.market.margin, help.support,
                       help.last_supported_stage};
  project::Shape shape;
  const double incremental =
      project::net_value(1, 1.0, project::pass_chance(strength, shape, p), courses.of(shape), terms, p);
  shape.ambitious = true;
  terms.market = seeker.need->ambitious_value;
  const double ambitious =
      project::net_value(1, 1.0, project::pass_chance(strength, shape, p), courses.of(shape), terms, p);
  made.ambitious = ambitious * seeker.lean > incremental && ambitious > 0.0 ? 1 : 0;
  made.net_value = static_cast<float>(made.ambitious != 0 ? ambitious : incremental);
  return made;
}

bool may_be_best(const Candidates& best, float fit, float trust, const ProjectParameters& p) {
  return best.back().laboratory == no_row || promise(fit, trust, p) > promise(best.back().fit, best.back().trust, p);
}

void keep_best(Candidates& best, const Candidate& found, const ProjectParameters& p) {
  Candidate moved = found;
  for (Candidate& each : best) {
    const bool same = each.laboratory == found.laboratory;
    const bool better = promise(moved.fit, moved.trust, p) > promise(each.fit, each.trust, p);
    if (each.laboratory == no_row || better) std::swap(each, moved);
    if (same || moved.laboratory == no_row) return;  // a laboratory met before has moved up or stays
  }
}

}  // namespace minori::search
