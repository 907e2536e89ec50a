#include "output/provenance.hpp"

#include <array>
#include <cstdlib>

#include "output/digest.hpp"
#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("the program knows what it was built from", "[output][provenance]") {
  const Provenance made = provenance_of_this_program("minori run baseline");
  CHECK(made.program_version.find_first_not_of("0123456789.") == std::string::npos);
  CHECK((made.commit == "unknown" || made.commit.find_first_not_of("0123456789abcdef") == std::string::npos));
  CHECK_FALSE(made.compiler.empty());
  CHECK(made.flags.find("-ffp-contract=off") != std::string::npos);
  CHECK_FALSE(made.host.empty());
  CHECK(made.command_line == "minori run baseline");
}

TEST_CASE("times are UTC in ISO 8601", "[output][provenance]") {
  const std::string now = utc_now();
  REQUIRE(now.size() == 20);
  CHECK(now[4] == '-');
  CHECK(now[10] == 'T');
  CHECK(now[19] == 'Z');
}

TEST_CASE("the Slurm job is noted, with its place in an array", "[output][provenance]") {
  const auto slurm_job_id = [] { return provenance_of_this_program("").slurm_job_id; };
  ::unsetenv("SLURM_ARRAY_JOB_ID");
  ::setenv("SLURM_JOB_ID", "41", 1);
  CHECK(slurm_job_id() == "41");
  ::setenv("SLURM_ARRAY_JOB_ID", "40", 1);
  ::setenv("SLURM_ARRAY_TASK_ID", "7", 1);
  CHECK(slurm_job_id() == "40_7");
  for (const char* each : {"SLURM_JOB_ID", "SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID"}) ::unsetenv(each);
  CHECK(slurm_job_id().empty());
}

TEST_CASE("a command line can be given to a shell again", "[output][provenance]") {
  const std::array<const char*, 5> words{"minori", "run", "my scenario.toml", "it's", ""};
  CHECK(shell_line(5, words.data()) == R"(minori run 'my scenario.toml' 'it'\''s' '')");
}

TEST_CASE("a seed is shown with 16 hex digits, so that no reader rounds it", "[output][provenance]") {
  CHECK(seed_text(0xdeadbeefU) == "0x00000000deadbeef");
  CHECK(seed_text(0xffffffffffffffffU) == "0xffffffffffffffff");
}

TEST_CASE("a run is the same run if scenario, seed and version are", "[output][provenance]") {
  const std::string identity = run_identity("a = 1\n", 7, "0.1.0");
  CHECK(identity.size() == 64);
  CHECK(identity == run_identity("a = 1\n", 7, "0.1.0"));
  CHECK(identity != run_identity("a = 2\n", 7, "0.1.0"));
  CHECK(identity != run_identity("a = 1\n", 8, "0.1.0"));
  CHECK(identity != run_identity("a = 1\n", 7, "0.1.1"));
}
