#include "scenarios/instrument_reference.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "agents/model.hpp"
#include "scenarios/keys.hpp"
#include "scenarios/reference.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori {

namespace {

/// The phase that pushes levers reads none of them for its own sake.
constexpr std::string_view pushing_rule = "H1";

constexpr const char* introduction =
    R"(# Reference: policy instruments

Made by `minori instruments --markdown`; a test keeps it up to date. An instrument is used by an `[[instrument]]` of a
scenario (or `-s 'instrument=[{name="posts", kind="coordinators", regions=["Minato"]}]'` on the command line), outside
programmes and beside them:

```toml
[[instrument]]
name = "posts"
kind = "coordinators"
first_fy = 2012
last_fy = 2016
regions = ["Minato"]
money = 90.0
```

Keys that all instruments have stand in the [reference of scenario files](scenario.md); each has parameters of its own,
below. An instrument pushes *levers* of its regions (some by field) in every quarter in which it runs, and rules of [the
model](../odd.md) read the levers; no rule knows an instrument. Levers return to neutral every quarter, so what remains
after an instrument is what agents learned or built with it. Its money is paid by the state and, for `local_share`, by
the local government, which pays no more than it has; then the push is smaller by as much. Grants are paid where
projects ask for them. How far a lever can be moved is mostly unknown: such parameters say so, and are to be varied.
[Adding an instrument](../how-to/add-an-instrument.md) takes one file.

## Levers

| Lever | Of a | Unit | Meaning | Rules that read it |
|---|---|---|---|---|
)";

/// What a lever does, without the word that all of them begin with.
std::string_view meaning_of(const policy::LeverInfo& lever) {
  constexpr std::string_view word = "lever: ";
  const std::string_view meaning = lever.column.meaning;
  return meaning.starts_with(word) ? meaning.substr(word.size()) : meaning;
}

std::string instrument_markdown(const Instrument& instrument) {
  std::vector<std::string> levers;
  for (const auto& each : levers_of(instrument))
    levers.push_back(fmt::format("`{}` ({})", each.column.name, fmt::join(rules_that_read(each), ", ")));
  std::string text = fmt::format("\n### `{}`\n\n**{}** ({}). {}\n\nLevers: {}.\n\n", instrument.name,
                                 instrument.title_en, instrument.title_ja, instrument.text, fmt::join(levers, ", "));
  text += "| Parameter | Default | Unit | Accepts | Meaning | Source of the default |\n|---|---|---|---|---|---|\n";
  for (const KeyInfo& info : parameters_of(instrument))
    text += fmt::format("| `{}` | `{}` | {} | {} | {} | {} |\n", info.path, value_text(info.standard), info.unit,
                        accepted_text(info), info.description, info.source);
  return text;
}

}  // namespace

std::vector<std::string> rules_that_read(const policy::LeverInfo& lever) {
  const std::string name = fmt::format("{}.{}", lever.table, lever.column.name);
  std::vector<std::string> rules;
  for (const auto& phase : schedule()) {
    const bool reads = std::find(phase.reads.begin(), phase.reads.end(), name) != phase.reads.end();
    if (reads && phase.rule != pushing_rule && std::find(rules.begin(), rules.end(), phase.rule) == rules.end())
      rules.emplace_back(phase.rule);
  }
  return rules;
}

std::vector<KeyInfo> parameters_of(const Instrument& instrument) {
  std::vector<KeyInfo> infos;
  const auto keys = instrument_keys(std::string(instrument.name));
  for (std::size_t k = instrument_keys().size(); k < keys.size(); ++k) infos.push_back(keys[k].info);
  return infos;
}

std::string instruments_markdown() {
  std::string text = introduction;
  for (const auto& lever : policy::levers())
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", lever.column.name,
                        lever.by_field ? "field in a region" : "region", lever.column.unit, meaning_of(lever),
                        fmt::join(rules_that_read(lever), ", "));
  std::string_view group;
  for (const Instrument& each : instruments()) {
    if (each.group != group) {
      group = each.group;
      std::string title(group);
      title.front() = static_cast<char>(title.front() - 'a' + 'A');
      text += fmt::format("\n## {}\n", title);
    }
    text += instrument_markdown(each);
  }
  return text;
}

}  // namespace minori
