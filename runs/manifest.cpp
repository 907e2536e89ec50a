#include "runs/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "output/digest.hpp"
#include "output/file.hpp"
#include "output/provenance.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* manifest_format = "minori-experiment";
constexpr int manifest_version = 1;

Json entry_json(const Experiment::Entry& entry) {
  Json factors = Json::object();
  for (const auto& [factor, label] : entry.factors) factors[factor] = label;
  return {{"name", entry.name}, {"title_en", entry.title_en}, {"title_ja", entry.title_ja}, {"factors", factors}};
}

Json factor_json(const Experiment::Factor& factor) {
  return {
      {"name", factor.name}, {"title_en", factor.title_en}, {"title_ja", factor.title_ja}, {"labels", factor.labels}};
}

/// What was sampled, and the values of every point in the order of the parameters, dependent ones last.
Json sample_json(const Experiment& experiment) {
  const Sample& sample = experiment.sample;
  Json json{{"method", sample_method_names.at(static_cast<std::size_t>(sample.method))},
            {"seeds_per_point", sample.seeds_per_point},
            {"parameters", Json::array()},
            {"points", Json::array()}};
  for (const auto& each : sample.parameters)
    json["parameters"].push_back({{"key", each.key},
                                  {"distribution", distribution_names.at(static_cast<std::size_t>(each.distribution))},
                                  {"low", each.low},
                                  {"high", each.high},
                                  {"mode", each.mode}});
  for (const auto& each : sample.dependents)
    json["dependents"].push_back(
        {{"key", each.key}, {"of", each.of}, {"factor", each.factor}, {"offset", each.offset}});
  const auto values = sampled_values(sample, experiment.replicates, experiment.seed);
  for (std::size_t r = 0; r < values.size(); r += static_cast<std::size_t>(sample.seeds_per_point)) {
    json["points"].push_back(Json::array());
    for (const auto& each : values[r]) json["points"].back().push_back(each.value);
  }
  return json;
}

/// What of the sample decides about the runs that are there; a Latin hypercube depends on the number of its points.
std::string sample_text(const Experiment& experiment) {
  if (experiment.sample.parameters.empty()) return "";
  Json json = sample_json(experiment);
  if (experiment.sample.method != SampleMethod::latin_hypercube) json.erase("points");
  return json.dump();
}

/// True if the folder holds something besides hidden files and files that were never published.
bool holds_something(const std::filesystem::path& folder) {
  const std::filesystem::directory_iterator entries(folder);
  return std::any_of(begin(entries), end(entries), [](const auto& each) {
    return !each.path().filename().string().starts_with('.') && each.path().extension() != ".part";
  });
}

/// True once the folder holds the manifest; false if another process is writing it at this moment.
bool is_claimed(const std::filesystem::path& folder, const Manifest& wanted) {
  const std::string hint = "; it stays as it is: choose another folder with --output";
  const bool occupied = holds_something(folder);
  const auto found = read_manifest(folder);  // after the look at the folder: others may begin in between
  if (found) {
    const std::string how = difference(*found, wanted);
    const bool same = found->name == wanted.name && found->seed == wanted.seed;
    const std::string go_on = same ? ", or keep what still applies with sweep --changed" : "";
    if (!how.empty()) throw OutputError(folder, "holds " + how + hint + go_on, "");
    if (found->replicates >= wanted.replicates) return true;
  } else if (occupied) {
    throw OutputError(folder, "is not empty and holds no experiment" + hint, "");
  }
  try {
    write_manifest(folder, wanted);
    return true;
  } catch (const BusyError&) {
    return false;
  }
}

}  // namespace

std::string experiment_json(const Experiment& experiment) {
  Json json{{"name", experiment.name},
            {"title_en", experiment.title_en},
            {"title_ja", experiment.title_ja},
            {"question_en", experiment.question_en},
            {"question_ja", experiment.question_ja},
            {"baseline", experiment.baseline},
            // The parameters are defaults and judgements until a calibration has replaced them.
            {"calibrated", false}};
  if (!experiment.entries.empty()) {
    json["innovation_scale"] = experiment.entries.front().scenario.innovation_scale;
    json["population_scale"] = experiment.entries.front().scenario.population_scale;
  }
  if (!experiment.sample.parameters.empty()) json["sample"] = sample_json(experiment);
  json["factors"] = Json::array();
  for (const auto& factor : experiment.factors) json["factors"].push_back(factor_json(factor));
  json["scenarios"] = Json::array();
  for (const auto& entry : experiment.entries) json["scenarios"].push_back(entry_json(entry));
  return json.dump();
}

