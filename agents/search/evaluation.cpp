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

Courses courses_of(const ProjectParameters& p) {
  project::Shape shape;
  const project::Stages incremental = project::stages_of(shape, p);
  shape.ambitious = true;
  return {incremental, project::stages_of(shape, p)};
}

Candidate judge(const Seeker& seeker, const Candidate& found, double broker_skill, const Courses& courses,
                const Outlook& outlook, const Parameters& parameters) {
  Candidate made = found;
  const ProjectParameters& p = parameters.project;
  double own = 0.0;
  for (const double each : seeker.own) own += each / static_cast<double>(required_capabilities);
  const project::Strength strength{found.fit, found.trust, std::min(1.0, own + found.fit), broker_skill, 0.0};
  project::Terms terms{seeker.need->value, outlook.discounted_adoption, parameters.market.margin, seeker.support,
                       seeker.last_supported_stage};
  project::Shape shape;
  const double incremental =
      project::net_value(1, 1.0, project::pass_chance(strength, shape, p), courses.incremental, terms, p);
  shape.ambitious = true;
  terms.market = seeker.need->ambitious_value;
  const double ambitious =
      project::net_value(1, 1.0, project::pass_chance(strength, shape, p), courses.ambitious, terms, p);
  made.ambitious = ambitious * seeker.lean > incremental && ambitious > 0.0 ? 1 : 0;
  made.net_value = static_cast<float>(made.ambitious != 0 ? ambitious : incremental);
  return made;
}

void keep_best(Candidates& best, const Candidate& found) {
  Candidate moved = found;
  for (Candidate& each : best) {
    const bool same = each.laboratory == found.laboratory;
    if (each.laboratory == no_row || promise(moved) > promise(each)) std::swap(each, moved);
    if (same || moved.laboratory == no_row) return;  // a laboratory met before has moved up or stays
  }
}

}  // namespace minori::search
