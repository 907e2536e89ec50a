#include <fmt/format.h>

#include "scenarios/instrument.hpp"
#include "scenarios/keys.hpp"

namespace minori {

namespace {

std::vector<Key<InstrumentText>> common_keys() {
  using policy::Measure;
  return {
      key<InstrumentText>(
          {.path = "name", .high = longest_name, .description = "identifies this use of an instrument in its scenario"},
          &InstrumentText::measure, &Measure::name),
      key<InstrumentText>(
          {.path = "kind", .high = longest_name, .description = "the instrument; `minori instruments` lists them"},
          &InstrumentText::measure, &Measure::kind),
      key<InstrumentText>(ranged("first_fy", "fiscal year", 0, 2400, "first fiscal year; 0: the horizon's first"),
                          &InstrumentText::measure, &Measure::first_fiscal_year),
      key<InstrumentText>(
          ranged("last_fy", "fiscal year", 0, 2400, "last fiscal year, inclusive; 0: the horizon's last"),
          &InstrumentText::measure, &Measure::last_fiscal_year),
      key<InstrumentText>({.path = "regions",
                           .description = "prefectures where it is used, by name or JIS code; without it, all",
                           .type = KeyType::names},
                          &InstrumentText::regions),
      key<InstrumentText>(
          {.path = "fields",
           .description = "fields for which it is used, by identifier, if its levers are by field; without it, all"},
          &InstrumentText::fields),
  };
}

Key<InstrumentText> parameter_key(const InstrumentParameter& parameter) {
  const std::string name(parameter.name);
  const double standard = parameter.standard;
  std::string source(name_of(parameter.origin));
  if (!parameter.source.empty() && !parameter.source.starts_with(source))
    source += fmt::format(": {}", parameter.source);
  else if (!parameter.source.empty())
    source = parameter.source;
  KeyInfo info{.path = name,
               .unit = std::string(parameter.unit),
               .low = parameter.low,
               .high = parameter.high,
               .description = std::string(parameter.meaning),
               .source = std::move(source),
               .type = KeyType::number,
               .standard = standard};
  return {std::move(info),
          [name, standard](const InstrumentText& text) {
            const auto& settings = text.measure.settings;
            const auto found = settings.find(name);
            return Value(found == settings.end() ? standard : found->second);
          },
          [name](InstrumentText& text, const Value& value) { text.measure.settings[name] = std::get<double>(value); }};
}

}  // namespace

const std::vector<Key<InstrumentText>>& instrument_keys() {
  static const auto keys = common_keys();
  return keys;
}

std::vector<Key<InstrumentText>> instrument_keys(const std::string& kind) {
  auto keys = common_keys();
  if (const Instrument* instrument = find_instrument(kind))
    for (const InstrumentParameter& each : instrument->parameters) keys.push_back(parameter_key(each));
  return keys;
}

}  // namespace minori
