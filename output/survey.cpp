#include "output/survey.hpp"

#include <algorithm>

#include "output/alignment.hpp"

namespace minori {
namespace {

using Labels = std::vector<std::string>;
using Numbers = std::vector<std::int32_t>;

const Dimension* run_axis(const Reader& reader) {
  for (const auto& each : reader.dimensions())
    if (each.name == run_dimension && std::holds_alternative<Numbers>(each.coordinates)) return &each;
  return nullptr;
}

/// What differs between two axes of one place in their files, or nothing. Labels may differ, numbers may not.
std::string difference(const Dimension& first, const Dimension& other) {
  if (first.name != other.name) return "dimension '" + other.name + "' where it has '" + first.name + "'";
  if (first.unit != other.unit)
    return "unit '" + other.unit + "' of dimension '" + first.name + "', not '" + first.unit + "'";
  const bool labels = std::holds_alternative<Labels>(first.coordinates);
  const bool agree = first.coordinates.index() == other.coordinates.index() &&
                     (first.name == run_dimension || labels || first.coordinates == other.coordinates);
  return agree ? "" : "other positions along dimension '" + first.name + "'";
}

std::string difference(const Variable& first, const Variable& other) {
  if (first.name != other.name) return "variable '" + other.name + "' where it has '" + first.name + "'";
  if (first.unit != other.unit)
    return "unit '" + other.unit + "' of variable '" + first.name + "', not '" + first.unit + "'";
  if (first.dimensions != other.dimensions) return "other dimensions of variable '" + first.name + "'";
  if (first.values.index() != other.values.index()) return "another type of variable '" + first.name + "'";
  if (first.cell_methods != other.cell_methods) return "other cell_methods of variable '" + first.name + "'";
  return "";
}

}  // namespace

std::vector<Dimension> joined_dimensions(const Reader& reader) {
  std::vector<Dimension> joined = reader.dimensions();
  std::erase_if(joined, [](const Dimension& each) { return of_event_log(each.name); });
  return joined;
}

std::vector<Variable> joined_variables(const Reader& reader) {
  std::vector<Variable> joined = reader.variables();
  std::erase_if(joined, [](const Variable& each) { return of_event_log(each); });
  return joined;
}

void Survey::add(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    unusable_.push_back({path, "missing"});
    return;
  }
  try {
    const Reader reader(path);
    if (reader.computed_digest() != reader.digest()) {
      unusable_.push_back({path, "damaged: its contents do not match its digest"});
      return;
    }
    if (const std::string why = misfit(reader); !why.empty())
      misfits_.push_back({path, why});
    else
      take_in(reader);
  } catch (const OutputError& error) {
    const std::string words = error.what();
    const std::string prefix = path.string() + ": ";
    unusable_.push_back({path, words.rfind(prefix, 0) == 0 ? words.substr(prefix.size()) : words});
  }
}

std::string Survey::misfit(const Reader& reader) const {
  if (reader.has("run_digest")) return "is an analysis file, not a run file";
  if (run_axis(reader) == nullptr) return "is not a run file: it has no dimension 'run'";
  if (std::string why = misfit_of_runs(reader); !why.empty() || files_.empty()) return why;
  const auto unlike = [&](const std::string& what) { return "has " + what + ", unlike " + files_[0].path.string(); };
  if (reader.provenance().program_version != program_version_)
    return unlike("program version " + reader.provenance().program_version + ", not " + program_version_);
  const auto dimensions = joined_dimensions(reader);
  const auto variables = joined_variables(reader);
  if (dimensions.size() != layout_.dimensions.size()) return unlike("another number of dimensions");
  for (std::size_t i = 0; i < layout_.dimensions.size(); ++i)
    if (const auto what = difference(layout_.dimensions[i], dimensions[i]); !what.empty()) return unlike(what);
  if (variables.size() != layout_.forms.size()) return unlike("another number of variables");
  for (std::size_t i = 0; i < layout_.forms.size(); ++i)
    if (const auto what = difference(layout_.forms[i].description, variables[i]); !what.empty()) return unlike(what);
  return "";
}

std::string Survey::misfit_of_runs(const Reader& reader) const {
  for (const std::int32_t number : std::get<Numbers>(run_axis(reader)->coordinates))
    if (const auto found = run_numbers_.find(number); found != run_numbers_.end())
      return "holds run " + std::to_string(number) + ", which is also in " + found->second.string();
  return "";
}

void Survey::take_in(const Reader& reader) {
  if (files_.empty()) {
    program_version_ = reader.provenance().program_version;
    layout_.dimensions = joined_dimensions(reader);
    for (const auto& each : joined_variables(reader)) layout_.forms.push_back({each, false});
  } else {
    join_dimensions(reader);
  }
  note_gaps(reader);
  for (const std::int32_t number : std::get<Numbers>(run_axis(reader)->coordinates))
    run_numbers_.emplace(number, reader.path());
  const std::string hash = scenario_hash(reader.provenance());
  const bool known = std::any_of(scenarios_.begin(), scenarios_.end(), [&](const auto& s) { return s.first == hash; });
  if (!known) scenarios_.emplace_back(hash, reader.provenance().scenario_text);
  files_.push_back({reader.path(), reader.digest(), hash, reader.runs()});
}

void Survey::join_dimensions(const Reader& reader) {
  const auto parts = joined_dimensions(reader);
  for (std::size_t i = 0; i < layout_.dimensions.size(); ++i) {
    Dimension& joint = layout_.dimensions[i];
    const Dimension& part = parts[i];
    if (joint.name == run_dimension) {
      auto& numbers = std::get<Numbers>(joint.coordinates);
      const auto& others = std::get<Numbers>(part.coordinates);
      numbers.insert(numbers.end(), others.begin(), others.end());
    } else if (std::holds_alternative<Labels>(joint.coordinates)) {
      const std::size_t before = joint.size();
      join_labels(joint, part);
      if (joint.size() != before || joint.size() != part.size()) uneven_.insert(joint.name);
    }
  }
}

/// A file that lacks labels which another file has leaves gaps in its runs.
void Survey::note_gaps(const Reader& reader) {
  for (auto& form : layout_.forms) {
    const auto& axes = form.description.dimensions;
    const bool gaps = axes.size() > 1 &&
                      std::any_of(axes.begin(), axes.end(), [&](const auto& axis) { return uneven_.count(axis) > 0; });
    const bool text = std::holds_alternative<Labels>(form.description.values);
    form.may_be_missing = !text && (form.may_be_missing || gaps || reader.may_be_missing(form.description.name));
  }
}

}  // namespace minori
