#include <algorithm>

#include "agents/node/kinds.hpp"
#include "agents/search/evaluation.hpp"
#include "agents/search/phases.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"

namespace minori::search {
namespace {

/// All that a search reads besides the seeker's own row.
struct View {
  In<laboratory::Knowledge> knowledge;
  In<laboratory::Id> id;
  In<laboratory::Node> node;
  In<laboratory::Member> member;
  In<coordinator::Skill> skill;
  In<node::AgentKind> kind;
  In<node::AgentRow> row;
  const LaboratoryIndex& laboratories;
  const MeetingChance& chance;
  const TieGraph& graph;
  const Proximity& proximity;
  const Outlook& outlook;
  const Geography& geography;
  const Parameters& parameters;
  Courses courses;
};

/// The firm that searches.
struct Searcher {
  Seeker seeker{};
  std::uint64_t id = 0;
  std::uint32_t region = 0;
  std::uint32_t node = 0;
  std::uint32_t member = no_row;
  bool fresh = false;  ///< the need is new this quarter
};

/// First place whose cumulative chance exceeds the draw; by counting, which no branch can mispredict.
std::size_t place_of(float draw, std::span<const float> cumulative) {
  unsigned passed = 0;
  for (const float each : cumulative) passed += each <= draw ? 1U : 0U;
  return passed;
}

/// A laboratory that a firm hears of, before it takes a look.
struct Lead {
  std::uint32_t laboratory = no_row;
  std::uint32_t broker = no_row;
  double seed_fit = 0.0;
  double quality = 0.0;
};

/// Collects leads, then looks at them together: the machine fetches what it needs of one while it works on others.
class Search {
 public:
  Search(const View& view, const Searcher& searcher, const Step& step)
      : view_(view), searcher_(searcher), step_(step) {}

  void hear_of(std::uint32_t laboratory, double seed_fit, std::uint32_t broker) {
    if (laboratory == no_row) return;
    if (count_ == leads_.size()) look_at_leads();
    leads_[count_++] = {laboratory, broker, seed_fit, 0.0};
    __builtin_prefetch(&view_.knowledge[laboratory]);
    __builtin_prefetch(&view_.node[laboratory]);
    __builtin_prefetch(&view_.id[laboratory]);
  }

  void look_at_leads() {
    const auto heard = std::span(leads_).first(count_);
    for (Lead& lead : heard) {
      lead.quality = quality_with(searcher_.seeker, view_.knowledge[lead.laboratory], view_.proximity);
      view_.graph.prefetch(view_.node[lead.laboratory]);
    }
    for (const Lead& lead : heard)
      if (view_.id[lead.laboratory] != 0) meet(lead);
    count_ = 0;
  }

  /// Former partners, and one partner of each; a fixed number from a random start.
  void ask_partners(std::size_t depth) {
    const auto ties = view_.graph.of(searcher_.node);
    if (ties.empty() || depth == 0) return;
    const std::size_t start = step_.pick(ties.size(), Stream::search_candidates, searcher_.id);
    for (std::size_t k = 0; k < std::min(depth, ties.size()); ++k) {
      const std::uint32_t friend_node = ties[(start + k) % ties.size()].target;
      hear_of_node(friend_node);
      const auto second = view_.graph.of(friend_node);
      if (second.empty()) continue;
      const auto event = static_cast<std::uint32_t>(100 + k);
      hear_of_node(second[step_.pick(second.size(), Stream::search_candidates, searcher_.id, event)].target);
    }
  }

  /// Chance acquaintances: a region by nearness, then any laboratory of the field there.
  void meet_by_chance(std::size_t depth) {
    const std::size_t regions = view_.geography.regions;
    const std::size_t field = searcher_.seeker.need->capabilities[0] / places_per_field;
    const std::size_t from = view_.geography.cell(searcher_.region, field) * regions;
    for (std::size_t k = 0; k < depth; ++k) {
      const Bits draw =
          step_.chance.bits(Stream::search_candidates, searcher_.id, static_cast<std::uint32_t>(1000 + k));
      const std::size_t found =
          place_of(static_cast<float>(unit_interval(draw.first)), {view_.chance.cumulative.data() + from, regions});
      if (found == regions) continue;
      const auto cell = view_.laboratories.of(view_.geography.cell(found, field));
      if (!cell.empty()) hear_of(cell[Chance::place(draw.second, cell.size())], 0.0, no_row);
    }
  }

