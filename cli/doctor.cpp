/// minori doctor: whether this installation, this machine and this folder are fit for work, and what to do if not.

#include <fmt/format.h>
#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "output/error.hpp"
#include "output/file.hpp"
#include "output/provenance.hpp"
#include "runs/claims.hpp"
#include "runs/memory.hpp"
#include "runs/ranks.hpp"
#include "runs/run.hpp"
#include "scenarios/catalogue.hpp"
#include "scenarios/load.hpp"

namespace minori::cli::doctor_verb {
namespace {

struct Options {
  std::string folder = ".";
  bool json = false;
};

struct Finding {
  std::string what;
  bool ok = true;
  std::string found;
  std::string advice;  ///< what to do if it is not ok
};

Finding program() {
  const Provenance self = provenance_of_this_program("");
  return {"program", true,
          fmt::format("minori {} ({}{}), {}", self.program_version, self.commit, self.dirty ? ", changed" : "",
                      self.compiler),
          ""};
}

Finding threads() {
  const std::size_t mine = runs::thread_count(0);
  const long all = sysconf(_SC_NPROCESSORS_CONF);
  return {"threads", true, fmt::format("{} of {} cores may be used", mine, all), ""};
}

Finding memory() {
  constexpr double least = 1e9;  // a default run with its past and the program
  const auto bytes = static_cast<double>(runs::available_bytes());
  return {"memory", bytes >= least, fmt::format("{:.1f} GB available", bytes / 1e9),
          "free memory, or ask the batch system for more (--mem)"};
}

Finding hdf5() {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned release = 0;
  const bool known = H5get_libversion(&major, &minor, &release) >= 0;
  const bool same = known && major == H5_VERS_MAJOR && minor == H5_VERS_MINOR;
  return {"HDF5", same,
          fmt::format("{}.{}.{}, built with {}.{}.{}", major, minor, release, H5_VERS_MAJOR, H5_VERS_MINOR,
                      H5_VERS_RELEASE),
          "load the HDF5 that the program was built with, or build it again"};
}

Finding mpi() {
  const std::string version = runs::mpi_version();
  return {"MPI", true, version.empty() ? "built without: array tasks share a sweep all the same" : version, ""};
}

/// True if a program of that name can be started.
bool on_path(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const auto colon = rest.find(':');
    if (::access((rest.substr(0, colon) + "/" + name).c_str(), X_OK) == 0) return true;
    rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
  }
  return false;
}

Finding slurm() {
  const char* job = std::getenv("SLURM_JOB_ID");
  if (job != nullptr) return {"Slurm", true, fmt::format("inside job {}", job), ""};
  return {"Slurm", true, on_path("sbatch") ? "sbatch found: `minori plan EXPERIMENT --slurm`" : "not on this machine",
          ""};
}

Finding shipped() {
  const auto all = catalogue();
  const std::string advice = "install the folder share/minori, or name it in MINORI_DATA";
  const std::string place = data_folder().string();
  if (all.scenarios.empty()) return {"scenarios", false, "none in " + place, advice};
  try {
    (void)load_scenario("small");
  } catch (const std::exception& error) {
    return {"scenarios", false, fmt::format("in {}: {}", place, error.what()), advice};
  }
  return {"scenarios", true,
          fmt::format("{} scenarios, {} experiments in {}", all.scenarios.size(), all.experiments.size(), place), ""};
}

/// Writes and claims something in the folder, as a sweep does.
Finding writable(const std::filesystem::path& folder) {
  const auto place = folder / fmt::format(".minori_doctor_{}", getpid());
  Finding finding{"folder", true, fmt::format("{} can be written", std::filesystem::absolute(folder).string()),
                  "choose a folder with --output that you may write in"};
  try {
    std::filesystem::create_directory(place);
    write_text_file(place / "file", "minori\n");
    runs::Claims first(place);
    runs::Claims second(place);
    if (!first.take("work") || second.take("work")) {
      finding.ok = false;
      finding.found = "two processes can claim one piece of work: files are not created exclusively";
      finding.advice = "use another file system for sweeps with several processes";
    }
  } catch (const std::exception& error) {
    finding.ok = false;
    finding.found = error.what();
  }
  std::error_code ignored;
  std::filesystem::remove_all(place, ignored);
  return finding;
}

Finding disk(const std::filesystem::path& folder) {
  constexpr double least = 1e9;
  std::error_code failure;
  const auto space = std::filesystem::space(folder, failure);
  const double free = failure ? 0.0 : static_cast<double>(space.available);
  return {"disk", free >= least, failure ? failure.message() : fmt::format("{:.1f} GB free", free / 1e9),
          "free space, or choose another folder; `minori plan EXPERIMENT` tells how much is needed"};
}

/// A clock far from the file server's or in the past makes times in files useless; nothing else depends on it.
Finding clock(const std::filesystem::path& folder) {
  constexpr std::int64_t earliest = 1'735'689'600;  // 2025-01-01
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  std::int64_t apart = 0;
  const auto probe = folder / fmt::format(".minori_clock_{}", getpid());
  try {
    write_text_file(probe, "");
    struct stat status {};
    if (::stat(probe.c_str(), &status) == 0) apart = std::abs(static_cast<std::int64_t>(status.st_mtime) - now);
  } catch (const OutputError&) {  // told by the check of the folder
  }
  std::error_code ignored;
  std::filesystem::remove(probe, ignored);
  return {"clock", now >= earliest && apart < 300, fmt::format("{}, {} s from the folder's", utc_now(), apart),
          "set the clock (NTP): times in result files come from it; results do not depend on it"};
}

int doctor(const Options& options) {
  const std::filesystem::path folder = options.folder;
  const std::array findings{program(), threads(), memory(),         hdf5(),       mpi(),
                            slurm(),   shipped(), writable(folder), disk(folder), clock(folder)};
  bool well = true;
  auto json = nlohmann::ordered_json::array();
  for (const auto& each : findings) {
    well = well && each.ok;
    json.push_back({{"check", each.what}, {"ok", each.ok}, {"found", each.found}});
    if (!each.ok) json.back()["advice"] = each.advice;
    if (options.json) continue;
    fmt::print("{:<10} {:<4} {}\n", each.what, each.ok ? "ok" : "BAD", each.found);
    if (!each.ok) fmt::print("{:<15} -> {}\n", "", each.advice);
  }
  if (options.json) fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  return well ? exit_ok : exit_input_output;
}

Action add_doctor(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("folder", options->folder, "where results are to stand")->type_name("DIR")->capture_default_str();
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return doctor(*options); };
}

const RegisterVerb registered{{"doctor",
                               "checks the installation, the machine and a folder, and tells what to do",
                               {"minori doctor", "minori doctor results --json"},
                               add_doctor}};

}  // namespace
}  // namespace minori::cli::doctor_verb
