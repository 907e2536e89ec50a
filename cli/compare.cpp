/// minori compare: paired comparison of the scenarios of an analysis file.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "analysis/compared_file.hpp"
#include "analysis/gate.hpp"
#include "cli/standard_streams.hpp"
#include "cli/verb.hpp"
#include "output/reader.hpp"
#include "scenarios/nearest.hpp"

namespace minori::cli {
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

/// Enough digits for a table: four significant ones, no exponent for what people count.
std::string shown(double value) {
  if (std::isnan(value)) return "-";
  const double size = std::abs(value);
  if (size == 0.0) return "0";
  if (size >= 1e15 || size < 1e-6) return fmt::format("{:.3e}", value);
  const int decimals = std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 9);
  return fmt::format("{:.{}f}", value, decimals);
}

std::string interval(const analysis::Estimate& estimate) {
  if (std::isnan(estimate.low)) return estimate.count == 1 ? "one pair: no interval" : "-";
  return fmt::format("{} to {}", shown(estimate.low), shown(estimate.high));
}

std::string percent(double share) { return std::isnan(share) ? "-" : fmt::format("{:.2f} %", 100.0 * share); }

std::string share_of_pairs(double share) { return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100.0 * share); }

/// Display width of ASCII cells is their length; scenario names are ASCII keys.
void print_rows(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], row[column].size());
  for (const auto& row : rows) {
    std::string line = "  ";
    for (std::size_t column = 0; column < row.size(); ++column)
      line += column == 0 ? fmt::format("{:<{}}", row[column], widths[column])
                          : fmt::format("  {:>{}}", row[column], widths[column]);
    fmt::print("{}\n", line.substr(0, line.find_last_not_of(' ') + 1));
  }
}

std::vector<std::string> row_of(const Comparison& each) {
  const auto& difference = each.difference;
  return {each.scenario,
          shown(each.value.mean),
          shown(each.baseline_mean),
          shown(difference.mean),
          interval(difference),
          percent(each.relative),
          fmt::format("{}", difference.count),
          share_of_pairs(difference.same_sign),
          std::string(name_of(verdict(difference)))};
}

/// Prints the comparisons of one quantity, which begin at `at`; returns where the next quantity begins.
std::size_t print_quantity(const std::vector<Comparison>& all, std::size_t at, const std::string& heading) {
  fmt::print("\n{}\n", heading);
  std::vector<std::vector<std::string>> rows = {
      {"scenario", "mean", "baseline", "difference", "95 % interval", "relative", "pairs", "same sign", "verdict"}};
  const std::string quantity = all[at].quantity;
  for (; at < all.size() && all[at].quantity == quantity; ++at) rows.push_back(row_of(all[at]));
  print_rows(rows);
  return at;
}

void print_indicators(const analysis::ComparedFile& compared) {
  std::size_t at = 0;
  for (const auto& indicator : compared.indicators) {
    if (at >= compared.of_indicators.size()) return;
    const bool flow = indicator.kind == analysis::Kind::flow;
    at = print_quantity(compared.of_indicators, at,
                        fmt::format("{}: {} [{}], {} FY{}-FY{}", indicator.name, indicator.long_name.en, indicator.unit,
                                    flow ? "sum" : "mean", compared.first_year, compared.last_year));
  }
}

/// Where the comparisons of the quantity after that at `at` begin.
std::size_t next_quantity(const std::vector<Comparison>& all, std::size_t at) {
  const std::string quantity = all[at].quantity;
  while (at < all.size() && all[at].quantity == quantity) ++at;
  return at;
}

/// Prints the key outcomes, or all of them; returns how many were left out.
std::size_t print_outcomes(const analysis::ComparedFile& compared, bool all) {
  std::size_t at = 0;
  std::size_t left_out = 0;
  for (const auto& outcome : compared.outcomes) {
    if (at >= compared.of_outcomes.size()) break;
    if (!outcome.key && !all) {
      at = next_quantity(compared.of_outcomes, at);
      ++left_out;
      continue;
    }
    at = print_quantity(
        compared.of_outcomes, at,
        fmt::format("{}: {} [{}]\n  {}", outcome.id, outcome.title.en, outcome.unit, outcome.definition.en));
  }
  return left_out;
}

void print_text(const analysis::ComparedFile& compared, bool all_outcomes) {
  const auto& experiment = compared.experiment;
  fmt::print("{}\n", experiment.title.en.empty() ? experiment.name : experiment.title.en);
  fmt::print("Compared with '{}', paired on common random numbers; intervals are 95 % Student t over pairs.\n",
             compared.reference);
  if (!experiment.calibrated)
    fmt::print("Not calibrated: read differences, not levels; no forecast of a named region.\n");
  if (experiment.innovation_scale < 1.0) fmt::print("Innovation layer at scale {:g}.\n", experiment.innovation_scale);
  print_indicators(compared);
  const std::size_t left_out = print_outcomes(compared, all_outcomes);
  if (left_out > 0) fmt::print("\n{} further outcomes: --all prints them, --indicator NAME one of them.\n", left_out);
  if (!compared.findings.empty()) fmt::print("\nFunding periods against {} years:\n", compared.findings.front().from);
  for (const auto& finding : compared.findings) fmt::print("  {}\n", finding.text.en);
  fmt::print("\n{} comparisons and {} contrasts: about {:.0f} would look resolved by chance if nothing differed.\n",
             compared.comparisons(), compared.contrasts.size(),
             (1.0 - analysis::confidence) * static_cast<double>(compared.comparisons() + compared.contrasts.size()));
}

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
      print_text(compared, options.all || !options.quantities.empty());
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
  verb.add_flag("--all", options->all, "print every outcome, not only the key ones");
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
}  // namespace minori::cli
