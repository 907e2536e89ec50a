#include "agents/events.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string>

#include "agents/cluster/states.hpp"
#include "agents/economy.hpp"
#include "agents/project/event.hpp"

namespace minori {
namespace {

constexpr std::array<const char*, 14> happening_names{
    "project_started",  "stage_passed",     "stage_repeated",  "project_given_up", "project_failed",
    "product_launched", "award_began",      "award_extended",  "award_ended",      "award_stopped",
    "own_scheme_began", "own_scheme_ended", "startup_founded", "startup_closed"};
static_assert(happening_names.size() == static_cast<std::size_t>(Happening::startup_closed) + 1);

Happening of_project(const project::ProjectEvent& event) {
  const bool no_firm = event.firm == 0 && event.what == project::finished;  // then there is nobody to sell
  switch (no_firm ? project::given_up : event.what) {
    case project::stage_passed: return Happening::stage_passed;
    case project::stage_repeated: return Happening::stage_repeated;
    case project::given_up: return Happening::project_given_up;
    case project::failed_for_good: return Happening::project_failed;
    case project::finished: return Happening::product_launched;
    default: return Happening::project_started;
  }
}

/// What a new state of a cluster organisation means after the one before.
Happening of_support(std::int64_t before, std::int64_t now) {
  if (now == cluster::extended) return Happening::award_extended;
  if (now == cluster::self_running) return Happening::own_scheme_began;
  if (before == cluster::self_running) return Happening::own_scheme_ended;
  return now == cluster::terminated ? Happening::award_stopped : Happening::award_ended;
}

/// The first 53 bits of an identity: a whole number that a double holds exactly.
double identity_number(std::uint64_t id) { return static_cast<double>(id >> 11U); }

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();  ///< a missing value

template <class Property>
void add_column(LabelledData& data, const char* name, const char* unit, const char* meaning,
                const std::vector<LoggedEvent>& events, const Property& property) {
  using Column = std::vector<std::decay_t<decltype(property(LoggedEvent{}))>>;
  Column column(events.size());
  std::transform(events.begin(), events.end(), column.begin(), property);
  data.variables.push_back({name, unit, meaning, "", {"event"}, std::move(column)});
}

}  // namespace

EventRecorder::EventRecorder(bool wanted, const Country& country) : wanted_(wanted) {
  for (const auto& region : country.regions) region_codes_.push_back(region.code);
}

void EventRecorder::record(const Economy& economy, const Step& step) {
  if (!wanted_) return;
  const double time = step.fiscal_year() + 0.25 * (step.quarter_of_year() - 1);
  record_projects(economy, time);
  record_clusters(economy, time);
  record_startups(economy, step, time);
}

void EventRecorder::record_projects(const Economy& economy, double time) {
  for (const project::ProjectEvent& each : economy.thing<Collected<project::ProjectEvent>>().events)
    events_.push_back({time, each.project, each.firm, each.laboratory, each.spent, of_project(each),
                       static_cast<std::int32_t>(each.region), static_cast<std::int32_t>(each.cluster),
                       static_cast<std::int32_t>(each.stage)});
}

void EventRecorder::record_clusters(const Economy& economy, double time) {
  const auto states = economy.read<cluster::ClusterState>();
  const auto awards = economy.read<cluster::AwardCount>();
  const auto grants = economy.read<cluster::GrantRate>();
  const auto seats = economy.read<cluster::Seat>();
  supports_.resize(states.size());
  for (std::size_t c = 0; c < states.size(); ++c) {
    const auto note = [&](Happening what, Money amount) {
      events_.push_back(
          {time, 0, 0, 0, amount, what, static_cast<std::int32_t>(seats[c]), static_cast<std::int32_t>(c), 0});
    };
    const auto [before, known_awards] = supports_[c];
    const auto state = static_cast<std::int32_t>(states[c]);
    const bool handed_on = state == cluster::self_running && before != cluster::graduated;
    if (awards[c] != known_awards) {
      note(Happening::award_began, 4 * grants[c]);
    } else if (state != before) {
      if (handed_on) note(Happening::award_ended, 0);  // the region goes on in the same quarter
      note(of_support(before, state), state == cluster::extended ? 4 * grants[c] : 0);
    }
    supports_[c] = {state, awards[c]};
  }
}

void EventRecorder::record_startups(const Economy& economy, const Step& step, double time) {
  const auto now = living_startups(economy);
  const auto note = [&](Happening what, const Startup& firm) {
    events_.push_back({time, 0, firm.firm, firm.laboratory, 0, what, firm.region, -1, 0});
  };
  for (const Startup& each : now)
    if (each.founded == static_cast<std::int32_t>(step.quarter())) note(Happening::startup_founded, each);
  for (const Startup& each : startups_)
    if (!std::binary_search(now.begin(), now.end(), each)) note(Happening::startup_closed, each);
  startups_ = now;
}

std::vector<EventRecorder::Startup> EventRecorder::living_startups(const Economy& economy) {
  const auto ids = economy.read<innovator::Id>();
  const auto is_startup = economy.read<innovator::Startup>();
  const auto firms = economy.read<innovator::Firm>();
  const auto parents = economy.read<innovator::Parent>();
  const auto regions = economy.read<innovator::Region>();
  const auto laboratories = economy.read<laboratory::Id>();
  std::vector<Startup> found;
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0 && is_startup[i] != 0)
      found.push_back({ids[i], lives(parents[i], laboratories) ? laboratories[parents[i]] : 0,
                       static_cast<std::int32_t>(regions[i]), economy.read<firm::Founded>()[firms[i]]});
  std::sort(found.begin(), found.end());
  return found;
}

