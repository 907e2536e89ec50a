#include "runs/packer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "output/error.hpp"
#include "output/reader.hpp"
#include "output/survey.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

std::string claim_on(const std::string& scenario) { return "pack_" + scenario; }

/// Removes a run's own file if it holds the run of this digest; a file of anything else is left to those who look for
/// runs.
void remove_if_same(const std::filesystem::path& file, const std::string& digest) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) return;
  try {
    if (Reader(file).digest() != digest) return;
  } catch (const OutputError&) {
    return;
  }
  std::filesystem::remove(file, failure);
  if (failure) throw OutputError(file, "is packed and cannot be removed", failure.message());
}

}  // namespace

Packer::Packer(std::filesystem::path folder, const Experiment& experiment, std::size_t runs_per_pack,
               Provenance provenance, Progress& progress, ClaimTimes times)
    : folder_(std::move(folder)),
      experiment_(experiment),
      size_(static_cast<std::int32_t>(std::min<std::size_t>(runs_per_pack, 1'000'000))),
      provenance_(std::move(provenance)),
      progress_(progress),
      claims_(folder_, times) {}

/// Acts in the folder of a scenario while nobody else does; without waiting for others, if another one is there, not at
/// all.
template <class Action>
void Packer::alone(const std::string& scenario, bool wait, const Action& action) {
  const std::string name = claim_on(scenario);
  while (!claims_.take(name)) {
    if (!wait) return;
    stop_if_interrupted();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  const struct Releasing {
    Claims& claims;
    const std::string& name;
    ~Releasing() { claims.release(name); }
  } releasing{claims_, name};
  action();
}

void Packer::settle() {
  Packs packs(folder_);
  for (const auto& entry : experiment_.entries) {
    for (const Pack& pack : packs.of(entry.name)) {
      stop_if_interrupted();
      bool both = false;
      for (std::int32_t each = pack.first; each <= pack.last && !both; ++each) both = has_own_file(entry.name, each);
      if (!both && fault_of(pack.file).empty()) continue;
      alone(entry.name, true, [&] { settle(entry.name, pack); });
    }
  }
}

void Packer::pack(const SharedPast& past) {
  if (size_ == 0) return;
  try {
    for (const auto& run : past.runs) {
      const auto entry = std::ranges::find(experiment_.entries, run.name, &Experiment::Entry::name);
      if (entry != experiment_.entries.end()) pack_block(*entry, block_of(run.replicate), false);
    }
  } catch (const OutputError& error) {
    progress_.say(fmt::format("{}: not packed", error.what()));
  }
}

void Packer::pack_all() {
  if (size_ == 0) return;
  for (const auto& entry : experiment_.entries)
    for (std::int32_t first = 0; first < experiment_.replicates; first += size_)
      pack_block(entry, block_of(first), true);
}

Packer::Stretch Packer::block_of(std::int32_t replicate) const {
  const std::int32_t first = replicate / size_ * size_;
  return {first, std::min(first + size_, experiment_.replicates) - 1};
}

/// Nothing while a run of the block is missing; the last one is looked for first, because it is made last.
Packer::Work Packer::work_in(const std::string& scenario, Stretch block) const {
  Packs packs(folder_);
  Work work;
  std::vector<std::int32_t> own;  // backwards
  for (std::int32_t each = block.last; each >= block.first; --each) {
    const bool has_own = has_own_file(scenario, each);
    const auto packed = packs.find(scenario, each);
    if (!has_own && !packed) return {};
    if (has_own && packed) work.to_settle.push_back(*pack_named(packed->file));
    if (!packed) own.push_back(each);
  }
  for (const std::int32_t each : own) {
    if (work.to_pack.empty() || work.to_pack.back().first != each + 1) work.to_pack.push_back({each, each});
    work.to_pack.back().first = each;
  }
  std::erase_if(work.to_pack, [](const Stretch& each) { return each.first == each.last; });  // is one file already
  const auto same = [](const Pack& one, const Pack& other) { return one.file == other.file; };
  work.to_settle.erase(std::unique(work.to_settle.begin(), work.to_settle.end(), same), work.to_settle.end());
  return work;
}

void Packer::pack_block(const Experiment::Entry& entry, Stretch block, bool wait) {
  if (entry.scenario.keep_events) return;  // the log stays in the run's own file
  if (work_in(entry.name, block).empty()) return;
  alone(entry.name, wait, [&] {
    const Work work = work_in(entry.name, block);  // as it stands now that nobody else is at it
    for (const Pack& each : work.to_settle) settle(entry.name, each);
    for (const Stretch& each : work.to_pack) make(entry, each);
  });
}

void Packer::make(const Experiment::Entry& entry, Stretch stretch) {
  const Pack pack{pack_file(folder_, entry.name, stretch.first, stretch.last), stretch.first, stretch.last};
  {
    const std::lock_guard lock(mutex_);
    if (given_up_.contains(pack.file)) return;
  }
  std::vector<RunSource> runs;
  for (std::int32_t each = stretch.first; each <= stretch.last; ++each) runs.push_back({own_file(entry.name, each)});
  CollectOptions options;
  options.same_labels = true;
  options.provenance = provenance_;
  options.provenance.title =
      fmt::format("Minori pack of runs of scenario {}, replicates {} to {}", entry.name, stretch.first, stretch.last);
  options.provenance.scenario_text = resolved_text(entry.scenario);
  options.provenance.seed = experiment_.seed;
  try {
    collect(runs, pack.file, options);
    settle(entry.name, pack);
  } catch (const OutputError& error) {
    progress_.say(fmt::format("{}; the runs stay in files of their own", error.what()));
    const std::lock_guard lock(mutex_);
    given_up_.insert(pack.file);
  }
}

/// Called under the claim.
void Packer::settle(const std::string& scenario, const Pack& pack) {
  if (!std::filesystem::exists(pack.file)) return;  // set aside by another process
  if (const std::string fault = fault_of(pack.file); !fault.empty()) {
    const std::string aside = set_aside(pack.file);
    progress_.say(fmt::format("{}; set aside as {}, its runs are made again", fault, aside));
    return;
  }
  const auto origins = origins_of(Reader(pack.file));
  for (std::int32_t each = pack.first; each <= pack.last; ++each) {
    const auto place = static_cast<std::size_t>(each - pack.first);
    if (place < origins.size()) remove_if_same(own_file(scenario, each), origins[place].digest);
  }
}

bool Packer::has_own_file(const std::string& scenario, std::int32_t replicate) const {
  std::error_code failure;
  return std::filesystem::exists(own_file(scenario, replicate), failure);
}

std::filesystem::path Packer::own_file(const std::string& scenario, std::int32_t replicate) const {
  return run_file(folder_, scenario, replicate_seed(experiment_.seed, replicate));
}

}  // namespace minori::runs
