#pragma once

/// A table of an input file against a list of keys.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/draft.hpp"
#include "scenarios/input_files.hpp"
#include "scenarios/nearest.hpp"
#include "scenarios/value_reader.hpp"

namespace minori {

/// Where keys are read: how messages call the table, where its places are kept, what else may stand in it.
struct Section {
  std::string words;   ///< "[programme]"
  std::string prefix;  ///< "programme.risp_international."
  std::vector<std::string> others;
};

/// Reads the tables of one document; notes places and refused values in the draft if there is one.
class KeyReader {
 public:
  KeyReader(const Document& document, InputFiles& files, Draft* draft = nullptr)
      : document_(document), files_(files), draft_(draft) {}

  /// Calls `accept(key, value)` for every value of `table` that fits a key, also in tables inside it.
  template <class Owner>
  void read_keys(const toml::table& table, const std::vector<Key<Owner>>& keys, const Section& section,
                 const std::function<void(const Key<Owner>&, const Value&)>& accept, const std::string& group = "") {
    for (const auto& [name, node] : table) {
      const std::string path = group + std::string(name.str());
      if (group.empty() && std::find(section.others.begin(), section.others.end(), path) != section.others.end())
        continue;
      const auto exact = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.info.path == path; });
      const bool is_group =
          std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return key.info.path.starts_with(path + "."); });
      if (exact != keys.end()) {
        read_one(node, *exact, section, accept);
      } else if (!is_group) {
        refuse_key(name, path, keys, section, group);
      } else if (const toml::table* inner = node.as_table()) {
        read_keys(*inner, keys, section, accept, path + ".");
      } else {
        refuse(node, fmt::format("{} needs a table, not {}", path, kind_of(node)));
      }
    }
  }

  template <class Owner>
  void read_onto(const toml::table& table, const std::vector<Key<Owner>>& keys, const Section& section, Owner& owner) {
    const std::function<void(const Key<Owner>&, const Value&)> write = [&](const Key<Owner>& key, const Value& value) {
      key.write(owner, value);
    };
    read_keys(table, keys, section, write);
  }

  void note(const std::string& path, const toml::node& node) {
    if (draft_ == nullptr) return;
    draft_->places[path] = {&document_, node.source()};
    draft_->refused.erase(path);
  }

  /// The tables of [[path]] in `table`; anything else that stands there is refused.
  std::vector<const toml::table*> tables_of(const toml::table& table, std::string_view path) {
    std::vector<const toml::table*> tables;
    const std::string_view word = path.substr(path.rfind('.') + 1);
    const toml::node* node = table.get(word);
    if (node == nullptr) return tables;
    const toml::array* array = node->as_array();
    if (array == nullptr) refuse(*node, fmt::format("{} needs tables, [[{}]], not {}", word, path, kind_of(*node)));
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      const toml::node& each = *array->get(i);
      if (each.is_table())
        tables.push_back(each.as_table());
      else
        refuse(each, fmt::format("[[{}]] needs a table, not {}", path, kind_of(each)));
    }
    return tables;
  }

  void refuse(const toml::node& node, std::string message, std::string suggestion = "") {
    files_.problems.push_back(document_.problem(node.source(), std::move(message), std::move(suggestion)));
  }

 private:
  template <class Owner>
  void read_one(const toml::node& node, const Key<Owner>& key, const Section& section,
                const std::function<void(const Key<Owner>&, const Value&)>& accept) {
    const std::string path = section.prefix + key.info.path;
    note(path, node);
    if (const auto value = read_value(node, key.info, document_, files_.problems))
      accept(key, *value);
    else if (draft_ != nullptr)
      draft_->refused.insert(path);
  }

  template <class Owner>
  void refuse_key(const toml::key& name, const std::string& path, const std::vector<Key<Owner>>& keys,
                  const Section& section, const std::string& group) {
    std::vector<std::string> accepted;  // what may stand here, then what stands elsewhere
    for (const auto& key : keys)
      if (key.info.path.starts_with(group)) accepted.push_back(key.info.path.substr(group.size()));
    if (group.empty()) accepted.insert(accepted.end(), section.others.begin(), section.others.end());
    std::string meant = nearest(name.str(), accepted);
    if (meant.empty()) {
      accepted.clear();
      for (const auto& key : keys) accepted.push_back(key.info.path);
      meant = nearest(path, accepted);
    }
    const std::string place = group.empty() ? section.words : fmt::format("[{}]", group.substr(0, group.size() - 1));
    files_.problems.push_back(
        document_.problem(name.source(), fmt::format("unknown key '{}' in {}", name.str(), place), std::move(meant)));
  }

  const Document& document_;
  InputFiles& files_;
  Draft* draft_;
};

}  // namespace minori
