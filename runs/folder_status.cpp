#include "runs/folder_status.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "output/error.hpp"
#include "runs/failures.hpp"
#include "runs/packs.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

/// Silence after which a claim of a process elsewhere is shown as given up.
const double patience = std::chrono::duration<double>(ClaimTimes{}.patience).count();

bool is_alive(const Claim& claim) {
  if (claim.owner && known_dead(*claim.owner)) return false;
  return claim.silent_seconds < patience;
}

/// Seeds that a living process has claimed, as they stand in the names of claims.
std::set<std::string> seeds_at_work(const std::vector<Claim>& claims) {
  std::set<std::string> seeds;
  for (const auto& claim : claims) seeds.insert(claim.name.substr(0, claim.name.find('_')));
  return seeds;
}

/// Faults of files, each looked at once: a pack holds many runs.
class Faults {
 public:
  const std::string& of(const std::filesystem::path& file) {
    const auto [fault, is_new] = faults_.try_emplace(file);
    if (is_new) fault->second = fault_of(file);
    return fault->second;
  }

 private:
  std::map<std::filesystem::path, std::string> faults_;
};

using Places = std::vector<std::optional<RunSource>>;

/// By scenario: where its replicates stand.
std::map<std::string, Places> all_places(const std::filesystem::path& folder, const Manifest& manifest) {
  std::map<std::string, Places> places;
  for (const auto& scenario : manifest.scenarios)
    places[scenario] = places_of(folder, scenario, manifest.seed, manifest.replicates);
  return places;
}

}  // namespace

FolderStatus status_of(const std::filesystem::path& folder, bool look_inside) {
  if (!std::filesystem::is_directory(folder)) throw OutputError(folder, "is not a folder", "");
  auto manifest = read_manifest(folder);
  if (!manifest)
    throw OutputError(folder, fmt::format("holds no {}: `minori sweep` makes such folders", manifest_name), "");
  FolderStatus status;
  status.manifest = std::move(*manifest);
  for (auto& claim : read_claims(folder))
    if (is_alive(claim)) status.claims.push_back(std::move(claim));
  const auto at_work = seeds_at_work(status.claims);
  const auto failures = noted_failures(folder);
  const auto places = all_places(folder, status.manifest);
  Faults faults;
  for (std::int32_t replicate = 0; replicate < status.manifest.replicates; ++replicate) {
    const std::uint64_t seed = replicate_seed(status.manifest.seed, replicate);
    for (const auto& scenario : status.manifest.scenarios) {
      ++status.planned;
      RunStanding run{scenario, seed, replicate, ""};
      const auto& place = places.at(scenario)[static_cast<std::size_t>(replicate)];
      if (place && look_inside) run.message = faults.of(place->file);
      const auto failure = failures.find({scenario, seed});
      if (place && run.message.empty()) {
        ++status.done;
      } else if (place) {
        status.damaged.push_back(std::move(run));
      } else if (failure != failures.end()) {
        run.message = failure->second.run.message;
        status.failed.push_back(std::move(run));
      } else if (at_work.contains(fmt::format("{:016x}", seed))) {
        status.running.push_back(std::move(run));
      } else {
        status.missing.push_back(std::move(run));
      }
    }
  }
  status.collected = std::filesystem::exists(folder / "analysis.h5");
  return status;
}

}  // namespace minori::runs
