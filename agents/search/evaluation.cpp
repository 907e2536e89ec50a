#include "agents/search/evaluation.hpp"

#include <algorithm>

#include "agents/project/rules.hpp"

namespace minori::search {

double fit_of(const Seeker& seeker, const Meeting& meeting, const Proximity& proximity, const SearchParameters& p) {
  const double quality =
      quality_together(*seeker.knowledge, *meeting.knowledge, seeker.need->capabilities, proximity) + meeting.seed_fit;
  return std::min(1.0, quality) * (0.5 + 0.5 * seeker.absorption) *
         (p.trust_floor + (1.0 - p.trust_floor) * meeting.trust);
}

Candidate judge(const Seeker& seeker, const Meeting& meeting, const Proximity& proximity, const Outlook& outlook,
                const Parameters& parameters) {
  Candidate made;
  const double fit = fit_of(seeker, meeting, proximity, parameters.search);
  project::Strength strength{fit, meeting.trust, 0.0, meeting.broker_skill, 0.0};
  strength.expertise = std::min(1.0, quality_alone(*seeker.knowledge, seeker.need->capabilities, proximity) + fit);
  project::Terms terms{seeker.need->value, outlook.discounted_adoption, parameters.market.margin, seeker.support,
                       seeker.last_supported_stage};
  project::Shape shape;
  const double incremental = project::net_value(1, 1.0, strength, shape, terms, parameters.project);
  shape.ambitious = true;
  terms.market = seeker.need->ambitious_value;
  const double ambitious = project::net_value(1, 1.0, strength, shape, terms, parameters.project);
  made.ambitious = ambitious * seeker.lean > incremental && ambitious > 0.0 ? 1 : 0;
  made.fit = static_cast<float>(fit);
  made.trust = static_cast<float>(meeting.trust);
  made.net_value = static_cast<float>(made.ambitious != 0 ? ambitious : incremental);
  return made;
}

void keep_best(Candidates& best, const Candidate& found) {
  for (const Candidate& each : best)
    if (each.laboratory == found.laboratory && each.net_value >= found.net_value) return;
  for (Candidate& each : best)
    if (each.laboratory == found.laboratory) each = {};
  std::stable_sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) {
    return (a.laboratory != no_row) > (b.laboratory != no_row);
  });
  Candidate moved = found;
  for (Candidate& each : best) {
    if (each.laboratory != no_row && each.net_value >= moved.net_value) continue;
    std::swap(each, moved);
    if (moved.laboratory == no_row) return;
  }
}

}  // namespace minori::search
