#pragma once

/// A scenario while its layers are read: base files first, then what extends them, then overrides.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/keys.hpp"
#include "scenarios/toml_file.hpp"

namespace minori {

/// Where a value was written; empty for defaults. The document outlives the draft.
struct Place {
  const Document* document = nullptr;
  toml::source_region region;
};

struct Draft {
  Scenario scenario;  ///< without country, programmes, instruments and shocks
  std::vector<ProgrammeText> programmes;
  std::vector<InstrumentText> instruments;
  std::vector<ShockText> shocks;
  std::map<std::string, Value> policy;  ///< for every programme, by key
  std::string country = "japan";
  std::filesystem::path country_folder;  ///< a relative path to a country starts here
  std::string country_sha256;            ///< empty: any

  std::map<std::string, Place> places;  ///< by path; "programme.<name>.<key>" in lists, so for instruments and shocks
  std::set<std::string> refused;        ///< paths whose value was not accepted: checks of them would mislead

  /// The place of the first of `paths` that was written.
  [[nodiscard]] Place place_of(const std::vector<std::string>& paths) const;
  /// The programme of that name, or none.
  [[nodiscard]] const programme::Design* design_named(const std::string& name) const;
};

/// A problem at `place`; without a document it is shown under `fallback`.
[[nodiscard]] Problem problem_at(const Place& place, const std::string& fallback, std::string message,
                                 std::string suggestion = "");

}  // namespace minori
