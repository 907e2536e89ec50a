#include "scenarios/sample_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/key_reader.hpp"
#include "scenarios/keys.hpp"
#include "scenarios/load.hpp"

namespace minori {

namespace {

/// The key of a parameter, or none.
const Key<Scenario>* parameter_named(const std::string& path) {
  if (!path.starts_with("parameters.")) return nullptr;
  const auto& keys = scenario_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& each) { return each.info.path == path; });
  return found == keys.end() ? nullptr : &*found;
}

std::string nearest_parameter(const std::string& path) {
  std::vector<std::string> accepted;
  for (const auto& each : scenario_keys())
    if (each.info.path.starts_with("parameters.")) accepted.push_back(each.info.path);
  return nearest(path, accepted);
}

class SampleReader {
 public:
  SampleReader(const Document& document, InputFiles& files) : files_(files), keys_(document, files) {}

  Sample read(const toml::table& table) {
    const std::size_t faults = files_.problems.size();
    keys_.read_onto(table, sample_keys(), {"[sample]", "", {"parameter", "dependent"}}, sample_);
    for (const toml::table* parameter : keys_.tables_of(table, "sample.parameter")) read_parameter(*parameter);
    const auto dependents = keys_.tables_of(table, "sample.dependent");
    for (const toml::table* dependent : dependents) read_dependent(*dependent);
    add_by_origin();
    if (files_.problems.size() == faults)
      for (std::size_t k = 0; k < dependents.size(); ++k) check_dependent(*dependents[k], sample_.dependents[k]);
    if (sample_.parameters.empty() && files_.problems.size() == faults)
      keys_.refuse(table, "[sample] has neither origins nor [[sample.parameter]]: nothing would be sampled");
    return std::move(sample_);
  }

 private:
  void read_parameter(const toml::table& table) {
    const std::size_t faults = files_.problems.size();
    SampledParameter parameter;
    keys_.read_onto(table, sampled_parameter_keys(), {"[[sample.parameter]]", "", {}}, parameter);
    if (files_.problems.size() > faults) return;
    const toml::node* name = table.get("key");
    if (name == nullptr) return keys_.refuse(table, "[[sample.parameter]] needs a key");
    const Key<Scenario>* key = parameter_named(parameter.key);
    if (key == nullptr)
      return keys_.refuse(*name, fmt::format("there is no parameter '{}'; entries set other keys", parameter.key),
                          nearest_parameter(parameter.key));
    if (!names_.insert(parameter.key).second)
      return keys_.refuse(*name, fmt::format("{} is sampled twice", parameter.key));
    if (!table.contains("low")) parameter.low = key->info.low;
    if (!table.contains("high")) parameter.high = key->info.high;
    if (!table.contains("mode")) parameter.mode = std::get<double>(key->info.standard);
    check(table, key->info, parameter);
    sample_.parameters.push_back(std::move(parameter));
  }

  void read_dependent(const toml::table& table) {
    DependentParameter dependent;
    keys_.read_onto(table, dependent_parameter_keys(), {"[[sample.dependent]]", "", {}}, dependent);
    for (const char* needed : {"key", "of"})
      if (!table.contains(needed)) return keys_.refuse(table, fmt::format("[[sample.dependent]] needs {}", needed));
    if (parameter_named(dependent.key) == nullptr)
      return keys_.refuse(*table.get("key"), fmt::format("there is no parameter '{}'", dependent.key),
                          nearest_parameter(dependent.key));
    if (!names_.insert(dependent.key).second)
      return keys_.refuse(*table.get("key"), fmt::format("{} is sampled twice", dependent.key));
    sample_.dependents.push_back(std::move(dependent));
  }

  /// It follows a sampled parameter, and stays in its own range wherever that one is.
  void check_dependent(const toml::table& table, const DependentParameter& dependent) {
    const auto of = std::find_if(sample_.parameters.begin(), sample_.parameters.end(),
                                 [&](const SampledParameter& each) { return each.key == dependent.of; });
    if (of == sample_.parameters.end()) {
      std::vector<std::string> sampled;
      for (const auto& each : sample_.parameters) sampled.push_back(each.key);
      return keys_.refuse(*table.get("of"), fmt::format("{} is not sampled", dependent.of),
                          nearest(dependent.of, sampled));
    }
    const KeyInfo& info = parameter_named(dependent.key)->info;
    for (const double end : {of->low, of->high}) {
      const double value = dependent.offset + dependent.factor * end;
      if (value >= info.low && value <= info.high) continue;
      return keys_.refuse(table, fmt::format("{} would be {} where {} is {}; it must be {}", dependent.key,
                                             number_text(value), of->key, number_text(end), range_text(info)));
    }
  }

  /// Parameters whose range is one value are switches for comparisons and stay as they are.
  void add_by_origin() {
    const Parameters standard;
    for_each_parameter(standard, [&](std::string_view group, const auto& entry, double) {
      const std::string key = fmt::format("parameters.{}.{}", group, entry.name);
      const bool wanted = std::ranges::count(sample_.origins, name_of(entry.origin)) > 0 && entry.low < entry.high;
      if (wanted && names_.insert(key).second)
        sample_.parameters.push_back({key, Distribution::uniform, entry.low, entry.high, entry.standard});
    });
  }

  void check(const toml::table& table, const KeyInfo& info, const SampledParameter& parameter) {
    for (const auto& [end, value] : {std::pair("low", parameter.low), std::pair("high", parameter.high)})
      if (const toml::node* node = table.get(end); node != nullptr && (value < info.low || value > info.high))
        keys_.refuse(*node,
                     fmt::format("{} = {} of {} must be {}", end, number_text(value), info.path, range_text(info)));
    if (parameter.low > parameter.high)
      keys_.refuse(table, fmt::format("{}: low = {} is more than high = {}", info.path, number_text(parameter.low),
                                      number_text(parameter.high)));
    if (parameter.distribution == Distribution::log_uniform && parameter.low <= 0.0)
      keys_.refuse(table,
                   fmt::format("{}: log_uniform needs low above 0, not {}", info.path, number_text(parameter.low)));
    if (parameter.distribution == Distribution::triangular &&
        (parameter.mode < parameter.low || parameter.mode > parameter.high))
      keys_.refuse(table,
                   fmt::format("{}: mode = {} must lie between low = {} and high = {}", info.path,
                               number_text(parameter.mode), number_text(parameter.low), number_text(parameter.high)));
  }

  InputFiles& files_;
  KeyReader keys_;
  Sample sample_;
  std::set<std::string> names_;
};

}  // namespace

Sample read_sample(const toml::table& table, const Document& document, InputFiles& files) {
  return SampleReader(document, files).read(table);
}

Scenario with_values(const Scenario& scenario, const std::vector<ParameterValue>& values) {
  Scenario made = scenario;
  for (const auto& each : values)
    if (const Key<Scenario>* key = parameter_named(each.key)) key->write(made, Value(each.value));
  return made;
}

}  // namespace minori
