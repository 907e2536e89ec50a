#include "scenarios/starter.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "scenarios/reference.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori {

namespace {

/// Keys that are set in the file; all others stand in comments.
using Live = std::map<std::string, std::string>;

/// "# what it means (unit; accepts; source)"
std::string comment_of(const KeyInfo& info) {
  std::string facts = info.unit.empty() || info.unit == "1" ? "" : info.unit + "; ";
  facts += accepted_text(info);
  if (!info.source.empty()) facts += "; " + info.source;
  return fmt::format("# {} ({})\n", info.description, facts);
}

std::string key_text(const KeyInfo& info, const Live& live) {
  const auto set = live.find(info.path);
  const std::string value = set == live.end() ? value_text(info.standard) : set->second;
  return fmt::format("{}{}{} = {}\n", comment_of(info), set == live.end() ? "# " : "", info.path, value);
}

const ReferenceSection& section(const std::vector<ReferenceSection>& all, const std::string& name) {
  for (const auto& each : all)
    if (each.name == name) return each;
  throw std::logic_error("no section " + name);
}

std::string keys_text(const ReferenceSection& from, const Live& live) {
  std::string text;
  for (const auto& info : from.keys)
    if (info.path != "country_sha256") text += key_text(info, live);  // resolved texts have it, files need it not
  return text;
}

std::string list_text(const ReferenceSection& from) {
  return fmt::format("\n# {}\n# # {}\n{}", from.name, from.meaning, keys_text(from, {}));
}

}  // namespace

std::string scenario_starter() {
  const auto all = reference();
  std::string text =
      "# A scenario. What stands here as a comment has the value of the scenario that it extends, or the default "
      "shown.\n"
      "# `minori validate FILE` checks it, `minori run FILE` runs it, `minori list` names what ships.\n\n";
  text += keys_text(section(all, "scenario"), {{"extends", "\"baseline\""},
                                               {"name", "\"my_scenario\""},
                                               {"title_en", "\"My scenario\""},
                                               {"title_ja", "\"シナリオ\""}});
  text += "\n# Parameters of the rules: docs/reference/scenario.md tells which rules use them.\n";
  text += keys_text(section(all, "[parameters]"), {});
  text +=
      "\n# [policy] takes the keys of a programme and sets them for all programmes, e.g.\n# policy.funding_period = "
      "8\n";
  text += list_text(section(all, "[[programme]]"));
  text += list_text(section(all, "[[shock]]"));
  return text;
}

std::string experiment_starter() {
  const auto all = reference();
  std::string text =
      "# An experiment: scenarios that are run on the same seeds and compared with each other.\n"
      "# `minori validate FILE` checks it, `minori plan FILE` tells what it takes, `minori sweep FILE` runs it.\n\n"
      "[experiment]\n";
  text += keys_text(section(all, "[experiment]"), {{"name", "\"my_experiment\""},
                                                   {"title_en", "\"My experiment\""},
                                                   {"title_ja", "\"実験\""},
                                                   {"question_en", "\"What does support leave behind?\""},
                                                   {"question_ja", "\"支援は何を残すか。\""},
                                                   {"base", "\"baseline\""},
                                                   {"baseline", "\"none\""},
                                                   {"replicates", "10"},
                                                   {"seed", "1"}});
  text += "\n# An entry outside the factors; `set` holds keys of the scenario.\n[[scenario]]\n";
  text += keys_text(section(all, "[[scenario]]"),
                    {{"name", "\"none\""}, {"title_en", "\"No programme\""}, {"title_ja", "\"施策なし\""}});
  text += "set = { policy.enabled = false }\n";
  text += "\n# What the other entries vary: all combinations of the levels of all factors are run.\n[[factor]]\n";
  text += keys_text(
      section(all, "[[factor]]"),
      {{"name", "\"funding_period\""}, {"title_en", "\"Funding period (years)\""}, {"title_ja", "\"支援期間（年）\""}});
  for (const char* years : {"5", "8"}) {
    text += "\n[[factor.level]]\n";
    text += keys_text(section(all, "[[factor.level]]"), {{"label", fmt::format("\"{}\"", years)},
                                                         {"title_en", fmt::format("\"{} years\"", years)},
                                                         {"title_ja", fmt::format("\"{}年\"", years)}});
    text += fmt::format("set = {{ policy.funding_period = {} }}\n", years);
  }
  return text;
}

}  // namespace minori
