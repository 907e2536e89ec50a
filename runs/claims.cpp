#include "runs/claims.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX's
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "output/error.hpp"
#include "output/provenance.hpp"

namespace minori::runs {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* claims_name = ".claims";

std::string first_line(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

/// State and starting time of a process from /proc; nothing if there is no such process.
std::optional<std::pair<char, std::int64_t>> life_of(std::int64_t process) {
  const std::string line = first_line(fmt::format("/proc/{}/stat", process));
  const auto name_end = line.rfind(')');  // the name in brackets may hold anything
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream rest(line.substr(name_end + 1));
  char state = 0;
  std::string word;
  rest >> state;
  for (int field = 4; field <= 21; ++field) rest >> word;
  std::int64_t started = 0;
  if (!(rest >> started)) return std::nullopt;
  return std::pair{state, started};
}

std::string words_of(const ProcessIdentity& self) {
  const char* job = std::getenv("SLURM_JOB_ID");
  const Json json{{"host", self.host},       {"boot", self.boot},       {"processes", self.processes},
                  {"process", self.process}, {"started", self.started}, {"job", job == nullptr ? "" : job},
                  {"since", utc_now()}};
  return json.dump() + "\n";
}

/// "NAME.GENERATION" taken apart; nothing for other files.
std::optional<Claim> named_claim(const std::string& file) {
  const auto dot = file.rfind('.');
  if (dot == std::string::npos || dot == 0) return std::nullopt;
  Claim claim;
  claim.name = file.substr(0, dot);
  const char* end = file.data() + file.size();
  const auto [stopped, error] = std::from_chars(file.data() + dot + 1, end, claim.generation);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return claim;
}

/// Generations in the folder of claims, by name, the highest last. A folder that is not there holds none.
std::map<std::string, std::vector<std::uint64_t>> listed(const std::filesystem::path& folder) {
  std::map<std::string, std::vector<std::uint64_t>> found;
  DIR* open = ::opendir(folder.c_str());
  if (open == nullptr) {
    if (errno == ENOENT) return found;
    throw OutputError(folder, "cannot be read", std::strerror(errno));
  }
  while (const dirent* each = ::readdir(open))
    if (const auto claim = named_claim(each->d_name)) found[claim->name].push_back(claim->generation);
  ::closedir(open);
  for (auto& [name, generations] : found) std::sort(generations.begin(), generations.end());
  return found;
}

/// Text and time of a file as the file server has them now: opening it asks the server again. Nothing if it is gone.
std::optional<std::pair<std::string, timespec>> content_of(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::array<char, 4096> text{};
  struct stat status {};
  const auto size = ::read(file, text.data(), text.size());
  const bool known = size >= 0 && ::fstat(file, &status) == 0;
  ::close(file);
  if (!known) return std::nullopt;
  return std::pair{std::string(text.data(), static_cast<std::size_t>(size)), status.st_mtim};
}

void read_words(const std::string& text, Claim& claim) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return;
  try {
    claim.owner =
        ProcessIdentity{json.at("host"), json.at("boot"), json.at("processes"), json.at("process"), json.at("started")};
    claim.job = json.at("job");
    claim.since = json.at("since");
  } catch (const Json::exception&) {  // not whole: the owner is unknown
    claim.owner.reset();
  }
}

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& name, std::uint64_t generation) {
  return folder / fmt::format("{}.{}", name, generation);
}

double seconds_since(const timespec& moment) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return std::max(
      0.0, static_cast<double>(now.tv_sec - moment.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec - moment.tv_nsec));
}

}  // namespace

ProcessIdentity this_process() {
  ProcessIdentity self;
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) == 0) self.host = name.data();
  self.boot = first_line("/proc/sys/kernel/random/boot_id");
  std::error_code failure;
  self.processes = std::filesystem::read_symlink("/proc/self/ns/pid", failure).string();
  self.process = ::getpid();
  if (const auto life = life_of(self.process)) self.started = life->second;
  return self;
}

bool known_dead(const ProcessIdentity& process) {
  const ProcessIdentity self = this_process();
  const bool here = !self.boot.empty() && !self.processes.empty() && process.host == self.host &&
                    process.boot == self.boot && process.processes == self.processes && self.started != 0;
  if (!here) return false;
  const auto life = life_of(process.process);
  if (!life) return ::kill(static_cast<pid_t>(process.process), 0) != 0 && errno == ESRCH;
  return life->second != process.started || life->first == 'Z' || life->first == 'X';
}

