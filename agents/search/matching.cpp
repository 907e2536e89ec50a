#include <algorithm>
#include <limits>
#include <vector>

#include "agents/node/kinds.hpp"
#include "agents/search/phases.hpp"
#include "agents/streams.hpp"

namespace minori::search {
namespace {

std::uint32_t cell_of(const Geography& geography, std::uint32_t region, std::size_t field) {
  return static_cast<std::uint32_t>(geography.cell(region, field));
}

std::uint64_t tie_break(const Step& step, std::uint64_t laboratory, std::uint64_t firm) {
  return hash_of(hash_of_pair(laboratory, firm), step.quarter());
}

}  // namespace

void index_agents(const Step&, In<node::Id> node_id, In<node::AgentKind> kind, In<node::AgentRow> row,
                  In<laboratory::Region> laboratory_region, In<laboratory::Field> laboratory_field,
                  In<innovator::Region> innovator_region, In<innovator::Field> innovator_field,
                  In<innovator::Member> innovator_member, In<innovator::Need> need, In<seed::Id> seed_id,
                  In<seed::Region> seed_region, In<seed::Field> seed_field, Use<Geography> geography,
                  Make<LaboratoryIndex> laboratories, Make<NeedIndex> needs, Make<SeedIndex> seeds,
                  Make<FirmIndex> firms, Make<CouncilIndex> councils) {
  const std::size_t cells = geography->regions * geography->fields;
  std::vector<CellIndex::Entry> known;
  std::vector<CellIndex::Entry> asking;
  std::vector<CellIndex::Entry> placed;
  std::vector<CellIndex::Entry> joined;
  known.reserve(laboratory_region.size());
  placed.reserve(innovator_region.size());
  for (std::size_t n = 0; n < node_id.size(); ++n) {
    if (node_id[n] == 0) continue;
    const std::uint32_t r = row[n];
    if (kind[n] == node::laboratory_kind)
      known.push_back({cell_of(*geography, laboratory_region[r], laboratory_field[r]), r});
    if (kind[n] != node::innovator_kind) continue;
    placed.push_back({cell_of(*geography, innovator_region[r], innovator_field[r]), r});
    if (innovator_member[r] != no_row) joined.push_back({innovator_member[r], r});
    if (need[r].open > 0)
      asking.push_back({cell_of(*geography, innovator_region[r], need[r].capabilities[0] / places_per_field), r});
  }
  laboratories->rebuild(cells, known.size(), [&](std::size_t k) { return known[k]; });
  needs->rebuild(cells, asking.size(), [&](std::size_t k) { return asking[k]; });
  firms->rebuild(cells, placed.size(), [&](std::size_t k) { return placed[k]; });
  councils->rebuild(geography->cluster_regions.size(), joined.size(), [&](std::size_t k) { return joined[k]; });
  seeds->rebuild(cells, seed_id.size(), [&](std::size_t s) {
    if (seed_id[s] == 0) return CellIndex::Entry{};
    return CellIndex::Entry{cell_of(*geography, seed_region[s], seed_field[s]), static_cast<std::uint32_t>(s)};
  });
}

void weigh_meetings(const Step& step, In<region::SearchReach> search_reach, Use<Geography> geography,
                    Use<LaboratoryIndex> laboratories, Make<MeetingChance> chance) {
  if (step.quarter_of_year() != 1 && !chance->cumulative.empty()) return;
  const std::size_t regions = geography->regions;
  const std::size_t fields = geography->fields;
  chance->cumulative.assign(regions * fields * regions, 0.0F);
  for (std::size_t cell = 0; cell < regions * fields; ++cell) {
    const std::size_t from = cell / fields;
    const std::size_t field = cell % fields;
    double sum = 0.0;
    const auto weight = [&](std::size_t to) {
      const double near = geography->nearness[from * regions + to];
      const double wide = search_reach[from] > 0.0 ? math::pow(near, 1.0 / (1.0 + search_reach[from])) : near;
      return wide * static_cast<double>(laboratories->of(geography->cell(to, field)).size());
    };
    for (std::size_t to = 0; to < regions; ++to) sum += weight(to);
    double reached = 0.0;
    for (std::size_t to = 0; to < regions; ++to) {
      reached += sum > 0.0 ? weight(to) / sum : 0.0;
      chance->cumulative[cell * regions + to] = static_cast<float>(std::min(1.0, reached));
    }
  }
}

void propose(const Step&, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Candidates> candidates,
             Own<innovator::Choice> choice, Send<Proposal> send) {
  for (const std::size_t i : seekers) {
    if (choice[i] >= most_candidates || id[i] == 0) continue;
    const Candidate& wanted = candidates[i][choice[i]];
    if (wanted.laboratory != no_row) send({wanted.laboratory, id[i], wanted.net_value});
  }
}

void answer(const Step& step, Rows rows, Own<laboratory::Id> id, Own<laboratory::Staff> staff,
            Own<laboratory::Workload> workload, Inbox<Proposal> proposals, Use<Parameters> parameters,
            Out<laboratory::CutoffValue> value, Out<laboratory::CutoffKey> key) {
  for (const std::size_t i : rows) {
    const auto box = proposals[i];
    if (box.empty() || id[i] == 0) continue;
    const auto most =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(parameters->search.laboratory_workload * staff[i] / 3.0));
    const auto room = static_cast<std::size_t>(std::max<std::int64_t>(0, most - workload[i]));
    value[i] = -std::numeric_limits<double>::infinity();
    key[i] = 0;
    if (box.size() <= room) continue;
    value[i] = std::numeric_limits<double>::infinity();
    if (room == 0) continue;
    value[i] = box[room - 1].value;
    key[i] = tie_break(step, id[i], box[room - 1].from);
  }
}

