#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "agents/description.hpp"
#include "scenarios/checks.hpp"
#include "scenarios/experiment_parts.hpp"
#include "scenarios/key_reader.hpp"
#include "scenarios/layer.hpp"
#include "scenarios/load.hpp"
#include "scenarios/scenario_reader.hpp"

namespace minori {

namespace {

/// More entries than this are a mistake in the factors.
constexpr std::size_t most_entries = 10'000;
/// The label of an entry in a factor that it has no level of.
constexpr const char* no_level = "none";

/// An entry before its scenario is built: what it is called and the tables that it sets, in order.
struct Plan {
  Experiment::Entry entry;
  std::vector<SetTable> sets;
};

std::string joined(const std::string& left, const std::string& separator, const std::string& right) {
  return left.empty() ? right : left + separator + right;
}

/// Indicators that a run leaves behind: what is observed of regions, clusters and programmes.
std::vector<std::string> indicator_names() {
  std::vector<std::string> names;
  for (const auto& kind : kinds_of_agents()) {
    if (kind.name != "region" && kind.name != "cluster" && kind.name != "programme") continue;
    for (const auto& each : kind.variables)
      if (each.role.starts_with("observed") && each.name != "cluster_state") names.emplace_back(each.name);
  }
  return names;
}

class ExperimentBuilder {
 public:
  ExperimentBuilder(const std::filesystem::path& path, const std::vector<std::string>& overrides, InputFiles& files)
      : path_(path), files_(files), document_(files.open(path)) {
    for (const auto& each : overrides)
      (each.starts_with("experiment.") ? own_overrides_ : scenario_overrides_).push_back(each);
  }

  Experiment build() {
    const std::size_t faults = files_.problems.size();
    parts_ = read_experiment_parts(path_, files_);
    if (parts_.text.base.empty()) return {};
    apply_own_overrides();
    take_header();
    plan_combinations();
    plan_scenarios();
    if (files_.problems.size() == faults && plans_.empty())
      refuse({}, "the experiment is empty: it has no [[scenario]] and no [[factor.level]]");
    build_entries();
    check_baseline();
    if (parts_.precision) read_precision(*parts_.precision->document, *parts_.precision->table);
    return std::move(experiment_);
  }

 private:
  void refuse(const toml::source_region& place, std::string message, std::string suggestion = "") {
    refuse_in(document_, place, std::move(message), std::move(suggestion));
  }
  void refuse_in(const Document& document, const toml::source_region& place, std::string message,
                 std::string suggestion = "") {
    files_.problems.push_back(document.problem(place, std::move(message), std::move(suggestion)));
  }

  void apply_own_overrides() {
    for (const auto& each : own_overrides_) {
      const Document& document = files_.override_of(each);
      const toml::table* table = document.table["experiment"].as_table();
      if (table == nullptr) continue;
      if (const toml::node* extends = table->get("extends"))
        refuse_in(document, extends->source(), "extends cannot be overridden");
      KeyReader(document, files_).read_onto(*table, experiment_keys(), {"[experiment]", "", {}}, parts_.text);
    }
  }

  void take_header() {
    const ExperimentText& text = parts_.text;
    experiment_.name = text.name.empty() ? path_.stem().string() : text.name;
    if (!is_safe_name(experiment_.name))
      refuse(place_of("name"),
             fmt::format("name = '{}' must be letters, digits and _ + . - only, because it names files",
                         experiment_.name));
    experiment_.title_en = text.title_en.empty() ? experiment_.name : text.title_en;
    experiment_.title_ja = text.title_ja.empty() ? experiment_.title_en : text.title_ja;
    experiment_.question_en = text.question_en;
    experiment_.question_ja = text.question_ja.empty() ? text.question_en : text.question_ja;
    experiment_.replicates = text.replicates;
    experiment_.seed = static_cast<std::uint64_t>(text.seed);
    experiment_.sample = parts_.sample;
  }

  [[nodiscard]] toml::source_region place_of(std::string_view key) const {
    const toml::node* node = document_.table["experiment"][key].node();
    return node == nullptr ? toml::source_region{} : node->source();
  }

  void plan_combinations() {
    std::size_t combinations = 1;
    for (const auto& factor : parts_.factors)
      combinations = std::min(combinations * factor.levels.size(), most_entries + 1);
    if (combinations > most_entries)
      return refuse({}, fmt::format("the factors combine to more than {} entries", most_entries));
    for (const auto& factor : parts_.factors) {
      experiment_.factors.push_back({factor.text.name, factor.text.title_en, factor.text.title_ja, {}});
      for (const auto& level : factor.levels) experiment_.factors.back().labels.push_back(level.text.name);
    }
    if (!parts_.factors.empty()) combine(0, {});
  }

  /// One plan for every combination of levels, the first factor outermost.
  void combine(std::size_t at, const Plan& plan) {
    if (at == parts_.factors.size()) return plans_.push_back(plan);
    const auto& factor = parts_.factors[at];
    for (const auto& level : factor.levels) {
      Plan longer = plan;
      auto& entry = longer.entry;
      entry.name = joined(entry.name, "_", level.text.name);
      entry.title_en = joined(entry.title_en, ", ", level.text.title_en);
      entry.title_ja = joined(entry.title_ja, "、", level.text.title_ja);
      entry.factors.emplace_back(factor.text.name, level.text.name);
      if (level.set) longer.sets.push_back(*level.set);
      combine(at + 1, longer);
    }
  }

