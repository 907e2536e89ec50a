#include <algorithm>
#include <utility>

#include "agents/accounts.hpp"
#include "agents/contracts.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/coordinator/types.hpp"
#include "agents/firm/rules.hpp"
#include "agents/policy/posts.hpp"
#include "agents/streams.hpp"

namespace minori::coordinator {
namespace {

Table::Record make_coordinator(const Step& step, std::uint64_t key, std::uint32_t region, std::size_t field,
                               const CoordinatorParameters& p) {
  const double draw = step.uniform(Stream::coordinator_traits, key);
  Table::Record made;
  made.at<Id>() = key;
  made.at<Region>() = region;
  made.at<Hired>() = step.quarter();
  made.at<Field>() = static_cast<std::uint8_t>(field);
  made.at<Skill>() = static_cast<float>(p.skill_low + draw * (p.skill_high - p.skill_low));
  made.at<Wage>() = firm::to_money(250.0 * p.cost);
  return made;
}

/// Who was hired last goes first where there are fewer posts than are filled.
template <class IsColleague>
bool hired_among_the_last(const In<Id>& id, const In<Hired>& hired, std::size_t one, std::int64_t count,
                          const IsColleague& is_colleague) {
  std::int64_t later = 0;
  for (std::size_t i = 0; i < id.size() && later < count; ++i)
    later += id[i] != 0 && is_colleague(i) && std::pair(hired[i], id[i]) > std::pair(hired[one], id[one]);
  return later < count;
}

struct Seniority {
  In<Id> id;
  In<Region> region;
  In<Cluster> cluster;
  In<Type> type;
  In<Hired> hired;

  [[nodiscard]] bool among_the_last(std::size_t one, std::int64_t count) const {
    return hired_among_the_last(id, hired, one, count, [&](std::size_t i) {
      return type[i] != planner && cluster[i] == cluster[one] && (cluster[one] != no_row || region[i] == region[one]);
    });
  }
};

/// C4  Vacant posts of a region, each filled with the same hazard.
struct Vacancies {
  const Step& step;
  const Geography& geography;
  const CoordinatorParameters& p;
  const Births<Table>& births;

  void fill(std::uint64_t kind, std::uint64_t region_id, std::size_t region, std::int64_t filled, std::int64_t offered,
            std::uint8_t type) const {
    for (std::int64_t post_number = filled; post_number < offered; ++post_number) {
      const std::uint64_t key = hash_of(kind, region_id, post_number, step.quarter());
      if (step.uniform(Stream::coordinator_hiring, key) >= p.hiring) continue;
      const std::size_t field = step.pick(geography.fields, Stream::coordinator_traits, key, 1);
      auto made = make_coordinator(step, key, static_cast<std::uint32_t>(region), field, p);
      made.at<Type>() = type;
      births(made);
    }
  }
};

/// Posts outside programmes: those of the start, and those that a lever adds while it is pushed.
struct StandingPosts {
  In<region::Id> id;
  In<region::CoordinatorPosts> posts;
  In<region::PostsAdded> added;
  In<region::StandingCoordinators> filled;

