#include "scenarios/layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "scenarios/instrument.hpp"
#include "scenarios/key_reader.hpp"
#include "scenarios/nearest.hpp"

namespace minori {

namespace {

const KeyInfo preset_key{.path = "preset", .description = "programme file that this one starts from"};

std::string name_of_programme(const Document& document) {
  const auto stem = std::filesystem::path(document.file).stem().string();
  return document.table["name"].value_exact<std::string>().value_or(stem);
}

void read_programme_keys(const Document& document, const std::string& name, ProgrammeText& programme, Draft& draft,
                         InputFiles& files) {
  KeyReader reader(document, files, &draft);
  reader.read_onto(document.table, programme_keys(), {"the programme", fmt::format("programme.{}.", name), {}},
                   programme);
}

/// Reads one layer of a scenario.
class LayerReader {
 public:
  LayerReader(const Document& document, Draft& draft, InputFiles& files)
      : document_(document), draft_(draft), files_(files), reader_(document, files, &draft) {}

  void read(const toml::table& table) {
    reader_.read_onto(
        table, scenario_keys(),
        {"the scenario", "", {"extends", "country", "country_sha256", "programme", "instrument", "policy", "shock"}},
        draft_.scenario);
    read_country(table);
    if (const toml::node* node = table.get("policy")) read_policy(*node);
    if (const toml::node* node = table.get("programme"))
      read_list(*node, "programme",
                [this](const toml::table& each, std::string name) { read_programme(each, std::move(name)); });
    if (const toml::node* node = table.get("instrument"))
      read_list(*node, "instrument",
                [this](const toml::table& each, std::string name) { read_instrument(each, std::move(name)); });
    if (const toml::node* node = table.get("shock"))
      read_list(*node, "shock",
                [this](const toml::table& each, std::string name) { read_shock(each, std::move(name)); });
  }

 private:
  void read_country(const toml::table& table) {
    if (const auto country = read_text(table, file_keys().at(1), document_, files_)) {
      draft_.country = *country;
      draft_.country_folder = std::filesystem::path(document_.file).parent_path();
      draft_.country_sha256.clear();
      reader_.note("country", *table.get("country"));
    }
    if (const auto hash = read_text(table, file_keys().at(2), document_, files_)) {
      draft_.country_sha256 = *hash;
      reader_.note("country_sha256", *table.get("country_sha256"));
    }
  }

  void read_policy(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return reader_.refuse(node, fmt::format("policy needs a table, not {}", kind_of(node)));
    const std::function<void(const Key<ProgrammeText>&, const Value&)> keep =
        [this](const Key<ProgrammeText>& key, const Value& value) { draft_.policy[key.info.path] = value; };
    reader_.read_keys(*table, policy_keys(), {"[policy]", "policy.", {}}, keep);
  }

  /// [[programme]] adds or changes by the name inside; [programme.NAME] changes what is there.
  template <class ReadOne>
  void read_list(const toml::node& node, const std::string& word, const ReadOne& read_one) {
    if (const toml::table* named = node.as_table()) {
      for (const auto& [name, each] : *named) {
        if (const toml::table* table = each.as_table())
          read_one(*table, std::string(name.str()));
        else
          reader_.refuse(each, fmt::format("{}.{} needs a table, not {}", word, name.str(), kind_of(each)));
      }
      return;
    }
    const toml::array* array = node.as_array();
    if (array == nullptr)
      return reader_.refuse(node, fmt::format("{} needs tables, [[{}]], not {}", word, word, kind_of(node)));
    for (const toml::node& each : *array) {
      if (const toml::table* table = each.as_table())
        read_one(*table, "");
      else
        reader_.refuse(each, fmt::format("[[{}]] needs a table, not {}", word, kind_of(each)));
    }
  }

  void read_programme(const toml::table& table, std::string name) {
    const bool must_exist = !name.empty();
    const Document* preset = read_preset(table);
    if (!must_exist) name = table["name"].value_exact<std::string>().value_or("");
    if (name.empty() && preset != nullptr) name = name_of_programme(*preset);
    if (name.empty()) {
      if (!table.contains("preset") && !table.contains("name"))
        reader_.refuse(table, "[[programme]] needs a name or a preset");
      return;
    }
    const auto name_of = [](const ProgrammeText& each) { return each.design.name; };
    ProgrammeText* slot = find_or_add(draft_.programmes, name_of, "programme", name, must_exist, table);
    if (slot == nullptr) return;
    if (preset != nullptr) {
      *slot = ProgrammeText{};
      read_programme_keys(*preset, name, *slot, draft_, files_);
    }
    reader_.read_onto(table, programme_keys(), {"[programme]", fmt::format("programme.{}.", name), {"preset"}}, *slot);
    slot->design.name = name;
    reader_.note("programme." + name, table);
  }

  /// The document of the preset, if there is one and it can be read.
  const Document* read_preset(const toml::table& table) {
    const auto preset = read_text(table, preset_key, document_, files_);
    if (!preset) return nullptr;
    const auto path = files_.find(InputKind::programme, *preset, std::filesystem::path(document_.file).parent_path(),
                                  {&document_, table.get("preset")->source()});
    return path.empty() ? nullptr : &files_.open(path);
  }

