#include "scenarios/json_schema.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/instrument.hpp"
#include "scenarios/keys.hpp"
#include "scenarios/value_reader.hpp"

namespace minori {

namespace {

using Json = nlohmann::ordered_json;

void add_range(Json& schema, const KeyInfo& info) {
  if (info.neutral && !in_range(info, *info.neutral)) {
    schema["anyOf"] = {{{"minimum", info.low}, {"maximum", info.high}}, {{"const", *info.neutral}}};
    return;
  }
  if (std::isfinite(info.low)) schema[info.low_excluded ? "exclusiveMinimum" : "minimum"] = info.low;
  if (std::isfinite(info.high)) schema["maximum"] = info.high;
}

Json element_schema(const KeyInfo& info) {
  switch (info.type) {
    case KeyType::boolean: return {{"type", "boolean"}};
    case KeyType::integer:
    case KeyType::integers: {
      Json schema{{"type", "integer"}};
      add_range(schema, info);
      return schema;
    }
    case KeyType::number: {
      Json schema{{"type", "number"}};
      add_range(schema, info);
      return schema;
    }
    case KeyType::names: return {{"type", {"string", "integer"}}};
    case KeyType::text:
    case KeyType::texts: break;
  }
  Json schema{{"type", "string"}};
  if (!info.choices.empty()) schema["enum"] = info.choices;
  return schema;
}

bool is_list(KeyType type) { return type == KeyType::integers || type == KeyType::texts || type == KeyType::names; }

Json schema_of(const KeyInfo& info) {
  Json schema = is_list(info.type) ? Json{{"type", "array"}, {"items", element_schema(info)}} : element_schema(info);
  schema["description"] = info.description;
  if (!info.unit.empty()) schema["unit"] = info.unit;
  if (info.neutral) schema["neutral"] = *info.neutral;
  if (!info.source.empty()) schema["source"] = info.source;
  const auto* words = std::get_if<std::string>(&info.standard);
  if (words == nullptr || !words->empty()) schema["default"] = standard_json(info);
  return schema;
}

/// Puts the schema of a dotted path into nested tables.
void add_key(Json& table, const std::string& path, const KeyInfo& info) {
  const auto dot = path.find('.');
  Json& properties = table["properties"];
  if (dot == std::string::npos) {
    properties[path] = schema_of(info);
    return;
  }
  Json& inner = properties[path.substr(0, dot)];
  if (inner.is_null()) inner = {{"type", "object"}, {"additionalProperties", false}};
  add_key(inner, path.substr(dot + 1), info);
}

Json empty_table() { return {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}}; }

template <class Owner>
Json table_of(const std::vector<Key<Owner>>& keys) {
  Json table = empty_table();
  for (const auto& key : keys) add_key(table, key.info.path, key.info);
  return table;
}

/// [[word]] adds or changes by the name inside; [word.NAME] changes what is there.
Json named_list(const std::string& definition) {
  const Json item{{"$ref", "#/$defs/" + definition}};
  return {{"anyOf", {{{"type", "array"}, {"items", item}}, {{"type", "object"}, {"additionalProperties", item}}}}};
}

Json programme_definition() {
  Json table = table_of(programme_keys());
  add_key(table, "preset",
          {.path = "preset",
           .description = "programme that this one starts from: shipped name or file",
           .standard = std::string()});
  return table;
}

/// What every instrument has, any parameter of some instrument, and where the kind is named that kind's alone.
Json instrument_definition() {
  Json table = table_of(instrument_keys());
  Json kinds = Json::array();
  Json cases = Json::array();
  for (const Instrument& each : instruments()) {
    const Json own = table_of(instrument_keys(std::string(each.name)));
    for (const auto& [name, schema] : own["properties"].items())
      if (!table["properties"].contains(name)) table["properties"][name] = {{"type", "number"}};
    kinds.push_back(each.name);
    cases.push_back({{"if", {{"properties", {{"kind", {{"const", each.name}}}}}, {"required", {"kind"}}}},
                     {"then", {{"properties", own["properties"]}, {"additionalProperties", false}}}});
  }
  table["properties"]["kind"]["enum"] = std::move(kinds);
  table["allOf"] = std::move(cases);
  return table;
}

/// What a layer of a scenario may hold: a file, or a `set` in an experiment.
Json layer_definition() {
  Json table = table_of(scenario_keys());
  for (std::size_t i = 1; i < file_keys().size(); ++i) add_key(table, file_keys()[i].path, file_keys()[i]);
  table["properties"]["programme"] = named_list("programme");
  table["properties"]["instrument"] = named_list("instrument");
  table["properties"]["policy"] = {{"$ref", "#/$defs/policy"}};
  table["properties"]["shock"] = named_list("shock");
  return table;
}

Json definitions() {
  return {{"programme", programme_definition()},
          {"instrument", instrument_definition()},
          {"policy", table_of(policy_keys())},
          {"shock", table_of(shock_keys())}};
}

Json headed(const std::string& title, Json body, Json defs) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  for (auto& [name, value] : body.items()) schema[name] = value;
  if (!defs.empty()) schema["$defs"] = std::move(defs);
  return schema;
}

Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

}  // namespace

nlohmann::ordered_json standard_json(const KeyInfo& info) {
  return std::visit([](const auto& value) { return Json(value); }, info.standard);
}

nlohmann::ordered_json scenario_schema() {
  Json body = layer_definition();
  add_key(body, "extends", file_keys().front());
  return headed("Minori scenario", std::move(body), definitions());
}

nlohmann::ordered_json programme_schema() { return headed("Minori programme", table_of(programme_keys()), {}); }

nlohmann::ordered_json experiment_schema() {
  const Json set{{"$ref", "#/$defs/layer"}};
  Json defs = definitions();
  defs["layer"] = layer_definition();
  Json experiment = table_of(experiment_keys());
  experiment["properties"]["set"] = set;
  Json level = table_of(level_keys());
  level["properties"]["set"] = set;
  level["required"] = {"label"};
  Json factor = table_of(factor_keys());
  factor["properties"]["level"] = list_of(level);
  factor["properties"]["only"] = {{"type", "array"},
                                  {"items", {{"type", "string"}}},
                                  {"description", "labels of the levels that stay, of this and the extended file"}};
  factor["required"] = {"name"};
  factor["anyOf"] = {{{"required", {"level"}}}, {{"required", {"only"}}}};
  Json entry = table_of(entry_keys());
  entry["properties"]["set"] = set;
  entry["properties"]["labels"] = {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
  entry["required"] = {"name"};
  Json sampled = table_of(sampled_parameter_keys());
  sampled["required"] = {"key"};
  Json sample = table_of(sample_keys());
  sample["properties"]["parameter"] = list_of(sampled);
  Json dependent = table_of(dependent_parameter_keys());
  dependent["required"] = {"key", "of"};
  sample["properties"]["dependent"] = list_of(dependent);
  Json precision = table_of(precision_keys());
  precision["required"] = {"indicator", "scenario"};
  Json body = empty_table();
  body["properties"] = {{"experiment", experiment},
                        {"factor", list_of(factor)},
                        {"scenario", list_of(entry)},
                        {"sample", sample},
                        {"precision", precision}};
  body["required"] = {"experiment"};
  return headed("Minori experiment", std::move(body), std::move(defs));
}

}  // namespace minori
