#include "cli/compare_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace minori::cli {

namespace {

using analysis::ComparedFile;
using analysis::Comparison;
using analysis::Contrast;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t line_width = 120;
constexpr std::size_t enough_pairs = 5;

/// Characters, not bytes: the minus sign and the like take one column.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char each) { return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U; }));
}

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
  if (std::isnan(estimate.low)) return estimate.count == 1 ? "one pair: none" : "-";
  return fmt::format("{} to {}", shown(estimate.low), shown(estimate.high));
}

std::string percent(double share) { return std::isnan(share) ? "-" : fmt::format("{:.2f} %", 100.0 * share); }

std::string share_of_pairs(double share) { return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100.0 * share); }

void say(std::string_view text, std::size_t indent = 0) { fmt::print("{}\n", wrapped(text, indent)); }

/// Display width of ASCII cells is their length; scenario names are ASCII keys.
void print_rows(const Rows& rows) {
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

/// Prints the comparisons of one quantity.
void print_quantity(const std::vector<Comparison>& all, const std::string& quantity, const std::string& heading) {
  fmt::print("\n");
  say(heading, 2);
  Rows rows = {
      {"scenario", "mean", "baseline", "difference", "95 % interval", "relative", "pairs", "same sign", "verdict"}};
  for (const auto& each : all)
    if (each.quantity == quantity) rows.push_back(row_of(each));
  print_rows(rows);
}

void print_indicators(const ComparedFile& compared) {
  for (const auto& indicator : compared.indicators) {
    const bool flow = indicator.kind == analysis::Kind::flow;
    print_quantity(compared.of_indicators, indicator.name,
                   fmt::format("{}: {} [{}], {} FY{}-FY{}", indicator.name, indicator.long_name.en, indicator.unit,
                               flow ? "sum" : "mean", compared.first_year, compared.last_year));
  }
}

/// The contrast of a scenario's design with the reference period, if there is one.
const Contrast* contrast_of(const ComparedFile& compared, const std::string& outcome, const std::string& scenario) {
  const auto& facts = compared.experiment.scenario(scenario);
  const auto found = std::find_if(compared.contrasts.begin(), compared.contrasts.end(), [&](const Contrast& each) {
    return each.outcome == outcome && each.rule == facts.rule && each.to.label == facts.level;
  });
  return found == compared.contrasts.end() ? nullptr : &*found;
}

/// An outcome is additional to the world without programme already: beside it stands the contrast with the reference.
void print_designs(const ComparedFile& compared, const analysis::Outcome& outcome, const std::string& heading) {
  fmt::print("\n");
  say(heading, 2);
  const analysis::Level& from = compared.contrasts.front().from;
  const std::string minus = fmt::format("minus {}", from.is_period ? from.title.en : from.label);
  Rows rows = {{"scenario", "mean", "95 % interval", minus, "95 % interval", "pairs", "same sign", "verdict"}};
  for (const auto& each : compared.of_outcomes) {
    if (each.quantity != outcome.id) continue;
    std::vector<std::string> row = {each.scenario, shown(each.value.mean), interval(each.difference)};
    const Contrast* contrast = contrast_of(compared, outcome.id, each.scenario);
    if (contrast == nullptr) {
      const bool reference = compared.experiment.scenario(each.scenario).level == from.label;
      row.insert(row.end(), {"-", "-", fmt::format("{}", each.difference.count), "-", reference ? "reference" : "-"});
    } else {
      const auto& found = contrast->difference;
      row.insert(row.end(), {shown(found.mean), interval(found), fmt::format("{}", found.count),
                             share_of_pairs(found.same_sign), std::string(name_of(verdict(found)))});
    }
    rows.push_back(row);
  }
  print_rows(rows);
}

/// Prints the key outcomes, or all of them; returns how many were left out.
std::size_t print_outcomes(const ComparedFile& compared, bool all) {
  std::size_t left_out = 0;
  const bool against_baseline = compared.reference == compared.experiment.baseline;
  for (const auto& outcome : compared.outcomes) {
    if (!outcome.key && !all) {
      ++left_out;
      continue;
    }
    const std::string heading =
        fmt::format("{}: {} [{}]\n{}", outcome.id, outcome.title.en, outcome.unit, outcome.definition.en);
    if (against_baseline && !compared.contrasts.empty())
      print_designs(compared, outcome, heading);
    else
      print_quantity(compared.of_outcomes, outcome.id, heading);
  }
  return left_out;
}

void print_header(const ComparedFile& compared) {
  const auto& experiment = compared.experiment;
  say(experiment.title.en.empty() ? experiment.name : experiment.title.en);
  say(fmt::format("Compared with '{}', paired on common random numbers; intervals are 95 % Student t over pairs.",
                  compared.reference));
  if (!experiment.calibrated) say("Not calibrated: read differences, not levels; no forecast of a named region.");
  if (experiment.sampled > 0)
    say(fmt::format("{} parameters differ from replicate to replicate: intervals hold their uncertainty too.",
                    experiment.sampled));
  if (experiment.innovation_scale < 1.0)
    say(fmt::format("Innovation layer at scale {:g}.", experiment.innovation_scale));
}

/// With so few pairs the width of an interval is mostly that of Student's t. What no pair has is no comparison.
void warn_of_few_pairs(const ComparedFile& compared, const std::string& file) {
  std::size_t fewest = enough_pairs;
  for (const auto& each : compared.headlines) fewest = std::min(fewest, each.fewest_pairs);
  if (compared.headlines.empty())
    for (const auto* list : {&compared.of_indicators, &compared.of_outcomes})
      for (const auto& each : *list)
        if (each.difference.count > 0) fewest = std::min(fewest, each.difference.count);
  if (fewest >= enough_pairs) return;
  say(fmt::format(
      "Only {} pair{}: intervals are wide because of that. For more, give the same sweep command again with "
      "more --replicates: it goes on where it stopped (`minori inspect {}` shows the command).",
      fewest, fewest == 1 ? "" : "s", file));
}

void print_findings(const ComparedFile& compared) {
  if (compared.headlines.empty()) return;
  std::string rule;
  for (const auto& each : compared.headlines) {
    if (each.rule != rule) {
      fmt::print("\n");
      say(analysis::rule_title(each.rule).en);
    }
    rule = each.rule;
    say("  - " + each.text.en, 4);
  }
  if (!compared.between_rules.en.empty()) {
    fmt::print("\n");
    say(compared.between_rules.en);
  }
}

void print_comparison_count(const ComparedFile& compared) {
  const std::size_t all = compared.comparisons() + compared.contrasts.size();
  std::size_t differing = 0;
  std::size_t robust = 0;
  for (const auto& each : compared.headlines) differing += each.differing, robust += each.robust;
  const std::string holm =
      compared.headlines.empty()
          ? ""
          : fmt::format(
                " Of the {} differences found above, {} hold when adjusted for all contrasts of their outcome "
                "(Holm).",
                differing, robust);
  say(fmt::format("{} comparisons and {} contrasts: about {:.0f} would look resolved by chance if nothing differed.{}",
                  compared.comparisons(), compared.contrasts.size(),
                  (1.0 - analysis::confidence) * static_cast<double>(all), holm));
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent) {
  std::string made;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (used > indent && used + 1 + columns_of(word) > line_width) {
      made.erase(made.find_last_not_of(' ') + 1);
      made += "\n" + std::string(indent, ' ');
      used = indent;
    }
    made += word;
    used += columns_of(word);
    if (end == text.size()) break;
    const bool line_ends = text[end] == '\n';
    made += line_ends ? "\n" + std::string(indent, ' ') : " ";
    used = line_ends ? indent : used + 1;
    text.remove_prefix(end + 1);
  }
  return made;
}

void print_comparison(const ComparedFile& compared, const TableChoice& tables, const std::string& file) {
  print_header(compared);
  warn_of_few_pairs(compared, file);
  print_findings(compared);
  const std::size_t left_out = print_outcomes(compared, tables.further_outcomes);
  // A file without outcomes has its indicators alone to show.
  const bool with_indicators = tables.indicators || compared.outcomes.empty();
  if (with_indicators) print_indicators(compared);
  const std::size_t indicators = with_indicators ? 0 : compared.indicators.size();
  fmt::print("\n");
  if (left_out + indicators > 0)
    say(
        fmt::format("{} indicators and {} further outcomes are not shown: --all prints them, --indicator NAME one of "
                    "them.",
                    indicators, left_out));
  print_comparison_count(compared);
}

}  // namespace minori::cli
