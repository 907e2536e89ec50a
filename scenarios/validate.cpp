#include "scenarios/validate.hpp"

#include <fmt/format.h>

#include "scenarios/checks.hpp"
#include "scenarios/input_files.hpp"
#include "scenarios/layer.hpp"
#include "scenarios/load.hpp"

namespace minori {

namespace {

std::string summary_of(const Scenario& scenario) {
  const std::string used = scenario.measures.empty() ? "" : fmt::format("{} instruments, ", scenario.measures.size());
  return fmt::format("country {}, {} programmes, {}{} shocks, FY{} to FY{} after {} years of burn-in",
                     scenario.country.name, scenario.programmes.size(), used, scenario.shocks.size(),
                     scenario.first_fiscal_year, scenario.last_fiscal_year, scenario.burn_in_years);
}

std::string summary_of(const Experiment& experiment) {
  return fmt::format("{} scenarios x {} replicates, compared with '{}'", experiment.entries.size(),
                     experiment.replicates, experiment.baseline);
}

std::string check_programme(const std::filesystem::path& path, InputFiles& files) {
  Draft draft;
  draft.scenario.name = "programme";
  draft.scenario.first_fiscal_year = 1900;  // whatever scenario it will stand in
  draft.scenario.last_fiscal_year = 2400;
  read_programme_file(files.open(path), draft, files);
  check_draft(draft, nullptr, path.string(), files);
  files.throw_if_any();
  const auto& design = draft.programmes.front().design;
  return fmt::format("{} regions x {} million yen a year, {} years", design.regions, design.grant,
                     design.funding_period);
}

std::string check_country(const std::filesystem::path& path, InputFiles& files) {
  const Country* country = files.country(path);
  files.throw_if_any();
  return fmt::format("{} regions, {} places for programmes", country->regions.size(), country->clusters.size());
}

std::string checked(InputKind kind, const std::string& name, const std::vector<std::string>& overrides,
                    InputFiles& files) {
  if (kind == InputKind::scenario) return summary_of(load_scenario(name, overrides));
  if (kind == InputKind::experiment) return summary_of(load_experiment(name, overrides));
  const auto path = files.find(kind, name, "", {});
  files.throw_if_any();
  return kind == InputKind::programme ? check_programme(path, files) : check_country(path, files);
}

}  // namespace

Verdict validate_input(const std::string& name_or_path, const std::vector<std::string>& overrides) {
  const InputKind kind = InputFiles().kind_of_input(name_or_path);
  Verdict verdict{std::string(word_of(kind)), name_or_path, "", {}};
  try {
    InputFiles files;
    verdict.summary = checked(kind, name_or_path, overrides, files);
  } catch (const ScenarioError& error) {
    verdict.problems = error.problems();
  }
  return verdict;
}

}  // namespace minori