void EventRecorder::write(LabelledData& data) const {
  if (events_.empty()) return;
  std::vector<std::int32_t> numbers(events_.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  data.dimensions.push_back({"event", "1", "number of the event, in order of time", numbers});
  data.dimensions.push_back(
      {"event_kind", "1", "what can happen", std::vector<std::string>(happening_names.begin(), happening_names.end())});
  const auto add = [&](const char* name, const char* unit, const char* meaning, const auto& property) {
    add_column(data, name, unit, meaning, events_, property);
  };
  add("event_time", "years", "fiscal year, quarters as fractions from April", [](const auto& e) { return e.time; });
  add("event_what", "1", "what happened: position along event_kind",
      [](const auto& e) { return static_cast<std::int32_t>(e.what); });
  add("event_region", "1", "official code of the prefecture",
      [&](const auto& e) { return region_codes_[static_cast<std::size_t>(e.region)]; });
  add("event_cluster", "1", "cluster organisation: position along cluster; missing: none",
      [](const auto& e) { return e.cluster < 0 ? none : e.cluster; });
  add("event_project", "1", "project: first 53 bits of its identity; 0: none",
      [](const auto& e) { return identity_number(e.project); });
  add("event_firm", "1", "firm that leads the project, or start-up; 0: none, or it has closed",
      [](const auto& e) { return identity_number(e.firm); });
  add("event_laboratory", "1", "laboratory of the project, or where the start-up comes from; 0: none, or it has left",
      [](const auto& e) { return identity_number(e.laboratory); });
  add("event_stage", "1", "stage of the project that began or ended; missing: none",
      [](const auto& e) { return e.stage == 0 ? none : e.stage; });
  add("event_amount", "million yen", "spent on the project so far, or a year's grant of the award",
      [](const auto& e) { return static_cast<float>(1e-3 * static_cast<double>(e.amount)); });
}

void EventRecorder::save(BlockWriter& writer) const {
  writer.values("recorded/events", events_);
  writer.values("recorded/supports", supports_);
  writer.values("recorded/startups", startups_);
}

void EventRecorder::load(BlockReader& reader) {
  reader.values("recorded/events", events_);
  reader.values("recorded/supports", supports_);
  reader.values("recorded/startups", startups_);
}

}  // namespace minori
