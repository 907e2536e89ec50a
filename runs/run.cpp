#include "runs/run.hpp"

#include <fmt/format.h>
#include <sched.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <thread>

#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/publish.hpp"
#include "output/reader.hpp"
#include "scenarios/load.hpp"

namespace minori::runs {
namespace {

std::uint64_t parse_unsigned(const std::string& digits, int base) {
  std::uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value, base);
  if (digits.empty() || error != std::errc() || stopped != end) throw std::invalid_argument("");
  return value;
}

void make_folder_of(const std::filesystem::path& file) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) throw OutputError(folder, "cannot be made a folder", failure.message());
}

}  // namespace

std::uint64_t replicate_seed(std::uint64_t experiment_seed, std::int32_t replicate) {
  Sha256 hash;
  hash.add_text("replicate");
  hash.add_number(experiment_seed);
  hash.add_number(static_cast<std::uint64_t>(replicate));
  return parse_unsigned(hash.hex().substr(0, 16), 16);
}

std::uint64_t parse_seed(const std::string& text) {
  try {
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    return hex ? parse_unsigned(text.substr(2), 16) : parse_unsigned(text, 10);
  } catch (const std::invalid_argument&) {
    throw std::invalid_argument(
        fmt::format("--seed {} is not a whole number from 0 to 2^64 - 1, decimal or in hex after 0x", text));
  }
}

std::size_t thread_count(int asked) {
  if (asked < 0) throw std::invalid_argument(fmt::format("--threads {} is below 0 (0 means all cores)", asked));
  if (asked > 0) return static_cast<std::size_t>(asked);
  cpu_set_t mine;
  CPU_ZERO(&mine);
  if (sched_getaffinity(0, sizeof mine, &mine) == 0) return static_cast<std::size_t>(std::max(1, CPU_COUNT(&mine)));
  return std::max(1U, std::thread::hardware_concurrency());
}

std::filesystem::path run_file(const std::filesystem::path& folder, const std::string& scenario, std::uint64_t seed) {
  return folder / scenario / fmt::format("seed_{:016x}.h5", seed);
}

bool already_made(const std::filesystem::path& file, const std::string& identity, const std::string& program_version) {
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  if (status.type() == std::filesystem::file_type::not_found) return false;
  if (failure) throw OutputError(file, "cannot be looked at", failure.message());
  const std::string hint = "; it stays as it is: choose another place with --output, or move it away";
  if (status.type() != std::filesystem::file_type::regular) throw OutputError(file, "is not a file" + hint, "");
  const Provenance found = [&] {
    try {
      return Reader(file).provenance();
    } catch (const OutputError& error) {
      throw OutputError(std::string(error.what()) + hint);
    }
  }();
  if (run_identity(found.scenario_text, found.seed, found.program_version) == identity) return true;
  const std::string difference = found.program_version != program_version
                                     ? fmt::format("version {} (this is {})", found.program_version, program_version)
                                     : std::string("another scenario or seed");
  throw OutputError(file, "exists and holds a run of " + difference + hint, "");
}

std::string publish_run(const PlannedRun& run, std::int32_t number, const LabelledData& trajectory,
                        Provenance provenance) {
  provenance.title = fmt::format("Minori run of scenario {}, seed {}", run.name, seed_text(run.seed));
  provenance.scenario_text = resolved_text(*run.scenario);
  provenance.seed = run.seed;
  make_folder_of(run.file);
  return write_file(run.file, as_run(trajectory, {number, run.name, run.replicate, run.seed}), provenance);
}

SingleRunOutcome make_run(const SingleRun& single, const StartRun& start, Progress& progress) {
  Provenance provenance = provenance_of_this_program(single.command_line);
  provenance.threads = static_cast<int>(single.threads);
  const std::string identity = run_identity(resolved_text(single.scenario), single.seed, provenance.program_version);
  if (already_made(single.file, identity, provenance.program_version)) {
    return {Reader(single.file).digest(), true, {}};
  }
  make_folder_of(single.file);
  { const PartFile probe(single.file); }  // a place that cannot be written is told before the run, not after it

  const PlannedRun run{&single.scenario, single.scenario.name, single.seed, 0, single.file.string(), identity};
  SingleRunOutcome outcome;
  ScheduleOptions options;
  options.threads = single.threads;
  options.publish = [&](const PlannedRun& made, const LabelledData& trajectory) {
    outcome.digest = publish_run(made, 0, trajectory, provenance);
  };
  outcome.failed = make_runs({{0, {run}}}, options, start, progress).failed;
  progress.finish();
  return outcome;
}

}  // namespace minori::runs
