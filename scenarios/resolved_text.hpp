#pragma once

/// Scenarios as canonical text; see resolved_text in scenarios/load.hpp.

#include <string>

#include "agents/country.hpp"
#include "scenarios/key.hpp"

namespace minori {

/// SHA-256 over every figure of the country, 64 hexadecimal digits.
[[nodiscard]] std::string country_sha256(const Country& country);

/// A value as TOML.
[[nodiscard]] std::string value_text(const Value& value);

}  // namespace minori
