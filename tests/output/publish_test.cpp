#include "output/publish.hpp"

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "output/collect.hpp"
#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/reader.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return all.str();
}

/// A trajectory of about `megabytes` that does not compress.
LabelledData large_trajectory(std::size_t megabytes) {
  LabelledData data;
  std::vector<double> years(megabytes * 1024);
  std::vector<std::int32_t> noise(megabytes * 1024 * 256);
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < years.size(); ++i) years[i] = static_cast<double>(i);
  for (auto& each : noise) each = static_cast<std::int32_t>(state = state * 1664525U + 1013904223U) >> 4;
  data.dimensions = {{"time", "years", "time", years}, {"region", "1", "region", std::vector<std::int32_t>(256)}};
  data.variables = {{"noise", "1", "noise", "", {"time", "region"}, noise}};
  return data;
}

/// A file system of one megabyte in memory; needs a superuser who may mount.
class SmallDisk {
 public:
  SmallDisk() : mounted_(::mount("none", folder_.path().c_str(), "tmpfs", 0, "size=1m") == 0) {}
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const noexcept { return mounted_; }
  [[nodiscard]] const TemporaryFolder& folder() const noexcept { return folder_; }

 private:
  TemporaryFolder folder_;
  bool mounted_;
};

}  // namespace

TEST_CASE("only the finished file is left, and it replaces what was there", "[output][publish]") {
  const TemporaryFolder folder;
  write_text_file(folder / "run.h5", "what was there");
  write_file(folder / "run.h5", example_trajectory(), example_provenance());
  CHECK(folder.names() == std::vector<std::string>{"run.h5"});
  CHECK(Reader(folder / "run.h5").read("startups").size() == 6);
}

TEST_CASE("what a killed process left behind is written over", "[output][publish]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "run.h5.part") << std::string(100'000, 'x');
  write_file(folder / "run.h5", example_trajectory(), example_provenance());
  CHECK(folder.names() == std::vector<std::string>{"run.h5"});
  CHECK(std::filesystem::file_size(folder / "run.h5") < 100'000);
}

TEST_CASE("a file that is not published leaves nothing", "[output][publish]") {
  const TemporaryFolder folder;
  { const PartFile abandoned(folder / "report.html"); }
  CHECK(folder.names().empty());
}

TEST_CASE("two processes cannot make one file at the same time, and the second harms nothing", "[output][publish]") {
  const TemporaryFolder folder;
  PartFile first(folder / "run.h5");
  CHECK_THROWS_WITH(PartFile(folder / "run.h5"),
                    Catch::Contains("run.h5: cannot create: another process is writing it"));
  first.publish();
  CHECK(folder.names() == std::vector<std::string>{"run.h5"});
}

TEST_CASE("a place that cannot be written is named with the reason", "[output][publish][errors]") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name) {
    write_file(folder / name, example_trajectory(), example_provenance());
  };
  CHECK_THROWS_WITH(write("none/run.h5"), Catch::Contains("none/run.h5: cannot create: No such file or directory"));
  std::filesystem::create_directory(folder / "results");
  CHECK_THROWS_WITH(write("results"), Catch::Contains("results: cannot create: Is a directory"));
  write_text_file(folder / "text", "");
  CHECK_THROWS_WITH(write("text/run.h5"), Catch::Contains("text/run.h5: cannot create: Not a directory"));
  CHECK_THROWS_AS(write_text_file(folder / "none/report.html", ""), OutputError);
}

TEST_CASE("a folder without permission is refused and what is there stays", "[output][publish][errors]") {
  const TemporaryFolder folder;
  write_file(folder / "run.h5", example_trajectory(), example_provenance());
  const std::string before = contents(folder / "run.h5");
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec |
                                                  std::filesystem::perms::others_read |
                                                  std::filesystem::perms::others_exec);
  const pid_t child = ::fork();  // a superuser may write anywhere, so a child becomes nobody
  REQUIRE(child >= 0);
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(2);
    try {
      write_file(folder / "run.h5", example_trajectory(), example_provenance());
      ::_exit(1);
    } catch (const OutputError& error) {
      ::_exit(std::string(error.what()).find("run.h5: cannot create: Permission denied") == std::string::npos ? 3 : 0);
    }
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
  CHECK(contents(folder / "run.h5") == before);
  CHECK(folder.names() == std::vector<std::string>{"run.h5"});
}

TEST_CASE("a full disk is named, what was there stays, and nothing is left", "[output][publish][errors]") {
  const SmallDisk disk;
  if (!disk.mounted()) {
    WARN("skipped: this user may not mount a small file system: " << std::strerror(errno));
    return;
  }
  const TemporaryFolder& folder = disk.folder();
  write_file(folder / "run.h5", example_trajectory(), example_provenance());
  const std::string before = contents(folder / "run.h5");
  SECTION("for a run file") {
    CHECK_THROWS_WITH(write_file(folder / "run.h5", large_trajectory(3), example_provenance()),
                      Catch::Contains("run.h5: cannot write") && Catch::Contains("No space left on device"));
  }
  SECTION("for a file that fits until its last bytes") {
    std::ofstream(folder / "ballast") << std::string(1'000'000, 'x');
    CHECK_THROWS_WITH(write_file(folder / "run.h5", example_trajectory(), example_provenance()),
                      Catch::Contains("run.h5: cannot") && Catch::Contains("No space left on device"));
    std::filesystem::remove(folder / "ballast");
  }
  SECTION("for a text") {
    CHECK_THROWS_WITH(write_text_file(folder / "run.h5", std::string(3'000'000, 'x')),
                      Catch::Contains("run.h5: cannot write: No space left on device"));
  }
  SECTION("for an analysis file") {
    const TemporaryFolder elsewhere;
    write_file(elsewhere / "run.h5", as_run(large_trajectory(3), {}), example_provenance());
    CHECK_THROWS_WITH(collect({{elsewhere / "run.h5"}}, folder / "run.h5", {}),
                      Catch::Contains("run.h5: cannot write") && Catch::Contains("No space left on device"));
  }
  CHECK(contents(folder / "run.h5") == before);
  CHECK(folder.names() == std::vector<std::string>{"run.h5"});
  write_file(folder / "run.h5", example_trajectory(), example_provenance());  // HDF5 has let go of the failed file
  CHECK(Reader(folder / "run.h5").read("startups").size() == 6);
}
