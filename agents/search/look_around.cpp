#include <algorithm>

#include "agents/node/kinds.hpp"
#include "agents/search/acquaintances.hpp"
#include "agents/search/evaluation.hpp"
#include "agents/search/phases.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"
#include "sim/draws.hpp"
#include "sim/wide.hpp"

namespace minori::search {
namespace {

/// What a search reads of laboratories.
struct Laboratories {
  In<laboratory::Knowledge> knowledge;
  In<laboratory::Id> id;
  In<laboratory::Node> node;
  In<laboratory::Member> member;
  In<laboratory::Region> region;
  In<laboratory::Field> field;
};

/// What clusters offer, and the vision that their councils share.
struct Offers {
  In<cluster::Field> field;
  In<cluster::Offer> offer;
  In<cluster::LastEligibleStage> last_stage;
  In<cluster::Vision> vision;
};

/// All that a search reads besides the seeker's own row.
struct View {
  const Laboratories& laboratory;
  const Offers& offers;
  In<coordinator::Skill> skill;
  In<cell::ResearchShare> grant_share;
  In<node::Id> node_id;
  In<node::AgentKind> kind;
  In<node::AgentRow> row;
  const LaboratoryIndex& laboratories;
  const MeetingChance& chance;
  const TieGraph& graph;
  const Proximity& proximity;
  const Outlook& outlook;
  const Geography& geography;
  const Parameters& parameters;
  const project::Courses& courses;
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

/// For each draw the first place whose cumulative chance exceeds it; by counting, which no branch can mispredict.
MINORI_WIDE void find_places(std::span<const std::uint64_t> words, std::span<const float> cumulative,
                             std::span<std::uint32_t> places) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto draw = static_cast<float>(unit_interval(words[k]));
    std::uint32_t passed = 0;
    for (const float each : cumulative) passed += each <= draw ? 1U : 0U;
    places[k] = passed;
  }
}

/// A laboratory that a firm hears of, before it takes a look.
struct Lead {
  std::uint32_t broker = no_row;
  double seed_fit = 0.0;
};

/// What a firm may hope for from programmes and grants.
struct Hope {
  double offer = 0.0;
  int last_stage = 0;
};

/// The best offer of a cluster with a near field, of the firm's region or the laboratory's: those that would admit the
/// project (G3). Grants of instruments (H2) may offer more.
Hope hope_of(std::uint32_t firm_region, std::uint32_t laboratory_region, std::size_t field, const View& view) {
  Hope best;
  for (const std::uint32_t region : {firm_region, laboratory_region})
    for (const std::uint32_t c : view.geography.clusters_of_region[region]) {
      const double near = view.proximity.of_fields(field, view.offers.field[c]);
      if (near < view.parameters.cluster.admission_proximity) continue;
      if (view.offers.offer[c] > best.offer) best = {view.offers.offer[c], view.offers.last_stage[c]};
    }
  const double granted = view.grant_share[view.geography.cell(firm_region, field)];
  if (granted > best.offer) best = {granted, project::last_laboratory_stage};
  return best;
}

/// Collects leads, then looks at them together: the machine fetches what it needs of one while it works on others.
class Search {
 public:
  Search(const View& view, const Searcher& searcher, const Step& step)
      : view_(view), searcher_(searcher), step_(step) {}

  void hear_of(std::uint32_t laboratory, double seed_fit, std::uint32_t broker) {
    if (laboratory == no_row) return;
    if (count_ == leads_.size()) look_at_leads();
    leads_[count_] = {broker, seed_fit};
    heard_[count_++] = laboratory;
    const Kene& kene = view_.laboratory.knowledge[laboratory];
    __builtin_prefetch(&kene);
    __builtin_prefetch(reinterpret_cast<const char*>(&kene + 1) - 1);
    __builtin_prefetch(&view_.laboratory.node[laboratory]);
    __builtin_prefetch(&view_.laboratory.id[laboratory]);
  }

  void look_at_leads() {
    std::array<double, most_weighed> quality;
    for (std::size_t k = 0; k < count_; ++k) view_.graph.prefetch(view_.laboratory.node[heard_[k]]);
    qualities_with(searcher_.seeker, view_.laboratory.knowledge.values, std::span(heard_).first(count_), quality,
                   view_.proximity);
    for (std::size_t k = 0; k < count_; ++k)
      if (view_.laboratory.id[heard_[k]] != 0) meet(heard_[k], leads_[k], quality[k]);
    count_ = 0;
  }

  /// Former partners, the most trusted first, then laboratories of the field asked that those know with whom the firm
  /// has a tie.
  void ask_partners(std::size_t places) {
    const auto ties = view_.graph.of(searcher_.node);
    if (ties.empty() || places == 0) return;
    Acquaintances partners(places);
    for (const Tie& tie : ties) offer(partners, tie, 1.0);
    for (const Acquaintance& each : partners.all()) hear_of(each.row, 0.0, no_row);
    const std::size_t left = places - std::min(places, partners.all().size());
    if (left == 0) return;
    Acquaintances second(left);
    for (const Tie& tie : ties) {
      if (view_.kind[tie.target] == node::laboratory_kind) continue;  // laboratories have no ties among themselves
      for (const Tie& theirs : view_.graph.of(tie.target)) {
        if (!of_field(theirs.target) || partners.know(view_.row[theirs.target])) continue;
        offer(second, theirs, ties::direct_trust(tie));
      }
    }
    for (const Acquaintance& each : second.all()) hear_of(each.row, 0.0, no_row);
  }

