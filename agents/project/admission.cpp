#include <algorithm>

#include "agents/firm/rules.hpp"
#include "agents/node/kinds.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"

namespace minori::project {
namespace {

/// Quarters until a project that starts a stage now would pass its last eligible stage.
double quarters_to(int stage, int last_stage, const Shape& shape, const ProjectParameters& p) {
  double sum = 0.0;
  for (int s = stage; s <= last_stage; ++s) sum += stage_quarters(s, shape, p);
  return sum;
}

/// The cluster of the lead's or the laboratory's region that admits projects in the nearest field; the first in the
/// country's list if several are equally near.
std::uint32_t cluster_for(std::size_t field, std::uint32_t firm_region, std::uint32_t laboratory_region,
                          const In<cluster::Field>& cluster_field, const In<cluster::Admitting>& admitting,
                          const Geography& geography, const Proximity& proximity, double least) {
  std::uint32_t best = no_row;
  double nearest = 0.0;
  for (const std::uint32_t region : {firm_region, laboratory_region}) {
    for (const std::uint32_t c : geography.clusters_of_region[region]) {
      const double near = proximity.of_fields(field, cluster_field[c]);
      if (admitting[c] == 0 || near < least || near < nearest || (near == nearest && c >= best)) continue;
      best = c;
      nearest = near;
    }
  }
  return best;
}

}  // namespace

void apply(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Laboratory> laboratory, Own<Field> field,
           Own<Stage> stage, Own<Ambitious> ambitious, Own<Fit> fit, Own<Size> size, Own<PublicNow> public_now,
           In<laboratory::Region> laboratory_region, In<cluster::Field> cluster_field, In<cluster::Admitting> admitting,
           In<cluster::LastEligibleStage> last_stage, In<cluster::RulesMatching> matching, In<cluster::AwardEnd>,
           In<cluster::Memory>, In<cluster::Survival> survival, In<cluster::ToEvaluation> to_evaluation,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Send<Application> send,
           Total<cluster::Applications> applications) {
  const ClusterParameters& p = parameters->cluster;
  const Courses courses(parameters->project);
  for (const std::size_t i : rows) {
    if (id[i] == 0 || public_now[i] != 0) continue;
    const std::uint32_t home = region[i];
    const std::uint32_t away = laboratory[i] == no_row ? home : laboratory_region[laboratory[i]];
    const std::uint32_t c =
        cluster_for(field[i], home, away, cluster_field, admitting, *geography, *proximity, p.admission_proximity);
    if (c == no_row || stage[i] > last_stage[c]) continue;
    const Shape shape{ambitious[i] != 0, true, size[i]};
    const double left = quarters_to(stage[i], last_stage[c], shape, parameters->project);
    const double counted = cluster::counted_bonus(stage_quarters(stage[i], shape, parameters->project),
                                                  to_evaluation[c], parameters->effort);
    const double score = counted * cluster::admission_score(fit[i], cluster::survival_at(survival[c], left),
                                                            shape.ambitious, p.survival_weight, p.ambition_bonus);
    const double cost = most_in_a_quarter(stage[i], last_stage[c], courses.of(shape));
    send({c, id[i], score, static_cast<std::uint32_t>(i), firm::to_money((1.0 - matching[c]) * cost), ambitious[i]});
    applications.add(c, 1);
  }
}

namespace {

/// Firms tied to one of the leads, best quality for the need first.
struct Consortium {
  RowList<4> rows;
  std::array<double, 4> quality{};

  void consider(std::uint32_t row, double worth, std::size_t most) {
    for (const std::uint32_t taken : rows.rows)
      if (taken == row) return;
    for (std::size_t place = 0; place < std::min(most, rows.rows.size()); ++place) {
      if (rows.rows[place] != no_row && quality[place] >= worth) continue;
      std::swap(rows.rows[place], row);
      std::swap(quality[place], worth);
      if (row == no_row) return;
    }
  }
};

}  // namespace

void admit(const Step&, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Need> need,
           Inbox<Admission> admissions, In<innovator::Id> innovator_id, In<innovator::Node> innovator_node,
           In<innovator::Knowledge> knowledge, In<laboratory::Node> laboratory_node, In<node::AgentKind> kind,
           In<node::AgentRow> row, In<cluster::Awarded> awarded, Use<TieGraph> graph, Use<Proximity> proximity,
           Use<Parameters> parameters, Out<Cluster> cluster, Out<Admitted> admitted, Out<PublicNow> public_now,
           Out<Partners> partners, Out<Size> size) {
  const ProjectParameters& p = parameters->project;
  const double yearly = 4.0 * p.core_factor * 1000.0 * p.stage_cost_2 / p.stage_quarters_2;
  const auto most = static_cast<std::size_t>(participants_for(yearly, p) - 2);
  for (const std::size_t i : rows) {
    if (id[i] == 0 || lead[i] == no_row || admissions[i].empty()) continue;
    cluster[i] = admissions[i].front().cluster;
    public_now[i] = 1;
    if (awarded[cluster[i]] == 0) continue;  // a scheme of the region's own pays ordinary projects of two
    admitted[i] = 1;
    Consortium consortium;
    const std::uint32_t lead_node = innovator_node[lead[i]];
    for (const std::uint32_t node : {lead_node, laboratory[i] == no_row ? lead_node : laboratory_node[laboratory[i]]})
      for (const Tie& tie : graph->of(node)) {
        const std::uint32_t firm = row[tie.target];
        if (kind[tie.target] != node::innovator_kind || firm == lead[i] || innovator_id[firm] == 0) continue;
        consortium.consider(firm, quality_alone(knowledge[firm], need[i].capabilities, *proximity), most);
      }
    partners[i] = consortium.rows;
    const auto joined = std::count_if(partners[i].rows.begin(), partners[i].rows.end(),
                                      [](std::uint32_t partner) { return partner != no_row; });
    size[i] = static_cast<std::uint8_t>(2 + joined);
  }
}

}  // namespace minori::project
