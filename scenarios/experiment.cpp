#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/checks.hpp"
#include "scenarios/key_reader.hpp"
#include "scenarios/layer.hpp"
#include "scenarios/load.hpp"
#include "scenarios/sample_reader.hpp"
#include "scenarios/scenario_reader.hpp"

namespace minori {

namespace {

/// More entries than this are a mistake in the factors.
constexpr std::size_t most_entries = 10'000;
/// The label of an entry in a factor that it has no level of.
constexpr const char* no_level = "none";

struct Level {
  LabelText text;
  const toml::table* set = nullptr;
  toml::source_region place;
};

struct Factor {
  LabelText text;
  std::vector<Level> levels;
};

/// An entry before its scenario is built: what it is called and the tables that it sets, in order.
struct Plan {
  Experiment::Entry entry;
  std::vector<const toml::table*> sets;
  toml::source_region place;
};

std::string joined(const std::string& left, const std::string& separator, const std::string& right) {
  return left.empty() ? right : left + separator + right;
}

class ExperimentReader {
 public:
  ExperimentReader(const std::filesystem::path& path, const std::vector<std::string>& overrides, InputFiles& files)
      : path_(path), files_(files), document_(files.open(path)), keys_(document_, files) {
    for (const auto& each : overrides)
      (each.starts_with("experiment.") ? own_overrides_ : scenario_overrides_).push_back(each);
  }

  Experiment read() {
    const std::size_t faults = files_.problems.size();
    read_top();
    if (text_.base.empty()) return {};
    read_factors();
    read_scenarios();
    if (const toml::node* sample = document_.table.get("sample")) read_sample_of(*sample);
    if (files_.problems.size() == faults && plans_.empty())
      refuse({}, "the experiment is empty: it has no [[scenario]] and no [[factor.level]]");
    build_entries();
    check_baseline();
    if (const toml::node* precision = document_.table.get("precision")) read_precision(*precision);
    return std::move(experiment_);
  }

 private:
  void refuse(const toml::source_region& place, std::string message, std::string suggestion = "") {
    files_.problems.push_back(document_.problem(place, std::move(message), std::move(suggestion)));
  }

  void read_top() {
    const auto& root = document_.table;
    const toml::node* own = root.get("experiment");
    if (own == nullptr || !own->is_table()) {
      if (!root.empty() || files_.problems.empty())
        refuse(own == nullptr ? toml::source_region{} : own->source(),
               "this is no experiment: it has no table [experiment]");
      text_.base.clear();
      return;
    }
    keys_.read_onto(*own->as_table(), experiment_keys(), {"[experiment]", "", {"set"}}, text_);
    refuse_unknown(root, {"experiment", "factor", "scenario", "sample", "precision"});
    apply_own_overrides();
    experiment_.name = text_.name.empty() ? path_.stem().string() : text_.name;
    if (!is_safe_name(experiment_.name)) refuse(place_of("name"), unsafe(experiment_.name));
    experiment_.title_en = text_.title_en.empty() ? experiment_.name : text_.title_en;
    experiment_.title_ja = text_.title_ja.empty() ? experiment_.title_en : text_.title_ja;
    experiment_.question_en = text_.question_en;
    experiment_.question_ja = text_.question_ja.empty() ? text_.question_en : text_.question_ja;
    experiment_.replicates = text_.replicates;
    experiment_.seed = static_cast<std::uint64_t>(text_.seed);
  }

  void read_sample_of(const toml::node& node) {
    if (const toml::table* table = node.as_table())
      experiment_.sample = read_sample(*table, document_, files_);
    else
      refuse(node.source(), fmt::format("sample needs a table, [sample], not {}", kind_of(node)));
  }

  void refuse_unknown(const toml::table& table, const std::vector<std::string>& accepted) {
    for (const auto& [name, node] : table)
      if (std::find(accepted.begin(), accepted.end(), name.str()) == accepted.end())
        refuse(name.source(), fmt::format("unknown key '{}' in the experiment", name.str()),
               nearest(name.str(), accepted));
  }