void settle(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Candidates> candidates,
            In<laboratory::Id> laboratory_id, In<laboratory::CutoffValue> value, In<laboratory::CutoffKey> key,
            Out<innovator::Choice> choice, Out<innovator::Matched> matched) {
  for (const std::size_t i : seekers) {
    if (choice[i] >= most_candidates || id[i] == 0) continue;
    matched[i] = 0;
    const Candidate& wanted = candidates[i][choice[i]];
    if (wanted.laboratory == no_row) continue;
    const std::uint32_t l = wanted.laboratory;
    const double mine = wanted.net_value;
    const bool held = mine > value[l] || (mine == value[l] && tie_break(step, laboratory_id[l], id[i]) <= key[l]);
    if (held)
      matched[i] = 1;
    else
      ++choice[i];
  }
}

void start_projects(const Step& step, Over<Seekers> seekers, Own<innovator::Id> id, Own<innovator::Region> region,
                    Own<innovator::Candidates> candidates, Own<innovator::Choice> choice,
                    Own<innovator::Matched> matched, Own<innovator::Knowledge> knowledge,
                    In<laboratory::Id> laboratory_id, In<coordinator::Skill> skill, Use<Proximity> proximity,
                    Out<innovator::Need> need, Births<project::Table> births, Total<region::Matches> matches,
                    Total<region::ProjectStarts> starts) {
  for (const std::size_t i : seekers) {
    if (matched[i] == 0 || id[i] == 0) continue;
    const Candidate& partner = candidates[i][choice[i]];
    project::Table::Record made;
    made.at<project::Id>() = hash_of(0x70726f6aULL, id[i], laboratory_id[partner.laboratory], step.quarter());
    made.at<project::Lead>() = static_cast<std::uint32_t>(i);
    made.at<project::Laboratory>() = partner.laboratory;
    made.at<project::Broker>() = partner.broker;
    made.at<project::BrokerSkill>() = partner.broker == no_row ? 0.0F : skill[partner.broker];
    made.at<project::Region>() = region[i];
    made.at<project::Field>() = static_cast<std::uint8_t>(need[i].capabilities[0] / places_per_field);
    made.at<project::Stage>() = 1;
    made.at<project::Size>() = 2;
    made.at<project::Ambitious>() = static_cast<std::uint8_t>(partner.ambitious);
    made.at<project::Need>() = need[i];
    made.at<project::Fit>() = partner.fit;
    made.at<project::Trust>() = partner.trust;
    made.at<project::SeedFit>() = partner.seed_fit;
    made.at<project::Expertise>() =
        static_cast<float>(std::min(1.0, quality_alone(knowledge[i], need[i].capabilities, *proximity) + partner.fit));
    made.at<project::Started>() = step.quarter();
    births(made);
    need[i] = {};
    matches.add(region[i], 1);
    starts.add(region[i], 1);
  }
}

}  // namespace minori::search
