#pragma once

/// JSON Schemas (draft 2020-12) of the input files, for editors and other tools, made from the descriptions of keys.
///
/// A schema accepts every valid file; names that must exist and sums are checked by `minori validate` only.

#include <nlohmann/json.hpp>

#include "scenarios/key.hpp"

namespace minori {

[[nodiscard]] nlohmann::ordered_json scenario_schema();
[[nodiscard]] nlohmann::ordered_json experiment_schema();
[[nodiscard]] nlohmann::ordered_json programme_schema();

/// The default of a key.
[[nodiscard]] nlohmann::ordered_json standard_json(const KeyInfo& info);

}  // namespace minori
