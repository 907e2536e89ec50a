/// minori check-patterns: the model against published facts.

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>

#include "analysis/patterns/facts_file.hpp"
#include "cli/run_options.hpp"
#include "cli/standard_streams.hpp"
#include "output/file.hpp"
#include "output/provenance.hpp"
#include "output/publish.hpp"
#include "runs/patterns/check.hpp"
#include "runs/run.hpp"

namespace minori::cli::check_patterns_verb {
namespace {

using runs::CheckedPattern;
using runs::PatternVerdict;

struct Options {
  std::string output;
  std::vector<std::string> overrides;
  int seeds = 4;
  int threads = 0;
  std::string seed = "1";
  bool quiet = false;
  bool json = false;
};

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.3g}", value) : "-"; }

std::string interval(double low, double high) {
  return std::isfinite(low) && std::isfinite(high) ? fmt::format("[{:.3g}, {:.3g}]", low, high) : "";
}

std::size_t count_of(const std::vector<CheckedPattern>& patterns, analysis::Role role, PatternVerdict verdict) {
  std::size_t count = 0;
  for (const CheckedPattern& each : patterns) count += each.fact.role == role && each.verdict == verdict ? 1 : 0;
  return count;
}

constexpr std::array verdicts{PatternVerdict::met, PatternVerdict::near, PatternVerdict::missed,
                              PatternVerdict::not_measured};
constexpr std::array roles{analysis::Role::emergent, analysis::Role::fit, analysis::Role::input};

void print_table(const std::vector<CheckedPattern>& patterns) {
  fmt::print("{:<22} {:<9} {:>9} {:<18} {:<16} {}\n", "fact", "role", "simulated", "95 % interval", "published",
             "verdict");
  for (const CheckedPattern& each : patterns)
    fmt::print("{:<22} {:<9} {:>9} {:<18} {:<16} {}\n", each.fact.id, name_of(each.fact.role),
               number(each.measured.value), interval(each.measured.low, each.measured.high),
               interval(each.fact.low, each.fact.high), name_of(each.verdict));
  fmt::print("\nOnly emergent facts are evidence: input is fed in, parameters may be chosen for fit.\n");
  for (const analysis::Role role : roles) {
    fmt::print("{:<9}", name_of(role));
    for (const PatternVerdict verdict : verdicts)
      fmt::print(" {:>3} {}{}", count_of(patterns, role, verdict), name_of(verdict),
                 verdict == verdicts.back() ? "\n" : ",");
  }
  fmt::print("\n");
  for (const CheckedPattern& each : patterns)
    if (each.verdict != PatternVerdict::met)
      fmt::print("{}: {}; {}{}{}\n", each.fact.id, name_of(each.verdict), each.fact.fact,
                 each.note.en.empty() ? "" : ". ", each.note.en);
}

/// Refuses before the work what could not be written after it. Nothing is written over but older facts.
void check_target(const std::filesystem::path& target) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(target, ignored)) {
    std::string start(256, '\0');
    std::ifstream(target, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    if (start.find(fmt::format("\"format\": \"{}\"", analysis::facts_format)) == std::string::npos)
      throw OutputError(target, "exists and holds no facts; it stays as it is: choose another place with --output", "");
  }
  const PartFile possible(target);  // unpublished, it leaves nothing behind
}

analysis::CheckedFacts facts_of(std::vector<CheckedPattern> patterns, const Scenario& scenario,
                                const runs::PatternPlan& plan) {
  const Provenance program = provenance_of_this_program(command_line());
  analysis::FactWorlds worlds;
  worlds.program_version = program.program_version;
  worlds.commit = program.commit;
  worlds.dirty = program.dirty;
  worlds.command_line = program.command_line;
  worlds.country = scenario.country.name;
  worlds.regions = scenario.country.regions.size();
  worlds.innovation_scale = scenario.innovation_scale;
  worlds.population_scale = scenario.population_scale;
  worlds.seed = seed_text(plan.seed);
  worlds.seeds = static_cast<std::size_t>(plan.seeds);
  return {std::move(worlds), std::move(patterns)};
}

void print(const analysis::CheckedFacts& checked, const Options& options) {
  if (options.json)
    fmt::print("{}", facts_text(checked));
  else
    print_table(checked.facts);
  if (!options.output.empty() && !options.json)
    fmt::print("\n{}: `minori report ANALYSIS.h5 --facts {}` shows these facts\n", options.output,
               shell_word(options.output));
}

int check(const Options& options) {
  runs::PatternPlan plan;
  plan.overrides = options.overrides;
  plan.seeds = options.seeds;
  try {
    plan.seed = runs::parse_seed(options.seed);
    plan.threads = runs::thread_count(options.threads);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
  const Scenario scenario = runs::pattern_scenario(plan.overrides);
  if (!options.output.empty()) check_target(options.output);
  std::atomic<std::size_t> done{0};
  const std::size_t parts = static_cast<std::size_t>(plan.seeds) * runs::parts_of_worlds;
  const bool shown = !options.quiet && runs::is_terminal(stderr);
  const auto worlds = runs::make_pattern_worlds(plan, [&] {
    const std::size_t now = ++done;
    if (shown) tell(fmt::format("\r\033[Kworlds: {} of {} parts{}", now, parts, now == parts ? "\r\033[K" : ""));
  });
  const auto checked = facts_of(runs::check_patterns(worlds, scenario), scenario, plan);
  if (!options.output.empty()) write_text_file(options.output, facts_text(checked));
  print(checked, options);
  return exit_ok;
}

Action add_check_patterns(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("-o,--output", options->output, "file to keep the result in, for `minori report --facts`")
      ->type_name("PATH");
  verb.add_option("--seeds", options->seeds, "worlds of different chance; an interval needs two")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  verb.add_option("--seed", options->seed, "decimal, or hex after 0x")->capture_default_str();
  verb.add_option("--threads", options->threads, "cores to use, 0 = all")->capture_default_str();
  add_overrides(verb, options->overrides);
  verb.add_flag("--quiet", options->quiet, "say nothing but errors and results");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return interruptible("nothing was written", [&options] { return check(*options); }); };
}

const RegisterVerb registered{{"check-patterns",
                               "holds the model against published facts: simulated, published, verdict",
                               {"minori check-patterns", "minori check-patterns -o facts.json",
                                "minori check-patterns --seeds 2 -s innovation.scale=0.2 -s population.scale=0.002"},
                               add_check_patterns}};

}  // namespace
}  // namespace minori::cli::check_patterns_verb
