#include "scenarios/experiment_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "scenarios/checks.hpp"
#include "scenarios/key_reader.hpp"
#include "scenarios/sample_reader.hpp"

namespace minori {

namespace {

constexpr std::size_t most_extended = 16;

/// Reads one file of the chain onto the parts so far.
class PartReader {
 public:
  PartReader(const Document& document, ExperimentParts& parts, InputFiles& files)
      : document_(document), parts_(parts), files_(files), keys_(document, files) {}

  void read(const std::filesystem::path& path) {
    const auto& root = document_.table;
    const toml::table* own = root["experiment"].as_table();
    if (own == nullptr) return refuse_other(root);
    for (std::string* own_text : {&parts_.text.name, &parts_.text.title_en, &parts_.text.title_ja})
      own_text->clear();  // names and titles are not inherited
    keys_.read_onto(*own, experiment_keys(), {"[experiment]", "", {"set"}}, parts_.text);
    refuse_unknown(root, {"experiment", "factor", "scenario", "sample", "precision"});
    if (const toml::node* base = own->get("base"); base != nullptr || parts_.base_folder.empty()) {
      parts_.base_place = {&document_, base == nullptr ? toml::source_region{} : base->source()};
      parts_.base_folder = path.parent_path();
    }
    if (const auto set = set_of(*own, document_, files_)) parts_.common.push_back(*set);
    read_factors();
    read_scenarios();
    if (const toml::table* sample = table_at("sample")) parts_.sample = read_sample(*sample, document_, files_);
    if (const toml::table* precision = table_at("precision")) parts_.precision = SetTable{&document_, precision};
  }

 private:
  void refuse(const toml::source_region& place, std::string message, std::string suggestion = "") {
    files_.problems.push_back(document_.problem(place, std::move(message), std::move(suggestion)));
  }

  void refuse_other(const toml::table& root) {
    const toml::node* own = root.get("experiment");
    if (!root.empty() || files_.problems.empty())
      refuse(own == nullptr ? toml::source_region{} : own->source(),
             "this is no experiment: it has no table [experiment]");
    parts_.text.base.clear();
  }

  void refuse_unknown(const toml::table& table, const std::vector<std::string>& accepted) {
    for (const auto& [name, node] : table)
      if (std::find(accepted.begin(), accepted.end(), name.str()) == accepted.end())
        refuse(name.source(), fmt::format("unknown key '{}' in the experiment", name.str()),
               nearest(name.str(), accepted));
  }

  const toml::table* table_at(const char* name) {
    const toml::node* node = document_.table.get(name);
    if (node == nullptr) return nullptr;
    if (!node->is_table())
      refuse(node->source(), fmt::format("{} needs a table, [{}], not {}", name, name, kind_of(*node)));
    return node->as_table();
  }

  /// Reads name or label and titles; names must be safe, and no two of `seen` the same.
  LabelText read_label(const toml::table& table, const std::vector<Key<LabelText>>& keys, const Section& section,
                       std::set<std::string>& seen) {
    LabelText text;
    const std::size_t faults = files_.problems.size();
    keys_.read_onto(table, keys, section, text);
    const std::string& word = keys.front().info.path;
    const toml::node* node = table.get(word);
    if (node == nullptr)
      refuse(table.source(), fmt::format("{} needs a {}", section.words, word));
    else if (files_.problems.size() == faults && !is_safe_name(text.name))
      refuse(node->source(), fmt::format("{} = '{}' must be letters, digits and _ + . - only", word, text.name));
    if (!text.name.empty() && !seen.insert(text.name).second)
      refuse(node->source(), fmt::format("there are two {}s named '{}'", section.words, text.name));
    return text;
  }

