#include "output/survey.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "output/alignment.hpp"
#include "output/digest.hpp"

namespace minori {
namespace {

using Labels = std::vector<std::string>;
using Numbers = std::vector<std::int32_t>;

constexpr std::size_t most_kept_open = 64;  ///< some MB each
constexpr std::size_t files_ahead = 4;      ///< their bytes are read and hashed while another one is looked at

const Dimension* run_axis(const Reader& reader) {
  for (const auto& each : reader.dimensions())
    if (each.name == run_dimension && std::holds_alternative<Numbers>(each.coordinates)) return &each;
  return nullptr;
}

/// What differs between two axes of one place in their files, or nothing. Numbers must be the same, labels if asked.
std::string difference(const Dimension& first, const Dimension& other, bool same_labels) {
  if (first.name != other.name) return "dimension '" + other.name + "' where it has '" + first.name + "'";
  if (first.unit != other.unit)
    return "unit '" + other.unit + "' of dimension '" + first.name + "', not '" + first.unit + "'";
  const bool labels = !same_labels && std::holds_alternative<Labels>(first.coordinates);
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

std::vector<RunOrigin> origins_of(const Reader& reader) {
  const Provenance& own = reader.provenance();
  if (!reader.has(added::digest))
    return {reader.runs(), RunOrigin{reader.digest(), scenario_hash(own), own.scenario_text, own.seed}};
  const auto texts = [&](const char* variable) { return std::get<Labels>(reader.read(variable).values); };
  const auto digests = texts(added::digest);
  const auto hashes = texts(added::hash);
  const auto seeds = texts("run_seed");
  std::map<std::string, std::string> scenario_texts;
  for (auto& text : texts(added::scenario)) {
    std::string hash = sha256(text);
    scenario_texts.emplace(std::move(hash), std::move(text));
  }
  std::vector<RunOrigin> origins;
  for (std::size_t i = 0; i < digests.size(); ++i)
    origins.push_back({digests[i], hashes[i], scenario_texts[hashes[i]], std::stoull(seeds[i], nullptr, 16)});
  return origins;
}

std::vector<Dimension> joined_dimensions(const Reader& reader) {
  std::vector<Dimension> joined = reader.dimensions();
  std::erase_if(
      joined, [](const Dimension& each) { return of_event_log(each.name) || each.name == added::scenario_dimension; });
  return joined;
}

std::vector<Variable> joined_variables(const Reader& reader) {
  std::vector<Variable> joined = reader.variables();
  std::erase_if(joined, [](const Variable& each) {
    return of_event_log(each) || each.name == added::digest || each.name == added::hash || each.name == added::scenario;
  });
  return joined;
}

Survey::Survey(const std::vector<RunSource>& runs, bool same_labels, const std::function<void()>& looked)
    : same_labels_(same_labels) {
  std::map<std::filesystem::path, Places> places;
  std::vector<std::filesystem::path> files;  // in order of first appearance
  for (const auto& each : runs) {
    auto& wanted = places[each.file];
    if (wanted.empty()) files.push_back(each.file);
    wanted.push_back(each.place);
  }
  std::deque<Opening> ahead;
  for (std::size_t i = 0, opened = 0; i < files.size(); ++i) {
    while (opened < files.size() && ahead.size() < files_ahead) ahead.push_back(open(files[opened++]));
    add(files[i], std::move(ahead.front()), places.at(files[i]));
    ahead.pop_front();
    looked();
  }
  put_in_order(runs);
}

Reader Survey::take_reader(const std::filesystem::path& path) {
  auto kept = kept_open_.extract(path);
  return kept.empty() ? Reader(path) : std::move(kept.mapped());
}

Survey::Opening Survey::open(const std::filesystem::path& path) {
  return std::async(std::launch::async, [path] { return Reader(path); });
}

void Survey::add(const std::filesystem::path& path, Opening opening, const Places& places) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    unusable_.push_back({path, "missing"});
    return;
  }
  try {
    Reader reader = opening.get();
    if (!reader.is_whole()) {
      unusable_.push_back({path, "damaged: its contents do not match its digest"});
      return;
    }
    if (const std::string why = misfit(reader, places); !why.empty())
      misfits_.push_back({path, why});
    else
      take_in(reader, places);
    if (kept_open_.size() < most_kept_open) kept_open_.emplace(path, std::move(reader));
  } catch (const OutputError& error) {
    const std::string words = error.what();
    const std::string prefix = path.string() + ": ";
    unusable_.push_back({path, words.rfind(prefix, 0) == 0 ? words.substr(prefix.size()) : words});
  }
}

std::string Survey::misfit(const Reader& reader, const Places& places) const {
  if (reader.has("experiment_name")) return "is an analysis file, not a run file";
  if (run_axis(reader) == nullptr) return "is not a run file: it has no dimension 'run'";
  if (std::string why = misfit_of_runs(reader, places); !why.empty() || first_file_.empty()) return why;
  const auto unlike = [&](const std::string& what) { return "has " + what + ", unlike " + first_file_.string(); };
  if (reader.provenance().program_version != program_version_)
    return unlike("program version " + reader.provenance().program_version + ", not " + program_version_);
  const auto dimensions = joined_dimensions(reader);
  const auto variables = joined_variables(reader);
  if (dimensions.size() != layout_.dimensions.size()) return unlike("another number of dimensions");
  for (std::size_t i = 0; i < layout_.dimensions.size(); ++i)
    if (const auto what = difference(layout_.dimensions[i], dimensions[i], same_labels_); !what.empty())
      return unlike(what);
  if (variables.size() != layout_.forms.size()) return unlike("another number of variables");
  for (std::size_t i = 0; i < layout_.forms.size(); ++i)
    if (const auto what = difference(layout_.forms[i].description, variables[i]); !what.empty()) return unlike(what);
  return "";
}

std::string Survey::misfit_of_runs(const Reader& reader, const Places& places) const {
  const std::vector<RunOrigin> origins = origins_of(reader);
  for (const std::size_t place : places) {
    if (place >= origins.size())
      return "holds " + std::to_string(origins.size()) + " runs: there is none at place " + std::to_string(place);
    if (const auto found = files_of_digests_.find(origins[place].digest); found != files_of_digests_.end())
      return "holds a run that is also in " + found->second.string();
  }
  return "";
}

void Survey::take_in(const Reader& reader, const Places& places) {
  if (first_file_.empty()) {
    first_file_ = reader.path();
    program_version_ = reader.provenance().program_version;
    layout_.dimensions = joined_dimensions(reader);
    for (const auto& each : joined_variables(reader)) layout_.forms.push_back({each, false});
  } else {
    join_dimensions(reader);
  }
  note_gaps(reader);
  take_in_runs(reader, places);
}

void Survey::take_in_runs(const Reader& reader, const Places& places) {
  const std::vector<RunOrigin> origins = origins_of(reader);
  for (const std::size_t place : places) {
    const RunOrigin& origin = origins.at(place);
    const RunSource source{reader.path(), place};
    files_of_digests_.emplace(origin.digest, reader.path());
    scenario_texts_.emplace(origin.scenario_hash, origin.scenario_text);
    known_[source] = {source, origin.digest, origin.scenario_hash};
  }
}

/// The runs of a pack stand together in their file, but not in the experiment. Runs are numbered as they are joined: a
/// number of its own would tie a run's file to the experiment that it was made for.
void Survey::put_in_order(const std::vector<RunSource>& runs) {
  std::set<std::string> hashes;
  Numbers numbers;
  for (const auto& each : runs) {
    const auto found = known_.find(each);
    if (found == known_.end()) continue;
    runs_.push_back(found->second);
    numbers.push_back(static_cast<std::int32_t>(numbers.size()));
    const std::string& hash = found->second.scenario_hash;
    if (hashes.insert(hash).second) scenarios_.emplace_back(hash, scenario_texts_.at(hash));
  }
  for (auto& each : layout_.dimensions)
    if (each.name == run_dimension) each.coordinates = numbers;
}

void Survey::join_dimensions(const Reader& reader) {
  const auto parts = joined_dimensions(reader);
  for (std::size_t i = 0; i < layout_.dimensions.size(); ++i) {
    Dimension& joint = layout_.dimensions[i];
    const Dimension& part = parts[i];
    if (joint.name == run_dimension) continue;  // put in order at the end
    if (std::holds_alternative<Labels>(joint.coordinates)) {
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
