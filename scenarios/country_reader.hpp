#pragma once

/// A country from its folder of tables (docs/data.md names every table, column, unit and source).

#include <filesystem>
#include <string>

#include "agents/country.hpp"
#include "scenarios/problem.hpp"

namespace minori {

/// Which tables say in what fields firms work: all that is known, or only figures that do not come from the themes of
/// former programmes (with them, regions that got money look strong in what they got it for).
enum class FieldMix { with_themes, without_themes };

/// Reads all tables of `folder`, e.g. scenarios/countries/japan.
///
/// Throws ScenarioError with every fault of every table: missing files and columns, texts where numbers belong, NaN,
/// infinite, negative and out-of-range numbers, missing, repeated and unknown codes, field mixes that do not add up to
/// 1, distances that differ by direction, invalid UTF-8. Shares of a field mix are scaled to add up to 1 exactly.
[[nodiscard]] Country read_country(const std::filesystem::path& folder, FieldMix field_mix = FieldMix::with_themes);

/// How lists call a country (table country.csv).
struct CountryTitle {
  std::string name;
  std::string title_en;
  std::string title_ja;
};

/// Reads country.csv of `folder` only. Throws ScenarioError.
[[nodiscard]] CountryTitle read_country_title(const std::filesystem::path& folder);

}  // namespace minori
