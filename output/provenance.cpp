#include "output/provenance.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <ctime>

#include "build_info.hpp"
#include "output/digest.hpp"

namespace minori {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "unknown";
}

std::string slurm_job() {
  const std::string array = environment("SLURM_ARRAY_JOB_ID");
  return array.empty() ? environment("SLURM_JOB_ID") : array + "_" + environment("SLURM_ARRAY_TASK_ID");
}

}  // namespace

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

Provenance provenance_of_this_program(std::string command_line) {
  Provenance made;
  made.program_version = build_info::version;
  made.commit = build_info::commit;
  made.dirty = build_info::dirty;
  made.compiler = build_info::compiler;
  made.flags = build_info::flags;
  made.host = host_name();
  made.start = utc_now();
  made.command_line = std::move(command_line);
  made.slurm_job_id = slurm_job();
  return made;
}

std::string shell_line(int count, const char* const* arguments) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
  std::string line;
  for (int i = 0; i < count; ++i) {
    const std::string word = arguments[i];
    if (i > 0) line += ' ';
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char each : word) line += each == '\'' ? std::string("'\\''") : std::string(1, each);
    line += '\'';
  }
  return line;
}

std::string seed_text(std::uint64_t seed) { return fmt::format("{:#018x}", seed); }

std::string scenario_hash(const Provenance& provenance) { return sha256(provenance.scenario_text); }

std::string run_identity(const std::string& scenario_text, std::uint64_t seed, const std::string& program_version) {
  Sha256 hash;
  hash.add_text("minori run 1");
  hash.add_text(scenario_text);
  hash.add_number(seed);
  hash.add_text(program_version);
  return hash.hex();
}

}  // namespace minori
