#pragma once

/// Scenarios as canonical text; see resolved_text in scenarios/load.hpp.

#include <functional>
#include <string>

#include "agents/scenario.hpp"
#include "scenarios/key.hpp"

namespace minori {

/// What a line says behind its value, by the path of the key ("programme.<name>.<key>" in lists); empty: nothing.
using Comment = std::function<std::string(const std::string& path)>;

[[nodiscard]] std::string scenario_text(const Scenario& scenario, const Comment& comment);

/// SHA-256 over every figure of the country, 64 hexadecimal digits.
[[nodiscard]] std::string country_sha256(const Country& country);

/// A value as TOML.
[[nodiscard]] std::string value_text(const Value& value);

}  // namespace minori