  void read_instrument(const toml::table& table, std::string name) {
    const bool must_exist = !name.empty();
    if (!must_exist) name = table["name"].value_exact<std::string>().value_or("");
    if (name.empty()) return reader_.refuse(table, "[[instrument]] needs a name");
    const auto name_of = [](const InstrumentText& each) { return each.measure.name; };
    InstrumentText* slot = find_or_add(draft_.instruments, name_of, "instrument", name, must_exist, table);
    if (slot == nullptr) return;
    slot->measure.name = name;
    reader_.note("instrument." + name, table);
    const std::string before = slot->measure.kind;
    if (!read_kind(table, *slot)) return;
    const std::string kind = slot->measure.kind;
    if (kind != before) slot->measure.settings.clear();  // they are another instrument's
    reader_.read_onto(table, instrument_keys(kind),
                      {fmt::format("[instrument] of kind '{}'", kind), fmt::format("instrument.{}.", name), {}}, *slot);
    slot->measure.name = name;
  }

  /// The kind decides which keys there are; false if it is missing or unknown.
  bool read_kind(const toml::table& table, InstrumentText& slot) {
    if (const toml::node* node = table.get("kind")) {
      const auto kind = read_text(table, instrument_keys().at(1).info, document_, files_);
      if (!kind) return false;
      if (find_instrument(*kind) == nullptr) {
        std::vector<std::string> names;
        for (const Instrument& each : instruments()) names.emplace_back(each.name);
        reader_.refuse(*node, fmt::format("there is no instrument '{}'; `minori instruments` lists them", *kind),
                       nearest(*kind, names));
        return false;
      }
      slot.measure.kind = *kind;
    }
    if (slot.measure.kind.empty())
      reader_.refuse(table,
                     fmt::format("instrument '{}' needs a kind; `minori instruments` lists them", slot.measure.name));
    return !slot.measure.kind.empty();
  }

  void read_shock(const toml::table& table, std::string name) {
    const bool must_exist = !name.empty();
    if (!must_exist) name = table["name"].value_exact<std::string>().value_or("");
    if (name.empty()) return reader_.refuse(table, "[[shock]] needs a name");
    const auto name_of = [](const ShockText& each) { return each.shock.name; };
    ShockText* slot = find_or_add(draft_.shocks, name_of, "shock", name, must_exist, table);
    if (slot == nullptr) return;
    slot->shock.name = name;
    reader_.read_onto(table, shock_keys(), {"[shock]", fmt::format("shock.{}.", name), {}}, *slot);
    reader_.note("shock." + name, table);
  }

  template <class Item, class NameOf>
  Item* find_or_add(std::vector<Item>& items, const NameOf& name_of, const std::string& word, const std::string& name,
                    bool must_exist, const toml::table& table) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& each) { return name_of(each) == name; });
    if (must_exist && found == items.end()) {
      std::vector<std::string> names;
      for (const auto& each : items) names.push_back(name_of(each));
      reader_.refuse(table, fmt::format("there is no {} '{}'", word, name), nearest(name, names));
      return nullptr;
    }
    if (!must_exist && !seen_.insert(word + "." + name).second) {
      reader_.refuse(table, fmt::format("there are two {}s named '{}' in this file", word, name));
      return nullptr;
    }
    return found == items.end() ? &items.emplace_back() : &*found;
  }

  const Document& document_;
  Draft& draft_;
  InputFiles& files_;
  KeyReader reader_;
  std::set<std::string> seen_;  ///< names in this layer
};

}  // namespace

Place Draft::place_of(const std::vector<std::string>& paths) const {
  for (const auto& path : paths)
    if (const auto found = places.find(path); found != places.end()) return found->second;
  return {};
}

const programme::Design* Draft::design_named(const std::string& name) const {
  for (const auto& each : programmes)
    if (each.design.name == name) return &each.design;
  return nullptr;
}

Problem problem_at(const Place& place, const std::string& fallback, std::string message, std::string suggestion) {
  if (place.document != nullptr)
    return place.document->problem(place.region, std::move(message), std::move(suggestion));
  return {fallback, 0, 0, std::move(message), "", std::move(suggestion)};
}

void read_layer(const toml::table& table, const Document& document, Draft& draft, InputFiles& files) {
  LayerReader(document, draft, files).read(table);
}

void read_programme_file(const Document& document, Draft& draft, InputFiles& files) {
  const std::string name = name_of_programme(document);
  auto& programme = draft.programmes.emplace_back();
  read_programme_keys(document, name, programme, draft, files);
  programme.design.name = name;
}

std::optional<std::string> read_text(const toml::table& table, const KeyInfo& info, const Document& document,
                                     InputFiles& files) {
  const toml::node* node = table.get(info.path);
  if (node == nullptr) return std::nullopt;
  const auto value = read_value(*node, info, document, files.problems);
  if (!value) return std::nullopt;
  return std::get<std::string>(*value);
}

}  // namespace minori