  /// Chance acquaintances: a region by nearness, then any laboratory of the field there.
  void meet_by_chance(std::size_t depth) {
    for (std::size_t first = 0; first < depth; first += most_weighed)
      meet_by_chance(static_cast<std::uint32_t>(1000 + first), std::min(most_weighed, depth - first));
  }

  /// The best three that are worth a project, by expected net value.
  [[nodiscard]] Candidates judged() const {
    Candidates worth{};
    std::size_t count = 0;
    for (const Candidate& each : best_) {
      if (each.laboratory == no_row) continue;
      const Hope hope = hope_of(searcher_.region, view_.laboratory.region[each.laboratory], wanted_field(), view_);
      const Help help{each.broker == no_row ? 0.0 : view_.skill[each.broker], hope.offer, hope.last_stage};
      const Candidate judgement = judge(searcher_.seeker, each, help, view_.courses, view_.outlook, view_.parameters);
      if (judgement.net_value > 0.0F) worth[count++] = judgement;
    }
    for (std::size_t next = 1; next < count; ++next)
      for (std::size_t at = next; at > 0 && worth[at].net_value > worth[at - 1].net_value; --at)
        std::swap(worth[at], worth[at - 1]);
    return worth;
  }

 private:
  [[nodiscard]] std::size_t wanted_field() const { return searcher_.seeker.need->capabilities[0] / places_per_field; }

  [[nodiscard]] bool of_field(std::uint32_t node) const {
    return view_.kind[node] == node::laboratory_kind && view_.laboratory.field[view_.row[node]] == wanted_field();
  }

  /// The laboratory at the other end of a tie; `trust` in whoever holds the tie.
  void offer(Acquaintances& known, const Tie& tie, double trust) const {
    if (view_.kind[tie.target] != node::laboratory_kind) return;
    const std::uint64_t key = hash_of(searcher_.id, view_.node_id[tie.target], step_.quarter());
    known.offer({trust * ties::direct_trust(tie), key, view_.row[tie.target]});
  }

  void meet_by_chance(std::uint32_t event, std::size_t depth) {
    const std::size_t regions = view_.geography.regions;
    const std::size_t field = wanted_field();
    const std::size_t from = view_.geography.cell(searcher_.region, field) * regions;
    std::array<std::uint64_t, most_weighed> where;
    std::array<std::uint64_t, most_weighed> whom;
    std::array<std::uint32_t, most_weighed> places;
    draw_events(step_.chance, Stream::search_candidates, searcher_.id, event, std::span(where).first(depth),
                std::span(whom).first(depth));
    find_places(std::span(where).first(depth), {view_.chance.cumulative.data() + from, regions}, places);
    for (std::size_t k = 0; k < depth; ++k) {
      if (places[k] == regions) continue;
      const auto cell = view_.laboratories.of(view_.geography.cell(places[k], field));
      if (!cell.empty()) hear_of(cell[Chance::place(whom[k], cell.size())], 0.0, no_row);
    }
  }

  /// Trust; who has no ties trusts nobody outside a common council.
  [[nodiscard]] double trust_in(std::uint32_t laboratory) const {
    const std::uint32_t node = view_.laboratory.node[laboratory];
    const bool common = searcher_.member != no_row && view_.laboratory.member[laboratory] == searcher_.member;
    if (!common && view_.graph.degree(searcher_.node) == 0) return 0.0;
    const double council =
        common ? ties::council_credit(view_.offers.vision[searcher_.member], view_.parameters.tie) : 0.0;
    return ties::trust_between(view_.graph, searcher_.node, node, council, view_.parameters.tie);
  }

  void meet(std::uint32_t laboratory, const Lead& lead, double quality) {
    const SearchParameters& p = view_.parameters.search;
    Meeting meeting{quality, trust_in(laboratory), lead.seed_fit};
    if (lead.broker != no_row) meeting.trust = vouched_trust(meeting.trust, view_.skill[lead.broker], p);
    Candidate found;
    found.laboratory = laboratory;
    found.broker = lead.broker;
    found.fit = static_cast<float>(fit_of(searcher_.seeker.absorption, meeting, p));
    found.trust = static_cast<float>(meeting.trust);
    found.seed_fit = static_cast<float>(lead.seed_fit);
    const ProjectParameters& weights = view_.parameters.project;
    if (may_be_best(best_, found.fit, found.trust, weights)) keep_best(best_, found, weights);
  }

