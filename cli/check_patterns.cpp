/// minori check-patterns: the model against published facts.

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/run_options.hpp"
#include "cli/standard_streams.hpp"
#include "runs/patterns/check.hpp"
#include "runs/run.hpp"

namespace minori::cli::check_patterns_verb {
namespace {

using runs::CheckedPattern;
using runs::PatternVerdict;

struct Options {
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
      fmt::print("{}: {}; {}{}{}\n", each.fact.id, name_of(each.verdict), each.fact.fact, each.note.empty() ? "" : ". ",
                 each.note);
}

nlohmann::ordered_json json_number(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

void print_json(const std::vector<CheckedPattern>& patterns, const Options& options) {
  nlohmann::ordered_json json{{"seeds", options.seeds}, {"patterns", nlohmann::ordered_json::array()}};
  for (const CheckedPattern& each : patterns)
    json["patterns"].push_back({{"fact", each.fact.id},
                                {"meaning", each.fact.fact},
                                {"role", name_of(each.fact.role)},
                                {"unit", each.fact.unit},
                                {"published", {each.fact.low, each.fact.high}},
                                {"source", each.fact.source},
                                {"simulated", json_number(each.measured.value)},
                                {"low", json_number(each.measured.low)},
                                {"high", json_number(each.measured.high)},
                                {"seeds", each.measured.seeds},
                                {"measured_on", each.how},
                                {"verdict", name_of(each.verdict)},
                                {"note", each.note}});
  fmt::print("{}\n", json.dump(1));
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
  std::atomic<std::size_t> done{0};
  const std::size_t parts = static_cast<std::size_t>(plan.seeds) * runs::parts_of_worlds;
  const bool shown = !options.quiet && runs::is_terminal(stderr);
  const auto worlds = runs::make_pattern_worlds(plan, [&] {
    const std::size_t now = ++done;
    if (shown) tell(fmt::format("\r\033[Kworlds: {} of {} parts{}", now, parts, now == parts ? "\r\033[K" : ""));
  });
  const auto patterns = runs::check_patterns(worlds, scenario);
  if (options.json)
    print_json(patterns, options);
  else
    print_table(patterns);
  return exit_ok;
}

Action add_check_patterns(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
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

const RegisterVerb registered{
    {"check-patterns",
     "holds the model against published facts: simulated, published, verdict",
     {"minori check-patterns", "minori check-patterns --seeds 2 -s innovation.scale=0.2 -s population.scale=0.002"},
     add_check_patterns}};

}  // namespace
}  // namespace minori::cli::check_patterns_verb
