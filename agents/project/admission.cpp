#include <algorithm>
#include <span>

#include "agents/firm/rules.hpp"
#include "agents/node/kinds.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"
#include "agents/search/acquaintances.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

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
           Own<Stage> stage, Own<Ambitious> ambitious, Own<Progress> progress, Own<Fit> fit, Own<Size> size,
           Own<PublicNow> public_now, In<laboratory::Region> laboratory_region, In<cluster::Field> cluster_field,
           In<cluster::Admitting> admitting, In<cluster::LastEligibleStage> last_stage,
           In<cluster::RulesMatching> matching, In<cluster::Survival> survival, In<cluster::ToEvaluation> to_evaluation,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Send<Application> send,
           Total<cluster::Applications> applications) {
  const ClusterParameters& p = parameters->cluster;
  const Courses courses(parameters->project);
  for (const std::size_t i : rows) {
    if (id[i] == 0 || public_now[i] != 0 || progress[i] > 0.0F) continue;
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

/// Firms that might join a project, each once, in the order in which they were thought of.
class Pool {
 public:
  static constexpr std::size_t depth = 8;  ///< firms looked at of ties, of the council and by chance (judgement)

  void offer(std::uint32_t firm) {
    if (count_ < rows_.size() && std::ranges::find(rows(), firm) == rows().end()) rows_[count_++] = firm;
  }
  [[nodiscard]] std::span<const std::uint32_t> rows() const { return std::span(rows_).first(count_); }

 private:
  std::array<std::uint32_t, 3 * depth> rows_{};
  std::size_t count_ = 0;
};

/// How well each required capability is covered so far.
using Cover = std::array<double, required_capabilities>;

Cover cover_of(const Kene& kene, const Capabilities& required, const Proximity& proximity) {
  Cover made{};
  for (std::size_t k = 0; k < made.size(); ++k) made[k] = mastery_of(kene, required[k], proximity);
  return made;
}

double added_by(const Cover& more, const Cover& so_far) {
  double sum = 0.0;
  for (std::size_t k = 0; k < more.size(); ++k) sum += std::max(0.0, more[k] - so_far[k]);
  return sum;
}

void widen(Cover& so_far, const Cover& more) {
  for (std::size_t k = 0; k < more.size(); ++k) so_far[k] = std::max(so_far[k], more[k]);
}

/// What the choice of partners looks at.
struct Circle {
  In<innovator::Id> id;
  In<innovator::Knowledge> knowledge;
  In<node::Id> node_id;
  In<node::AgentKind> kind;
  In<node::AgentRow> row;
  const TieGraph& graph;
  const FirmIndex& firms;
  const CouncilIndex& councils;
  const Proximity& proximity;
};

/// P5  Firms of the ties of both leads, the most trusted first, of the council and of the region's field.
Pool pool_for(const Step& step, std::uint64_t project, std::uint32_t lead, const std::array<std::uint32_t, 2>& nodes,
              std::size_t council, std::size_t home, const Circle& circle) {
  search::Acquaintances tied(Pool::depth);
  for (const std::uint32_t node : nodes)
    for (const Tie& tie : circle.graph.of(node))
      if (circle.kind[tie.target] == node::innovator_kind && circle.row[tie.target] != lead)
        tied.offer({ties::direct_trust(tie), hash_of(project, circle.node_id[tie.target]), circle.row[tie.target]});
  Pool pool;
  for (const search::Acquaintance& each : tied.all()) pool.offer(each.row);
  const auto draw_from = [&](std::span<const std::uint32_t> firms, std::uint32_t first) {
    for (std::uint32_t k = 0; k < Pool::depth && !firms.empty(); ++k) {
      const Bits draw = step.chance.bits(Stream::consortium, project, first + k);
      const std::uint32_t firm = firms[Chance::place(draw.first, firms.size())];
      if (firm != lead) pool.offer(firm);
    }
  };
  draw_from(circle.councils.of(council), 0);
  draw_from(circle.firms.of(home), Pool::depth);
  return pool;
}

/// P5  One after another the firm that adds most to what the others cover; who adds nothing is not taken in.
RowList<4> choose_partners(const Pool& pool, Cover covered, const Capabilities& required, std::size_t most,
                           const Circle& circle) {
  RowList<4> chosen;
  for (std::size_t place = 0; place < std::min(most, chosen.rows.size()); ++place) {
    double best = 0.0;
    for (const std::uint32_t firm : pool.rows()) {
      if (circle.id[firm] == 0) continue;
      const double added = added_by(cover_of(circle.knowledge[firm], required, circle.proximity), covered);
      if (added <= best) continue;
      best = added;
      chosen.rows[place] = firm;
    }
    if (chosen.rows[place] == no_row) break;
    widen(covered, cover_of(circle.knowledge[chosen.rows[place]], required, circle.proximity));
  }
  return chosen;
}

}  // namespace

void admit(const Step& step, Rows rows, Own<Id> id, Own<Lead> lead, Own<Laboratory> laboratory, Own<Region> region,
           Own<Field> field, Own<Need> need, Inbox<Admission> admissions, In<innovator::Id> innovator_id,
           In<innovator::Node> innovator_node, In<innovator::Member> member, In<innovator::Knowledge> knowledge,
           In<laboratory::Node> laboratory_node, In<laboratory::Knowledge> laboratory_knowledge, In<node::Id> node_id,
           In<node::AgentKind> kind, In<node::AgentRow> row, In<cluster::Awarded> awarded,
           In<cluster::Programme> programme, Use<TieGraph> graph, Use<FirmIndex> firms, Use<CouncilIndex> councils,
           Use<Geography> geography, Use<Proximity> proximity, Use<Parameters> parameters, Out<Cluster> cluster,
           Out<Admitted> admitted, Out<PublicNow> public_now, Out<Partners> partners, Out<Size> size,
           Total<cluster::TakenUp> taken_up) {
  const ProjectParameters& p = parameters->project;
  const double yearly = 4.0 * p.core_factor * 1000.0 * p.stage_cost_2 / p.stage_quarters_2;
  const auto most = static_cast<std::size_t>(participants_for(yearly, p) - 2);
  const Circle circle{innovator_id, knowledge, node_id, kind, row, *graph, *firms, *councils, *proximity};
  for (const std::size_t i : rows) {
    if (id[i] == 0 || lead[i] == no_row || admissions[i].empty()) continue;
    cluster[i] = admissions[i].front().cluster;
    public_now[i] = 1;
    if (awarded[cluster[i]] == 0) continue;  // a scheme of the region's own pays ordinary projects of two
    admitted[i] = 1;
    if (const std::uint32_t home = member[lead[i]]; home != no_row && programme[home] != programme[cluster[i]])
      taken_up.add(home, 1);
    const std::uint32_t lead_node = innovator_node[lead[i]];
    const std::uint32_t lab_node = laboratory[i] == no_row ? lead_node : laboratory_node[laboratory[i]];
    const Capabilities& required = need[i].capabilities;
    Cover covered = cover_of(knowledge[lead[i]], required, *proximity);
    if (laboratory[i] != no_row) widen(covered, cover_of(laboratory_knowledge[laboratory[i]], required, *proximity));
    const Pool pool =
        pool_for(step, id[i], lead[i], {lead_node, lab_node}, cluster[i], geography->cell(region[i], field[i]), circle);
    partners[i] = choose_partners(pool, covered, required, most, circle);
    const auto joined = std::count_if(partners[i].rows.begin(), partners[i].rows.end(),
                                      [](std::uint32_t partner) { return partner != no_row; });
    size[i] = static_cast<std::uint8_t>(2 + joined);
  }
}

}  // namespace minori::project
