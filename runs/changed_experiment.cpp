#include "runs/changed_experiment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "output/digest.hpp"
#include "output/error.hpp"
#include "runs/claims.hpp"
#include "runs/interruption.hpp"

namespace minori::runs {
namespace {

constexpr const char* own_claim = "experiment";

/// Tells apart what a scenario's runs were made from.
std::string tag_of(const Manifest& manifest, const std::string& scenario) {
  return sha256(manifest.program_version + manifest.scenario_hashes.at(scenario)).substr(0, 12);
}

std::filesystem::path aside_of(const std::filesystem::path& folder, const Manifest& manifest,
                               const std::string& scenario) {
  return folder / "superseded" / (scenario + "_" + tag_of(manifest, scenario));
}

void refuse_if_at_work(const std::filesystem::path& folder) {
  const std::chrono::duration<double> patience = ClaimTimes{}.patience;
  for (const Claim& claim : read_claims(folder)) {
    const bool alive = claim.owner && !known_dead(*claim.owner) && claim.silent_seconds < patience.count();
    if (claim.name == own_claim || !alive) continue;
    throw OutputError(folder,
                      fmt::format("is being worked in by process {} on {}: an experiment cannot change under it",
                                  claim.owner->process, claim.owner->host),
                      "");
  }
}

/// Renames a folder; false if there is none.
bool move_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (!std::filesystem::is_directory(from)) return false;
  std::error_code failure;
  std::filesystem::create_directories(to.parent_path(), failure);
  if (!failure) std::filesystem::rename(from, to, failure);
  if (failure) throw OutputError(from, "cannot be moved to " + to.string(), failure.message());
  return true;
}

bool unchanged(const Manifest& found, const Manifest& wanted, const std::string& scenario) {
  return wanted.scenario_hashes.contains(scenario) && tag_of(found, scenario) == tag_of(wanted, scenario);
}

std::vector<std::string> move_runs(const std::filesystem::path& folder, const Manifest& found, const Manifest& wanted) {
  std::vector<std::string> done;
  for (const auto& scenario : found.scenarios) {
    if (unchanged(found, wanted, scenario)) continue;
    const auto aside = aside_of(folder, found, scenario);
    if (move_folder(folder / scenario, aside))
      done.push_back(fmt::format("{}: changed or gone; its runs are set aside in {}", scenario, aside.string()));
  }
  for (const auto& scenario : wanted.scenarios) {
    if (found.scenario_hashes.contains(scenario) && unchanged(found, wanted, scenario)) continue;
    const bool back = move_folder(aside_of(folder, wanted, scenario), folder / scenario);
    done.push_back(fmt::format("{}: {}", scenario, back ? "its values are back, and so are its runs" : "is made anew"));
  }
  const auto kept = static_cast<std::size_t>(std::ranges::count_if(wanted.scenarios, [&](const std::string& scenario) {
    return found.scenario_hashes.contains(scenario) && unchanged(found, wanted, scenario);
  }));
  done.push_back(fmt::format("{} of {} scenarios still apply: their runs are kept", kept, wanted.scenarios.size()));
  return done;
}

}  // namespace

std::vector<std::string> accept_changes(const std::filesystem::path& folder, const Manifest& wanted) {
  if (!read_manifest(folder)) return {};
  Claims claims(folder);
  while (!claims.take(own_claim)) {
    stop_if_interrupted();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  const auto found = read_manifest(folder);  // another process may have been first
  std::vector<std::string> done;
  const bool same = found && found->name == wanted.name && found->seed == wanted.seed;
  if (same && !difference(*found, wanted).empty()) {
    refuse_if_at_work(folder);
    done = move_runs(folder, *found, wanted);
    write_manifest(folder, wanted);
  }
  claims.release(own_claim);
  return done;
}

}  // namespace minori::runs
