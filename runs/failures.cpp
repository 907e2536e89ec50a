#include "runs/failures.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "output/error.hpp"
#include "output/file.hpp"
#include "output/provenance.hpp"
#include "runs/claims.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path notes_of(const std::filesystem::path& folder) { return folder / ".failed"; }

std::filesystem::path note_of(const std::filesystem::path& folder, const std::string& scenario, std::uint64_t seed) {
  return notes_of(folder) / fmt::format("{}.{:016x}", scenario, seed);
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

NotedFailures noted_failures(const std::filesystem::path& folder) {
  NotedFailures found;
  std::error_code failure;
  for (std::filesystem::directory_iterator each(notes_of(folder), failure), end; !failure && each != end;
       each.increment(failure)) {
    if (each->path().extension() == ".part") continue;
    const std::string text = text_of(each->path());
    try {
      const Json json = Json::parse(text);
      const FailedRun run{json.at("scenario"), parse_seed(json.at("seed")), json.at("replicate"), json.at("message")};
      found[{run.name, run.seed}] = {run, json.at("when"), json.at("host"), text};
    } catch (const Json::exception&) {  // being replaced, or not a note: the run counts as missing
    } catch (const std::invalid_argument&) {
    }
  }
  return found;
}

void note_failure(const std::filesystem::path& folder, const FailedRun& run) {
  std::error_code failure;
  std::filesystem::create_directories(notes_of(folder), failure);
  if (failure) throw OutputError(notes_of(folder), "cannot be made a folder", failure.message());
  const ProcessIdentity self = this_process();
  const Json json{{"scenario", run.name},   {"seed", seed_text(run.seed)}, {"replicate", run.replicate},
                  {"message", run.message}, {"when", utc_now()},           {"host", self.host},
                  {"process", self.process}};
  write_text_file(note_of(folder, run.name, run.seed), json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void forget_failure(const std::filesystem::path& folder, const std::string& scenario, std::uint64_t seed) {
  std::error_code ignored;
  std::filesystem::remove(note_of(folder, scenario, seed), ignored);
  std::filesystem::remove(notes_of(folder), ignored);  // only if it is empty
}

}  // namespace minori::runs
