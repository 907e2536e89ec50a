#include <algorithm>

#include "agents/cluster/phases.hpp"
#include "agents/cluster/states.hpp"

namespace minori::cluster {
namespace {

/// L1  What is announced: the end, evaluations that may stop the award, a possible extension.
Announcement announced_for(std::uint32_t quarter, std::uint32_t start, std::uint32_t end, bool extended,
                           const programme::Design& design) {
  Announcement made;
  made.quarters_left = end > quarter ? end - quarter : 0;
  if (extended) return made;
  for (const auto year : design.evaluation_years) {
    const std::uint32_t when = start + 4U * static_cast<std::uint32_t>(year);
    if (year < design.funding_period && when > quarter) made.evaluations.push_back(when - quarter);
  }
  made.extension_quarters = 4U * static_cast<std::uint32_t>(design.extension_years);
  made.extension_share = design.extension_share;
  return made;
}

/// Quarters to the next announced evaluation, or a large number.
double quarters_to_evaluation(const Announcement& announced) {
  double nearest = 1e9;
  for (const auto each : announced.evaluations) nearest = std::min(nearest, static_cast<double>(each));
  return nearest;
}

/// P3  effort = 1 + a matching + b max(0, 1 - q / 4) - e min(1, max(0, g - 3) / 5), clipped to 0.5-1.3
///
/// q quarters to the next evaluation, g years guaranteed without one.
double effort_of(double matching, double to_evaluation, double guaranteed_years, const EffortParameters& p) {
  const double pressure = p.evaluation * std::max(0.0, 1.0 - to_evaluation / 4.0);
  const double softness = p.soft_budget * std::min(1.0, std::max(0.0, guaranteed_years - 3.0) / 5.0);
  return std::clamp(1.0 + p.matching * matching + pressure - softness, 0.5, 1.3);
}

/// L2  Share of applications that were admitted, with one of each imagined before any was seen.
double chance_of_admission(std::int64_t applications, std::int64_t admitted) {
  return std::min(1.0, (static_cast<double>(admitted) + 1.0) / (static_cast<double>(applications) + 1.0));
}

}  // namespace

void believe(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Awarded> awarded,
             Own<Extended> is_extended, Own<Admitting> admitting, Own<AwardStart> start, Own<AwardEnd> end,
             Own<AdmissionChance> admission_chance, Own<RulesMatching> matching, In<programme::Evaluated> evaluated,
             In<programme::Stopped> stopped, Use<PolicyBook> book, Use<Parameters> parameters, Out<Memory> memory,
             Out<Survival> survival, Out<Offer> offer, Out<Effort> effort) {
  const BeliefParameters& p = parameters->belief;
  for (const std::size_t c : rows) {
    memory[c] *= static_cast<float>(1.0 - p.memory_decay);
    offer[c] = 0.0F;
    effort[c] = 1.0F;
    survival[c] = {};
    if (id[c] == 0 || awarded[c] == 0) continue;
    const programme::Design& design = book->designs[programme[c]];
    const double stops = (p.stop_share_start + static_cast<double>(stopped[programme[c]])) /
                         (1.0 + static_cast<double>(evaluated[programme[c]]));
    const Announcement announced = announced_for(step.quarter(), start[c], end[c], is_extended[c] != 0, design);
    survival[c] = believed_survival(announced, memory[c], stops, p);
    const double to_evaluation = quarters_to_evaluation(announced);
    const double guaranteed = 0.25 * std::min(to_evaluation, static_cast<double>(announced.quarters_left));
    effort[c] = static_cast<float>(effort_of(matching[c], to_evaluation, guaranteed, parameters->effort));
    if (admitting[c] == 0) continue;
    const double half_way = parameters->project.stage_quarters_1 + 0.5 * parameters->project.stage_quarters_2;
    offer[c] = static_cast<float>(admission_chance[c] * (1.0 - matching[c]) * survival_at(survival[c], half_way));
  }
}

void move_vision(const Step&, Rows rows, Own<Id> id, Own<Awarded>, Own<CouncilBudget> council, Own<Results> results,
                 Own<AreaStarts> area_starts, Own<Applications> applications, Own<AdmittedProjects> admitted,
                 Own<Stage> stage, Use<Geography> geography, Use<Parameters> parameters, Out<Vision> vision,
                 Own<Management> management, Out<Achievement> achievement, Out<Activity> activity,
                 Out<AdmissionChance> admission_chance, Out<ClusterState> state, Out<VisionIndex> vision_index,
                 Out<ManagementIndex> management_index) {
  const ClusterParameters& p = parameters->cluster;
  constexpr float memory_of_activity = 0.1F;
  for (const std::size_t c : rows) {
    if (id[c] == 0) continue;
    const double full = 250.0 * p.council_money * geography->innovation_scale;
    const double at_work = std::min(1.0, static_cast<double>(council[c]) / full);
    vision[c] +=
        static_cast<float>(p.vision_gain * at_work * (1.0 - vision[c]) - p.vision_decay * (1.0 - at_work) * vision[c]);
    achievement[c] += static_cast<float>(1e-3 * static_cast<double>(results[c]));
    activity[c] += memory_of_activity * (static_cast<float>(area_starts[c]) - activity[c]);
    admission_chance[c] = static_cast<float>(chance_of_admission(applications[c], admitted[c]));
    state[c] = stage[c];
    vision_index[c] = std::llround(1000.0 * vision[c]);
    management_index[c] = std::llround(1000.0 * management[c]);
  }
}

}  // namespace minori::cluster
