#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/patterns/facts_file.hpp"
#include "analysis/runs_in_file.hpp"
#include "analysis/statistics.hpp"

namespace minori::analysis {

namespace {

using nlohmann::json;

/// One object of the file and how messages call it: "", or "patterns[3] (degree_tail): ".
struct Place {
  const json& object;
  std::string name;
};

/// A value as a message shows it, however long it is.
std::string found_value(const json& value) {
  const std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  return text.size() <= 60 ? text : text.substr(0, 57) + "...";
}

[[noreturn]] void refuse_value(const Place& place, const std::string& key, const std::string& accepted) {
  const auto found = place.object.find(key);
  throw AnalysisError(fmt::format("{}{} is {}; accepted is {}", place.name, key,
                                  found == place.object.end() ? "missing" : found_value(*found), accepted));
}

std::string text_at(const Place& place, const std::string& key) {
  const auto found = place.object.find(key);
  if (found == place.object.end() || !found->is_string()) refuse_value(place, key, "a text");
  return found->get<std::string>();
}

/// Null stands for a number that there is not.
double number_or_null_at(const Place& place, const std::string& key) {
  const auto found = place.object.find(key);
  if (found == place.object.end() || !(found->is_null() || found->is_number()))
    refuse_value(place, key, "a number or null");
  return found->is_null() ? missing : found->get<double>();
}

double scale_at(const Place& place, const std::string& key) {
  const double value = number_or_null_at(place, key);
  if (!(value > 0.0)) refuse_value(place, key, "a number above 0");
  return value;
}

std::size_t count_at(const Place& place, const std::string& key) {
  const auto found = place.object.find(key);
  if (found == place.object.end() || !found->is_number_unsigned()) refuse_value(place, key, "a whole number");
  return found->get<std::size_t>();
}

std::vector<double> values_at(const Place& place, const std::string& key) {
  const auto found = place.object.find(key);
  const bool numeric = found != place.object.end() && found->is_array() &&
                       std::all_of(found->begin(), found->end(), [](const json& each) { return each.is_number(); });
  if (!numeric) refuse_value(place, key, "a list of numbers");
  return found->get<std::vector<double>>();
}

CurvePoints points_of(const Place& place) {
  if (!place.object.is_object()) throw AnalysisError(place.name + "is no object with the lists x and y");
  CurvePoints points{place.object.contains("name") ? text_at(place, "name") : "", values_at(place, "x"),
                     values_at(place, "y")};
  if (points.x.size() != points.y.size())
    refuse_value(place, "y", fmt::format("a list as long as x, which has {} numbers", points.x.size()));
  return points;
}

FactCurve curve_of(const Place& place) {
  const auto simulated = place.object.find("simulated");
  const auto laws = place.object.find("laws");
  if (!place.object.is_object() || simulated == place.object.end() || laws == place.object.end() || !laws->is_array())
    throw AnalysisError(place.name + "is no object with simulated and a list of laws");
  FactCurve curve{points_of({*simulated, place.name + "simulated: "}), {}};
  for (const json& law : *laws) curve.laws.push_back(points_of({law, place.name + "laws: "}));
  return curve;
}

/// The numbers of the file count only for the question that this program asks: same fact, same range, same role.
void check_same_question(const Place& place, const StylisedFact& fact) {
  if (text_at(place, "fact") != fact.id)
    refuse_value(place, "fact", found_value(fact.id) + " as in this program's table");
  if (values_at(place, "published") != std::vector{fact.low, fact.high})
    refuse_value(place, "published", fmt::format("[{}, {}] as in this program's table", fact.low, fact.high));
  if (text_at(place, "role") != name_of(fact.role))
    refuse_value(place, "role", fmt::format("\"{}\" as in this program's table", name_of(fact.role)));
}

CheckedFact fact_from(const json& object, std::size_t number, const StylisedFact& fact) {
  const Place place{object, fmt::format("patterns[{}] ({}): ", number, fact.id)};
  if (!object.is_object()) throw AnalysisError(place.name + "is no object");
  check_same_question(place, fact);
  CheckedFact made;
  made.fact = fact;
  made.measured = {number_or_null_at(place, "simulated"), number_or_null_at(place, "low"),
                   number_or_null_at(place, "high"), count_at(place, "seeds")};
  made.verdict = verdict_on(fact, made.measured);
  if (text_at(place, "verdict") != name_of(made.verdict))
    refuse_value(place, "verdict", fmt::format("\"{}\", which follows from its numbers", name_of(made.verdict)));
  made.how = text_at(place, "measured_on");
  made.note = {text_at(place, "note"), text_at(place, "note_ja")};
  if (object.contains("curve")) made.curve = curve_of({object["curve"], place.name + "curve: "});
  return made;
}

json parsed_facts(const std::string& text) {
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size()));
    throw AnalysisError(fmt::format("line {} is not JSON", 1 + std::count(text.begin(), end, '\n')));
  }
}

void check_format(const json& file) {
  if (!file.is_object()) throw AnalysisError("it holds no JSON object");
  const Place place{file, ""};
  if (file.value("format", json()) != json(facts_format))
    refuse_value(place, "format", fmt::format("\"{}\"", facts_format));
  if (file.value("format_version", json()) != json(facts_format_version))
    refuse_value(place, "format_version", fmt::format("{}", facts_format_version));
}

FactWorlds worlds_from(const Place& place) {
  FactWorlds worlds;
  worlds.program_version = text_at(place, "program_version");
  worlds.commit = text_at(place, "commit");
  const auto dirty = place.object.find("dirty");
  if (dirty == place.object.end() || !dirty->is_boolean()) refuse_value(place, "dirty", "true or false");
  worlds.dirty = dirty->get<bool>();
  worlds.command_line = text_at(place, "command_line");
  worlds.country = text_at(place, "country");
  worlds.regions = count_at(place, "regions");
  worlds.innovation_scale = scale_at(place, "innovation_scale");
  worlds.population_scale = scale_at(place, "population_scale");
  worlds.seed = text_at(place, "seed");
  worlds.seeds = count_at(place, "seeds");
  return worlds;
}

}  // namespace

CheckedFacts read_facts(const std::string& text) {
  const json file = parsed_facts(text);
  check_format(file);
  CheckedFacts checked{worlds_from({file, ""}), {}};
  const auto& table = stylised_facts();
  const auto patterns = file.find("patterns");
  if (patterns == file.end() || !patterns->is_array()) refuse_value({file, ""}, "patterns", "a list of facts");
  if (patterns->size() != table.size())
    throw AnalysisError(
        fmt::format("patterns holds {} facts; accepted are the {} of this program", patterns->size(), table.size()));
  for (std::size_t i = 0; i < table.size(); ++i) checked.facts.push_back(fact_from((*patterns)[i], i, table[i]));
  return checked;
}

}  // namespace minori::analysis
