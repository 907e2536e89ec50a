#pragma once

/// How varied the projects of a country are, over fields and over places (observation O9).

#include <cstdint>
#include <span>
#include <vector>

namespace minori {

struct Economy;

/// Effective numbers: of as many equally large ones there would be for the same entropy (Jost 2006). Over regions the
/// number of fields is that within a region times that of distinct profiles (Jost 2007). All zero without projects.
struct Variety {
  double fields = 0.0;         ///< of the whole country
  double fields_within = 0.0;  ///< of a region, regions weighed by their projects
  double profiles = 0.0;       ///< regions that differ wholly in their fields
  double hubs = 0.0;           ///< regions, by their projects
};

/// `counts`: regions x fields.
[[nodiscard]] Variety variety_of(std::span<const std::int32_t> counts, std::size_t fields);

/// Running projects, regions x fields.
[[nodiscard]] std::vector<std::int32_t> projects_by_field(const Economy& economy, std::size_t fields);

/// Mean strength of the ties of each region's agents; 0 without ties.
[[nodiscard]] std::vector<double> tie_strength_by_region(const Economy& economy);

}  // namespace minori
