#include "runs/shared_work.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "output/error.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

using namespace std::chrono_literals;

constexpr auto look_interval = 2s;  ///< between two looks at what others have made

/// What is claimed: the runs of a seed that share a past.
std::string claim_name(const SharedPast& past) {
  return fmt::format("{:016x}_{}", past.runs.front().seed, past.key.substr(0, 12));
}

}  // namespace

SharedWork::SharedWork(std::filesystem::path folder, std::string program_version, const std::vector<SharedPast>& pasts,
                       Progress& progress, ClaimTimes times)
    : folder_(std::move(folder)),
      program_version_(std::move(program_version)),
      progress_(progress),
      failed_before_(noted_failures(folder_)),
      claims_(folder_, times) {
  for (const auto& past : pasts)
    for (const auto& run : past.runs)
      open_[run.file] = {run.name, run.seed, run.replicate, quarters_of(past) / static_cast<double>(past.runs.size())};
  if (!pasts.empty()) watcher_ = std::thread([this] { watch(); });
}

SharedWork::~SharedWork() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ending_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

std::vector<const PlannedRun*> SharedWork::claim(const SharedPast& past) {
  if (!claims_.take(claim_name(past))) return {};
  std::vector<const PlannedRun*> mine;
  const auto noted = noted_failures(folder_);
  Packs packs(folder_);
  for (const auto& run : past.runs) {
    if (failed_since(noted, run) != nullptr) continue;
    const FoundRun found = look_for_run(run.file, run.identity, program_version_);
    if (found.state == FoundRun::State::same) continue;
    // A pack that is there now was looked at when this process began, or was made since.
    if (found.state == FoundRun::State::none && packs.find(run.name, run.replicate)) continue;
    if (found.state == FoundRun::State::damaged) {
      const std::string aside = set_aside(run.file);
      progress_.say(fmt::format("{}; set aside as {} and made again", found.reason, aside));
    }
    mine.push_back(&run);
  }
  if (mine.empty()) release(past);
  return mine;
}

void SharedWork::release(const SharedPast& past) { claims_.release(claim_name(past)); }

void SharedWork::publishing(const PlannedRun& run) {
  const std::lock_guard lock(mutex_);
  open_.erase(run.file);
}

void SharedWork::published(const PlannedRun& run) {
  if (failed_before_.contains({run.name, run.seed})) forget_failure(folder_, run.name, run.seed);
}

void SharedWork::failed(const FailedRun& run) {
  note_failure(folder_, run);
  const std::lock_guard lock(mutex_);
  own_failures_.insert({run.name, run.seed});
}

/// The failure of a run that was not noted yet when this process began: it is not tried again.
const NotedFailure* SharedWork::failed_since(const NotedFailures& noted, const PlannedRun& run) const {
  const std::pair key{run.name, run.seed};
  const auto now = noted.find(key);
  if (now == noted.end()) return nullptr;
  const auto before = failed_before_.find(key);
  const bool known = before != failed_before_.end() && before->second.note == now->second.note;
  return known ? nullptr : &now->second;
}

std::vector<SharedPast> SharedWork::left(const std::vector<SharedPast>& pasts) const {
  const auto noted = noted_failures(folder_);
  Packs packs(folder_);
  const auto done = [&packs](const PlannedRun& run) {
    std::error_code failure;
    return std::filesystem::exists(run.file, failure) || packs.find(run.name, run.replicate).has_value();
  };
  std::vector<SharedPast> open;
  for (const auto& past : pasts) {
    SharedPast rest{past.replicate, {}, past.key};
    for (const auto& run : past.runs)
      if (!done(run) && failed_since(noted, run) == nullptr) rest.runs.push_back(run);
    if (!rest.runs.empty()) open.push_back(std::move(rest));
  }
  return open;
}

std::size_t SharedWork::made_elsewhere() {
  look();
  const std::lock_guard lock(mutex_);
  return made_elsewhere_;
}

std::vector<FailedRun> SharedWork::failed_elsewhere() {
  std::vector<FailedRun> failed;
  const auto noted = noted_failures(folder_);
  const std::lock_guard lock(mutex_);
  for (const auto& [file, run] : open_) {
    const PlannedRun wanted{nullptr, run.scenario, run.seed, 0, file, ""};
    const auto* failure = failed_since(noted, wanted);
    if (failure != nullptr && !own_failures_.contains({run.scenario, run.seed})) failed.push_back(failure->run);
  }
  return failed;
}

/// Counts what others have published since the last look; one listing a scenario, not one question a file.
void SharedWork::look() {
  std::set<std::string> scenarios;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [file, run] : open_) scenarios.insert(run.scenario);
  }
  for (const auto& scenario : scenarios) {
    std::error_code failure;
    std::filesystem::directory_iterator each(folder_ / scenario, failure);
    for (const std::filesystem::directory_iterator end; !failure && each != end; each.increment(failure)) {
      if (const auto pack = pack_named(each->path()))
        count_packed(scenario, *pack);
      else
        count_if_open(each->path());
    }
  }
}

void SharedWork::count_if_open(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  if (const auto run = open_.find(file.string()); run != open_.end()) count(run);
}

void SharedWork::count_packed(const std::string& scenario, const Pack& pack) {
  const std::lock_guard lock(mutex_);
  for (auto run = open_.begin(); run != open_.end();)
    run = run->second.scenario == scenario && pack.holds(run->second.replicate) ? count(run) : std::next(run);
}

/// Takes a run of another process from the list; called under the lock.
std::map<std::string, SharedWork::Other>::iterator SharedWork::count(std::map<std::string, Other>::iterator run) {
  progress_.done_elsewhere(1, run->second.quarters);
  ++made_elsewhere_;
  return open_.erase(run);
}

void SharedWork::watch() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, look_interval, [this] { return ended_; })) {
    lock.unlock();
    look();
    lock.lock();
  }
}

}  // namespace minori::runs
