#include "scenarios/input_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>

#include "scenarios/catalogue.hpp"
#include "scenarios/country_reader.hpp"
#include "scenarios/nearest.hpp"

namespace minori {

std::string_view word_of(InputKind kind) {
  switch (kind) {
    case InputKind::scenario: return "scenario";
    case InputKind::experiment: return "experiment";
    case InputKind::programme: return "programme";
    case InputKind::country: return "country";
  }
  return "file";
}

namespace {

std::filesystem::path shipped_path(InputKind kind, const std::string& name) {
  const auto folder = data_folder();
  switch (kind) {
    case InputKind::scenario: return folder / (name + ".toml");
    case InputKind::experiment: return folder / "experiments" / (name + ".toml");
    case InputKind::programme: return folder / "programmes" / (name + ".toml");
    case InputKind::country: return folder / "countries" / name;
  }
  return {};
}

std::vector<std::string> shipped_names(InputKind kind) {
  const Catalogue all = catalogue();
  const auto& entries = kind == InputKind::scenario     ? all.scenarios
                        : kind == InputKind::experiment ? all.experiments
                        : kind == InputKind::programme  ? all.programmes
                                                        : all.countries;
  std::vector<std::string> names;
  for (const auto& entry : entries) names.push_back(entry.name);
  return names;
}

std::string with_article(InputKind kind) {
  return fmt::format("{} {}", kind == InputKind::experiment ? "an" : "a", word_of(kind));
}

bool looks_like_path(const std::string& text) {
  return text.find('/') != std::string::npos || text.ends_with(".toml") || text == "." || text == "..";
}

}  // namespace

std::filesystem::path InputFiles::find(InputKind kind, const std::string& name_or_path,
                                       const std::filesystem::path& folder, const Place& place) {
  const bool has_nul = name_or_path.find('\0') != std::string::npos;
  if (name_or_path.empty() || has_nul) {
    problems.push_back(problem_at(place, "command line", fmt::format("the name of {} is empty", with_article(kind))));
    return {};
  }
  std::error_code failed;
  if (looks_like_path(name_or_path)) return folder / name_or_path;
  auto shipped = shipped_path(kind, name_or_path);
  if (std::filesystem::exists(shipped, failed)) return shipped;
  auto local = folder / name_or_path;
  if (std::filesystem::exists(local, failed)) return local;
  std::string message = fmt::format("no shipped {} has this name, and no file either", word_of(kind));
  for (const auto other : {InputKind::scenario, InputKind::experiment, InputKind::programme, InputKind::country})
    if (std::filesystem::exists(shipped_path(other, name_or_path), failed))
      message = fmt::format("this is the name of a shipped {}; {} is needed", word_of(other), with_article(kind));
  problems.push_back(problem_at(place, name_or_path, std::move(message), nearest(name_or_path, shipped_names(kind))));
  return {};
}

InputKind InputFiles::kind_of_input(const std::string& name_or_path) {
  std::error_code failed;
  const bool plain_name = !name_or_path.empty() && !looks_like_path(name_or_path);
  for (const auto kind : {InputKind::scenario, InputKind::experiment, InputKind::programme, InputKind::country})
    if (plain_name && std::filesystem::exists(shipped_path(kind, name_or_path), failed)) return kind;
  if (!std::filesystem::exists(name_or_path, failed)) return InputKind::scenario;
  if (std::filesystem::is_directory(name_or_path, failed))
    return std::filesystem::exists(std::filesystem::path(name_or_path) / "country.csv", failed) ? InputKind::country
                                                                                                : InputKind::scenario;
  const auto& table = open(name_or_path).table;
  if (table.contains("experiment") || table.contains("factor")) return InputKind::experiment;
  return table.contains("menu") || table.contains("candidates") ? InputKind::programme : InputKind::scenario;
}

const Document& InputFiles::open(const std::filesystem::path& path) {
  auto& document = documents_[path.lexically_normal()];
  if (!document) document = std::make_unique<Document>(read_toml_file(path.lexically_normal(), problems));
  return *document;
}

const Document& InputFiles::override_of(const std::string& text) {
  return *overrides_.emplace_back(std::make_unique<Document>(parse_override(text, problems)));
}

const Country* InputFiles::country(const std::filesystem::path& folder) {
  const auto [found, is_new] = countries_.try_emplace(folder.lexically_normal());
  auto& country = found->second;
  if (is_new) {
    try {
      country = read_country(found->first);
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  return country ? &*country : nullptr;
}

void InputFiles::throw_if_any() {
  if (problems.empty()) return;
  std::vector<std::string> files;  // in the order of their first problem
  for (const auto& each : problems)
    if (std::find(files.begin(), files.end(), each.file) == files.end()) files.push_back(each.file);
  const auto rank = [&](const Problem& each) {
    const auto file = std::find(files.begin(), files.end(), each.file) - files.begin();
    return std::make_tuple(file, each.line, each.line > 0 ? each.column : 0);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& left, const Problem& right) { return rank(left) < rank(right); });
  std::set<std::tuple<std::string, std::size_t, std::size_t, std::string>> seen;
  std::vector<Problem> distinct;
  for (auto& each : problems)
    if (seen.emplace(each.file, each.line, each.column, each.message + each.source_line).second)
      distinct.push_back(each);
  throw ScenarioError(std::move(distinct));
}

}  // namespace minori
