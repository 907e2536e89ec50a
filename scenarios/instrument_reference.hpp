#pragma once

/// What is known of instruments and levers, for `minori instruments` and docs/reference/instruments.md.

#include <string>
#include <vector>

#include "scenarios/instrument.hpp"
#include "scenarios/key.hpp"

namespace minori {

/// Rules that read a lever, by the declarations of the phases.
[[nodiscard]] std::vector<std::string> rules_that_read(const policy::LeverInfo& lever);

/// The parameters of an instrument as keys of `[[instrument]]`.
[[nodiscard]] std::vector<KeyInfo> parameters_of(const Instrument& instrument);

/// The page docs/reference/instruments.md.
[[nodiscard]] std::string instruments_markdown();

}  // namespace minori