  void apply_own_overrides() {
    for (const auto& each : own_overrides_) {
      const Document& document = files_.override_of(each);
      if (const toml::table* table = document.table["experiment"].as_table())
        KeyReader(document, files_).read_onto(*table, experiment_keys(), {"[experiment]", "", {}}, text_);
    }
  }

  static std::string unsafe(const std::string& name) {
    return fmt::format("name = '{}' must be letters, digits and _ + . - only, because it names files", name);
  }

  [[nodiscard]] toml::source_region place_of(std::string_view key) const {
    const toml::node* node = document_.table["experiment"][key].node();
    return node == nullptr ? toml::source_region{} : node->source();
  }

  const toml::table* set_of(const toml::table& table) {
    const toml::node* node = table.get("set");
    if (node == nullptr) return nullptr;
    if (!node->is_table()) refuse(node->source(), fmt::format("set needs a table, not {}", kind_of(*node)));
    if (node->is_table() && node->as_table()->contains("extends"))
      refuse(node->as_table()->get("extends")->source(),
             "extends belongs in a scenario file; `base` names the scenario to start from");
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
    if (text.title_en.empty()) text.title_en = text.name;
    if (text.title_ja.empty()) text.title_ja = text.title_en;
    return text;
  }

  void read_factors() {
    std::set<std::string> names;
    for (const toml::table* table : keys_.tables_of(document_.table, "factor")) {
      Factor factor{read_label(*table, factor_keys(), {"[[factor]]", "", {"level"}}, names), {}};
      std::set<std::string> labels;
      for (const toml::table* level : keys_.tables_of(*table, "factor.level"))
        factor.levels.push_back({read_label(*level, level_keys(), {"[[factor.level]]", "", {"set"}}, labels),
                                 set_of(*level), level->source()});
      if (factor.levels.empty())
        refuse(table->source(), fmt::format("factor '{}' has no [[factor.level]]", factor.text.name));
      factors_.push_back(std::move(factor));
    }
    std::size_t combinations = 1;
    for (const auto& factor : factors_) combinations = std::min(combinations * factor.levels.size(), most_entries + 1);
    if (combinations > most_entries)
      return refuse({}, fmt::format("the factors combine to more than {} entries", most_entries));
    for (const auto& factor : factors_) {
      experiment_.factors.push_back({factor.text.name, factor.text.title_en, factor.text.title_ja, {}});
      for (const auto& level : factor.levels) experiment_.factors.back().labels.push_back(level.text.name);
    }
    if (!factors_.empty()) combine(0, {});
  }

  /// One plan for every combination of levels, the first factor outermost.
  void combine(std::size_t at, const Plan& plan) {
    if (at == factors_.size()) return plans_.push_back(plan);
    for (const auto& level : factors_[at].levels) {
      Plan longer = plan;
      auto& entry = longer.entry;
      entry.name = joined(entry.name, "_", level.text.name);
      entry.title_en = joined(entry.title_en, ", ", level.text.title_en);
      entry.title_ja = joined(entry.title_ja, "、", level.text.title_ja);
      entry.factors.emplace_back(factors_[at].text.name, level.text.name);
      if (level.set != nullptr) longer.sets.push_back(level.set);
      longer.place = level.place;
      combine(at + 1, longer);
    }
  }

  void read_scenarios() {
    std::vector<Plan> written;
    std::set<std::string> names;
    for (const auto& plan : plans_) names.insert(plan.entry.name);
    for (const toml::table* table : keys_.tables_of(document_.table, "scenario")) {
      const LabelText text = read_label(*table, entry_keys(), {"[[scenario]]", "", {"set", "labels"}}, names);
      Plan plan{{text.name, text.title_en, text.title_ja, labels_of(*table), {}}, {}, table->source()};
      if (const toml::table* set = set_of(*table)) plan.sets.push_back(set);
      written.push_back(std::move(plan));
    }
    plans_.insert(plans_.begin(), written.begin(), written.end());
  }