  /// The best three that are worth a project, by expected net value.
  [[nodiscard]] Candidates judged() const {
    Candidates worth{};
    std::size_t count = 0;
    for (const Candidate& each : best_) {
      if (each.laboratory == no_row) continue;
      const double skill = each.broker == no_row ? 0.0 : view_.skill[each.broker];
      const Candidate judgement = judge(searcher_.seeker, each, skill, view_.courses, view_.outlook, view_.parameters);
      if (judgement.net_value > 0.0F) worth[count++] = judgement;
    }
    for (std::size_t next = 1; next < count; ++next)
      for (std::size_t at = next; at > 0 && worth[at].net_value > worth[at - 1].net_value; --at)
        std::swap(worth[at], worth[at - 1]);
    return worth;
  }

 private:
  void meet(const Lead& lead) {
    Meeting meeting{lead.quality, 0.0, lead.seed_fit, 0.0};
    const bool council = searcher_.member != no_row && view_.member[lead.laboratory] == searcher_.member;
    meeting.trust =
        ties::trust_between(view_.graph, searcher_.node, view_.node[lead.laboratory], council, view_.parameters.tie);
    if (lead.broker != no_row)
      meeting.trust += (1.0 - meeting.trust) * view_.parameters.search.vouching * view_.skill[lead.broker];
    Candidate found;
    found.laboratory = lead.laboratory;
    found.broker = lead.broker;
    found.fit = static_cast<float>(fit_of(searcher_.seeker, meeting, view_.parameters.search));
    found.trust = static_cast<float>(meeting.trust);
    keep_best(best_, found);
  }

  void hear_of_node(std::uint32_t node) {
    if (view_.kind[node] == node::laboratory_kind) hear_of(view_.row[node], 0.0, no_row);
  }

