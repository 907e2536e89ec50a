#include "runs/run.hpp"

#include <fmt/format.h>
#include <sched.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "output/checkpoint.hpp"
#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/publish.hpp"
#include "output/reader.hpp"
#include "runs/interruption.hpp"
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

const std::string stays_hint = "; it stays as it is: choose another place with --output, or move it away";

/// True if a file that cannot be read as a result was one, or was to become one: it is empty or begins like HDF5.
bool was_result(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return false;
  std::array<char, 8> begin{};
  stream.read(begin.data(), begin.size());
  const std::string_view read(begin.data(), static_cast<std::size_t>(stream.gcount()));
  return read.empty() || read == std::string_view("\x89HDF\r\n\x1a\n", 8);
}

/// Does the work with that many threads.
template <class Work>
auto on_threads(std::size_t threads, const Work& work) {
  const auto machine = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism, std::max(machine, threads));
  tbb::task_arena arena(static_cast<int>(threads));
  return arena.execute(work);
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

FoundRun look_for_run(const std::filesystem::path& file, const std::string& identity,
                      const std::string& program_version) {
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  if (status.type() == std::filesystem::file_type::not_found) return {};
  if (failure) throw OutputError(file, "cannot be looked at", failure.message());
  if (status.type() != std::filesystem::file_type::regular) throw OutputError(file, "is not a file" + stays_hint, "");
  const Provenance found = [&] {
    try {
      return Reader(file).provenance();
    } catch (const OutputError& error) {
      if (!std::filesystem::exists(file, failure)) return Provenance{};  // packed by another process at this moment
      if (!was_result(file)) throw OutputError(std::string(error.what()) + stays_hint);
      Provenance unread;
      unread.title = error.what();
      return unread;
    }
  }();
  if (found.program_version.empty() && found.title.empty()) return {};
  if (found.program_version.empty()) return {FoundRun::State::damaged, found.title};
  if (run_identity(found.scenario_text, found.seed, found.program_version) == identity)
    return {FoundRun::State::same, ""};
  refuse_other_run(file, found.program_version, program_version);
}

void refuse_other_run(const std::filesystem::path& file, const std::string& found_version,
                      const std::string& program_version) {
  const std::string difference = found_version != program_version
                                     ? fmt::format("version {} (this is {})", found_version, program_version)
                                     : std::string("another scenario or seed");
  throw OutputError(file, "exists and holds a run of " + difference + stays_hint, "");
}

std::string fault_of(const std::filesystem::path& file) {
  try {
    if (Reader(file).is_whole()) return "";
    return fmt::format("{}: damaged: its contents do not match its digest", file.string());
  } catch (const OutputError& error) {
    return error.what();
  }
}

std::string set_aside(const std::filesystem::path& file) {
  std::filesystem::path aside = file;
  aside += ".damaged";
  std::error_code failure;
  std::filesystem::rename(file, aside, failure);
  if (failure) throw OutputError(file, "cannot be set aside", failure.message());
  return aside.filename().string();
}

bool already_made(const std::filesystem::path& file, const std::string& identity, const std::string& program_version) {
  const FoundRun found = look_for_run(file, identity, program_version);
  if (found.state == FoundRun::State::damaged) throw OutputError(found.reason + stays_hint);
  return found.state == FoundRun::State::same;
}

std::string publish_run(const PlannedRun& run, const LabelledData& trajectory, Provenance provenance) {
  provenance.title = fmt::format("Minori run of scenario {}, seed {}", run.name, seed_text(run.seed));
  provenance.scenario_text = resolved_text(run.resolved());
  provenance.seed = run.seed;
  make_folder_of(run.file);
  return write_file(run.file, as_run(trajectory, {0, run.name, run.replicate, run.seed}), provenance);
}

SingleRunOutcome make_run(const SingleRun& single, const StartRun& start, const ResumeRun& resume, Progress& progress) {
  Provenance provenance = provenance_of_this_program(single.command_line);
  provenance.threads = static_cast<int>(single.threads);
  const std::string identity = run_identity(resolved_text(single.scenario), single.seed, provenance.program_version);
  if (already_made(single.file, identity, provenance.program_version)) {
    return {Reader(single.file).digest(), true, {}};
  }
  make_folder_of(single.file);
  { const PartFile probe(single.file); }  // a place that cannot be written is told before the run, not after it

  const PlannedRun run{&single.scenario, single.scenario.name, single.seed, 0, single.file.string(), identity};
  const ResumableRun resumable{single.scenario, single.seed, identity, checkpoint_of(single.file),
                               single.checkpoint_interval};
  SingleRunOutcome outcome;
  try {
    const auto world = on_threads(single.threads, [&] { return simulate(resumable, start, resume, progress); });
    outcome.digest = publish_run(run, world->trajectory(), provenance);
    forget_checkpoints(resumable.checkpoint);
    progress.run_done();
  } catch (const std::system_error&) {
    throw;  // the disk
  } catch (const OutputError&) {
    throw;
  } catch (const Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    outcome.failed.push_back({run.name, run.seed, 0, error.what()});
    progress.runs_failed(1, fmt::format("{}, seed {:#018x}: {}", run.name, run.seed, error.what()));
  }
  progress.finish();
  return outcome;
}

}  // namespace minori::runs