  [[nodiscard]] std::int64_t surplus(std::size_t r) const {
    return filled[r] - posts[r] - policy::whole_posts(added[r], id[r]);
  }
};

/// E3  Chance of whose post ends to stay without one, if local money can pay:  k vision + (1 - k vision) s   s share of
/// posts without a term
double chance_to_stay(double vision, double secure, const PeopleParameters& p) {
  return policy::made_good(p.kept_share * vision, secure);
}

}  // namespace

void leave(const Step& step, Rows rows, In<Id> id, In<Region> region, In<Cluster> cluster, In<Type> type,
           In<Hired> hired, Own<Wage> wage, In<region::Id> region_id, In<region::CoordinatorPosts> standing_posts,
           In<region::PostsAdded> added, In<region::StandingCoordinators> standing_filled,
           In<region::PostSecurity> security, In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end,
           In<cluster::Survival> survival, In<cluster::Vision> vision, In<cluster::CoordinatorPosts> posts,
           In<cluster::ClusterCoordinators> filled, Use<Parameters> parameters, Out<Leaving> leaving,
           Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent, Post post) {
  const PeopleParameters& p = parameters->people;
  const Seniority seniority{id, region, cluster, type, hired};
  const StandingPosts standing_ones{region_id, standing_posts, added, standing_filled};
  for (const std::size_t i : rows) {
    leaving[i] = stays;
    if (id[i] == 0) continue;
    const double draw = step.uniform(Stream::coordinator_leaving, id[i]);
    const std::uint32_t c = cluster[i];
    const double secure = security[region[i]];
    const double restless = 1.0 - secure;  // who has no term does not look for other work
    if (type[i] == standing && seniority.among_the_last(i, standing_ones.surplus(region[i]))) {
      leaving[i] = draw < chance_to_stay(0.0, secure, p) ? post_ended : leaves;
    } else if (type[i] == standing || type[i] == planner) {
      leaving[i] = draw < restless * parameters->coordinator.standing_turnover;
    } else if (type[i] == kept) {
      leaving[i] = draw < restless * p.search_hazard;
    } else if (awarded[c] == 0) {
      leaving[i] = draw < chance_to_stay(vision[c], secure, p) ? post_ended : leaves;
    } else {
      const bool no_post = seniority.among_the_last(i, filled[c] - posts[c]);
      leaving[i] = no_post || draw < restless * leaving_chance(step.quarter(), award_end[c], survival[c], p);
      if (no_post) continue;  // the grant of the quarter does not pay for it
      cluster_cash.add(c, -wage[i]);
      spent.add(c, wage[i]);
      post.note_paid(Flow::coordinator_wages, wage[i]);
    }
  }
}

void hire_for_clusters(const Step& step, Rows rows, Own<cluster::Id> id, Own<cluster::Seat> seat,
                       Own<cluster::Field> field, Own<cluster::Awarded> awarded, Own<cluster::AwardEnd> award_end,
                       Own<cluster::Survival> survival, Own<cluster::CoordinatorPosts> posts,
                       Own<cluster::ClusterCoordinators> filled, Use<Parameters> parameters, Births<Table> births) {
  for (const std::size_t c : rows) {
    if (awarded[c] == 0) continue;
    const double hazard =
        parameters->coordinator.hiring * cluster::worth_hiring(survival[c], step.quarter(), award_end[c]);
    for (std::int64_t post_number = filled[c]; post_number < posts[c]; ++post_number) {
      const std::uint64_t key = hash_of(0x636f6f7264ULL, id[c], post_number, step.quarter());
      if (step.uniform(Stream::coordinator_hiring, key) >= hazard) continue;
      auto made = make_coordinator(step, key, seat[c], field[c], parameters->coordinator);
      made.at<Type>() = employed_by_cluster;
      made.at<Cluster>() = static_cast<std::uint32_t>(c);
      births(made);
    }
  }
}

void hire_for_regions(const Step& step, Rows rows, Own<region::Id> id, Own<region::CoordinatorPosts> posts,
                      Own<region::PostsAdded> added, Own<region::StandingCoordinators> filled, Use<Geography> geography,
                      Use<Parameters> parameters, Births<Table> births) {
  const Vacancies vacancies{step, *geography, parameters->coordinator, births};
  for (const std::size_t r : rows)
    vacancies.fill(0x7374616e64ULL, id[r], r, filled[r], posts[r] + policy::whole_posts(added[r], id[r]), standing);
}

void dismiss_planners(const Step&, Rows rows, In<Id> id, In<Region> region, In<Type> type, In<Hired> hired,
                      In<region::Id> region_id, In<region::PlannerPosts> posts, In<region::Planners> filled,
                      Out<Leaving> leaving) {
  for (const std::size_t i : rows) {
    if (id[i] == 0 || type[i] != planner) continue;
    const std::uint32_t r = region[i];
    const std::int64_t surplus = filled[r] - policy::whole_posts(posts[r], region_id[r]);
    const auto colleague = [&](std::size_t other) { return type[other] == planner && region[other] == r; };
    if (hired_among_the_last(id, hired, i, surplus, colleague)) leaving[i] = leaves;
  }
}

void hire_planners(const Step& step, Rows rows, Own<region::Id> id, Own<region::PlannerPosts> posts,
                   Own<region::Planners> filled, Use<Geography> geography, Use<Parameters> parameters,
                   Births<Table> births) {
  const Vacancies vacancies{step, *geography, parameters->coordinator, births};
  for (const std::size_t r : rows)
    vacancies.fill(0x706c616e6eULL, id[r], r, filled[r], policy::whole_posts(posts[r], id[r]), planner);
}

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Type> type,
           Own<Skill> skill, Total<region::Coordinators> coordinators, Total<region::CoordinatorSkill> skills,
           Total<region::StandingCoordinators> standing_count, Total<region::Planners> planners,
           Total<cluster::ClusterCoordinators> of_cluster) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    coordinators.add(region[i], 1);
    skills.add(region[i], std::llround(1000.0 * skill[i]));
    if (type[i] == standing) standing_count.add(region[i], 1);
    if (type[i] == planner) planners.add(region[i], 1);
    if (type[i] == employed_by_cluster) of_cluster.add(cluster[i], 1);
  }
}

}  // namespace minori::coordinator
