/// minori inspect: what a result file is.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "output/provenance.hpp"
#include "output/reader.hpp"
#include "runs/run.hpp"

namespace minori::cli::inspect_verb {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string file;
  bool digest = false;
  bool scenario = false;
  bool reproduce = false;
  bool json = false;
};

/// The digest of what the file holds now; a file that has changed since it was written is refused.
std::string verified_digest(const Reader& reader) {
  std::string computed = reader.computed_digest();
  if (computed != reader.digest()) {
    throw OutputError(reader.path(), "is damaged",
                      fmt::format("its data have digest {}, it was written with {}", computed, reader.digest()));
  }
  return computed;
}

/// The labels of run `index`, e.g. its scenario; empty if the file has none.
std::string label(const Reader& reader, const std::string& variable) {
  if (!reader.has(variable)) return "";
  const Variable labels = reader.read(variable);
  const auto* texts = std::get_if<std::vector<std::string>>(&labels.values);
  return texts != nullptr && !texts->empty() ? texts->front() : "";
}

bool is_single_run(const Reader& reader) { return !reader.has("experiment_json"); }

std::string reproducing_command(const Reader& reader) {
  if (!is_single_run(reader)) return reader.provenance().command_line;
  const std::string file = reader.path().string();
  const std::string seed = seed_text(reader.provenance().seed);
  return fmt::format("minori inspect --scenario {} > scenario.toml && minori run scenario.toml --seed {} -o again.h5",
                     file, seed);
}

Json provenance_json(const Provenance& from) {
  return {{"program_version", from.program_version},
          {"commit", from.commit},
          {"dirty", from.dirty},
          {"compiler", from.compiler},
          {"flags", from.flags},
          {"scenario_sha256", scenario_hash(from)},
          {"seed", seed_text(from.seed)},
          {"threads", from.threads},
          {"ranks", from.ranks},
          {"host", from.host},
          {"start", from.start},
          {"end", from.end},
          {"command_line", from.command_line},
          {"slurm_job_id", from.slurm_job_id}};
}

Json description(const Reader& reader) {
  Json json{{"file", reader.path().string()},
            {"kind", is_single_run(reader) ? "run" : "analysis"},
            {"title", reader.provenance().title},
            {"digest", reader.digest()},
            {"runs", reader.runs()}};
  json[is_single_run(reader) ? "scenario" : "experiment"] =
      label(reader, is_single_run(reader) ? "run_scenario" : "experiment_name");
  json["dimensions"] = Json::array();
  for (const auto& each : reader.dimensions()) {
    json["dimensions"].push_back(
        {{"name", each.name}, {"size", each.size()}, {"unit", each.unit}, {"long_name", each.long_name}});
  }
  json["variables"] = Json::array();
  for (const auto& each : reader.variables()) {
    json["variables"].push_back({{"name", each.name},
                                 {"unit", each.unit},
                                 {"dimensions", each.dimensions},
                                 {"cell_methods", each.cell_methods},
                                 {"long_name", each.long_name}});
  }
  json["provenance"] = provenance_json(reader.provenance());
  return json;
}

void print_text(const Reader& reader) {
  const Provenance& from = reader.provenance();
  const bool single = is_single_run(reader);
  fmt::print("{}\n", from.title);
  fmt::print("{:<12}{}\n", single ? "scenario" : "experiment",
             label(reader, single ? "run_scenario" : "experiment_name"));
  fmt::print("{:<12}{}\n{:<12}{}\n", "seed", seed_text(from.seed), "runs", reader.runs());
  fmt::print("{:<12}{}\n{:<12}{}\n", "scenario id", scenario_hash(from), "digest", reader.digest());
  fmt::print("{:<12}minori {} ({}{}), {}\n", "made by", from.program_version, from.commit,
             from.dirty ? ", changed" : "", from.compiler);
  fmt::print("{:<12}{} to {} on {}, {} {}\n", "made", from.start, from.end, from.host, from.threads,
             from.threads == 1 ? "thread" : "threads");
  fmt::print("{:<12}{}\n\ndimensions\n", "command", from.command_line);
  for (const auto& each : reader.dimensions())
    fmt::print("  {:<16}{:>6}  {}\n", each.name, each.size(), each.long_name);
  fmt::print("\nvariables\n");
  for (const auto& each : reader.variables()) {
    const std::string axes = fmt::format("({})", fmt::join(each.dimensions, ", "));
    fmt::print("  {:<30}  {:<32}  {:<11}  {}\n", each.name, axes, each.unit, each.long_name);
  }
}

int inspect(const Options& options) {
  const Reader reader(options.file);
  if (options.digest) {
    fmt::print("{}\n", verified_digest(reader));
  } else if (options.scenario) {
    fmt::print("{}", reader.provenance().scenario_text);
  } else if (options.reproduce) {
    fmt::print("{}\n", reproducing_command(reader));
  } else if (options.json) {
    fmt::print("{}\n", description(reader).dump(2));
  } else {
    print_text(reader);
  }
  return exit_ok;
}

Action add_inspect(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("file", options->file, "result file")->required()->type_name("FILE");
  auto* digest = verb.add_flag("--digest", options->digest, "verify the data and print their digest");
  auto* scenario = verb.add_flag("--scenario", options->scenario, "print the resolved scenario");
  auto* reproduce = verb.add_flag("--reproduce", options->reproduce, "print the command that makes the file again");
  verb.add_flag("--json", options->json, "print JSON");
  digest->excludes(scenario)->excludes(reproduce);
  scenario->excludes(reproduce);
  return [options] { return inspect(*options); };
}

const RegisterVerb registered{{"inspect",
                               "tells what a result file is",
                               {"minori inspect results/funding_period/analysis.h5",
                                "minori inspect --digest results/baseline/seed_0000000000000001.h5"},
                               add_inspect}};

}  // namespace
}  // namespace minori::cli::inspect_verb
