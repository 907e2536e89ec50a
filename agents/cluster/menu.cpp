#include <algorithm>
#include <cmath>

#include "agents/accounts.hpp"
#include "agents/cluster/learning.hpp"
#include "agents/cluster/phases.hpp"
#include "agents/firm/rules.hpp"
#include "agents/laboratory/recruits.hpp"
#include "agents/programme/budget.hpp"
#include "agents/streams.hpp"

namespace minori::cluster {
namespace {

/// Share of the network menu that pays coordinators; the rest pays the council and its director (assumption).
constexpr double coordinator_share = 0.7;

/// What one quarter's grant buys.
struct Purchase {
  Money training = 0;
  Money equipment = 0;
  Money council = 0;
  Money projects = 0;
  std::int32_t coordinators = 0;
  std::int32_t researchers = 0;
};

/// Wages of a quarter.
Money wages(std::int64_t coordinators, std::int64_t researchers, const Parameters& p) {
  return coordinators * firm::to_money(250.0 * p.coordinator.cost) +
         researchers * firm::to_money(250.0 * p.cluster.recruit_cost);
}

/// `award` tells awards apart: where money pays for part of a post, its hash decides once whether the post exists.
Purchase divide(Money grant, const programme::Menu& menu, std::uint64_t award, const Parameters& p) {
  const auto part = [&](double share) { return firm::to_money(share * static_cast<double>(grant)); };
  const auto posts = [&](double share, double yearly_cost) {
    const double wanted = share * static_cast<double>(grant) / (250.0 * yearly_cost);
    const double whole = std::floor(wanted);
    const bool one_more = unit_interval(hash_of(award, std::llround(yearly_cost))) < wanted - whole;
    return static_cast<std::int32_t>(whole) + (one_more ? 1 : 0);
  };
  Purchase made{part(menu.training),
                part(menu.equipment),
                part(menu.network * (1.0 - coordinator_share)),
                0,
                posts(menu.network * coordinator_share, p.coordinator.cost),
                posts(menu.researchers, p.cluster.recruit_cost)};
  // What whole posts cost more or less than their share goes at the expense of projects, so that the grant is the sum.
  const Money others = made.training + made.equipment + made.council;
  while (grant - others - wages(made.coordinators, made.researchers, p) < 0 && made.coordinators > 0)
    --made.coordinators;
  while (grant - others - wages(made.coordinators, made.researchers, p) < 0 && made.researchers > 0) --made.researchers;
  made.projects = std::max<Money>(0, grant - others - wages(made.coordinators, made.researchers, p));
  return made;
}

/// G2  Own project:  min(o g (1 - w + w vision), half of what the local government holds)   o promised ratio, g grant
///
/// w part given in proportion to shared vision. Half is an assumption.
Money own_money(double own_project, Money grant, double vision, Money held, const ClusterParameters& p) {
  constexpr double most = 0.5;
  const double shared = 1.0 - p.vision_in_money + p.vision_in_money * vision;
  const Money promised = firm::to_money(own_project * shared * static_cast<double>(grant));
  return std::min(promised, firm::to_money(most * static_cast<double>(std::max<Money>(0, held))));
}

/// An amount split over the regions of a cluster, the first takes the rest.
template <Column Tag>
void spread(const Total<Tag>& total, const std::vector<std::uint32_t>& regions, Money amount) {
  const Money part = amount / static_cast<Money>(regions.size());
  for (const std::uint32_t region : regions) total.add(region, part);
  total.add(regions.front(), amount - part * static_cast<Money>(regions.size()));
}

float share_in(Money part, Money whole) {
  return static_cast<float>(static_cast<double>(part) / static_cast<double>(std::max<Money>(1, whole)));
}

}  // namespace

void spend_menu(const Step& step, Rows rows, Own<Id> id, Own<Programme> programme, Own<Seat> seat, Own<Awarded> awarded,
                Own<AwardStart> start, Own<AwardEnd> end, Own<TaperQuarters> taper, Own<FirstAdmission> first_admission,
                Own<GrantRate> grant_rate, Own<MenuWeights> weights, Own<Vision> vision,
                In<region::GovernmentCash> government_cash, Use<PolicyBook> book, Use<Geography> geography,
                Use<Parameters> parameters, Out<Cash> cash, Out<OwnCash> own_cash, Out<CoordinatorPosts> posts,
                Out<RecruitPosts> recruits, Out<ProjectBudget> project_budget, Out<ProjectShareNational> national_share,
                Out<RulesMatching> matching, Out<LastEligibleStage> last_stage, Out<Admitting> admitting,
                Out<CouncilBudget> council, Out<ProgrammeMoneySpent> spent, Out<OwnProjectMoney> own_project,
                Total<region::TrainingMoney> training, Total<region::EquipmentMoney> equipment,
                Total<region::GovernmentCash> government, Post post) {
  for (const std::size_t c : rows) {
    posts[c] = recruits[c] = 0;
    project_budget[c] = council[c] = 0;
    admitting[c] = last_stage[c] = 0;
    if (id[c] == 0 || awarded[c] == 0) continue;
    const programme::Design& design = book->designs[programme[c]];
    const Money grant = programme::grant_now(grant_rate[c], step.quarter(), end[c], taper[c]);
    const Purchase bought = divide(grant, menu_now(design.menu, weights[c]), hash_of(id[c], start[c]), *parameters);
    posts[c] = bought.coordinators;
    recruits[c] = bought.researchers;
    council[c] = bought.council;
    post.pay(Flow::training_cost, cash[c], bought.training);
    post.pay(Flow::equipment_cost, cash[c], bought.equipment);
    post.pay(Flow::council_cost, cash[c], bought.council);
    spent[c] += bought.training + bought.equipment + bought.council;
    spread(training, geography->cluster_regions[c], bought.training);
    spread(equipment, geography->cluster_regions[c], bought.equipment);
    const Money own = own_money(design.own_project, grant, vision[c], government_cash[seat[c]], parameters->cluster);
    post.receive(Flow::own_project, cash[c], own);
    post.note_paid(Flow::own_project, own);
    government.add(seat[c], -own);
    own_project[c] += own;
    own_cash[c] += own;
    project_budget[c] = bought.projects + own;
    national_share[c] = share_in(bought.projects, project_budget[c]);
    matching[c] = static_cast<float>(design.matching);
    last_stage[c] = static_cast<std::uint8_t>(design.last_eligible_stage);
    admitting[c] = step.quarter() >= first_admission[c] ? 1 : 0;
  }
}

void admit(const Step&, Rows rows, Own<Id> id, Own<Admitting> admitting, Own<ProjectBudget> budget,
           Inbox<Application> applications, Out<Committed> committed, Out<Asked> asked, Out<AdmittedProjects> admitted,
           Out<AmbitiousAdmitted> ambitious, Send<Admission> send) {
  for (const std::size_t c : rows) {
    Money promised = committed[c];
    committed[c] = asked[c] = 0;  // counted anew when this quarter's plans are made
    if (id[c] == 0 || admitting[c] == 0) continue;
    for (const Application& each : applications[c]) {
      if (promised + each.public_need > budget[c]) continue;
      promised += each.public_need;
      send({each.project, id[c], each.value, static_cast<std::uint32_t>(c)});
      ++admitted[c];
      ambitious[c] += each.ambitious;
    }
  }
}

void see_what_it_can_pay(const Step&, Rows rows, Own<Id> id, Own<Cash> cash, Own<Asked> asked,
                         Own<ClusterCoordinators> coordinators, Own<RecruitedLaboratories> researchers,
                         Use<Parameters> parameters, Out<PayShare> share) {
  for (const std::size_t c : rows) {
    share[c] = 1.0F;
    if (id[c] == 0 || asked[c] == 0) continue;
    const Money free = std::max<Money>(0, cash[c] - wages(coordinators[c], researchers[c], *parameters));
    share[c] = static_cast<float>(std::min(1.0, static_cast<double>(free) / static_cast<double>(asked[c])));
  }
}

void join(const Step&, In<project::Id> id, In<project::Admitted> admitted, In<project::Cluster> cluster,
          In<project::Lead> lead, In<project::Laboratory> laboratory, In<project::Partners> partners,
          Whole<innovator::Member> firm_member, Whole<laboratory::Member> laboratory_member) {
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (id[i] == 0 || admitted[i] == 0) continue;
    const auto enter = [&](auto& member, std::uint32_t row) {
      if (row != no_row && member[row] == no_row) member[row] = cluster[i];
    };
    enter(firm_member, lead[i]);
    enter(laboratory_member, laboratory[i]);
    for (const std::uint32_t partner : partners[i].rows) enter(firm_member, partner);
  }
}

void recruit(const Step& step, Rows rows, Own<Id> id, Own<Seat> seat, Own<Field> field, Own<Awarded> awarded,
             Own<AwardEnd> end, Own<Survival> survival, Own<RecruitPosts> posts, Own<RecruitedLaboratories> filled,
             Use<HostUniversities> hosts, Use<Parameters> parameters, Births<laboratory::Table> births) {
  for (const std::size_t c : rows) {
    const std::uint32_t host = hosts->row[seat[c]];
    if (id[c] == 0 || awarded[c] == 0 || host == no_row) continue;
    const double hazard = parameters->coordinator.hiring * worth_hiring(survival[c], step.quarter(), end[c]);
    for (std::int64_t number = filled[c]; number < posts[c]; ++number) {
      const std::uint64_t key = hash_of(0x7265637275ULL, id[c], number, step.quarter());
      if (step.uniform(Stream::recruitment, key) >= hazard) continue;
      auto made = laboratory::make_recruit(step.chance, key, host, seat[c], field[c]);
      made.at<laboratory::Cluster>() = static_cast<std::uint32_t>(c);
      made.at<laboratory::Member>() = static_cast<std::uint32_t>(c);
      births(made);
    }
  }
}

}  // namespace minori::cluster
