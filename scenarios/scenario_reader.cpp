#include "scenarios/scenario_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/checks.hpp"
#include "scenarios/instrument.hpp"
#include "scenarios/layer.hpp"
#include "scenarios/load.hpp"
#include "scenarios/resolved_text.hpp"

namespace minori {

namespace {

/// Files that extend one another, outermost first.
constexpr std::size_t longest_chain = 32;

void read_chain(const std::filesystem::path& path, std::vector<std::string>& chain, Draft& draft, InputFiles& files) {
  const Document& document = files.open(path);
  chain.push_back(path.lexically_normal().string());
  draft.scenario.name = path.stem().string();
  if (const toml::node* experiment = document.table.get("experiment")) {
    files.problems.push_back(document.problem(experiment->source(), "this is an experiment; a scenario is needed"));
    return;
  }
  if (const auto base = read_text(document.table, file_keys().at(0), document, files)) {
    const Place place{&document, document.table.get("extends")->source()};
    const auto base_path = files.find(InputKind::scenario, *base, path.parent_path(), place);
    const bool circular = std::find(chain.begin(), chain.end(), base_path.lexically_normal().string()) != chain.end();
    if (circular) {
      files.problems.push_back(problem_at(place, path.string(),
                                          fmt::format("extends goes in a circle: {} -> {}", fmt::join(chain, " -> "),
                                                      base_path.lexically_normal().string())));
    } else if (chain.size() == longest_chain) {
      files.problems.push_back(
          problem_at(place, path.string(), fmt::format("more than {} files extend one another", longest_chain)));
    } else if (!base_path.empty()) {
      read_chain(base_path, chain, draft, files);
    }
  }
  draft.scenario.name = path.stem().string();  // unless the file says otherwise; titles are not inherited
  draft.scenario.title_en.clear();
  draft.scenario.title_ja.clear();
  read_layer(document.table, document, draft, files);
}

void apply_policy(Draft& draft) {
  for (auto& programme : draft.programmes) {
    const std::string prefix = "programme." + programme.design.name + ".";
    for (const auto& key : policy_keys()) {
      const auto& path = key.info.path;
      if (const auto place = draft.places.find("policy." + path); place != draft.places.end())
        draft.places[prefix + path] = place->second;
      if (draft.refused.contains("policy." + path)) draft.refused.insert(prefix + path);
      if (const auto set = draft.policy.find(path); set != draft.policy.end()) key.write(programme, set->second);
    }
  }
}

/// Unless a file says which lists of places have cluster organisations, those that a programme names have, also while
/// it is not enabled: so a world with it and one without differ by the programme only.
void add_lists_of_programmes(Draft& draft) {
  auto& lists = draft.scenario.cluster_lists;
  if (draft.places.contains("cluster_lists")) return;
  for (const auto& programme : draft.programmes)
    for (const auto& each : programme.design.candidates)
      if (std::find(lists.begin(), lists.end(), each) == lists.end()) lists.push_back(each);
}

const Country* read_country_of(const Draft& draft, const std::string& file, InputFiles& files) {
  const Place place = draft.place_of({"country"});
  const auto folder = files.find(InputKind::country, draft.country, draft.country_folder, place);
  if (folder.empty()) return nullptr;
  const Country* country = files.country(folder);
  if (country != nullptr && !draft.country_sha256.empty() && draft.country_sha256 != country_sha256(*country))
    files.problems.push_back(problem_at(draft.place_of({"country_sha256"}), file,
                                        fmt::format("the figures of country '{}' are not those that this file was made "
                                                    "with: their SHA-256 is {}",
                                                    draft.country, country_sha256(*country))));
  return country;
}

}  // namespace

Draft read_draft(const std::filesystem::path& path, InputFiles& files) {
  Draft draft;
  std::vector<std::string> chain;
  read_chain(path, chain, draft, files);
  return draft;
}

void apply_overrides(const std::vector<std::string>& overrides, Draft& draft, InputFiles& files) {
  for (const auto& each : overrides) {
    const Document& document = files.override_of(each);
    if (document.table.contains("extends"))
      files.problems.push_back(
          document.problem(document.table.get("extends")->source(), "extends cannot be overridden"));
    else
      read_layer(document.table, document, draft, files);
  }
}

Scenario finish(Draft& draft, const std::string& file, InputFiles& files) {
  apply_policy(draft);
  add_lists_of_programmes(draft);
  const Country* country = read_country_of(draft, file, files);
  check_draft(draft, country, file, files);
  Scenario scenario = draft.scenario;
  if (scenario.title_en.empty()) scenario.title_en = scenario.name;
  if (scenario.title_ja.empty()) scenario.title_ja = scenario.title_en;
  for (const auto& programme : draft.programmes) scenario.programmes.push_back(programme.design);
  for (const auto& shock : draft.shocks) {
    scenario.shocks.push_back(shock.shock);
    if (country != nullptr)
      scenario.shocks.back().regions =
          region_rows(shock.regions, "shock." + shock.shock.name, draft, *country, file, files);
  }
  for (const auto& each : draft.instruments) {
    if (find_instrument(each.measure.kind) == nullptr) continue;  // refused when it was read
    policy::Measure& made = scenario.measures.emplace_back(each.measure);
    apply_instrument(made);
    if (country == nullptr) continue;
    made.regions = region_rows(each.regions, "instrument." + made.name, draft, *country, file, files);
    made.fields = field_rows(each.fields, "instrument." + made.name, draft, *country, file, files);
  }
  if (country != nullptr) scenario.country = *country;
  return scenario;
}

namespace {

/// Reads, checks and returns scenario and draft; throws if there are faults.
std::pair<Scenario, Draft> read_scenario(const std::string& name_or_path, const std::vector<std::string>& overrides,
                                         InputFiles& files) {
  const auto path = files.find(InputKind::scenario, name_or_path, "", {});
  Draft draft = path.empty() ? Draft{} : read_draft(path, files);
  if (path.empty()) files.throw_if_any();
  apply_overrides(overrides, draft, files);
  Scenario scenario = finish(draft, path.string(), files);
  files.throw_if_any();
  return {std::move(scenario), std::move(draft)};
}

}  // namespace

Scenario load_scenario(const std::string& name_or_path, const std::vector<std::string>& overrides) {
  InputFiles files;
  return read_scenario(name_or_path, overrides, files).first;
}

std::string explained_text(const std::string& name_or_path, const std::vector<std::string>& overrides) {
  InputFiles files;
  const auto [scenario, draft] = read_scenario(name_or_path, overrides, files);
  const Draft& written = draft;
  return scenario_text(scenario, [&](const std::string& path) {
    const Place place = written.place_of({path});
    if (path == "country_sha256") return std::string("of the figures that were read");
    if (place.document == nullptr) return std::string("default");
    if (!place.document->numbered) return place.document->file + " " + place.document->lines.front();
    return fmt::format("{}:{}", place.document->file, place.region.begin.line);
  });
}

}  // namespace minori