  const View& view_;
  const Searcher& searcher_;
  const Step& step_;
  std::array<Lead, 64> leads_;
  std::size_t count_ = 0;
  Candidates best_{};
};

/// The cluster whose offer a firm may hope for: one of its region with a near field; the best offer counts.
struct Hope {
  double offer = 0.0;
  int last_stage = 0;
};

Hope hope_of(std::uint32_t region, std::size_t field, const In<cluster::Field>& cluster_field,
             const In<cluster::Offer>& offer, const In<cluster::LastEligibleStage>& last, const View& view) {
  Hope best;
  for (const std::uint32_t c : view.geography.clusters_of_region[region]) {
    if (view.proximity.of_fields(field, cluster_field[c]) < view.parameters.cluster.admission_proximity) continue;
    if (offer[c] > best.offer) best = {offer[c], last[c]};
  }
  return best;
}

double lean_of(double growth, double aspiration, const NeedParameters& p) {
  return std::abs(growth - aspiration) > p.ambition_distance ? p.ambition_lean : 1.0;
}

/// What the firm brings to its need.
Seeker seeker_of(const Kene& knowledge, const Need& need, double intensity, std::size_t own_field, const View& view) {
  const std::size_t wanted = need.capabilities[0] / places_per_field;
  Seeker made;
  made.knowledge = &knowledge;
  made.need = &need;
  for (std::size_t k = 0; k < required_capabilities; ++k)
    made.own[k] = mastery_of(knowledge, need.capabilities[k], view.proximity);
  made.absorption = absorptive_capacity(intensity, view.parameters.knowledge.rnd_weight,
                                        expertise_in(knowledge, wanted), view.proximity.of_fields(own_field, wanted));
  return made;
}

/// Former partners first, then chance acquaintances, a fixed number in all.
void ask_around(Search& search, const SearchParameters& p) {
  const auto depth = static_cast<std::size_t>(p.inspection_depth);
  const auto partners = static_cast<std::size_t>(0.5 * p.partners_share * static_cast<double>(depth));
  search.ask_partners(partners);
  search.meet_by_chance(depth - 2 * partners);
}

Candidates look(const View& view, const Searcher& searcher, const Step& step,
                std::span<const CoordinatorIntroduction> by_coordinator,
                std::span<const InstituteIntroduction> by_institute, std::span<const BankIntroduction> by_bank) {
  Search search(view, searcher, step);
  for (const auto& each : by_coordinator) search.hear_of(each.laboratory, each.value, each.broker);
  for (const auto& each : by_institute) search.hear_of(each.laboratory, each.value, no_row);
  for (const auto& each : by_bank) search.hear_of(each.laboratory, each.value, no_row);
  if (searcher.fresh) ask_around(search, view.parameters.search);
  search.look_at_leads();
  return search.judged();
}

}  // namespace

void look_around(const Step& step, Rows rows, Own<innovator::Id> id, Own<innovator::Region> region,
                 Own<innovator::Node> node, Own<innovator::Member> member, Own<innovator::Field> field,
                 Own<innovator::Knowledge> knowledge, Own<innovator::RndIntensity> intensity, Own<innovator::Need> need,
                 Own<innovator::Aspiration> aspiration, Own<innovator::Firm> firm, In<firm::ProfitGrowth> growth,
                 In<laboratory::Knowledge> laboratory_knowledge, In<laboratory::Id> laboratory_id,
                 In<laboratory::Node> laboratory_node, In<laboratory::Member> laboratory_member,
                 In<coordinator::Skill> skill, In<cluster::Field> cluster_field, In<cluster::Offer> offer,
                 In<cluster::LastEligibleStage> last_stage, In<region::TrainedShare> trained, In<node::AgentKind> kind,
                 In<node::AgentRow> row, Inbox<CoordinatorIntroduction> by_coordinator,
                 Inbox<InstituteIntroduction> by_institute, Inbox<BankIntroduction> by_bank,
                 Use<LaboratoryIndex> laboratories, Use<MeetingChance> chance, Use<TieGraph> graph,
                 Use<Proximity> proximity, Use<Outlook> outlook, Use<Geography> geography, Use<Parameters> parameters,
                 Out<innovator::Candidates> candidates, Out<innovator::Choice> choice,
                 Out<innovator::Matched> matched) {
  const View view{laboratory_knowledge,
                  laboratory_id,
                  laboratory_node,
                  laboratory_member,
                  skill,
                  kind,
                  row,
                  *laboratories,
                  *chance,
                  *graph,
                  *proximity,
                  *outlook,
                  *geography,
                  *parameters,
                  courses_of(parameters->project)};
  const auto patience = static_cast<std::uint16_t>(parameters->need.patience);
  for (const std::size_t i : rows) {
    matched[i] = 0;
    choice[i] = most_candidates;  // nobody to ask
    if (id[i] == 0 || need[i].open == 0) continue;
    const bool fresh = need[i].open == patience;
    if (!fresh && by_coordinator[i].empty() && by_institute[i].empty() && by_bank[i].empty()) continue;
    const std::size_t wanted = need[i].capabilities[0] / places_per_field;
    const Hope hope = hope_of(region[i], wanted, cluster_field, offer, last_stage, view);
    const double reach = intensity[i] + parameters->people.training_effect * trained[region[i]];
    Searcher searcher;
    searcher.id = id[i];
    searcher.region = region[i];
    searcher.node = node[i];
    searcher.member = member[i];
    searcher.fresh = fresh;
    searcher.seeker = seeker_of(knowledge[i], need[i], reach, field[i], view);
    searcher.seeker.support = hope.offer;
    searcher.seeker.last_supported_stage = hope.last_stage;
    searcher.seeker.lean = lean_of(growth[firm[i]], aspiration[i], parameters->need);
    candidates[i] = look(view, searcher, step, by_coordinator[i], by_institute[i], by_bank[i]);
    choice[i] = 0;
  }
}

}  // namespace minori::search