  /// `labels = { factor = "label" }` says where an entry stands in charts by factor.
  std::vector<std::pair<std::string, std::string>> labels_of(const toml::table& table) {
    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<std::string> names;
    for (const auto& factor : factors_) {
      labels.emplace_back(factor.text.name, no_level);
      names.push_back(factor.text.name);
    }
    const toml::node* node = table.get("labels");
    if (node != nullptr && !node->is_table())
      refuse(node->source(), fmt::format("labels needs a table, not {}", kind_of(*node)));
    if (node == nullptr || !node->is_table()) return labels;
    for (const auto& [name, value] : *node->as_table()) {
      const auto found = std::find(names.begin(), names.end(), name.str());
      if (found == names.end())
        refuse(name.source(), fmt::format("there is no factor '{}'", name.str()), nearest(name.str(), names));
      else if (!value.is_string())
        refuse(value.source(), fmt::format("a label needs a text, not {}", kind_of(value)));
      else
        labels[static_cast<std::size_t>(found - names.begin())].second = value.as_string()->get();
    }
    return labels;
  }

  void build_entries() {
    const Place place{&document_, place_of("base")};
    const auto base_path = files_.find(InputKind::scenario, text_.base, path_.parent_path(), place);
    if (base_path.empty()) return;
    Draft base = read_draft(base_path, files_);
    const toml::table* experiment = document_.table["experiment"].as_table();
    if (const toml::table* set = experiment == nullptr ? nullptr : set_of(*experiment))
      read_layer(*set, document_, base, files_);
    for (auto& plan : plans_) {
      Draft draft = base;
      for (const toml::table* set : plan.sets) read_layer(*set, document_, draft, files_);
      apply_overrides(scenario_overrides_, draft, files_);
      draft.scenario.name = is_safe_name(plan.entry.name) ? plan.entry.name : "entry";  // refused already
      draft.scenario.title_en = plan.entry.title_en;
      draft.scenario.title_ja = plan.entry.title_ja;
      plan.entry.scenario = finish(draft, path_.string(), files_);
      experiment_.entries.push_back(std::move(plan.entry));
    }
  }

  void check_baseline() {
    std::vector<std::string> names;
    for (const auto& entry : experiment_.entries) names.push_back(entry.name);
    experiment_.baseline = text_.baseline.empty() && !names.empty() ? names.front() : text_.baseline;
    if (names.empty() || std::find(names.begin(), names.end(), experiment_.baseline) != names.end()) return;
    refuse(place_of("baseline"), fmt::format("baseline: there is no entry '{}'", experiment_.baseline),
           nearest(experiment_.baseline, names));
  }

  void read_precision(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
      return refuse(node.source(), fmt::format("precision needs a table, [precision], not {}", kind_of(node)));
    Precision precision;
    keys_.read_onto(*table, precision_keys(), {"[precision]", "", {}}, precision);
    for (const char* needed : {"indicator", "scenario"})
      if (!table->contains(needed)) refuse(node.source(), fmt::format("[precision] needs {}", needed));
    std::vector<std::string> names;
    for (const auto& entry : experiment_.entries)
      if (entry.name != experiment_.baseline) names.push_back(entry.name);
    if (table->contains("scenario") && std::find(names.begin(), names.end(), precision.scenario) == names.end())
      refuse(table->get("scenario")->source(),
             fmt::format("scenario: there is no entry '{}' beside the baseline", precision.scenario),
             nearest(precision.scenario, names));
    if (!experiment_.sample.parameters.empty() && experiment_.sample.method == SampleMethod::latin_hypercube)
      refuse(node.source(),
             "[precision] chooses the number of replicates, but points of a latin_hypercube depend on it",
             "method = \"sobol\" in [sample]");
    experiment_.precision = precision;
  }

  std::filesystem::path path_;
  InputFiles& files_;
  const Document& document_;
  KeyReader keys_;
  std::vector<std::string> own_overrides_;
  std::vector<std::string> scenario_overrides_;
  ExperimentText text_;
  std::vector<Factor> factors_;
  std::vector<Plan> plans_;
  Experiment experiment_;
};

}  // namespace

Experiment load_experiment(const std::string& name_or_path, const std::vector<std::string>& overrides) {
  InputFiles files;
  const auto path = files.find(InputKind::experiment, name_or_path, "", {});
  if (path.empty()) files.throw_if_any();
  Experiment experiment = ExperimentReader(path, overrides, files).read();
  files.throw_if_any();
  return experiment;
}

}  // namespace minori
