#include "scenarios/keys.hpp"

#include <fmt/format.h>

namespace minori {

namespace {

std::string source_of(Origin origin, std::string_view source) {
  std::string text(name_of(origin));
  if (!source.empty() && source != text) text += fmt::format(": {}", source);
  return text;
}

/// The parameter that stands at `index` in the order of `for_each_parameter`.
template <class AllParameters>
double& parameter_at(AllParameters& parameters, std::size_t index) {
  double* found = nullptr;
  std::size_t i = 0;
  for_each_parameter(parameters, [&](std::string_view, const auto&, double& value) {
    if (i++ == index) found = &value;
  });
  return *found;
}

template <class Entry>
Key<Scenario> parameter_key(std::string_view group, const Entry& entry, std::size_t index) {
  KeyInfo info{.path = fmt::format("parameters.{}.{}", group, entry.name),
               .unit = std::string(entry.unit),
               .low = entry.low,
               .high = entry.high,
               .neutral = entry.neutral,
               .description = std::string(entry.meaning),
               .source = source_of(entry.origin, entry.source),
               .type = KeyType::number,
               .standard = entry.standard};
  return {std::move(info),
          [index](const Scenario& scenario) {
            auto parameters = scenario.parameters;
            return Value(parameter_at(parameters, index));
          },
          [index](Scenario& scenario, const Value& value) {
            parameter_at(scenario.parameters, index) = std::get<double>(value);
          }};
}

std::vector<Key<Scenario>> time_keys() {
  return {
      key<Scenario>(ranged("horizon.first_fy", "fiscal year", 1900, 2200,
                           "first fiscal year after burn-in (fiscal years start in April)",
                           "judgement: first year of the Regional Innovation Strategy Support Programme"),
                    &Scenario::first_fiscal_year),
      key<Scenario>(ranged("horizon.last_fy", "fiscal year", 1900, 2400, "last fiscal year, inclusive",
                           "judgement: 40 years, because results of research projects take decades"),
                    &Scenario::last_fiscal_year),
      key<Scenario>(
          ranged("burn_in_years", "year", 0, 200, "years that are simulated before the horizon and not recorded",
                 "judgement: sizes and knowledge of firms take decades to settle"),
          &Scenario::burn_in_years),
      key<Scenario>(ranged("output.snapshot_years", "year", 0, 200,
                           "years between measures of the network and of distributions, the first at the end of the "
                           "first year that counts as many; 0: none",
                           "judgement: they change slowly and take time to measure"),
                    &Scenario::snapshot_years),
      key<Scenario>({.path = "output.events",
                     .description = "whether run files hold the event log: what happened to which project, cluster "
                                    "organisation and start-up",
                     .source = "judgement: it takes some ten times the room of all indicators"},
                    &Scenario::keep_events),
  };
}

std::vector<Key<Scenario>> make_scenario_keys() {
  std::vector<Key<Scenario>> keys{
      key<Scenario>(
          {.path = "name", .high = longest_name, .description = "identifies the scenario in files and charts"},
          &Scenario::name),
      key<Scenario>({.path = "title_en", .high = longest_text, .description = "title in English"}, &Scenario::title_en),
      key<Scenario>({.path = "title_ja", .high = longest_text, .description = "title in Japanese"},
                    &Scenario::title_ja),
      key<Scenario>({.path = "population.scale",
                     .unit = "1",
                     .low = 0.0,
                     .high = 1.0,
                     .low_excluded = true,
                     .description = "share of background firms that are agents; each stands for 1/scale firms",
                     .source = "judgement: 1 in 100 keeps a run within seconds"},
                    &Scenario::population_scale),
      key<Scenario>(ranged("innovation.scale", "1", 0.1, 1.0,
                           "share of the innovation layer and of policy money; below 1 for tests and demonstrations",
                           "judgement: below 0.1 the grant of a region buys no project"),
                    &Scenario::innovation_scale),
  };
  keys.push_back(key<Scenario>(
      {.path = "cluster_lists",
       .high = longest_text,
       .description = "lists of the country's table of places whose cluster organisations exist, with or without a "
                      "programme; [] means all. Unless a file says which, lists that a programme names are added",
       .source = "judgement: worlds that are compared have the same cluster organisations"},
      &Scenario::cluster_lists));
  for (auto& each : time_keys()) keys.push_back(std::move(each));
  Scenario scenario;
  for_each_parameter(scenario.parameters,
                     [&, index = std::size_t{0}](std::string_view group, const auto& entry, double&) mutable {
                       keys.push_back(parameter_key(group, entry, index++));
                     });
  return keys;
}

}  // namespace

const std::vector<Key<Scenario>>& scenario_keys() {
  static const auto keys = make_scenario_keys();
  return keys;
}

const std::vector<Key<ShockText>>& shock_keys() {
  static const std::vector<Key<ShockText>> keys{
      key<ShockText>({.path = "name", .high = longest_name, .description = "identifies the shock in its scenario"},
                     &ShockText::shock, &Shock::name),
      key<ShockText>(
          {.path = "kind",
           .description = "demand: sales of firms change; destruction: plant and sales of firms are lost, and come "
                          "back over years; credit: the risk that banks accept changes",
           .choices = {"demand", "destruction", "credit"}},
          &ShockText::shock, &Shock::kind),
      key<ShockText>(ranged("fiscal_year", "fiscal year", 1900, 2400, "when it begins"), &ShockText::shock,
                     &Shock::fiscal_year),
      key<ShockText>(
          ranged("quarter", "quarter", 1, 4, "quarter of the fiscal year in which it begins (1 = April to June)"),
          &ShockText::shock, &Shock::quarter),
      key<ShockText>(ranged("quarters", "quarter", 1, 400, "how long it lasts"), &ShockText::shock, &Shock::quarters),
      key<ShockText>(ranged("size", "1", -1, 1, "relative change, e.g. -0.05"), &ShockText::shock, &Shock::size),
      key<ShockText>({.path = "regions",
                      .description = "prefectures that it hits, by name or JIS code; without it, all",
                      .type = KeyType::names},
                     &ShockText::regions),
  };
  return keys;
}

const std::vector<KeyInfo>& file_keys() {
  static const std::vector<KeyInfo> keys{
      {.path = "extends",
       .high = longest_text,
       .description = "scenario that this one starts from: shipped name or file, relative to this file"},
      {.path = "country",
       .high = longest_text,
       .description = "country that it runs in: shipped name or folder, relative to this file",
       .standard = std::string("japan")},
      {.path = "country_sha256",
       .high = 64,
       .description = "SHA-256 of the country's figures, as `--print-config` prints it; other figures are refused"},
  };
  return keys;
}

}  // namespace minori
