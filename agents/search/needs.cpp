#include <cmath>

#include "agents/firm/rules.hpp"
#include "agents/project/rules.hpp"
#include "agents/search/phases.hpp"
#include "agents/streams.hpp"
#include "sim/draws.hpp"

namespace minori::search {
namespace {

/// N1  Projects that a firm can handle at a time:  1 + k ln(E / 20), at least 1
std::int64_t capacity_of(double employees, const NeedParameters& p) {
  const double above = p.projects_per_size * math::log(std::max(1.0, employees / 20.0));
  return 1 + static_cast<std::int64_t>(above);
}

/// N2  Required capabilities: one near a unit that the firm has, the others anywhere in the same field.
Capabilities wanted_capabilities(const Kene& kene, const Bits& first, const Bits& second) {
  const Unit unit = kene.units[Chance::scaled(first.first, units_of_kene)];
  const Unit base = unit.expertise > 0 ? unit : kene.units[0];
  const int field = base.capability / places_per_field;
  constexpr int reach = 15;
  const int shift = static_cast<int>(Chance::scaled(first.second, 2 * reach + 1)) - reach;
  const int near = std::clamp(base.capability % places_per_field + shift, 0, static_cast<int>(places_per_field) - 1);
  const auto at = [&](int place) { return static_cast<Capability>(field * places_per_field + place); };
  return {at(near), at(static_cast<int>(Chance::scaled(second.first, places_per_field))),
          at(static_cast<int>(Chance::scaled(second.second, places_per_field)))};
}

/// N2  Value:  V = V0 (E / E0)^g exp(s z)   z standard normal
double wanted_value(double employees, double draw, const ProjectParameters& p) {
  return 1000.0 * p.value_median * math::pow(std::max(1.0, employees) / p.value_reference_size, p.value_size_exponent) *
         math::exp(p.value_sigma * math::normal_quantile(draw));
}

Need make_need(const Step& step, std::uint64_t id, const Kene& kene, double employees, const Parameters& parameters) {
  const Bits values = step.chance.bits(Stream::need_traits, id);
  Need made;
  made.capabilities = wanted_capabilities(kene, step.chance.bits(Stream::need_traits, id, 1),
                                          step.chance.bits(Stream::need_traits, id, 2));
  made.open = static_cast<std::uint16_t>(parameters.need.patience);
  const double value = wanted_value(employees, unit_interval(values.first), parameters.project);
  made.value = static_cast<float>(value);
  made.ambitious_value =
      static_cast<float>(project::ambitious_market(value, unit_interval(values.second), parameters.project));
  return made;
}

/// N3  Needs that customers pass on to those who supply them.
struct Suppliers {
  In<innovator::Id> id;
  In<innovator::Firm> firm;
  In<innovator::Knowledge> knowledge;
  In<firm::Employees> employees;

  [[nodiscard]] bool told(const Step& step, std::size_t supplier, std::uint32_t customer, double chance) const {
    return chance > 0.0 && lives(customer, id) && step.uniform(Stream::customer_need, id[supplier]) < chance;
  }
  /// It lies where the customer's knowledge does and is worth what a firm of sqrt(E E_c) employees would ask for.
  [[nodiscard]] Need need_of(const Step& step, std::size_t supplier, std::uint32_t customer,
                             const Parameters& parameters) const {
    const double size = std::sqrt(static_cast<double>(employees[firm[supplier]]) * employees[firm[customer]]);
    return make_need(step, id[supplier], knowledge[customer], size, parameters);
  }
};

/// N2  With chance f a firm weighs a second market, drawn like the first, and takes the better of the two.
void weigh_second_market(const Step& step, std::uint64_t id, double employees, double foresight,
                         const ProjectParameters& p, Need& need) {
  if (foresight <= 0.0) return;
  const Bits draw = step.chance.bits(Stream::second_market, id);
  if (unit_interval(draw.first) >= foresight) return;
  const double other = wanted_value(employees, unit_interval(draw.second), p);
  if (other <= need.value) return;
  need.ambitious_value *= static_cast<float>(other) / need.value;
  need.value = static_cast<float>(other);
}

}  // namespace

void form_needs(const Step& step, Rows rows, In<innovator::Id> id, In<innovator::Firm> firm,
                Own<innovator::Region> region, In<innovator::Knowledge> knowledge, Own<innovator::Customer> customer,
                Own<innovator::Workload> workload, Own<innovator::Field> own_field, In<firm::ProfitGrowth> growth,
                In<firm::Employees> employees, In<cell::Foresight> foresight, In<cell::CustomerNeeds> customer_needs,
                Use<Geography> geography, Use<Parameters> parameters, Out<innovator::Aspiration> aspiration,
                Out<innovator::Need> need, Out<innovator::Choice> choice, Out<innovator::Matched> matched,
                Mark<Seekers> seekers, Total<region::Needs> needs) {
  const NeedParameters& p = parameters->need;
  const Suppliers suppliers{id, firm, knowledge, employees};
  RowDraws draws(step.chance, Stream::need_formation, id.values.subspan(rows.first, rows.size()), rows.first);
  for (const std::size_t i : rows) {
    choice[i] = most_candidates;  // nobody to ask
    matched[i] = 0;
    if (id[i] == 0) continue;
    const double performance = growth[firm[i]];
    const bool content = performance >= aspiration[i];
    aspiration[i] += static_cast<float>(p.aspiration_speed * (performance - aspiration[i]));
    if (need[i].open > 0) {
      if (--need[i].open > 0) seekers(i);
      continue;
    }
    const double chance = p.probability * (content ? p.content_probability : 1.0);
    if (draws[i] >= chance) continue;
    if (workload[i] >= capacity_of(employees[firm[i]], p)) continue;
    need[i] = suppliers.told(step, i, customer[i], customer_needs[geography->cell(region[i], own_field[i])])
                  ? suppliers.need_of(step, i, customer[i], *parameters)
                  : make_need(step, id[i], knowledge[i], employees[firm[i]], *parameters);
    const std::size_t field = need[i].capabilities[0] / places_per_field;
    weigh_second_market(step, id[i], employees[firm[i]], foresight[geography->cell(region[i], field)],
                        parameters->project, need[i]);
    needs.add(region[i], 1);
    seekers(i);
  }
}

}  // namespace minori::search
