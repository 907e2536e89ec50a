#include <algorithm>

#include "agents/accounts.hpp"
#include "agents/coordinator/phases.hpp"
#include "agents/firm/rules.hpp"
#include "agents/streams.hpp"

namespace minori::coordinator {
namespace {

constexpr std::uint8_t standing = 0;
constexpr std::uint8_t employed_by_cluster = 1;
constexpr std::uint8_t kept = 2;

Table::Record make_coordinator(const Step& step, std::uint64_t key, std::uint32_t region, std::size_t field,
                               const CoordinatorParameters& p) {
  const double draw = step.uniform(Stream::coordinator_traits, key);
  Table::Record made;
  made.at<Id>() = key;
  made.at<Region>() = region;
  made.at<Field>() = static_cast<std::uint8_t>(field);
  made.at<Skill>() = static_cast<float>(p.skill_low + draw * (p.skill_high - p.skill_low));
  made.at<Wage>() = firm::to_money(250.0 * p.cost);
  return made;
}

/// Chance that a person on a fixed term finds other work this quarter: higher in the last year.
double leaving_chance(std::uint32_t quarter, std::uint32_t end, const PeopleParameters& p) {
  constexpr std::uint32_t last_year = 4;
  return p.search_hazard + (quarter + last_year >= end ? p.end_hazard : 0.0);
}

}  // namespace

void leave(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Wage> wage,
           In<cluster::Awarded> awarded, In<cluster::AwardEnd> award_end, In<cluster::Vision> vision,
           In<region::LocalSupport> local_support, Use<Parameters> parameters, Out<Type> type, Deaths<Table> deaths,
           Total<cluster::Cash> cluster_cash, Total<cluster::ProgrammeMoneySpent> spent,
           Total<region::GovernmentCash> government_cash, Post post) {
  const PeopleParameters& p = parameters->people;
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    const double draw = step.uniform(Stream::coordinator_leaving, id[i]);
    if (type[i] == standing) {
      if (draw < parameters->coordinator.standing_turnover) deaths(i);
      continue;
    }
    if (type[i] == employed_by_cluster && awarded[cluster[i]] != 0) {
      cluster_cash.add(cluster[i], -wage[i]);
      spent.add(cluster[i], wage[i]);
      post.note_paid(Flow::coordinator_wages, wage[i]);
      if (draw < leaving_chance(step.quarter(), award_end[cluster[i]], p)) deaths(i);
      continue;
    }
    const bool stays = type[i] == kept ? draw >= p.search_hazard && local_support[region[i]] > 0.0
                                       : draw < p.kept_share * vision[cluster[i]];
    if (!stays) {
      deaths(i);
      continue;
    }
    type[i] = kept;
    government_cash.add(region[i], -wage[i]);
    post.note_paid(Flow::kept_wages, wage[i]);
  }
}

void hire_for_clusters(const Step& step, Rows rows, Own<cluster::Id> id, Own<cluster::Seat> seat,
                       Own<cluster::Field> field, Own<cluster::Awarded> awarded, Own<cluster::AwardEnd> award_end,
                       Own<cluster::CoordinatorPosts> posts, Own<cluster::ClusterCoordinators> filled,
                       Use<Parameters> parameters, Births<Table> births) {
  for (const std::size_t c : rows) {
    if (awarded[c] == 0 || award_end[c] <= step.quarter() + 1) continue;
    for (std::int64_t post_number = filled[c]; post_number < posts[c]; ++post_number) {
      const std::uint64_t key = hash_of(0x636f6f7264ULL, id[c], post_number, step.quarter());
      if (step.uniform(Stream::coordinator_hiring, key) >= parameters->coordinator.hiring) continue;
      auto made = make_coordinator(step, key, seat[c], field[c], parameters->coordinator);
      made.at<Type>() = employed_by_cluster;
      made.at<Cluster>() = static_cast<std::uint32_t>(c);
      births(made);
    }
  }
}

void hire_for_regions(const Step& step, Rows rows, Own<region::Id> id, Own<region::CoordinatorPosts> posts,
                      Own<region::StandingCoordinators> filled, Use<Geography> geography, Use<Parameters> parameters,
                      Births<Table> births) {
  for (const std::size_t r : rows) {
    for (std::int64_t post_number = filled[r]; post_number < posts[r]; ++post_number) {
      const std::uint64_t key = hash_of(0x7374616e64ULL, id[r], post_number, step.quarter());
      if (step.uniform(Stream::coordinator_hiring, key) >= parameters->coordinator.hiring) continue;
      const std::size_t field = step.pick(geography->fields, Stream::coordinator_traits, key, 1);
      births(make_coordinator(step, key, static_cast<std::uint32_t>(r), field, parameters->coordinator));
    }
  }
}

void count(const Step&, Rows rows, Own<Id> id, Own<Region> region, Own<Cluster> cluster, Own<Type> type,
           Own<Skill> skill, Total<region::Coordinators> coordinators, Total<region::CoordinatorSkill> skills,
           Total<region::StandingCoordinators> standing_count, Total<cluster::ClusterCoordinators> of_cluster) {
  for (const std::size_t i : rows) {
    if (id[i] == 0) continue;
    coordinators.add(region[i], 1);
    skills.add(region[i], std::llround(1000.0 * skill[i]));
    if (type[i] == standing) standing_count.add(region[i], 1);
    if (type[i] == employed_by_cluster) of_cluster.add(cluster[i], 1);
  }
}

}  // namespace minori::coordinator