std::vector<Claim> read_claims(const std::filesystem::path& folder) {
  std::vector<Claim> claims;
  const auto place = folder / claims_name;
  for (const auto& [name, generations] : listed(place)) {
    Claim claim;
    claim.name = name;
    claim.generation = generations.back();
    const auto content = content_of(file_of(place, name, claim.generation));
    if (!content) continue;
    read_words(content->first, claim);
    claim.silent_seconds = seconds_since(content->second);
    claims.push_back(std::move(claim));
  }
  return claims;
}

Claims::Claims(const std::filesystem::path& folder, ClaimTimes times)
    : folder_(folder / claims_name), times_(times), words_(words_of(this_process())) {}

Claims::~Claims() {
  while (!held_.empty()) release(std::string(held_.begin()->first));
  try {
    clear_abandoned();
  } catch (const std::exception&) {  // a full disk, say: what the dead have left does no harm
  }
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ending_.notify_all();
  if (heart_.joinable()) heart_.join();
  ::rmdir(folder_.c_str());  // it stays while others have claims in it
}

bool Claims::take(const std::string& name) {
  const auto all = listed(folder_);
  const auto found = all.find(name);
  if (found == all.end()) return create(name, 1);
  Claim claim;
  claim.name = name;
  claim.generation = found->second.back();
  return abandoned(claim) && create(name, claim.generation + 1);
}

void Claims::clear_abandoned() {
  for (const auto& [name, generations] : listed(folder_)) {
    Claim claim;
    claim.name = name;
    claim.generation = generations.back();
    if (abandoned(claim) && create(name, claim.generation + 1)) release(name);
  }
}

bool Claims::abandoned(const Claim& found) {
  Claim claim = found;
  const auto content = content_of(file_of(folder_, claim.name, claim.generation));
  if (!content) return false;  // released this moment: the next look finds it free
  read_words(content->first, claim);
  if (claim.owner && known_dead(*claim.owner)) return true;
  const auto now = std::chrono::steady_clock::now();
  const std::string sign =
      fmt::format("{} {}.{:09}", claim.generation, content->second.tv_sec, content->second.tv_nsec);
  const std::lock_guard lock(mutex_);
  auto& silence = silences_[claim.name];
  if (silence.sign != sign) silence = {sign, now};
  return now - silence.since >= times_.patience;
}

namespace {

/// Creates a file that is not there yet; -1 with errno if that fails. Its folder is made, again if it is tidied up at
/// the same moment.
int create_exclusively(const std::filesystem::path& path) {
  int file = -1;
  for (int attempt = 0; attempt < 10; ++attempt) {
    std::error_code failure;
    std::filesystem::create_directory(path.parent_path(), failure);
    if (failure) throw OutputError(path.parent_path(), "cannot be made a folder", failure.message());
    file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != ENOENT) break;
  }
  return file;
}

}  // namespace

bool Claims::create(const std::string& name, std::uint64_t generation) {
  const auto path = file_of(folder_, name, generation);
  const int file = create_exclusively(path);
  if (file < 0 && errno == EEXIST) return false;  // another one was faster
  if (file < 0) throw OutputError(path, "cannot create", std::strerror(errno));
  bool written = ::write(file, words_.data(), words_.size()) == static_cast<ssize_t>(words_.size());
  int reason = errno;
  if (::close(file) != 0 && written) {
    written = false;
    reason = errno;
  }
  if (!written) {
    ::unlink(path.c_str());
    throw OutputError(path, "cannot write", std::strerror(reason));
  }
  const std::lock_guard lock(mutex_);
  held_[name] = path;
  if (!heart_.joinable()) heart_ = std::thread([this] { beat(); });
  return true;
}

void Claims::release(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto place = held_.find(name);
  if (place == held_.end()) return;
  const auto own = named_claim(place->second.filename().string());
  // The lowest first: as long as one is left, it is the highest one and still this process's.
  for (std::uint64_t generation = 1; own && generation <= own->generation; ++generation)
    ::unlink(file_of(folder_, name, generation).c_str());
  held_.erase(place);
}

/// Touches the files, with the file server's time, so that others see life.
void Claims::beat() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, times_.heartbeat, [this] { return ended_; }))
    for (const auto& [name, path] : held_) ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
}

}  // namespace minori::runs
