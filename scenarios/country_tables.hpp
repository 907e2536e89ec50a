#pragma once

/// One function per table of a country. Each adds what is wrong to `problems` and returns what it could read.
///
/// Tables that name regions or fields are only checked against regions.csv and fields.csv where these could be read
/// (`country.regions`, `country.fields` not empty).

#include <filesystem>
#include <vector>

#include "agents/country.hpp"
#include "scenarios/problem.hpp"

namespace minori {

using Problems = std::vector<Problem>;

[[nodiscard]] std::vector<FieldFacts> read_fields(const std::filesystem::path& file, Problems& problems);

[[nodiscard]] std::vector<RegionFacts> read_regions(const std::filesystem::path& file, Problems& problems);

/// Sets institutes, institute_staff and national_institute of every region.
void join_institutes(const std::filesystem::path& file, Country& country, Problems& problems);

/// Sets `mix` of every region, in the order of country.fields, scaled to add up to 1.
void join_field_mix(const std::filesystem::path& file, Country& country, std::vector<double> RegionFacts::*mix,
                    Problems& problems);

/// Distances in the order of country.regions, row-major, km.
[[nodiscard]] std::vector<double> read_distances(const std::filesystem::path& file, const Country& country,
                                                 Problems& problems);

[[nodiscard]] std::vector<SizeClass> read_size_classes(const std::filesystem::path& file, Problems& problems);

[[nodiscard]] std::vector<ClusterFacts> read_clusters(const std::filesystem::path& file, const Country& country,
                                                      Problems& problems);

[[nodiscard]] NationalFacts read_national(const std::filesystem::path& file, Problems& problems);

[[nodiscard]] std::vector<BudgetYear> read_budget_index(const std::filesystem::path& file, Problems& problems);

}  // namespace minori