  /// The thing of that name: `found` with the titles that `text` gives anew, or a new one at the end.
  template <class Thing>
  static Thing& put(std::vector<Thing>& things, const LabelText& text) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const Thing& each) { return each.text.name == text.name; });
    if (found == things.end()) {
      things.push_back(Thing{});
      things.back().text = text;
      return things.back();
    }
    if (!text.title_en.empty()) found->text.title_en = text.title_en;
    if (!text.title_ja.empty()) found->text.title_ja = text.title_ja;
    return *found;
  }

  void read_factors() {
    std::set<std::string> names;
    for (const toml::table* table : keys_.tables_of(document_.table, "factor")) {
      auto& factor =
          put(parts_.factors, read_label(*table, factor_keys(), {"[[factor]]", "", {"level", "only"}}, names));
      std::set<std::string> labels;
      for (const toml::table* each : keys_.tables_of(*table, "factor.level")) {
        auto& level = put(factor.levels, read_label(*each, level_keys(), {"[[factor.level]]", "", {"set"}}, labels));
        level.set = set_of(*each, document_, files_);
      }
      if (const toml::node* only = table->get("only")) keep_only(factor, *only);
      if (factor.levels.empty())
        refuse(table->source(), fmt::format("factor '{}' has no [[factor.level]]", factor.text.name));
    }
  }

  /// `only = ["5", "10"]` leaves these levels, in this order.
  void keep_only(ExperimentParts::Factor& factor, const toml::node& node) {
    const toml::array* list = node.as_array();
    if (list == nullptr || !list->is_homogeneous(toml::node_type::string))
      return refuse(node.source(), fmt::format("only needs a list of labels, not {}", kind_of(node)));
    std::vector<std::string> labels;
    for (const auto& level : factor.levels) labels.push_back(level.text.name);
    std::vector<ExperimentParts::Level> kept;
    for (const toml::node& each : *list) {
      const std::string& wanted = each.as_string()->get();
      const auto found = std::find(labels.begin(), labels.end(), wanted);
      if (found == labels.end())
        refuse(each.source(), fmt::format("factor '{}' has no level '{}'", factor.text.name, wanted),
               nearest(wanted, labels));
      else
        kept.push_back(factor.levels[static_cast<std::size_t>(found - labels.begin())]);
    }
    factor.levels = std::move(kept);
  }

  void read_scenarios() {
    std::set<std::string> names;
    for (const toml::table* table : keys_.tables_of(document_.table, "scenario")) {
      auto& written =
          put(parts_.scenarios, read_label(*table, entry_keys(), {"[[scenario]]", "", {"set", "labels"}}, names));
      written.table = {&document_, table};
    }
  }

  const Document& document_;
  ExperimentParts& parts_;
  InputFiles& files_;
  KeyReader keys_;
};

/// Experiments that a file extends come first, so that its own parts are put on top.
void read_chain(const std::filesystem::path& path, std::vector<std::string> chain, ExperimentParts& parts,
                InputFiles& files) {
  const Document& document = files.open(path);
  chain.push_back(path.lexically_normal().string());
  const toml::node* extends = document.table["experiment"]["extends"].node();
  if (extends != nullptr && extends->is_string()) {
    const Place place{&document, extends->source()};
    const auto base = files.find(InputKind::experiment, extends->as_string()->get(), path.parent_path(), place);
    const std::string name = base.lexically_normal().string();
    if (!base.empty() && std::find(chain.begin(), chain.end(), name) != chain.end())
      files.problems.push_back(document.problem(
          extends->source(), fmt::format("extends goes in a circle: {} -> {}", fmt::join(chain, " -> "), name)));
    else if (chain.size() == most_extended)
      files.problems.push_back(
          document.problem(extends->source(), fmt::format("more than {} files extend one another", most_extended)));
    else if (!base.empty())
      read_chain(base, chain, parts, files);
  }
  PartReader(document, parts, files).read(path);
}

/// A title that nobody gave is the name, and the Japanese one the English one.
void fill_titles(LabelText& text) {
  if (text.title_en.empty()) text.title_en = text.name;
  if (text.title_ja.empty()) text.title_ja = text.title_en;
}

}  // namespace

std::optional<SetTable> set_of(const toml::table& table, const Document& document, InputFiles& files) {
  const toml::node* node = table.get("set");
  if (node == nullptr) return std::nullopt;
  const auto refuse = [&](const toml::node& at, std::string message) {
    files.problems.push_back(document.problem(at.source(), std::move(message)));
  };
  if (!node->is_table()) {
    refuse(*node, fmt::format("set needs a table, not {}", kind_of(*node)));
    return std::nullopt;
  }
  if (const toml::node* extends = node->as_table()->get("extends"))
    refuse(*extends, "extends belongs in a scenario file; `base` names the scenario to start from");
  return SetTable{&document, node->as_table()};
}

ExperimentParts read_experiment_parts(const std::filesystem::path& path, InputFiles& files) {
  ExperimentParts parts;
  read_chain(path, {}, parts, files);
  for (auto& factor : parts.factors) {
    fill_titles(factor.text);
    for (auto& level : factor.levels) fill_titles(level.text);
  }
  for (auto& scenario : parts.scenarios) fill_titles(scenario.text);
  return parts;
}

}  // namespace minori
