#pragma once

/// An experiment file that was changed after runs had been made: what still applies is kept.

#include <filesystem>
#include <string>
#include <vector>

#include "runs/manifest.hpp"

namespace minori::runs {

/// If `folder` holds runs of the same experiment (name and seed) with other values, scenarios or program version, makes
/// it a folder of `wanted`: scenarios whose values are the same stay, the others move to
/// `superseded/SCENARIO_TAG`, and come back from there if their values do. Returns what was done, one line each;
/// nothing if there was nothing to do.
///
/// Throws OutputError if other processes are at work in the folder; then nothing was changed.
std::vector<std::string> accept_changes(const std::filesystem::path& folder, const Manifest& wanted);

}  // namespace minori::runs
