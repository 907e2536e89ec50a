#include <algorithm>
#include <string>

#include "runs/patterns/measures.hpp"
#include "runs/patterns/series.hpp"

namespace minori::runs {
namespace {

/// What a world has more than the one without a programme, all years from `first` to `last`.
double extra(const PatternWorld& world, const PatternWorlds& worlds, const std::string& name, int first, int last) {
  return Series(world.trajectory).all(name, first, last) - Series(worlds.without.trajectory).all(name, first, last);
}

double public_money(const PatternWorld& world, const PatternWorlds& worlds) {
  const auto sum = [&](const char* name) {
    return extra(world, worlds, name, pattern_years.first, pattern_years.last);
  };
  return sum("programme_paid") - sum("programme_returned");
}

/// Relative change of a property of the programme's members, against the same firms without the programme.
template <class Property>
double change_of_members(const PatternWorlds& worlds, const Property& property) {
  const auto& with = worlds.programme.samples.at(pattern_years.fifth).firms;
  const auto& without = worlds.without.samples.at(pattern_years.fifth).firms;
  double sum_with = 0.0;
  double sum_without = 0.0;
  for (const census::Firm& firm : with) {
    if (!firm.member) continue;
    const auto same = std::lower_bound(without.begin(), without.end(), firm.id,
                                       [](const census::Firm& each, std::uint64_t id) { return each.id < id; });
    if (same == without.end() || same->id != firm.id) continue;
    sum_with += property(firm);
    sum_without += property(*same);
  }
  return sum_without > 0.0 ? sum_with / sum_without - 1.0 : analysis::missing;
}

/// Clusters of the ten-year programme: projects of members begun a year, three years after support and while funded.
struct LongGrant {
  std::vector<double> after;
  std::vector<double> funded;
};

LongGrant long_grants(const PatternWorlds& worlds) {
  const Series series(worlds.ten_years.trajectory);
  LongGrant made{series.by_place("member_starts", pattern_years.last), {}};
  made.funded.assign(made.after.size(), 0.0);
  const int first = pattern_years.first + 5;
  const int last = pattern_years.first + 9;
  for (int year = first; year <= last; ++year) {
    const auto starts = series.by_place("member_starts", year);
    for (std::size_t c = 0; c < starts.size(); ++c) made.funded[c] += starts[c] / (last - first + 1);
  }
  return made;
}

/// Share of the clusters that once were active which still are.
double still_active(const PatternWorlds& worlds) {
  const LongGrant grants = long_grants(worlds);
  double all = 0.0;
  double active = 0.0;
  for (std::size_t c = 0; c < grants.after.size(); ++c) {
    if (grants.funded[c] <= 0.0) continue;
    all += 1.0;
    if (grants.after[c] > 0.0) active += 1.0;
  }
  return all > 0.0 ? active / all : analysis::missing;
}

/// Share of the clusters still active that do less than when they were funded.
double shrunk(const PatternWorlds& worlds) {
  const LongGrant grants = long_grants(worlds);
  double active = 0.0;
  double smaller = 0.0;
  for (std::size_t c = 0; c < grants.after.size(); ++c) {
    if (grants.funded[c] <= 0.0 || grants.after[c] <= 0.0) continue;
    active += 1.0;
    if (grants.after[c] < grants.funded[c]) smaller += 1.0;
  }
  return active > 0.0 ? smaller / active : analysis::missing;
}

/// Effect of the programme in one year over its effect in another.
auto effect_ratio(std::string name, int later, int earlier) {
  return [=](const Worlds& worlds, const Scenario&) {
    return ratio_over_worlds(
        worlds, [&](const PatternWorlds& each) { return extra(each.programme, each, name, later, later); },
        [&](const PatternWorlds& each) { return extra(each.programme, each, name, earlier, earlier); });
  };
}

/// What the programme's world has more over the eight years of the longest award.
double extra_in_eight_years(const PatternWorlds& worlds, const char* name) {
  return extra(worlds.programme, worlds, name, pattern_years.first, pattern_years.first + 7);
}

double extra_private(const PatternWorlds& worlds) { return extra_in_eight_years(worlds, "private_money"); }

double extra_public(const PatternWorlds& worlds) {
  return extra_in_eight_years(worlds, "national_money") + extra_in_eight_years(worlds, "local_money");
}

Measured indirect_over_direct(const Worlds& worlds, const Scenario&) {
  const auto per_yen = [](const PatternWorld& world, const PatternWorlds& each) {
    return extra(world, each, "product_sales", pattern_years.first, pattern_years.last) / public_money(world, each);
  };
  return ratio_over_worlds(
      worlds, [&](const PatternWorlds& each) { return per_yen(each.network_only, each); },
      [&](const PatternWorlds& each) { return per_yen(each.projects_only, each); });
}

}  // namespace

Measures policy_measures() {
  constexpr int first = pattern_years.first;
  return {
      {"rd_additionality", "further money of firms in projects over further public money in them, 8 years",
       [](const Worlds& worlds, const Scenario&) { return ratio_over_worlds(worlds, extra_private, extra_public); }},
      {"cluster_rd", "money that members mean to spend on R&D and projects, fifth year",
       of_worlds([](const PatternWorlds& worlds) {
         return change_of_members(worlds, [](const census::Firm& firm) { return firm.innovation_demand; });
       })},
      {"cluster_sales", "sales of members, fifth year", of_worlds([](const PatternWorlds& worlds) {
         return change_of_members(worlds, [](const census::Firm& firm) { return firm.sales; });
       })},
      {"indirect_over_direct", "further product sales per yen: all for network and coordinators over all for projects",
       indirect_over_direct},
      {"startup_lag", "further start-ups, year 8 over year 3", effect_ratio("startups", first + 7, first + 2)},
      {"structure_lags", "further ties, a year after five-year awards end over the first year",
       effect_ratio("ties", first + 5, first)},
      {"centres_survive", "clusters whose members start projects three years after ten years of support",
       of_worlds(still_active)},
      {"centres_shrink", "of those, with fewer starts than in the last five funded years", of_worlds(shrunk)},
  };
}

}  // namespace minori::runs
