#include "cli/run_options.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "cli/standard_streams.hpp"
#include "output/provenance.hpp"
#include "runs/interruption.hpp"
#include "runs/run.hpp"

namespace minori::cli {
namespace {

template <class Work>
auto or_usage_error(Work work) {
  try {
    return work();
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
}

}  // namespace

void add_run_options(CLI::App& verb, RunOptions& options, const std::string& output_help) {
  verb.add_option("-o,--output", options.output, output_help)->type_name("PATH");
  verb.add_option("--threads", options.threads, "cores to use, 0 = all")->type_name("N")->capture_default_str();
  verb.add_option("--seed", options.seed, "decimal, or hex after 0x")->type_name("N");
  verb.add_option("--replicates", options.replicates, "seeds per scenario")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000));
  add_overrides(verb, options.overrides);
  verb.add_option("--max-walltime", options.max_walltime, "stop in good order then, exit 75; the same command goes on")
      ->type_name("TIME");
  verb.add_option("--progress", options.progress, "auto, plain, json or none, on stderr")
      ->type_name("FORM")
      ->capture_default_str();
  verb.add_flag("--quiet", options.quiet, "say nothing but errors and results");
  verb.add_flag("--json", options.json, "print the result as JSON");
}

std::size_t threads_of(const RunOptions& options) {
  return or_usage_error([&] { return runs::thread_count(options.threads); });
}

std::optional<std::uint64_t> seed_of(const RunOptions& options) {
  if (options.seed.empty()) return std::nullopt;
  return or_usage_error([&] { return runs::parse_seed(options.seed); });
}

runs::ProgressForm progress_of(const RunOptions& options) {
  const auto form = or_usage_error([&] { return runs::progress_form(options.progress, runs::is_terminal(stderr)); });
  return options.quiet ? runs::ProgressForm::none : form;
}

int interruptible(const std::string& what_stays, const std::function<int()>& work) {
  runs::note_signals();
  try {
    return work();
  } catch (const runs::Interrupted& interrupted) {
    tell(fmt::format("minori: {}; {}\n", interrupted.what(), what_stays));
    return 128 + interrupted.signal();
  }
}

void note_limits(const RunOptions& options) {
  runs::note_signals();
  if (options.max_walltime.empty()) return;
  const double seconds = or_usage_error([&] { return runs::walltime_seconds(options.max_walltime); });
  runs::stop_at(std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                       std::chrono::duration<double>(seconds)));
}

void tell_failures(const std::vector<runs::FailedRun>& failed, runs::ProgressForm form) {
  if (form == runs::ProgressForm::none || form == runs::ProgressForm::json) {
    for (const auto& run : failed) {
      tell(fmt::format("failed: {}, seed {}: {}\n", run.name, seed_text(run.seed), run.message));
    }
  }
  if (!failed.empty()) {
    tell(fmt::format("minori: {} {} failed\n", failed.size(), failed.size() == 1 ? "run" : "runs"));
  }
}

std::string failures_json(const std::vector<runs::FailedRun>& failed) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& run : failed) {
    list.push_back({{"scenario", run.name},
                    {"replicate", run.replicate},
                    {"seed", seed_text(run.seed)},
                    {"message", run.message}});
  }
  return list.dump();
}

}  // namespace minori::cli
