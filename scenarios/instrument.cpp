#include "scenarios/instrument.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace minori {

namespace {

constexpr std::array<std::string_view, 4> groups{"people", "places", "money and market", "governance"};

/// Order of the list: groups as in the specification, unknown ones last, then names.
std::pair<std::ptrdiff_t, std::string_view> rank(const Instrument& instrument) {
  return {std::find(groups.begin(), groups.end(), instrument.group) - groups.begin(), instrument.name};
}

std::vector<Instrument>& known() {
  static std::vector<Instrument> all;
  return all;
}

}  // namespace

RegisterInstrument::RegisterInstrument(Instrument instrument) {
  auto& all = known();
  const auto place =
      std::find_if(all.begin(), all.end(), [&](const Instrument& each) { return rank(instrument) < rank(each); });
  all.insert(place, std::move(instrument));
}

const std::vector<Instrument>& instruments() { return known(); }

const Instrument* find_instrument(std::string_view name) {
  for (const Instrument& each : known())
    if (each.name == name) return &each;
  return nullptr;
}

double InstrumentUse::operator[](std::string_view parameter) const {
  if (const auto set = measure_.settings.find(std::string(parameter)); set != measure_.settings.end())
    return set->second;
  for (const InstrumentParameter& each : instrument_.parameters)
    if (each.name == parameter) return each.standard;
  throw std::logic_error("instrument " + std::string(instrument_.name) + " has no parameter " + std::string(parameter));
}

void apply_instrument(policy::Measure& measure) {
  const Instrument* instrument = find_instrument(measure.kind);
  if (instrument == nullptr) throw std::logic_error("there is no instrument " + measure.kind);
  measure.pushes.clear();
  measure.money = measure.local_share = 0.0;
  InstrumentUse use(*instrument, measure);
  instrument->act(use);
}

std::vector<policy::LeverInfo> levers_of(const Instrument& instrument) {
  policy::Measure measure;
  InstrumentUse use(instrument, measure);
  instrument.act(use);
  std::vector<policy::LeverInfo> found;
  for (const policy::Push& each : measure.pushes) found.push_back(policy::levers()[each.lever]);
  return found;
}

}  // namespace minori