  const View& view_;
  const Searcher& searcher_;
  const Step& step_;
  std::array<Lead, most_weighed> leads_;
  std::array<std::uint32_t, most_weighed> heard_;
  std::size_t count_ = 0;
  Candidates best_{};
};

double lean_of(double growth, double aspiration, const NeedParameters& p) {
  return std::abs(growth - aspiration) > p.ambition_distance ? p.ambition_lean : 1.0;
}

/// What the firm brings to its need.
Seeker seeker_of(const Kene& knowledge, const Need& need, const Openness& firm, const View& view) {
  Seeker made;
  made.knowledge = &knowledge;
  made.need = &need;
  for (std::size_t k = 0; k < required_capabilities; ++k)
    made.own[k] = mastery_of(knowledge, need.capabilities[k], view.proximity);
  made.absorption =
      absorption_of(knowledge, firm, need.capabilities[0] / places_per_field, view.proximity, view.parameters);
  return made;
}

/// Along ties first, then chance acquaintances. Places that ties do not fill stay empty: who knows nobody meets few.
void ask_around(Search& search, const SearchParameters& p) {
  const auto depth = static_cast<std::size_t>(p.inspection_depth);
  const auto along_ties = static_cast<std::size_t>(p.partners_share * static_cast<double>(depth));
  search.ask_partners(along_ties);
  search.meet_by_chance(std::min(static_cast<std::size_t>(p.chance_depth), depth - along_ties));
}

/// What a firm was told of laboratories this quarter.
struct Introductions {
  std::span<const CoordinatorIntroduction> by_coordinator;
  std::span<const InstituteIntroduction> by_institute;
  std::span<const BankIntroduction> by_bank;
  std::span<const PlannerIntroduction> by_planner;

  [[nodiscard]] bool none() const {
    return by_coordinator.empty() && by_institute.empty() && by_bank.empty() && by_planner.empty();
  }
};

Candidates look(const View& view, const Searcher& searcher, const Step& step, const Introductions& heard) {
  Search search(view, searcher, step);
  for (const auto& each : heard.by_coordinator) search.hear_of(each.laboratory, each.value, each.broker);
  for (const auto& each : heard.by_institute) search.hear_of(each.laboratory, each.value, no_row);
  for (const auto& each : heard.by_bank) search.hear_of(each.laboratory, each.value, no_row);
  for (const auto& each : heard.by_planner) search.hear_of(each.laboratory, each.value, each.broker);
  if (searcher.fresh) ask_around(search, view.parameters.search);
  search.look_at_leads();
  return search.judged();
}

}  // namespace

void look_around(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Region> region,
                 Own<innovator::Node> node, Own<innovator::Member> member, Own<innovator::Field> field,
                 Own<innovator::Knowledge> knowledge, Own<innovator::RndIntensity> intensity, Own<innovator::Need> need,
                 Own<innovator::Aspiration> aspiration, Own<innovator::Firm> firm, In<firm::ProfitGrowth> growth,
                 In<laboratory::Knowledge> laboratory_knowledge, In<laboratory::Id> laboratory_id,
                 In<laboratory::Node> laboratory_node, In<laboratory::Member> laboratory_member,
                 In<laboratory::Region> laboratory_region, In<laboratory::Field> laboratory_field,
                 In<coordinator::Skill> skill, In<cluster::Field> cluster_field, In<cluster::Offer> offer,
                 In<cluster::LastEligibleStage> last_stage, In<cluster::Vision> vision,
                 In<region::TrainedShare> trained, In<cell::ResearchShare> grant_share, In<node::Id> node_id,
                 In<node::AgentKind> kind, In<node::AgentRow> row, Inbox<CoordinatorIntroduction> by_coordinator,
                 Inbox<InstituteIntroduction> by_institute, Inbox<BankIntroduction> by_bank,
                 Inbox<PlannerIntroduction> by_planner, Use<LaboratoryIndex> laboratories, Use<MeetingChance> chance,
                 Use<TieGraph> graph, Use<Proximity> proximity, Use<Outlook> outlook, Use<Geography> geography,
                 Use<Parameters> parameters, Out<innovator::Candidates> candidates, Out<innovator::Choice> choice) {
  const project::Courses courses(parameters->project);
  const Laboratories known{laboratory_knowledge, laboratory_id,     laboratory_node,
                           laboratory_member,    laboratory_region, laboratory_field};
  const Offers offers{cluster_field, offer, last_stage, vision};
  const View view{known,   offers, skill,      grant_share, node_id,    kind,        row,    *laboratories,
                  *chance, *graph, *proximity, *outlook,    *geography, *parameters, courses};
  const auto patience = static_cast<std::uint16_t>(parameters->need.patience);
  for (const std::size_t i : seekers) {
    if (id[i] == 0) continue;
    const bool fresh = need[i].open == patience;
    const Introductions heard{by_coordinator[i], by_institute[i], by_bank[i], by_planner[i]};
    if (!fresh && heard.none()) continue;
    Searcher searcher{{}, id[i], region[i], node[i], member[i], fresh};
    searcher.seeker = seeker_of(knowledge[i], need[i], {intensity[i], trained[region[i]], field[i]}, view);
    searcher.seeker.lean = lean_of(growth[firm[i]], aspiration[i], parameters->need);
    candidates[i] = look(view, searcher, step, heard);
    choice[i] = 0;
  }
}

}  // namespace minori::search
