#include "agents/variety.hpp"

#include "agents/economy.hpp"
#include "sim/math.hpp"

namespace minori {
namespace {

/// Shannon's entropy of amounts, in nats; 0 without any.
double entropy(const std::vector<double>& amounts) {
  double sum = 0.0;
  for (const double each : amounts) sum += each;
  double made = 0.0;
  for (const double each : amounts)
    if (each > 0.0) made -= each / sum * math::log(each / sum);
  return made;
}

}  // namespace

/// O9  fields = exp H(f) = within x profiles,  within = exp sum_r w_r H(f | r),  hubs = exp H(w)
///
/// H Shannon's entropy, f shares of fields, w_r share of region r in all projects.
Variety variety_of(std::span<const std::int32_t> counts, std::size_t fields) {
  std::vector<double> of_country(fields, 0.0);
  std::vector<double> of_regions;
  double weighted = 0.0;
  for (std::size_t first = 0; first + fields <= counts.size(); first += fields) {
    const std::vector<double> region(counts.begin() + static_cast<std::ptrdiff_t>(first),
                                     counts.begin() + static_cast<std::ptrdiff_t>(first + fields));
    double sum = 0.0;
    for (std::size_t field = 0; field < fields; ++field) {
      of_country[field] += region[field];
      sum += region[field];
    }
    weighted += sum * entropy(region);
    of_regions.push_back(sum);
  }
  double all = 0.0;
  for (const double each : of_regions) all += each;
  if (all <= 0.0) return {};
  Variety made;
  made.fields = math::exp(entropy(of_country));
  made.fields_within = math::exp(weighted / all);
  made.profiles = made.fields / made.fields_within;
  made.hubs = math::exp(entropy(of_regions));
  return made;
}

std::vector<std::int32_t> projects_by_field(const Economy& economy, std::size_t fields) {
  std::vector<std::int32_t> counts(economy.thing<Geography>().regions * fields, 0);
  const auto ids = economy.read<project::Id>();
  const auto region = economy.read<project::Region>();
  const auto field = economy.read<project::Field>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] != 0) ++counts.at(region[i] * fields + field[i]);
  return counts;
}

std::vector<double> tie_strength_by_region(const Economy& economy) {
  const auto& graph = economy.thing<TieGraph>();
  const auto region = economy.read<node::RegionRow>();
  std::vector<double> strength(economy.thing<Geography>().regions, 0.0);
  std::vector<double> ties(strength.size(), 0.0);
  for (std::uint32_t node = 0; node < graph.nodes(); ++node)
    for (const Tie& tie : graph.of(node)) {
      strength.at(region[node]) += static_cast<double>(tie.strength);
      ties[region[node]] += 1.0;
    }
  for (std::size_t r = 0; r < ties.size(); ++r) strength[r] = ties[r] > 0.0 ? strength[r] / ties[r] : 0.0;
  return strength;
}

}  // namespace minori
