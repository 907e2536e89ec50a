#include "agents/laboratory/recruits.hpp"

#include <algorithm>

#include "agents/innovator/phases.hpp"
#include "agents/laboratory/phases.hpp"
#include "agents/policy/posts.hpp"
#include "agents/streams.hpp"

namespace minori::laboratory {

Table::Record make_recruit(const Chance& chance, std::uint64_t id, std::uint32_t university, std::uint32_t region,
                           std::size_t field) {
  constexpr double team = 4.0;  // staff of a recruited researcher's team (assumption: as a laboratory's mean)
  const Bits draw = chance.bits(Stream::recruitment, id, 1);
  Table::Record made;
  made.at<Id>() = id;
  made.at<University>() = university;
  made.at<Region>() = region;
  made.at<Field>() = static_cast<std::uint8_t>(field);
  made.at<Staff>() = static_cast<float>(team);
  made.at<Orientation>() = static_cast<float>(0.5 + 0.5 * unit_interval(draw.first));
  made.at<Excellence>() = static_cast<float>(0.8 + 0.6 * unit_interval(draw.second));
  made.at<Knowledge>() = innovator::first_knowledge(chance, id, field);
  return made;
}

namespace {

/// The best shared vision of a region's clusters: how much the region wants its researchers to stay.
double vision_of(std::size_t region, const In<cluster::Vision>& vision, const Geography& geography) {
  double best = 0.0;
  for (const std::uint32_t c : geography.clusters_of_region[region]) best = std::max<double>(best, vision[c]);
  return best;
}

}  // namespace

void end_terms(const Step& step, Rows rows, Own<Id> id, Own<Region> region, Own<Field> field, In<cell::Id> cell_id,
               In<cell::ResearcherPosts> posts, In<cell::Recruited> filled, In<region::PostSecurity> security,
               In<cluster::Vision> vision, Use<Geography> geography, Use<Parameters> parameters, Out<OnTerm> on_term,
               Deaths<Table> deaths) {
  const PeopleParameters& p = parameters->people;
  for (const std::size_t i : rows) {
    if (id[i] == 0 || on_term[i] == 0) continue;
    const std::size_t c = geography->cell(region[i], field[i]);
    const double draw = step.uniform(Stream::laboratory_exit, id[i]);
    const auto too_many = static_cast<double>(filled[c] - policy::whole_posts(posts[c], cell_id[c]));
    const double share = too_many / static_cast<double>(std::max<std::int64_t>(1, filled[c]));
    const double secure = security[region[i]];
    if (too_many <= 0.0 || step.uniform(Stream::recruit_leaving, id[i]) >= share) {
      if (draw < (1.0 - secure) * p.search_hazard) deaths(i);
    } else if (draw < policy::made_good(p.kept_share * vision_of(region[i], vision, *geography), secure)) {
      on_term[i] = 0;  // a permanent post at the university
    } else {
      deaths(i);
    }
  }
}

void recruit_for_regions(const Step& step, Rows rows, Own<cell::Id> id, Own<cell::ResearcherPosts> posts,
                         Own<cell::Recruited> filled, Use<HostUniversities> hosts, Use<Geography> geography,
                         Use<Parameters> parameters, Births<Table> births) {
  for (const std::size_t c : rows) {
    const auto region = static_cast<std::uint32_t>(c / geography->fields);
    const std::uint32_t host = hosts->row[region];
    if (host == no_row) continue;
    const std::int64_t offered = policy::whole_posts(posts[c], id[c]);
    for (std::int64_t number = filled[c]; number < offered; ++number) {
      const std::uint64_t key = hash_of(0x7265677265ULL, id[c], number, step.quarter());
      if (step.uniform(Stream::recruitment, key) >= parameters->coordinator.hiring) continue;
      auto made = make_recruit(step.chance, key, host, region, c % geography->fields);
      made.at<OnTerm>() = 1;
      births(made);
    }
  }
}

}  // namespace minori::laboratory
