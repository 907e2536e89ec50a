#pragma once

/// Sorting of events, many of which share a small whole number.

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <utility>
#include <vector>

namespace minori {

/// Events that name a group, the first thing by which operator< orders them.
template <class Event>
concept Grouped = requires(const Event& event) {
  { event.group() } -> std::same_as<std::uint32_t>;
};

namespace detail {

template <Grouped Event>
void sort_groups(std::vector<Event>& events, std::size_t groups) {
  std::vector<std::uint32_t> ends(groups + 1, 0);
  for (const Event& each : events) ++ends[each.group() + 1];
  for (std::size_t group = 0; group < groups; ++group) ends[group + 1] += ends[group];
  std::vector<Event> sorted(events.size());
  for (const Event& each : events) sorted[ends[each.group()]++] = each;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto group = first->group();
    const auto last = std::find_if(first, sorted.end(), [&](const Event& each) { return each.group() != group; });
    if (last - first > 1) std::sort(first, last);
    first = last;
  }
  events = std::move(sorted);
}

}  // namespace detail

/// Sorts by operator<; if events name their group, group by group, which takes one pass over them.
template <class Event>
void sort_events(std::vector<Event>& events) {
  if constexpr (Grouped<Event>) {
    std::uint32_t last = 0;
    for (const Event& each : events) last = std::max(last, each.group());
    if (events.size() >= last / 8) return detail::sort_groups(events, std::size_t{last} + 1);
  }
  std::sort(events.begin(), events.end());
}

}  // namespace minori
