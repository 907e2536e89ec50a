#pragma once

/// Where a result comes from: enough to tell two results apart and to make one again.
///
/// `scenario_text`, `seed` and `program_version` decide the result and enter its digest; everything else may differ
/// between two makings of the same result and stands in the group /provenance, which the digest leaves out.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace minori {

struct Provenance {
  std::string title;          ///< one line on what the file holds (CF `title`)
  std::string scenario_text;  ///< the resolved scenario, in full
  std::uint64_t seed = 0;

  std::string program_version;  ///< the model's version: same version, scenario and seed give the same result
  std::string commit;           ///< 40 hex digits, or "unknown" outside a git work tree
  bool dirty = false;           ///< tracked files differed from the commit when the program was built
  std::string compiler;
  std::string flags;
  std::vector<std::pair<std::string, std::string>> input_hashes;  ///< (file name, SHA-256 in hex)
  int threads = 1;
  int ranks = 1;
  std::string host;
  std::string start;         ///< UTC, ISO 8601, e.g. 2026-04-01T09:30:00Z
  std::string end;           ///< the same; empty: the moment of writing
  std::string command_line;  ///< goes into CF `history`
  std::string slurm_job_id;  ///< empty outside Slurm; "123_7" in an array
};

/// This program on this machine, now: version, commit, dirty flag, compiler, flags, host, start, Slurm job id.
/// Title, scenario, seed, inputs, threads and ranks are left to the caller.
[[nodiscard]] Provenance provenance_of_this_program(std::string command_line);

/// `arguments` as one line that a POSIX shell reads back as the same words.
[[nodiscard]] std::string shell_line(int count, const char* const* arguments);

/// The present moment in UTC, e.g. 2026-04-01T09:30:00Z.
[[nodiscard]] std::string utc_now();

/// SHA-256 in hex of the resolved scenario.
[[nodiscard]] std::string scenario_hash(const Provenance& provenance);

/// What makes a run the same run: SHA-256 in hex over resolved scenario, seed and program version.
[[nodiscard]] std::string run_identity(const std::string& scenario_text, std::uint64_t seed,
                                       const std::string& program_version);

/// A seed as files and messages show it: 0x and 16 hex digits.
[[nodiscard]] std::string seed_text(std::uint64_t seed);

}  // namespace minori
