#include "scenarios/reference.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenarios/keys.hpp"
#include "scenarios/model_page.hpp"
#include "scenarios/resolved_text.hpp"
#include "scenarios/value_reader.hpp"

namespace minori {

namespace {

template <class Owner>
std::vector<KeyInfo> infos(const std::vector<Key<Owner>>& keys, const std::vector<KeyInfo>& first = {}) {
  std::vector<KeyInfo> all = first;
  for (const auto& key : keys) all.push_back(key.info);
  return all;
}

/// The keys of a scenario file that are parameters of rules, or those that are not.
std::vector<KeyInfo> scenario_infos(bool parameters) {
  std::vector<KeyInfo> chosen;
  for (const auto& info : infos(scenario_keys(), file_keys()))
    if (info.path.starts_with("parameters.") == parameters) chosen.push_back(info);
  return chosen;
}

std::string_view word_of(KeyType type) {
  switch (type) {
    case KeyType::boolean: return "true or false";
    case KeyType::integer: return "whole number";
    case KeyType::number: return "number";
    case KeyType::text: return "text";
    case KeyType::integers: return "list of whole numbers";
    case KeyType::texts: return "list of texts";
    case KeyType::names: return "list of names or codes";
  }
  return "";
}

bool is_numeric(KeyType type) {
  return type == KeyType::integer || type == KeyType::number || type == KeyType::integers;
}

std::string standard_text(const KeyInfo& info) {
  const std::string text = value_text(info.standard);
  return text == "\"\"" || text == "[]" ? "" : fmt::format("`{}`", text);
}

/// A text that cannot break out of its cell.
std::string cell(const std::string& text) {
  std::string safe;
  for (const char each : text) safe += each == '|' ? std::string("\\|") : std::string(1, each);
  return safe;
}

std::string section_markdown(const ReferenceSection& section) {
  std::string text = fmt::format("\n## `{}`\n\n{}\n\n", section.name, section.meaning);
  text +=
      "| Key | Default | Unit | Accepts | Meaning | Rules | Source of the default |\n|---|---|---|---|---|---|---|\n";
  for (const auto& info : section.keys)
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", info.path, cell(standard_text(info)),
                        cell(info.unit), cell(accepted_text(info)), cell(info.description),
                        fmt::join(rules_that_use(info.path), ", "), cell(info.source));
  return text;
}

constexpr const char* introduction =
    R"(# Reference: keys of scenario, programme and experiment files

Made by `minori parameters --markdown`; a test keeps it up to date. Files are [TOML](https://toml.io). `minori validate
FILE` checks one, `minori schema` prints the JSON Schema for editors.

- A scenario may start from another with `extends`; what it does not say stays as there. A key of a file can be
  overridden on the command line: `-s policy.funding_period=8`.
- A list `[[programme]]` adds a programme, or changes the inherited one of the same name; `preset` starts from a shipped
  programme. `[programme.NAME]` (on the command line `-s programme.NAME.grant=200`) changes one that is there. The same
  goes for `[[instrument]]` and `[[shock]]`.
- `[policy]` takes the keys of a programme, except its names and candidates, and sets them for every programme of the
  scenario. It wins over the programmes' own keys.
- Accepted are the values of the prior range, and the value that switches a mechanism off: that is for comparisons and
  no part of the prior. Rules are those of [the model](../odd.md) that use the key.
- Origins of defaults: *found* in a source, *derived* from one, *fitted* to calibration targets, *sourced* from the
  literature, a *judgement*, or *unknown* (nobody has measured it: vary it).
)";

}  // namespace

std::string accepted_text(const KeyInfo& info) {
  std::string text(word_of(info.type));
  if (is_numeric(info.type) && (std::isfinite(info.low) || std::isfinite(info.high))) text += ", " + range_text(info);
  if (!info.choices.empty()) text = fmt::format("{}", fmt::join(info.choices, ", "));
  return text;
}

std::vector<ReferenceSection> reference() {
  const KeyInfo preset{.path = "preset", .description = "shipped name or file of a programme to start from"};
  return {
      {"scenario", "Keys of a scenario file outside its lists.", scenario_infos(false)},
      {"[[programme]]", "A national programme. Shares of `menu` sum to 1.", infos(programme_keys(), {preset})},
      {"[[instrument]]",
       "A policy instrument in use, outside programmes; `[instrument.NAME]` changes one that is there. Each kind has "
       "parameters of its own besides: [instruments](instruments.md).",
       infos(instrument_keys())},
      {"[[shock]]", "A dated disturbance.", infos(shock_keys())},
      {"[experiment]", "An experiment; `set` is a table of scenario keys for all entries.", infos(experiment_keys())},
      {"[[factor]]", "What the entries vary: all combinations of the levels of all factors are run.",
       infos(factor_keys())},
      {"[[factor.level]]", "A level; its table `set` holds scenario keys.", infos(level_keys())},
      {"[[scenario]]", "An entry outside the factors; `set` as above, `labels` say where charts by factor show it.",
       infos(entry_keys())},
      {"[sample]",
       "Parameters whose values are uncertain: every replicate of all entries uses one point of a design, so that "
       "paired differences show what this uncertainty does to the answer.",
       infos(sample_keys())},
      {"[[sample.parameter]]", "A sampled parameter.", infos(sampled_parameter_keys())},
      {"[[sample.dependent]]", "A parameter that follows a sampled one.", infos(dependent_parameter_keys())},
      {"[precision]",
       "As many replicates as make one interval narrow enough; `replicates` of the experiment is the most that are "
       "made. The spread of the first replicates decides, once (Stein's two-stage rule).",
       infos(precision_keys())},
      {"[parameters]", "Parameters of the model's rules.", scenario_infos(true)},
  };
}

std::string reference_markdown() {
  std::string text = introduction;
  for (const auto& section : reference()) text += section_markdown(section);
  return text;
}

}  // namespace minori
