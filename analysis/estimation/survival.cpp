#include "analysis/estimation/survival.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace minori::analysis {

namespace {

/// A spell that comes into view and leaves it at one age was never at risk, unless that is its birth.
bool usable(const Spell& spell) {
  if (!std::isfinite(spell.begin) || !std::isfinite(spell.end) || spell.begin < 0.0) return false;
  return spell.end > spell.begin || (spell.begin == 0.0 && spell.end == 0.0);
}

/// Ages of usable spells, sorted.
struct Ages {
  std::vector<double> late_begins;  ///< above 0
  std::vector<double> ends;
  std::vector<double> endings;  ///< ends that were seen
};

Ages ages_of(const std::vector<Spell>& spells) {
  Ages ages;
  for (const Spell& spell : spells) {
    if (!usable(spell)) continue;
    if (spell.begin > 0.0) ages.late_begins.push_back(spell.begin);
    ages.ends.push_back(spell.end);
    if (spell.ended) ages.endings.push_back(spell.end);
  }
  for (auto* list : {&ages.late_begins, &ages.ends, &ages.endings}) std::sort(list->begin(), list->end());
  return ages;
}

std::size_t at_or_above(const std::vector<double>& sorted, double age) {
  return static_cast<std::size_t>(sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), age));
}

/// Product and Greenwood's sum over some ages.
struct Product {
  double survival = 1.0;
  double greenwood = 0.0;

  void pass(std::size_t ended, std::size_t at_risk) {
    const auto gone = static_cast<double>(ended);
    const auto risk = static_cast<double>(at_risk);
    survival *= 1.0 - gone / risk;
    greenwood += gone / (risk * (risk - gone));
  }
  [[nodiscard]] double error() const { return survival > 0.0 ? survival * std::sqrt(greenwood) : missing; }
};

void add_interval(SurvivalStep& step, double greenwood) {
  if (!(step.survival > 0.0)) return;
  const double normal_quantile = boost::math::quantile(boost::math::normal{}, 0.5 + confidence / 2.0);
  const double shift = normal_quantile * std::sqrt(greenwood) / std::abs(std::log(step.survival));
  step.low = std::pow(step.survival, std::exp(shift));
  step.high = std::pow(step.survival, std::exp(-shift));
}

/// Time that a spell spends between two ages.
double time_between(const Spell& spell, double from, double to) {
  return std::max(0.0, std::min(spell.end, to) - std::max(spell.begin, from));
}

AgeClass class_of(const std::vector<Spell>& spells, const SurvivalCurve& curve, double from, double to) {
  AgeClass made;
  made.from = from;
  made.to = to;
  for (const Spell& spell : spells)
    if (usable(spell)) made.time_at_risk += time_between(spell, from, to);
  Product product;
  for (const SurvivalStep& step : curve.steps) {
    const bool inside = step.age <= to && (step.age > from || (from == 0.0 && step.age == 0.0));
    if (!inside) continue;
    made.ended += step.ended;
    product.pass(step.ended, step.at_risk);
  }
  if (made.time_at_risk > 0.0) {
    made.hazard = static_cast<double>(made.ended) / made.time_at_risk;
    made.hazard_error = std::sqrt(static_cast<double>(made.ended)) / made.time_at_risk;
  }
  if (made.time_at_risk > 0.0 || made.ended > 0) {
    made.ending_share = 1.0 - product.survival;
    made.ending_error = product.error();
  }
  return made;
}

}  // namespace

double SurvivalCurve::at(double age) const noexcept {
  if (count == 0 || std::isnan(age)) return missing;
  const auto next = std::partition_point(steps.begin(), steps.end(), [&](const auto& step) { return step.age <= age; });
  return next == steps.begin() ? 1.0 : std::prev(next)->survival;
}

SurvivalCurve survival_curve(const std::vector<Spell>& spells) {
  const Ages ages = ages_of(spells);
  SurvivalCurve curve;
  curve.count = ages.ends.size();
  curve.left_out = spells.size() - ages.ends.size();
  Product product;
  for (auto next = ages.endings.begin(); next != ages.endings.end();) {
    const double age = *next;
    const auto after = std::upper_bound(next, ages.endings.end(), age);
    SurvivalStep step;
    step.age = age;
    step.ended = static_cast<std::size_t>(after - next);
    step.at_risk = at_or_above(ages.ends, age) - at_or_above(ages.late_begins, age);
    product.pass(step.ended, step.at_risk);
    step.survival = product.survival;
    step.error = product.error();
    add_interval(step, product.greenwood);
    curve.steps.push_back(step);
    next = after;
  }
  return curve;
}

std::vector<AgeClass> hazard_by_age(const std::vector<Spell>& spells, const std::vector<double>& limits) {
  const auto not_above = [](double lower, double upper) { return !(lower < upper); };
  const bool ascending = std::adjacent_find(limits.begin(), limits.end(), not_above) == limits.end();
  if (!limits.empty() && !(ascending && limits.front() >= 0.0))
    throw std::invalid_argument("limits of age classes must ascend from 0 or above");
  const SurvivalCurve curve = survival_curve(spells);
  std::vector<AgeClass> classes;
  for (std::size_t i = 0; i + 1 < limits.size(); ++i)
    classes.push_back(class_of(spells, curve, limits[i], limits[i + 1]));
  return classes;
}

}  // namespace minori::analysis