Manifest manifest_of(const Experiment& experiment, const std::string& program_version) {
  Manifest manifest;
  manifest.name = experiment.name;
  manifest.program_version = program_version;
  manifest.seed = experiment.seed;
  manifest.replicates = experiment.replicates;
  const std::string sampled = sample_text(experiment);
  for (const auto& entry : experiment.entries) {
    manifest.scenarios.push_back(entry.name);
    manifest.scenario_hashes[entry.name] = sha256(resolved_text(entry.scenario) + sampled);
  }
  manifest.experiment = experiment_json(experiment);
  return manifest;
}

std::optional<Manifest> read_manifest(const std::filesystem::path& folder) {
  const auto path = folder / manifest_name;
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) return std::nullopt;
  if (failure) throw OutputError(path, "cannot be read", failure.message());
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw OutputError(path, "cannot be read", "");
  try {
    const Json json = Json::parse(text.str());
    if (json.at("format") != manifest_format || json.at("format_version") != manifest_version) {
      throw OutputError(path, "is not an experiment of this format", "");
    }
    Manifest manifest;
    manifest.program_version = json.at("program_version");
    manifest.seed = parse_seed(json.at("seed"));
    manifest.replicates = json.at("replicates");
    for (const char* each : experiment_text_names) (void)json.at("experiment").value(each, "");  // throws if no text
    manifest.experiment = json.at("experiment").dump();
    manifest.name = json.at("experiment").at("name");
    for (const auto& [name, hash] : json.at("scenario_hashes").items()) {
      manifest.scenarios.push_back(name);
      manifest.scenario_hashes[name] = hash;
    }
    return manifest;
  } catch (const Json::exception& error) {
    throw OutputError(path, "is damaged", error.what());
  } catch (const std::invalid_argument& error) {
    throw OutputError(path, "is damaged", error.what());
  }
}

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  Json hashes = Json::object();
  for (const auto& name : manifest.scenarios) hashes[name] = manifest.scenario_hashes.at(name);
  const Json json{{"format", manifest_format},
                  {"format_version", manifest_version},
                  {"program_version", manifest.program_version},
                  {"seed", seed_text(manifest.seed)},
                  {"replicates", manifest.replicates},
                  {"experiment", Json::parse(manifest.experiment)},
                  {"scenario_hashes", hashes}};
  write_text_file(folder / manifest_name, json.dump(2) + "\n");
}

std::string difference(const Manifest& found, const Manifest& wanted) {
  if (found.name != wanted.name) return fmt::format("experiment '{}', not '{}'", found.name, wanted.name);
  if (found.seed != wanted.seed) {
    return fmt::format("it with seed {}, not {}", seed_text(found.seed), seed_text(wanted.seed));
  }
  if (found.program_version != wanted.program_version) {
    return fmt::format("it made by version {}, not {}", found.program_version, wanted.program_version);
  }
  for (const auto& [name, hash] : wanted.scenario_hashes) {
    const auto same = found.scenario_hashes.find(name);
    if (same == found.scenario_hashes.end()) return fmt::format("it without scenario '{}'", name);
    if (same->second != hash) return fmt::format("it with other values in scenario '{}'", name);
  }
  for (const auto& [name, hash] : found.scenario_hashes) {
    if (!wanted.scenario_hashes.contains(name)) return fmt::format("it with a further scenario '{}'", name);
  }
  return "";
}

void claim_folder(const std::filesystem::path& folder, const Manifest& wanted) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (!std::filesystem::is_directory(folder)) {
    throw OutputError(folder, "cannot be made a folder", failure ? failure.message() : "a file stands there");
  }
  while (!is_claimed(folder, wanted)) std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

}  // namespace minori::runs