  /// Entries that are written one by one come before the combinations.
  void plan_scenarios() {
    std::vector<Plan> written;
    for (const auto& [text, table] : parts_.scenarios) {
      const auto has_name = [&name = text.name](const Plan& plan) { return plan.entry.name == name; };
      const bool taken = std::any_of(plans_.begin(), plans_.end(), has_name);
      if (taken)
        refuse_in(*table.document, table.table->get("name")->source(),
                  fmt::format("there are two [[scenario]]s named '{}'", text.name));
      Plan plan{{text.name, text.title_en, text.title_ja, labels_of(table), {}}, {}};
      if (const auto set = set_of(*table.table, *table.document, files_)) plan.sets.push_back(*set);
      written.push_back(std::move(plan));
    }
    plans_.insert(plans_.begin(), written.begin(), written.end());
  }

  /// `labels = { factor = "label" }` says where an entry stands in charts by factor.
  std::vector<std::pair<std::string, std::string>> labels_of(const SetTable& entry) {
    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<std::string> names;
    for (const auto& factor : parts_.factors) {
      labels.emplace_back(factor.text.name, no_level);
      names.push_back(factor.text.name);
    }
    const toml::node* node = entry.table->get("labels");
    if (node == nullptr) return labels;
    if (!node->is_table())
      refuse_in(*entry.document, node->source(), fmt::format("labels needs a table, not {}", kind_of(*node)));
    else
      for (const auto& [name, value] : *node->as_table()) {
        const auto found = std::find(names.begin(), names.end(), name.str());
        if (found == names.end())
          refuse_in(*entry.document, name.source(), fmt::format("there is no factor '{}'", name.str()),
                    nearest(name.str(), names));
        else if (!value.is_string())
          refuse_in(*entry.document, value.source(), fmt::format("a label needs a text, not {}", kind_of(value)));
        else
          labels[static_cast<std::size_t>(found - names.begin())].second = value.as_string()->get();
      }
    return labels;
  }

  void build_entries() {
    const auto base_path = files_.find(InputKind::scenario, parts_.text.base, parts_.base_folder, parts_.base_place);
    if (base_path.empty()) return;
    Draft base = read_draft(base_path, files_);
    for (const SetTable& set : parts_.common) read_layer(*set.table, *set.document, base, files_);
    for (auto& plan : plans_) {
      Draft draft = base;
      for (const SetTable& set : plan.sets) read_layer(*set.table, *set.document, draft, files_);
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
    const std::string& wanted = parts_.text.baseline;
    experiment_.baseline = wanted.empty() && !names.empty() ? names.front() : wanted;
    if (names.empty() || std::find(names.begin(), names.end(), experiment_.baseline) != names.end()) return;
    refuse(place_of("baseline"), fmt::format("baseline: there is no entry '{}'", experiment_.baseline),
           nearest(experiment_.baseline, names));
  }

  void read_precision(const Document& document, const toml::table& table) {
    Precision precision;
    KeyReader(document, files_).read_onto(table, precision_keys(), {"[precision]", "", {}}, precision);
    for (const char* needed : {"indicator", "scenario"})
      if (!table.contains(needed)) refuse_in(document, table.source(), fmt::format("[precision] needs {}", needed));
    std::vector<std::string> names;
    for (const auto& entry : experiment_.entries)
      if (entry.name != experiment_.baseline) names.push_back(entry.name);
    if (table.contains("scenario") && std::find(names.begin(), names.end(), precision.scenario) == names.end())
      refuse_in(document, table.get("scenario")->source(),
                fmt::format("scenario: there is no entry '{}' beside the baseline", precision.scenario),
                nearest(precision.scenario, names));
    const auto indicators = indicator_names();
    if (table.contains("indicator") &&
        std::find(indicators.begin(), indicators.end(), precision.indicator) == indicators.end())
      refuse_in(document, table.get("indicator")->source(),
                fmt::format("indicator: runs have no '{}'", precision.indicator),
                nearest(precision.indicator, indicators));
    if (!experiment_.sample.parameters.empty() && experiment_.sample.method == SampleMethod::latin_hypercube)
      refuse_in(document, table.source(),
                "[precision] chooses the number of replicates, but points of a latin_hypercube depend on it",
                "method = \"sobol\" in [sample]");
    experiment_.precision = precision;
  }

  std::filesystem::path path_;
  InputFiles& files_;
  const Document& document_;
  std::vector<std::string> own_overrides_;
  std::vector<std::string> scenario_overrides_;
  ExperimentParts parts_;
  std::vector<Plan> plans_;
  Experiment experiment_;
};

}  // namespace

Experiment load_experiment(const std::string& name_or_path, const std::vector<std::string>& overrides) {
  InputFiles files;
  const auto path = files.find(InputKind::experiment, name_or_path, "", {});
  if (path.empty()) files.throw_if_any();
  Experiment experiment = ExperimentBuilder(path, overrides, files).build();
  files.throw_if_any();
  return experiment;
}

}  // namespace minori
