#include "runs/claims.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>
#include <vector>

#include "tests/catch.hpp"
#include "tests/runs/toy_run.hpp"

namespace minori::runs {
namespace {

using namespace std::chrono_literals;
using testing::TemporaryFolder;

/// A claim as a process on another machine leaves it.
void leave_foreign_claim(const std::filesystem::path& folder, const std::string& file) {
  std::filesystem::create_directories(folder / ".claims");
  std::ofstream(folder / ".claims" / file)
      << R"({"host":"elsewhere","boot":"b","processes":"p","process":7,"started":1,"job":"12","since":"2026-04-01T09:30:00Z"})";
}

void leave_claim_of_a_killed_process(const std::filesystem::path& folder, const std::string& name) {
  const pid_t child = fork();
  if (child == 0) {
    Claims claims(folder);
    const bool got = claims.take(name);
    raise(got ? SIGKILL : SIGTERM);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WTERMSIG(status) == SIGKILL);
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder / ".claims"), {}));
}

}  // namespace

TEST_CASE("work that one has claimed nobody else gets until it is given back", "[claims]") {
  const TemporaryFolder folder;
  Claims first(folder.path());
  Claims second(folder.path());
  CHECK(first.take("seed_1"));
  CHECK_FALSE(second.take("seed_1"));
  CHECK(second.take("seed_2"));
  first.release("seed_1");
  CHECK(second.take("seed_1"));
}

TEST_CASE("claims leave nothing behind", "[claims]") {
  const TemporaryFolder folder;
  {
    Claims claims(folder.path());
    CHECK(claims.take("seed_1"));
    CHECK(files_in(folder.path()) == 1);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("of many who reach for one piece of work one gets it", "[claims]") {
  const TemporaryFolder folder;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::unique_ptr<Claims>> all;
    for (int each = 0; each < 8; ++each) all.push_back(std::make_unique<Claims>(folder.path()));
    std::atomic<int> got{0};
    std::vector<std::thread> threads;
    for (auto& claims : all) threads.emplace_back([&] { got += claims->take("work") ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    CHECK(got == 1);
  }
}

TEST_CASE("the work of a process that was killed here is taken over at once, by one process", "[claims]") {
  const TemporaryFolder folder;
  leave_claim_of_a_killed_process(folder.path(), "seed_1");
  REQUIRE(files_in(folder.path()) == 1);
  Claims first(folder.path());
  Claims second(folder.path());
  CHECK(first.take("seed_1"));
  CHECK_FALSE(second.take("seed_1"));
  first.release("seed_1");
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("what a killed process has claimed does not stay, even if nobody wants it; what a living one has, does",
          "[claims]") {
  const TemporaryFolder folder;
  leave_claim_of_a_killed_process(folder.path(), "finished");
  leave_foreign_claim(folder.path(), "elsewhere.1");
  {
    Claims living(folder.path());
    REQUIRE(living.take("seed_1"));
    { const Claims passing(folder.path()); }
    CHECK_FALSE(std::filesystem::exists(folder.path() / ".claims" / "finished.1"));
    CHECK(files_in(folder.path()) == 2);
    CHECK(std::filesystem::exists(folder.path() / ".claims" / "seed_1.1"));
  }
  CHECK(std::filesystem::exists(folder.path() / ".claims" / "elsewhere.1"));
  std::filesystem::remove(folder.path() / ".claims" / "elsewhere.1");
  { const Claims last(folder.path()); }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a silent process elsewhere counts as dead only after its time, and not while it shows signs of life",
          "[claims]") {
  const TemporaryFolder folder;
  leave_foreign_claim(folder.path(), "seed_1.3");
  const auto file = folder.path() / ".claims" / "seed_1.3";
  Claims claims(folder.path(), {10ms, 300ms});
  for (int beat = 0; beat < 8; ++beat) {  // longer than the patience in all
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now());
    CHECK_FALSE(claims.take("seed_1"));
    std::this_thread::sleep_for(60ms);
  }
  CHECK_FALSE(claims.take("seed_1"));
  std::this_thread::sleep_for(400ms);
  CHECK(claims.take("seed_1"));
  CHECK(std::filesystem::exists(folder.path() / ".claims" / "seed_1.4"));
}

TEST_CASE("an old time of a claim does not make its owner dead: clocks may be wrong", "[claims]") {
  const TemporaryFolder folder;
  leave_foreign_claim(folder.path(), "seed_1.1");
  const auto file = folder.path() / ".claims" / "seed_1.1";
  for (const auto years : {-10, 10}) {
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() + 8760h * years);
    Claims claims(folder.path());
    CHECK_FALSE(claims.take("seed_1"));
  }
}

TEST_CASE("owners touch their claims, and a list of claims tells who they are", "[claims]") {
  const TemporaryFolder folder;
  Claims claims(folder.path(), {20ms, 1000ms});
  REQUIRE(claims.take("seed_1"));
  const auto file = folder.path() / ".claims" / "seed_1.1";
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - 1h);
  std::this_thread::sleep_for(500ms);
  const auto all = read_claims(folder.path());
  REQUIRE(all.size() == 1);
  CHECK(all.front().name == "seed_1");
  CHECK(all.front().silent_seconds < 60.0);
  REQUIRE(all.front().owner);
  CHECK(all.front().owner->process == getpid());
  CHECK_FALSE(known_dead(*all.front().owner));
}

TEST_CASE("a process is known to be dead only on its own machine, since its own start", "[claims]") {
  ProcessIdentity self = this_process();
  CHECK_FALSE(known_dead(self));
  ProcessIdentity other = self;
  other.started += 1;  // the same number, used again
  CHECK(known_dead(other));
  other = self;
  other.process = 1 << 29;  // above every process number
  CHECK(known_dead(other));
  other.host = "elsewhere";
  CHECK_FALSE(known_dead(other));
  other.host = self.host;
  other.boot = "before the restart";
  CHECK_FALSE(known_dead(other));
}

}  // namespace minori::runs
