#include <algorithm>

#include "agents/node/kinds.hpp"
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
};

/// What clusters offer.
struct Offers {
  In<cluster::Field> field;
  In<cluster::Offer> offer;
  In<cluster::LastEligibleStage> last_stage;
};

/// All that a search reads besides the seeker's own row.
struct View {
  const Laboratories& laboratory;
  const Offers& offers;
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
    for (std::size_t first = 0; first < depth; first += most_weighed)
      meet_by_chance(static_cast<std::uint32_t>(1000 + first), std::min(most_weighed, depth - first));
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
  void meet_by_chance(std::uint32_t event, std::size_t depth) {
    const std::size_t regions = view_.geography.regions;
    const std::size_t field = searcher_.seeker.need->capabilities[0] / places_per_field;
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
    const bool council = searcher_.member != no_row && view_.laboratory.member[laboratory] == searcher_.member;
    if (!council && view_.graph.degree(searcher_.node) == 0) return 0.0;
    return ties::trust_between(view_.graph, searcher_.node, node, council, view_.parameters.tie);
  }

  void meet(std::uint32_t laboratory, const Lead& lead, double quality) {
    Meeting meeting{quality, trust_in(laboratory), lead.seed_fit, 0.0};
    if (lead.broker != no_row)
      meeting.trust += (1.0 - meeting.trust) * view_.parameters.search.vouching * view_.skill[lead.broker];
    Candidate found;
    found.laboratory = laboratory;
    found.broker = lead.broker;
    found.fit = static_cast<float>(fit_of(searcher_.seeker, meeting, view_.parameters.search));
    found.trust = static_cast<float>(meeting.trust);
    if (may_be_best(best_, found.fit, found.trust)) keep_best(best_, found);
  }

  void hear_of_node(std::uint32_t node) {
    if (view_.kind[node] == node::laboratory_kind) hear_of(view_.row[node], 0.0, no_row);
  }

  const View& view_;
  const Searcher& searcher_;
  const Step& step_;
  std::array<Lead, most_weighed> leads_;
  std::array<std::uint32_t, most_weighed> heard_;
  std::size_t count_ = 0;
  Candidates best_{};
};

/// The cluster whose offer a firm may hope for: one of its region with a near field; the best offer counts.
struct Hope {
  double offer = 0.0;
  int last_stage = 0;
};

Hope hope_of(std::uint32_t region, std::size_t field, const View& view) {
  Hope best;
  for (const std::uint32_t c : view.geography.clusters_of_region[region]) {
    const double near = view.proximity.of_fields(field, view.offers.field[c]);
    if (near < view.parameters.cluster.admission_proximity) continue;
    if (view.offers.offer[c] > best.offer) best = {view.offers.offer[c], view.offers.last_stage[c]};
  }
  return best;
}

double lean_of(double growth, double aspiration, const NeedParameters& p) {
  return std::abs(growth - aspiration) > p.ambition_distance ? p.ambition_lean : 1.0;
}

/// What the firm brings to its need.
Seeker seeker_of(const Kene& knowledge, const Need& need, std::uint32_t region, double reach, std::size_t own_field,
                 const View& view) {
  const std::size_t wanted = need.capabilities[0] / places_per_field;
  const Hope hope = hope_of(region, wanted, view);
  Seeker made;
  made.knowledge = &knowledge;
  made.need = &need;
  for (std::size_t k = 0; k < required_capabilities; ++k)
    made.own[k] = mastery_of(knowledge, need.capabilities[k], view.proximity);
  made.absorption = absorptive_capacity(reach, view.parameters.knowledge.rnd_weight, expertise_in(knowledge, wanted),
                                        view.proximity.of_fields(own_field, wanted));
  made.support = hope.offer;
  made.last_supported_stage = hope.last_stage;
  return made;
}

/// Former partners first, then chance acquaintances, a fixed number in all.
void ask_around(Search& search, const SearchParameters& p) {
  const auto depth = static_cast<std::size_t>(p.inspection_depth);
  const auto partners = static_cast<std::size_t>(0.5 * p.partners_share * static_cast<double>(depth));
  search.ask_partners(partners);
  search.meet_by_chance(depth - 2 * partners);
}

/// What a firm was told of laboratories this quarter.
struct Introductions {
  std::span<const CoordinatorIntroduction> by_coordinator;
  std::span<const InstituteIntroduction> by_institute;
  std::span<const BankIntroduction> by_bank;

  [[nodiscard]] bool none() const { return by_coordinator.empty() && by_institute.empty() && by_bank.empty(); }
};

Candidates look(const View& view, const Searcher& searcher, const Step& step, const Introductions& heard) {
  Search search(view, searcher, step);
  for (const auto& each : heard.by_coordinator) search.hear_of(each.laboratory, each.value, each.broker);
  for (const auto& each : heard.by_institute) search.hear_of(each.laboratory, each.value, no_row);
  for (const auto& each : heard.by_bank) search.hear_of(each.laboratory, each.value, no_row);
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
                 In<coordinator::Skill> skill, In<cluster::Field> cluster_field, In<cluster::Offer> offer,
                 In<cluster::LastEligibleStage> last_stage, In<region::TrainedShare> trained, In<node::AgentKind> kind,
                 In<node::AgentRow> row, Inbox<CoordinatorIntroduction> by_coordinator,
                 Inbox<InstituteIntroduction> by_institute, Inbox<BankIntroduction> by_bank,
                 Use<LaboratoryIndex> laboratories, Use<MeetingChance> chance, Use<TieGraph> graph,
                 Use<Proximity> proximity, Use<Outlook> outlook, Use<Geography> geography, Use<Parameters> parameters,
                 Out<innovator::Candidates> candidates, Out<innovator::Choice> choice) {
  const project::Courses courses(parameters->project);
  const Laboratories known{laboratory_knowledge, laboratory_id, laboratory_node, laboratory_member};
  const Offers offers{cluster_field, offer, last_stage};
  const View view{known,  offers,     skill,    kind,       row,         *laboratories, *chance,
                  *graph, *proximity, *outlook, *geography, *parameters, courses};
  const auto patience = static_cast<std::uint16_t>(parameters->need.patience);
  for (const std::size_t i : seekers) {
    if (id[i] == 0) continue;
    const bool fresh = need[i].open == patience;
    const Introductions heard{by_coordinator[i], by_institute[i], by_bank[i]};
    if (!fresh && heard.none()) continue;
    const double reach = intensity[i] + parameters->people.training_effect * trained[region[i]];
    Searcher searcher{{}, id[i], region[i], node[i], member[i], fresh};
    searcher.seeker = seeker_of(knowledge[i], need[i], region[i], reach, field[i], view);
    searcher.seeker.lean = lean_of(growth[firm[i]], aspiration[i], parameters->need);
    candidates[i] = look(view, searcher, step, heard);
    choice[i] = 0;
  }
}

}  // namespace minori::search
