/// minori status: how the folder of an experiment stands.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/verb.hpp"
#include "output/provenance.hpp"
#include "runs/folder_status.hpp"
#include "runs/progress.hpp"

namespace minori::cli::status_verb {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string folder = "results/funding_period";
  bool quick = false;
  bool all = false;
  bool json = false;
};

constexpr std::size_t most_lines = 20;  // of one kind of run, unless all are asked for

Json runs_json(const std::vector<runs::RunStanding>& list) {
  auto json = Json::array();
  for (const auto& run : list) {
    json.push_back({{"scenario", run.scenario}, {"seed", seed_text(run.seed)}, {"replicate", run.replicate}});
    if (!run.message.empty()) json.back()["message"] = run.message;
  }
  return json;
}

void print_json(const Options& options, const runs::FolderStatus& status) {
  auto processes = Json::array();
  for (const auto& claim : status.claims) {
    processes.push_back({{"host", claim.owner ? claim.owner->host : ""},
                         {"process", claim.owner ? claim.owner->process : 0},
                         {"slurm_job", claim.job},
                         {"since", claim.since},
                         {"silent_seconds", claim.silent_seconds}});
  }
  const Json json{{"experiment", status.manifest.name},
                  {"folder", options.folder},
                  {"scenarios", status.manifest.scenarios.size()},
                  {"replicates", status.manifest.replicates},
                  {"planned", status.planned},
                  {"done", status.done},
                  {"running", runs_json(status.running)},
                  {"failed", runs_json(status.failed)},
                  {"damaged", runs_json(status.damaged)},
                  {"missing", runs_json(status.missing)},
                  {"processes", processes},
                  {"collected", status.collected}};
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_runs(const char* title, const std::vector<runs::RunStanding>& list, bool all) {
  fmt::print("{:<10}{:>7}\n", title, list.size());
  const std::size_t shown = all ? list.size() : std::min(list.size(), most_lines);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& run = list[i];
    fmt::print("  {}, seed {}{}{}\n", run.scenario, seed_text(run.seed), run.message.empty() ? "" : ": ", run.message);
  }
  if (shown < list.size()) fmt::print("  ... and {} more (--all)\n", list.size() - shown);
}

void print_text(const Options& options, const runs::FolderStatus& status) {
  fmt::print("{}: {} of {} runs ({} scenarios, {} replicates)\n", status.manifest.name, status.done, status.planned,
             status.manifest.scenarios.size(), status.manifest.replicates);
  fmt::print("{:<10}{:>7}\n", "done", status.done);
  print_runs("running", status.running, options.all);
  for (const auto& claim : status.claims) {
    if (!claim.owner) continue;
    fmt::print("  by process {} on {}{}{} since {}, sign of life {} ago\n", claim.owner->process, claim.owner->host,
               claim.job.empty() ? "" : ", Slurm job ", claim.job, claim.since,
               runs::duration_text(claim.silent_seconds));
  }
  print_runs("failed", status.failed, options.all);
  if (!status.damaged.empty()) print_runs("damaged", status.damaged, options.all);
  print_runs("missing", status.missing, options.all);
  if (status.done == status.planned) {
    fmt::print("{}\n", status.collected ? "collected in analysis.h5" : "complete; `minori collect` joins the runs");
  } else if (status.claims.empty()) {
    fmt::print("nobody is at work here; the same `minori sweep` goes on\n");
  }
}

int show_status(const Options& options) {
  const auto status = runs::status_of(options.folder, !options.quick);
  if (options.json) {
    print_json(options, status);
  } else {
    print_text(options, status);
  }
  return status.failed.empty() ? exit_ok : exit_some_runs_failed;
}

Action add_status(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("folder", options->folder, "folder of an experiment")->type_name("DIR")->capture_default_str();
  verb.add_flag("--quick", options->quick, "do not read the files: damaged ones count as done");
  verb.add_flag("--all", options->all, "list every run");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return show_status(*options); };
}

const RegisterVerb registered{{"status",
                               "tells which runs of an experiment are done, running, failed or missing",
                               {"minori status results/funding_period", "minori status results/funding_period --json"},
                               add_status}};

}  // namespace
}  // namespace minori::cli::status_verb
