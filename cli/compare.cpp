/// minori compare: paired comparison of the scenarios of an analysis file.

#include <fmt/format.h>

#include <memory>

#include "analysis/compared_file.hpp"
#include "analysis/gate.hpp"
#include "cli/compare_text.hpp"
#include "cli/standard_streams.hpp"
#include "cli/verb.hpp"
#include "output/reader.hpp"
#include "scenarios/nearest.hpp"

namespace minori::cli::compare_verb {
namespace {

using analysis::Comparison;

struct Options {
  std::string file;
  std::vector<std::string> quantities;
  std::string baseline;
  std::string gate;
  std::string cost = "public";
  double discount = 0.03;
  bool all = false;
  bool json = false;
};

/// Exit code of the gate; failures go to stderr.
int gate_code(const std::vector<analysis::GateTerm>& terms, const analysis::ComparedFile& compared) {
  std::vector<Comparison> all = compared.of_indicators;
  all.insert(all.end(), compared.of_outcomes.begin(), compared.of_outcomes.end());
  const auto result = analysis::check_gate(terms, all);
  for (const auto& failure : result.failures) tell(fmt::format("minori: gate failed: {}\n", failure));
  return result.passed ? exit_ok : exit_gate_failed;
}

analysis::CompareChoice choice_of(const Options& options) {
  analysis::CompareChoice choice;
  choice.reference = options.baseline;
  choice.quantities = options.quantities;
  choice.outcomes.discount = options.discount;
  choice.outcomes.cost = options.cost == "national" ? analysis::Cost::national_money : analysis::Cost::public_money;
  return choice;
}

int compare(const Options& options) {
  try {
    // The gate is read first: a typing error should not cost the time of reading a large file.
    const auto terms = options.gate.empty() ? std::vector<analysis::GateTerm>{} : analysis::parse_gate(options.gate);
    const Reader reader(options.file);
    const auto compared = analysis::compare_file(reader.read_all(), choice_of(options));
    if (options.json) {
      nlohmann::json json = to_json(compared);
      json["file"] = options.file;
      json["digest"] = reader.digest();
      fmt::print("{}\n", json.dump(1));
    } else {
      const bool chosen = options.all || !options.quantities.empty();
      print_comparison(compared, {chosen, chosen}, options.file);
    }
    return gate_code(terms, compared);
  } catch (const analysis::GateError& error) {
    throw UsageError(error.what());
  } catch (const analysis::UnknownName& error) {
    // The whole list of names helps only where none of them can have been meant.
    const std::string meant = nearest(error.name(), error.accepted());
    if (meant.empty()) throw UsageError(error.what());
    throw UsageError(fmt::format("'{}' is not in {} (did you mean '{}'?)", error.name(), options.file, meant));
  } catch (const analysis::AnalysisError& error) {
    throw OutputError(options.file, error.what(), "");
  }
}

Action add_compare(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("file", options->file, "analysis file (made by `minori collect`)")->required()->type_name("FILE");
  verb.add_option("--indicator", options->quantities, "only this indicator or outcome; repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false);
  verb.add_option("--baseline", options->baseline, "scenario to compare with (default: the experiment's baseline)")
      ->type_name("SCENARIO");
  verb.add_option("--discount", options->discount, "discount rate a year for present values")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  verb.add_option("--cost", options->cost, "whose money counts in 'per billion yen': public (with local) or national")
      ->check(CLI::IsMember({"public", "national"}))
      ->capture_default_str();
  verb.add_option("--gate", options->gate,
                  "exit 6 unless this holds, e.g. 'slots_10.commercialisations.low > 0 and *.startups.mean >= 0'")
      ->type_name("EXPR");
  verb.add_flag("--all", options->all,
                "print tables of every outcome and indicator, not only of those in the findings");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return compare(*options); };
}

const RegisterVerb registered{
    {"compare",
     "compares the scenarios of an experiment, pair by pair",
     {"minori compare results/funding_period/analysis.h5 --indicator commercialisations",
      "minori compare results/funding_period/analysis.h5 --gate 'slots_10.commercialisations.low > 0'"},
     add_compare}};

}  // namespace
}  // namespace minori::cli::compare_verb
