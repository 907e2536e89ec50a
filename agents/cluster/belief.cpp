#include <algorithm>

#include "agents/cluster/phases.hpp"
#include "agents/cluster/states.hpp"
#include "agents/node/kinds.hpp"
#include "agents/programme/budget.hpp"

namespace minori::cluster {
namespace {

/// An award as it is known today.
struct Award {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool extended = false;
  bool tapers = false;
};

/// Gradings before the end, and those that end the period and an extension: they stop nothing, but they are seen.
void announce_gradings(std::uint32_t quarter, const Award& award, const programme::Design& design, Announcement& made) {
  const auto see = [&](std::uint32_t when) {
    if (when > quarter) made.next_grading = std::min(made.next_grading, when - quarter);
  };
  if (award.extended) return see(award.end);
  for (const programme::Grading& each : programme::gradings(design)) {
    const std::uint32_t when = award.start + 4U * static_cast<std::uint32_t>(each.year);
    see(when);
    if (when <= quarter) continue;
    if (each.gate)
      made.gate = when - quarter, made.gate_share = 1.0 - each.stop_share;
    else
      made.evaluations.push_back(when - quarter);
  }
  const auto& years = design.evaluation_years;
  const bool graded_at_end = std::find(years.begin(), years.end(), design.funding_period) != years.end();
  if (graded_at_end || design.extension_years > 0) see(award.end);
}

/// L1  What is announced: the end, what may stop the award before it, and what may follow it.
Announcement announced_for(const Step& step, const Award& award, double renewal, const programme::Design& design) {
  const std::uint32_t quarter = step.quarter();
  const std::uint32_t taper = award.tapers ? 0 : programme::taper_of(design);
  Announcement made;
  made.quarters_left = award.end > quarter ? award.end - quarter + taper : 0;
  const bool slots = design.equal_budget == programme::BudgetRule::slots && design.reentry_cooldown_years == 0.0;
  if (slots || !design.successor.empty()) {
    const std::uint32_t closes = slots ? programme::window_end(step, design) : Announcement::no_grading;
    made.renewal = award.end < closes ? renewal : 0.0;
    made.renewal_closes = closes > quarter ? closes - quarter : 0;
  }
  if (award.tapers) return made;
  announce_gradings(quarter, award, design, made);
  if (award.extended) return made;
  made.extension_quarters = 4U * static_cast<std::uint32_t>(design.extension_years);
  made.extension_share = design.extension_share;
  return made;
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

constexpr float never = 1e9F;  // quarters to an evaluation where none is announced

}  // namespace

void believe(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Awarded> awarded,
             Own<Extended> is_extended, Own<Admitting> admitting, Own<AwardStart> start, Own<AwardEnd> end,
             Own<TaperQuarters> taper, Own<AdmissionChance> admission_chance, Own<RulesMatching> matching,
             In<programme::Evaluated> evaluated, In<programme::Stopped> stopped, In<programme::Ends> ends,
             In<programme::Renewed> renewed, Use<PolicyBook> book, Use<Parameters> parameters, Out<Memory> memory,
             Out<Survival> survival, Out<Offer> offer, Out<Effort> effort, Out<ToEvaluation> to_evaluation) {
  const BeliefParameters& p = parameters->belief;
  for (const std::size_t c : rows) {
    memory[c] *= static_cast<float>(1.0 - p.memory_decay);
    offer[c] = 0.0F;
    effort[c] = 1.0F;
    survival[c] = {};
    to_evaluation[c] = never;
    if (id[c] == 0 || awarded[c] == 0) continue;
    const std::uint32_t by = programme[c];
    const double stops =
        (p.stop_share_start + static_cast<double>(stopped[by])) / (1.0 + static_cast<double>(evaluated[by]));
    const double renewal = static_cast<double>(renewed[by]) / (1.0 + static_cast<double>(ends[by]));
    const Award award{start[c], end[c], is_extended[c] != 0, taper[c] != 0};
    const Announcement announced = announced_for(step, award, renewal, book->designs[by]);
    survival[c] = believed_survival(announced, memory[c], stops, p);
    if (announced.next_grading != Announcement::no_grading)
      to_evaluation[c] = static_cast<float>(announced.next_grading);
    const double guaranteed = 0.25 * std::min<double>(to_evaluation[c], announced.quarters_left);
    effort[c] = static_cast<float>(effort_of(matching[c], to_evaluation[c], guaranteed, parameters->effort));
    if (admitting[c] == 0) continue;
    const double half_way = parameters->project.stage_quarters_1 + 0.5 * parameters->project.stage_quarters_2;
    offer[c] = static_cast<float>(admission_chance[c] * (1.0 - matching[c]) * survival_at(survival[c], half_way));
  }
}

namespace {

/// G6  Part of the growth of vision that ties among members let through:  1 - w + w (tied members / members)
double bound_by_ties(std::int64_t tied, std::int64_t members, double weight) {
  const double share = members > 0 ? static_cast<double>(tied) / static_cast<double>(members) : 0.0;
  return 1.0 - weight + weight * share;
}

}  // namespace

void move_vision(const Step&, Rows rows, Own<Id> id, Own<Programme> programme, Own<Seat> seat, Own<Awarded> awarded,
                 Own<CouncilBudget> council, Own<Results> results, Own<AreaStarts> area_starts,
                 Own<Applications> applications, Own<AdmittedProjects> admitted, Own<FirmMembers> members,
                 Own<TiedMembers> tied, Own<Stage> stage, Own<Grade> grade, In<region::VisionSupport> support,
                 In<region::ManagementLearning> learning, Use<Geography> geography, Use<Parameters> parameters,
                 Out<Vision> vision, Out<Management> management, Out<Achievement> achievement, Out<Activity> activity,
                 Out<AdmissionChance> admission_chance, Out<ClusterState> state, Out<GradeIndex> grade_index,
                 Out<VisionIndex> vision_index, Out<ManagementIndex> management_index,
                 Total<programme::ProgrammeClusters> running) {
  const ClusterParameters& p = parameters->cluster;
  constexpr float memory_of_activity = 0.1F;
  for (const std::size_t c : rows) {
    if (id[c] == 0) continue;
    const double full = 250.0 * p.council_money * geography->innovation_scale;
    const double at_work = std::min(1.0, static_cast<double>(council[c]) / full + support[seat[c]]);
    const double gain = p.vision_gain * at_work * bound_by_ties(tied[c], members[c], p.vision_ties);
    vision[c] += static_cast<float>(gain * (1.0 - vision[c]) - p.vision_decay * (1.0 - at_work) * vision[c]);
    management[c] += static_cast<float>(learning[seat[c]] * (1.0 - management[c]));
    achievement[c] += static_cast<float>(1e-3 * static_cast<double>(results[c]));
    activity[c] += memory_of_activity * (static_cast<float>(area_starts[c]) - activity[c]);
    admission_chance[c] = static_cast<float>(chance_of_admission(applications[c], admitted[c]));
    state[c] = stage[c];
    if (awarded[c] != 0) running.add(programme[c], 1);
    grade_index[c] = std::llround(1000.0 * grade[c]);
    vision_index[c] = std::llround(1000.0 * vision[c]);
    management_index[c] = std::llround(1000.0 * management[c]);
  }
}

void see_ties(const Step&, Rows rows, Own<innovator::Id> id, Own<innovator::Node> node, Own<innovator::Member> member,
              In<innovator::Member> firm_member, In<laboratory::Member> laboratory_member, In<node::AgentKind> kind,
              In<node::AgentRow> row, In<Awarded> awarded, In<AwardEnd> award_end, Use<TieGraph> graph,
              Total<FirmMembers> members, Total<TiedMembers> tied, Total<SupportedTies> supported) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || member[i] == no_row) continue;
    members.add(member[i], 1);
    const auto fellow = [&](std::uint32_t other) {
      if (kind[other] == node::innovator_kind) return firm_member[row[other]] == member[i];
      return kind[other] == node::laboratory_kind && laboratory_member[row[other]] == member[i];
    };
    std::int64_t fellows = 0;
    std::int64_t old = 0;
    for (const Tie& tie : graph->of(node[i])) {
      if (!fellow(tie.target)) continue;
      ++fellows;
      old += awarded[member[i]] != 0 || tie.formed < award_end[member[i]] ? 1 : 0;
    }
    tied.add(member[i], fellows > 0 ? 1 : 0);
    supported.add(member[i], old);
  }
}

}  // namespace minori::cluster
