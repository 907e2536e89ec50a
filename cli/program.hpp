#pragma once

/// The whole command line as CLI11 knows it, for those that describe it: completion and manual pages.

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/verb.hpp"

namespace minori::cli {

/// The program with all verbs; parsing it sets `chosen`, which outlives it.
[[nodiscard]] std::unique_ptr<CLI::App> make_program(Action& chosen);

}  // namespace minori::cli
