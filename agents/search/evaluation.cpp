#include "agents/search/evaluation.hpp"

#include <algorithm>

#include "agents/project/rules.hpp"

namespace minori::search {
namespace {

/// What decides between laboratories for one need: the terms of the chance to pass that differ between them.
double promise(const Candidate& each) { return 4.0 * each.fit + each.trust; }

}  // namespace

double quality_with(const Seeker& seeker, const Kene& other, const Proximity& proximity) {
  double sum = 0.0;
  for (std::size_t k = 0; k < required_capabilities; ++k)
    sum += std::max(seeker.own[k], mastery_of(other, seeker.need->capabilities[k], proximity));
  return sum / static_cast<double>(required_capabilities);
}

double fit_of(const Seeker& seeker, const Meeting& meeting, const SearchParameters& p) {
  return std::min(1.0, meeting.quality + meeting.seed_fit) * (0.5 + 0.5 * seeker.absorption) *
         (p.trust_floor + (1.0 - p.trust_floor) * meeting.trust);
}

Candidate judge(const Seeker& seeker, const Candidate& found, double broker_skill, const Outlook& outlook,
                const Parameters& parameters) {
  Candidate made = found;
  double own = 0.0;
  for (const double each : seeker.own) own += each / static_cast<double>(required_capabilities);
  const project::Strength strength{found.fit, found.trust, std::min(1.0, own + found.fit), broker_skill, 0.0};
  project::Terms terms{seeker.need->value, outlook.discounted_adoption, parameters.market.margin, seeker.support,
                       seeker.last_supported_stage};
  project::Shape shape;
  const double incremental = project::net_value(1, 1.0, strength, shape, terms, parameters.project);
  shape.ambitious = true;
  terms.market = seeker.need->ambitious_value;
  const double ambitious = project::net_value(1, 1.0, strength, shape, terms, parameters.project);
  made.ambitious = ambitious * seeker.lean > incremental && ambitious > 0.0 ? 1 : 0;
  made.net_value = static_cast<float>(made.ambitious != 0 ? ambitious : incremental);
  return made;
}

void keep_best(Candidates& best, const Candidate& found) {
  for (Candidate& each : best) {
    if (each.laboratory != found.laboratory) continue;
    if (promise(each) >= promise(found)) return;
    each = {};
  }
  std::stable_sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) {
    return (a.laboratory != no_row) > (b.laboratory != no_row);
  });
  Candidate moved = found;
  for (Candidate& each : best) {
    if (each.laboratory != no_row && promise(each) >= promise(moved)) continue;
    std::swap(each, moved);
    if (moved.laboratory == no_row) return;
  }
}

}  // namespace minori::search
